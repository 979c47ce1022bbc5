import { expect, test } from 'vitest';
import { addedIndicator, campaignPlanOf, courseState, draftFrom, enteredFigures } from './campaign-state.ts';

const directory = {
  units: [
    { code: 'a', name: '市商务局' },
    { code: 'b', name: '市财政局' },
  ],
  leaders: [{ id: 'mayor', name: '韩某' }],
};
const held = { leader: 'mayor', leadUnit: '市商务局', units: '市商务局、市财政局' };

test('a template, with people and units, comes to a plan', () => {
  const { plan, unknown } = campaignPlanOf(draftFrom('flood', '2021', held), directory);
  expect(unknown).toEqual([]);
  expect(plan).toMatchObject({
    name: '2021年防汛',
    from: '2021-04-01',
    leader: { name: '韩某' },
    units: directory.units,
  });
  expect(plan?.indicators.map(({ id, goal }) => [id, goal])).toContainEqual(['casualties', 0]);
});

test.each([
  ['a name that is no unit', { units: '某局' }, ['某局']],
  ['no leader', { leader: '' }, []],
  ['no units', { units: '' }, []],
])('%s makes no plan', (_, over, names) => {
  const draft = draftFrom('flood', '2021', { ...held, ...over });
  expect(campaignPlanOf(draft, directory)).toEqual({ plan: undefined, unknown: names });
});

test('an indicator without a goal makes no plan; one that counts decimals keeps them', () => {
  const blank = {
    ...draftFrom('plain', '2021', held),
    name: '攻坚',
    aim: '攻坚',
    from: '2021-06-01',
    to: '2021-06-30',
  };
  expect(campaignPlanOf(blank, directory).plan).toBeUndefined();
  const named = blank.indicators.map((one) => ({ ...one, name: '投资', goal: '9.25' }));
  expect(campaignPlanOf({ ...blank, indicators: named }, directory).plan?.indicators[0]?.decimals).toBe(2);
  expect(addedIndicator([addedIndicator([])]).id).toBe('i2');
});

test('what is filled in is sent, nought too, and nothing else', () => {
  expect(enteredFigures({ a: '12', b: '', c: '0', d: 'x' })).toEqual([
    { indicator: 'a', value: 12 },
    { indicator: 'c', value: 0 },
  ]);
});

test('a course is drawn from the start through what was stated, over the days of the campaign', () => {
  const days = { from: '2021-06-01', to: '2021-06-11' };
  const box = { width: 100, height: 20 };
  const course = [
    { on: '2021-06-03', value: { missing: 'no-figure' as const } },
    { on: '2021-06-06', value: '5' },
  ];
  expect(courseState({ course, start: '0', goal: '10' }, days, box)).toEqual({
    stated: 'M0.0 20.0L50.0 10.0',
    due: 'M0.0 20.0L100.0 0.0',
    end: { x: 50, y: 10 },
  });
  expect(courseState({ course: [], start: '0', goal: '10' }, days, box)).toBeUndefined();
});

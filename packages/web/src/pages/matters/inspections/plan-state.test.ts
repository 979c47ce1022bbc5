import { expect, test } from 'vitest';
import { type PlanDraft, planOf, warningsOf } from './plan-state.ts';

const units = [
  { code: 'a', name: '市商务局' },
  { code: 'b', name: '市财政局' },
];
const draft: PlanDraft = {
  direction: 'made',
  title: '督查',
  authority: '市政府督查室',
  basis: '',
  objects: '市商务局、市财政局',
  subject: '促消费',
  method: 'onSite',
  head: '吴某',
  members: '郑某、王某',
  from: '2021-05-24',
  to: '2021-05-25',
  reason: '',
};

test('a draft comes to a plan when nothing is missing', () => {
  const { plan, unknown } = planOf(draft, units);
  expect([plan?.objects, plan?.team.members, unknown]).toEqual([
    units,
    [
      { id: '郑某', name: '郑某' },
      { id: '王某', name: '王某' },
    ],
    [],
  ]);
});

test.each([
  ['a name that is no unit', { objects: '市商务局、某局' }, ['某局']],
  ['no object', { objects: '' }, []],
  ['days out of order', { from: '2021-06-01' }, []],
  ['no head', { head: ' ' }, []],
])('%s makes no plan', (_, over, names) => {
  expect(planOf({ ...draft, ...over }, units)).toEqual({ plan: undefined, unknown: names });
});

test('an object that is inspected within the interval is warned of, the nearest once', () => {
  const row = {
    id: '1',
    direction: 'made' as const,
    title: '前次督查',
    authority: '',
    objects: [{ code: 'a', name: '市商务局' }],
    subject: '',
    method: 'onSite' as const,
    methodWords: '',
    head: '',
    from: '2021-04-01',
    to: '2021-04-02',
    state: 'closed' as const,
    findings: 0,
    matters: 0,
    repeats: [],
    reason: null,
  };
  const register = [
    row,
    { ...row, title: '取消的', state: 'calledOff' as const, from: '2021-05-20', to: '2021-05-20' },
  ];
  const warned = warningsOf({ objects: units, from: '2021-05-24', to: '2021-05-25' }, register);
  expect(warned).toEqual([{ object: '市商务局', title: '前次督查', days: 52 }]);
  expect(warningsOf({ objects: units, from: '2021-06-01', to: '2021-06-01' }, register)).toEqual([]);
});

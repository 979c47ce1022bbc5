import { describe, expect, test } from 'vitest';
import { growthTarget, paced, sampleRow } from '../../testing/sample-row.ts';
import { zhCN } from '../../text/zh-CN.ts';
import {
  changeWord,
  findingsInOrder,
  headlineField,
  headlineMissing,
  isWorseThanWhole,
  paceCondition,
  paceRatio,
} from './row-state.ts';

describe('the figure shown first', () => {
  test.each([
    ['yoy', { growth: '15.7', value: '231.40' }, 'growth'],
    ['share', { growth: '−1.0', share: '39.7' }, 'share'],
    ['count', { value: '8' }, 'value'],
    ['level', { value: '34.10', growth: '16.9' }, 'value'],
  ] as const)('is the %s of the catalogue', (headline, shown, field) => {
    expect(headlineField(sampleRow({ headline, shown }))).toBe(field);
  });

  test('is another where the headline is not held', () => {
    expect(headlineField(sampleRow({ headline: 'yoy', shown: { value: '231.40' } }))).toBe('value');
  });

  test('says why it is absent where nothing is held', () => {
    const row = sampleRow({ headline: 'yoy', growth: { missing: 'not-yet-published' } });
    expect(headlineMissing(row)).toBe('not-yet-published');
  });
});

describe('the word of a change', () => {
  const changed = (growth: number, change: number): string | undefined =>
    changeWord(
      sampleRow({
        growth,
        change: { value: change, unit: '百分点' },
        shown: { growth: `${growth}`, change: `${change}` },
      }),
      zhCN.change,
    );

  test.each([
    [16.2, 0.5, '加快'],
    [15.7, -0.5, '放缓'],
    [-6.3, -2, '降幅扩大'],
    [-6.3, 2, '降幅收窄'],
    [1, 3, '由降转增'],
    [-1, -3, '由增转降'],
    [5, 0, '持平'],
  ])('of a growth now %d, changed by %d, is %s', (growth, change, word) => {
    expect(changed(growth, change)).toBe(word);
  });

  test('of a share is higher or lower, of a number more or fewer, of the first of all that it is the first', () => {
    const change = { value: 8, unit: '家' };
    const shown = { value: '8', change: '8' };
    expect(changeWord(sampleRow({ headline: 'count', value: 8, change, shown }), zhCN.change)).toBe('实现“破零”');
    expect(changeWord(sampleRow({ headline: 'count', value: 20, change, shown }), zhCN.change)).toBe('增加');
    const share = { headline: 'share', share: 39.7, change: { value: -1.1, unit: '百分点' } } as const;
    expect(changeWord(sampleRow({ ...share, shown: { share: '39.7', change: '-1.1' } }), zhCN.change)).toBe('下降');
  });
});

describe('a distance to the province', () => {
  const distance = (value: number): { value: number; unit: string; to: 'province' } => ({
    value,
    unit: '百分点',
    to: 'province',
  });

  test.each([
    ['higher', -0.6, true],
    ['higher', 0.6, false],
    ['lower', 0.6, true],
    ['lower', -0.6, false],
    ['neutral', -0.6, false],
  ] as const)('where %s is better, %d is worse: %s', (better, value, expected) => {
    expect(isWorseThanWhole(sampleRow({ better, distance: distance(value) }))).toBe(expected);
  });
});

describe('the pace bar', () => {
  test('measures growth against the target', () => {
    const row = sampleRow({ growth: 4, target: growthTarget, pace: paced('red') });
    expect(paceRatio(row)).toBe(0.5);
  });

  test('measures an amount against what was due by now', () => {
    const target = { ...growthTarget, kind: 'level', unit: '亿元', value: 104 } as const;
    expect(paceRatio(sampleRow({ target, pace: paced('yellow'), shown: { paceRatio: '0.984' } }))).toBe(0.984);
  });

  test('has a direction also where the target is zero', () => {
    const target = { ...growthTarget, value: 0, bound: 'atMost' } as const;
    const at = (growth: number): number | undefined => paceRatio(sampleRow({ growth, target, pace: paced('red') }));
    expect(at(0)).toBe(1);
    expect(at(14.6)).toBeGreaterThan(1);
    expect(at(-14.6)).toBeLessThan(0);
  });

  test('is not drawn without a target', () => {
    expect(paceRatio(sampleRow({ growth: 4 }))).toBeUndefined();
  });
});

describe('the condition beneath the pace bar', () => {
  test('says what is done and what is usual by now, and opens both', () => {
    const row = sampleRow({
      headline: 'level',
      target: { ...growthTarget, kind: 'level' },
      pace: { ...paced('yellow'), against: 'seasonalSchedule' },
      shown: { value: '34.10', completion: '32.8', seasonal: '33.4', schedule: '33.3' },
      figures: { completion: 'a', seasonal: 'b', schedule: 'c' },
    });
    expect(paceCondition(row, zhCN.pace)).toEqual({ text: '完成32.8%，常年33.4%', figures: ['a', 'b'] });
  });

  test('names the share where the target is a share and growth is shown first', () => {
    const row = sampleRow({
      target: { ...growthTarget, kind: 'share', value: 50 },
      pace: paced('red'),
      shown: { growth: '-11.6', share: '39.7', gap: '-10.3' },
      figures: { share: 'a', gap: 'b' },
    });
    expect(paceCondition(row, zhCN.pace)).toEqual({ text: '占比39.7，低于目标10.3', figures: ['a', 'b'] });
  });

  test('says the place where the target is a place', () => {
    const row = sampleRow({
      target: { ...growthTarget, kind: 'rank', value: 8, unit: '位' },
      pace: paced('green'),
      rank: { place: 7, of: 14, source: 'published', withoutData: 0, peers: 'cities', membersWord: '市州' },
      shown: { growth: '12.9', target: '8' },
    });
    expect(paceCondition(row, zhCN.pace)?.text).toBe('第7位，目标第8位');
  });
});

test('the gravest finding comes first, equals as the server has them', () => {
  const finding = (
    rule: string,
    severity: 'info' | 'notice' | 'warning',
  ): ReturnType<typeof findingsInOrder>[number] => ({
    rule,
    severity,
    message: rule,
    figures: [],
  });
  const findings = [finding('a', 'info'), finding('b', 'warning'), finding('c', 'notice'), finding('d', 'warning')];
  expect(findingsInOrder(sampleRow({ findings })).map(({ rule }) => rule)).toEqual(['b', 'd', 'c', 'a']);
});

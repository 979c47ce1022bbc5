import type { IndicatorBody, MaybeShown } from '@shigan/contract';
import { describe, expect, test } from 'vitest';
import { sampleRow } from '../../testing/sample-row.ts';
import { zhCN } from '../../text/zh-CN.ts';
import { amountInput, baseInput, courseInput, isDrawable, requiredInput } from './indicator-state.ts';

const shown = (value: number, unit = '%'): MaybeShown => ({
  value,
  shown: value.toFixed(1),
  unit,
  figure: `f${value}`,
});
const none: MaybeShown = { missing: 'no-figure' };
const span = (year: number, month: number) => ({
  label: `${year}年1-${month}月`,
  interval: `${year}-01-01/P${month}M`,
});

const point = (year: number, month: number, growth: MaybeShown, amount: MaybeShown, revised = false) => ({
  ...span(year, month),
  headline: growth,
  growth,
  amount,
  twoYearAverage: none,
  whole: none,
  revised,
});

const body: IndicatorBody = {
  region: '431200',
  regionName: '怀化市',
  period: '2021-04',
  asOf: '2021-05-20T01:00:00.000Z',
  row: sampleRow({
    target: { kind: 'level', value: 120, bound: 'atLeast', unit: '亿元', binding: false, verified: true },
  }),
  metadata: {
    definition: '',
    department: null,
    leader: null,
    frequency: 'M',
    comparableBasis: false,
    prices: 'current',
    better: 'higher',
    reasonable: null,
    release: { day: 18, lagMonths: 1 },
    nextRelease: { ...span(2021, 5), day: '2021-06-18' },
    sources: [],
    verified: true,
  },
  course: [
    point(2020, 11, shown(1), shown(110, '亿元')),
    point(2020, 12, shown(2), shown(120, '亿元'), true),
    point(2021, 2, shown(5), shown(22, '亿元')),
    point(2021, 4, none, shown(44, '亿元')),
  ],
  years: [],
  required: [
    { ...span(2021, 2), due: shown(20, '亿元'), actual: shown(22, '亿元') },
    { ...span(2021, 12), due: shown(120, '亿元'), actual: { missing: 'not-yet-published' } },
  ],
  base: { missing: 'no-base' },
  standings: { missing: 'no-peers' },
  counties: { missing: 'no-peers' },
  composition: { parts: [], items: [], members: [] },
  drivers: [],
  revisions: [],
};

describe('the charts of an indicator', () => {
  test('draw what is held, break between years, and mark what was revised', () => {
    const { lines } = courseInput(body, zhCN);
    const own = lines.find(({ key }) => key === 'own');
    expect(own?.points.map(({ y, revised }) => [y, revised])).toEqual([
      [1, undefined],
      [2, true],
      [5, undefined],
    ]);
    expect(own?.breaksAfter).toEqual([2020 * 12 + 12, 2021 * 12 + 12]);
    expect(lines.map(({ key }) => key)).not.toContain('whole');
  });

  test('lay years over each other by the month', () => {
    const { lines } = amountInput(body, zhCN);
    expect(lines.slice(0, 2).map(({ kind, points }) => [kind, points.map(({ x }) => x)])).toEqual([
      ['before', [11, 12]],
      ['own', [2, 4]],
    ]);
  });

  test('show what is due for the whole year, and what was reached so far', () => {
    const { lines } = requiredInput(body, zhCN);
    expect(lines.map(({ kind, points }) => [kind, points.map(({ x }) => x)])).toEqual([
      ['own', [2]],
      ['target', [2, 12]],
    ]);
  });

  test('are not drawn of nothing', () => {
    expect(isDrawable(baseInput(body, zhCN))).toBe(false);
    expect(isDrawable(courseInput(body, zhCN))).toBe(true);
  });
});

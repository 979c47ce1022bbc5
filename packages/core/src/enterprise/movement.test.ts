import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMissing } from '../missing.ts';
import type { Enterprise } from './enterprise.ts';
import { enterpriseFigureId, parseEnterpriseFigureId } from './enterprise-figure.ts';
import { amountsOf, isOf, lossesOf, movementKinds, movementOf, type UnitSums } from './movement.ts';
import { type MovementContext, wholeFigure } from './movement-figures.ts';
import { watchList } from './watch.ts';

const from = 2021 * 12;
const to = from + 3;

function unit(code: string, now: number | null, before: number | null, over: Partial<Enterprise> = {}): UnitSums {
  const enterprise: Enterprise = {
    code,
    name: code,
    region: '431202',
    industry: '1310',
    park: null,
    category: 'industry',
    opened: null,
    closed: null,
    ...over,
  };
  const sums = (amount: number | null): UnitSums['now'] => (amount === null ? {} : { output: { amount, months: 4 } });
  return { enterprise, now: sums(now), before: sums(before) };
}

function contextOf(units: readonly UnitSums[]): MovementContext {
  const subject = { region: '431200', category: null, industry: null, item: 'output', from, to } as const;
  return { movement: movementOf(units, { item: 'output', from, to }), subject, asOf: '2021-05-20T01:00:00.000Z' };
}

const five = [
  unit('stays', 130, 100),
  unit('opened', 20, null, { opened: from - 12 + 5 }),
  unit('entered', 30, null, { opened: from - 60 }),
  unit('left', null, 40),
  unit('closed', null, 10, { closed: from - 2 }),
];

test('money adds up over months, people are counted by their mean', () => {
  expect(amountsOf({ revenue: { sum: 40, months: 4 }, employees: { sum: 42, months: 4 } })).toEqual({
    revenue: { amount: 40, months: 4 },
    employees: { amount: 10.5, months: 4 },
  });
});

test('growth is told apart: what was made, and what only entered or left the count', () => {
  const context = contextOf(five);
  const shown = (rule: Parameters<typeof wholeFigure>[1], of: string | null = null): unknown =>
    wholeFigure(context, rule, of).value;
  expect([...context.movement.byCode].map(([code, { kind }]) => [code, kind])).toEqual([
    ['entered', 'entered'],
    ['stays', 'continuing'],
    ['opened', 'opened'],
    ['closed', 'closed'],
    ['left', 'left'],
  ]);
  expect(shown('totalGrowth')).toBe(20);
  expect(shown('sameScopeGrowth')).toBe(30);
  expect(shown('realContribution')).toBeCloseTo((100 * (30 + 20 - 10)) / 150, 9);
  expect(shown('definitionContribution')).toBeCloseTo((100 * (30 - 40)) / 150, 9);
  expect(shown('reportedGrowth', 'entered')).toEqual({ missing: 'no-base' });
  expect(shown('groupContribution', 'industry:13')).toBe(20);
});

test('contributions of all kinds, of all units and of all groups add up to the growth', () => {
  const amounts = fc.option(fc.integer({ min: 0, max: 1000 }), { nil: null });
  const drawn = fc.array(fc.tuple(amounts, amounts, fc.constantFrom('431202', '431221')), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(drawn, (rows) => {
      const context = contextOf(rows.map(([now, before, region], i) => unit(`u${i}`, now, before, { region })));
      const growth = wholeFigure(context, 'totalGrowth').value;
      if (isMissing(growth)) return;
      const sum = (values: readonly unknown[]): number => values.reduce((s: number, v) => s + Number(v), 0);
      expect(sum(movementKinds.map((kind) => wholeFigure(context, 'kindContribution', kind).value))).toBeCloseTo(
        growth,
        6,
      );
      const codes = [...context.movement.byCode.keys()];
      expect(sum(codes.map((code) => wholeFigure(context, 'contribution', code).value))).toBeCloseTo(growth, 6);
      const regions = new Set(context.movement.movers.map(({ enterprise }) => enterprise.region));
      const groups = [...regions].map((region) => wholeFigure(context, 'groupContribution', `region:${region}`).value);
      expect(sum(groups)).toBeCloseTo(growth, 6);
    }),
  );
});

test('loss-makers are told apart by where they were a year before', () => {
  const losses = lossesOf(
    movementOf(
      [unit('fell', -5, 3), unit('back', 2, -4), unit('in', -1, -9), unit('new', -2, null), unit('well', 8, 7)],
      {
        item: 'output',
        from,
        to,
      },
    ),
  );
  expect(losses).toMatchObject({ makers: { now: 3, before: 2 }, total: { now: 8, before: 13 } });
  expect(losses.fell.map(({ enterprise }) => enterprise.code)).toEqual(['fell', 'new']);
  expect(losses.recovered.map(({ enterprise }) => enterprise.code)).toEqual(['back']);
  expect(losses.stayed.map(({ enterprise }) => enterprise.code)).toEqual(['in']);
});

test('the watch list ranks by weight, by the thresholds that the city sets', () => {
  const units = [unit('small', 1, 10), unit('large', 60, 100), unit('stopped', 40, 40), unit('well', 50, 50)];
  const months = {
    lastMonth: new Set(['small', 'large', 'stopped']),
    monthBefore: new Set(['small', 'large', 'stopped', 'well']),
    ofLastMonth: new Map([['stopped', 0]]),
  };
  const listed = (percent?: number): readonly unknown[] =>
    watchList(
      units,
      'output',
      months,
      new Map(
        percent === undefined
          ? []
          : [
              [
                'enterprise-fell',
                { code: 'enterprise-fell', enabled: true, severity: 'notice', thresholds: { percent } },
              ],
            ],
      ),
    ).map(({ unit: { enterprise }, reasons }) => [enterprise.code, ...reasons.map(({ rule }) => rule)]);
  expect(listed()).toEqual([
    ['large', 'enterprise-fell'],
    ['well', 'enterprise-not-reported'],
    ['stopped', 'enterprise-stopped'],
    ['small', 'enterprise-fell'],
  ]);
  expect(listed(50)).not.toContainEqual(['large', 'enterprise-fell']);
});

test('a population narrows by region, category, park and industry', () => {
  const { enterprise } = unit('a', 1, 1, { park: 'P' });
  const all = { regions: null, category: null, park: null, industry: null };
  expect(isOf(enterprise, all)).toBe(true);
  expect(isOf(enterprise, { ...all, regions: new Set(['431221']) })).toBe(false);
  expect(isOf(enterprise, { ...all, category: 'retail' })).toBe(false);
  expect(isOf(enterprise, { ...all, park: 'P', industry: '13' })).toBe(true);
  expect(isOf(enterprise, { ...all, industry: '15' })).toBe(false);
});

test('the id of a figure reads back to what it is about', () => {
  const context = contextOf(five);
  const figure = wholeFigure(context, 'reported', 'stays');
  const { rule, subject, asOf } = figure;
  const id = enterpriseFigureId(figure, () => '0123456789abcdef');
  expect(parseEnterpriseFigureId(id)).toEqual({ rule, subject, asOf });
  expect(parseEnterpriseFigureId('x~y')).toBeUndefined();
});

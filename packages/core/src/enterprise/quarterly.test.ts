import fc from 'fast-check';
import { expect, test } from 'vitest';
import { projectRevenue } from './ladder/projection.ts';
import { amountsOver, itemsLeftOut, quarterlyAmount, type QuarterStated, singleQuarters } from './quarterly.ts';

const january = 2021 * 12;

function quarter(month: number, length: QuarterStated['length'], values: QuarterStated['values']): QuarterStated {
  return { month: january + month - 1, length, values };
}

const toJune = { from: january, to: january + 5 };

test.each([
  ['the year so far as it was stated', [quarter(6, 6, { revenue: 9 }), quarter(6, 3, { revenue: 5 })], 9],
  ['quarters one after the other', [quarter(6, 3, { revenue: 5 }), quarter(3, 3, { revenue: 3.1 })], 8.1],
  ['nothing where a quarter is not there', [quarter(6, 3, { revenue: 5 })], undefined],
  ['nothing of what reaches back beyond the span', [quarter(6, 12, { revenue: 50 })], undefined],
  ['nothing of another item', [quarter(6, 6, { profit: 5 })], undefined],
] as const)('quarters give %s', (_name, quarters, amount) => {
  expect(quarterlyAmount('revenue', quarters, toJune)?.amount).toBe(amount);
});

test('people are a mean by months, not a sum', () => {
  const quarters = [quarter(6, 6, { employees: 100 }), quarter(9, 3, { employees: 130 })];
  expect(quarterlyAmount('employees', quarters, { from: january, to: january + 8 })?.amount).toBe(110);
});

test('quarters stand in where months do not cover the span, and are never added to them', () => {
  const quarters = [quarter(3, 3, { revenue: 30, tax: 3 })];
  const span = { from: january, to: january + 2 };
  const months = (count: number): Parameters<typeof amountsOver>[0] => ({ revenue: { sum: 25, months: count } });
  expect(amountsOver(months(3), quarters, span)).toEqual({
    revenue: { amount: 25, months: 3 },
    tax: { amount: 3, months: 3, quarterly: true },
  });
  expect(amountsOver(months(2), quarters, span).revenue).toEqual({ amount: 30, months: 3, quarterly: true });
  const toApril = { from: january, to: january + 3 };
  expect(amountsOver(months(2), quarters, toApril)).toEqual({ revenue: { amount: 25, months: 2 } });
  expect([...itemsLeftOut(amountsOver(months(2), quarters, toApril), quarters, toApril)]).toEqual(['tax']);
});

test('single quarters come out of the years so far, whichever way they were stated', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 4, maxLength: 4 }), (values) => {
      const alone = values.map((revenue, i) => quarter(3 * (i + 1), 3, { revenue }));
      const lengths = [3, 6, 9, 12] as const;
      const toDate = lengths.map((length, i) =>
        quarter(length, length, { revenue: values.slice(0, i + 1).reduce((sum, one) => sum + one, 0) }),
      );
      expect([...singleQuarters('revenue', toDate)]).toEqual([...singleQuarters('revenue', alone)]);
      expect([...singleQuarters('revenue', alone).values()]).toEqual(values);
    }),
  );
});

test('the year is projected from quarters only where no month of it was returned', () => {
  const first = 2021 * 4;
  const quarters = new Map([-4, -3, -2, -1, 0].map((at) => [first + at, at === 0 ? 120 : 100]));
  const byQuarter = projectRevenue(new Map(), quarters, january + 3, 400);
  expect(byQuarter).toMatchObject({ soFar: 120, months: 3, to: january + 2, quarterly: true, basis: 'yearBefore' });
  expect(byQuarter?.projected).toBeCloseTo(120 + 300 * 1.2);
  expect(projectRevenue(new Map(), quarters, january + 1, 400)).toBeUndefined();
  expect(projectRevenue(new Map([[january, 10]]), quarters, january + 3, 400)).toMatchObject({
    soFar: 10,
    quarterly: false,
    to: january + 3,
  });
});

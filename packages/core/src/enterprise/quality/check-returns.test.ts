import { describe, expect, test } from 'vitest';
import { drawReturns, scoreDrawn } from '../../testing/drawn-returns.ts';
import { checkReturns, lookOver, lookOverEach, rankSuspicions } from './check-returns.ts';

describe('checks over many units', () => {
  test('over seeds nine tenths of the faults are found and nobody else is accused, however odd', () => {
    const scores = [1, 2, 3, 4, 5].map((seed) => {
      const drawn = drawReturns(seed);
      return scoreDrawn(drawn, checkReturns(drawn.returns, drawn.month));
    });
    const sum = (of: (one: (typeof scores)[number]) => number): number => scores.reduce((s, one) => s + of(one), 0);
    expect(scores.flatMap(({ accused }) => accused)).toEqual([]);
    expect(sum(({ caught }) => caught) / sum(({ planted }) => planted)).toBeGreaterThanOrEqual(0.9);
  }, 60_000);

  test('suspicions are ranked by impact and leave the returns as they were', () => {
    const { returns, month } = drawReturns(3);
    const before = JSON.stringify(returns);
    const impacts = checkReturns(returns, month).map((one) => one.impact);
    expect(impacts).toEqual(impacts.toSorted((a, b) => b - a));
    expect(JSON.stringify(returns)).toBe(before);
  });

  test('looked over part by part, the suspicions are weighed by the whole', () => {
    const { returns, month } = drawReturns(4);
    const parts = ['431202', '431221', '431224'].map((county) =>
      lookOverEach(
        returns.filter(({ region }) => region === county),
        month,
      ),
    );
    const totals = lookOver(returns, month).totals;
    const found = rankSuspicions(
      parts.flatMap((part) => part.found),
      totals,
    );
    const copied = (of: readonly { readonly check: string; readonly impact: number }[]): readonly number[] =>
      of.filter(({ check }) => check === 'copied-month').map(({ impact }) => Number(impact.toFixed(9)));
    expect(copied(found)).toEqual(copied(checkReturns(returns, month)));
    expect(copied(found).length).toBeGreaterThan(0);
  });
});

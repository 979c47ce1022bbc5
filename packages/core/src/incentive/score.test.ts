import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { held } from '../testing/vectors.ts';
import type { Criterion } from './catalogue.ts';
import { computeScore, type IndicatorValues } from './score.ts';

const criterion = (id: string, change: Partial<Criterion>): Criterion => ({
  id,
  title: id,
  weight: 50,
  better: 'higher',
  dataSource: '省统计局',
  scoring: 'rank',
  proof: [],
  verified: false,
  ...change,
});
const values: IndicatorValues = new Map([
  [
    'gdp',
    new Map([
      ['a', 8],
      ['b', 6],
      ['c', 6],
      ['d', 2],
    ]),
  ],
  [
    'energy',
    new Map([
      ['a', 4],
      ['b', 2],
      ['c', 8],
      ['d', 2],
    ]),
  ],
]);
const byRank = criterion('growth', { indicator: 'gdp' });
const byRatio = criterion('intensity', { indicator: 'energy', better: 'lower', scoring: 'ratioToBest', weight: 30 });
const unknown = criterion('survey', { weight: 20 });

describe('computeScore', () => {
  it('adds up what indicators measure, of a hundred, and says how much that covers', () => {
    const score = held(computeScore({ criteria: [byRank, byRatio, unknown], quota: 2 }, 'b', values));
    // 50 × 3/4 by the shared second place, 30 × 2/2 as the best: 67.5 of 80.
    expect(score.lines.map(({ points, place, of }) => [points, place, of])).toEqual([
      [37.5, 2, 4],
      [30, 1, 4],
    ]);
    expect([score.own, score.covered]).toEqual([84.375, 80]);
    // a has 50 + 15 of 80; b is first, a second: the line of two places.
    expect(score.cutLine).toBe(81.25);
  });

  it('has no score without a value of its own, and no line without a quota that is filled', () => {
    expect(computeScore({ criteria: [unknown], quota: 4 }, 'a', values)).toEqual({ missing: 'no-data' });
    expect(computeScore({ criteria: [byRank], quota: 4 }, 'e', values)).toEqual({ missing: 'no-data' });
    expect(held(computeScore({ criteria: [byRank], quota: null }, 'a', values)).cutLine).toEqual({
      missing: 'no-data',
    });
    expect(held(computeScore({ criteria: [byRank], quota: 5 }, 'a', values)).cutLine).toEqual({ missing: 'no-data' });
  });

  it('is between nothing and a hundred, and not below the line for whoever is among the best', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 14 }), (list) => {
        const held14 = new Map(list.map((value, at) => [String(at), value]));
        const of = { criteria: [byRank], quota: 1 };
        for (const [code, value] of held14) {
          const score = held(computeScore(of, code, new Map([['gdp', held14]])));
          expect(score.own).toBeGreaterThan(0);
          expect(score.own).toBeLessThanOrEqual(100);
          expect(score.own === score.cutLine).toBe(value === Math.max(...list));
        }
      }),
    );
  });
});

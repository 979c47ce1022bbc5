import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at } from '../../testing/at.ts';
import { knownOutcome, type OutcomeDistribution, outcomeShares } from './distribution.ts';
import {
  likelyPlaces,
  probabilityOfPlace,
  type RankContender,
  type RankOutlook,
  simulateRanks,
} from './rank-outlook.ts';

function about(centre: number, spread: number): OutcomeDistribution {
  return { centre, shares: outcomeShares, halfWidths: outcomeShares.map((s) => -spread * Math.log(1 - s)) };
}

function places(contenders: readonly RankContender[], common = 0.3): ReadonlyMap<string, RankOutlook> {
  return new Map(simulateRanks(contenders, { better: 'higher', common }).map((o) => [o.code, o]));
}

const fourteen = Array.from({ length: 14 }, (_, i) => ({ code: `c${i}`, outcome: about(9 - i * 0.3, 0.5) }));

describe('the places of a set, looked ahead to', () => {
  test('what is known is certain, ties share the better place', () => {
    const known = [9, 8, 8, 7].map((v, i) => ({ code: `c${i}`, outcome: knownOutcome(v) }));
    const outlook = simulateRanks(known, { better: 'higher', common: 0 });
    expect(outlook.map((o) => o.expected)).toEqual([1, 2, 2, 4]);
    expect(simulateRanks(known, { better: 'lower', common: 0 }).map((o) => o.expected)).toEqual([4, 2, 2, 1]);
  });

  test('two alike are first half the time each', () => {
    const twins = places([
      { code: 'a', outcome: about(8, 1) },
      { code: 'b', outcome: about(8, 1) },
    ]);
    expect(probabilityOfPlace(twins.get('a')!, 1)).toBeCloseTo(0.5, 1);
  });

  test('what hits all leaves places as they are', () => {
    const own = places(fourteen, 0).get('c6')!;
    const shared = places(fourteen, 0.9).get('c6')!;
    const spread = (o: RankOutlook): number => o.places.reduce((a, p, k) => a + p * (k + 1 - o.expected) ** 2, 0);
    expect(spread(shared)).toBeLessThan(0.5 * spread(own));
  });

  test('published rounding makes ties', () => {
    const near = [8.04, 7.96].map((v, i) => ({ code: `c${i}`, outcome: knownOutcome(v) }));
    const spec = { better: 'higher', common: 0.3 } as const;
    expect(simulateRanks(near, { ...spec, decimals: 1 }).map((o) => o.expected)).toEqual([1, 1]);
    expect(simulateRanks(near, spec).map((o) => o.expected)).toEqual([1, 2]);
  });

  test('the same seed gives the same to the last bit, in any order; another seed nearly the same', () => {
    const forth = places(fourteen);
    const back = places(fourteen.toReversed());
    for (const [code, outlook] of forth) expect(back.get(code)).toEqual(outlook);
    const other = simulateRanks(fourteen, { better: 'higher', common: 0.3, seed: 5 });
    for (const o of other)
      expect(Math.abs(probabilityOfPlace(o, 4) - probabilityOfPlace(forth.get(o.code)!, 4))).toBeLessThan(0.05);
  });

  test('probabilities are shares of one and grow with the place asked for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: 0, max: 3, noNaN: true })), {
          minLength: 1,
          maxLength: 8,
        }),
        (set) => {
          const members = set.map(([centre, spread], i) => ({ code: `c${i}`, outcome: about(centre, spread) }));
          for (const o of simulateRanks(members, { better: 'higher', common: 0.5, draws: 200 })) {
            expect(probabilityOfPlace(o, members.length)).toBeCloseTo(1, 9);
            for (let k = 1; k < members.length; k++)
              expect(probabilityOfPlace(o, k + 1)).toBeGreaterThanOrEqual(probabilityOfPlace(o, k));
            expect(o.expected).toBeGreaterThanOrEqual(1);
            expect(o.expected).toBeLessThanOrEqual(members.length);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test('the likely places are the narrowest run', () => {
    const outlook = { code: 'a', places: [0.05, 0.1, 0.5, 0.3, 0.05], expected: 3.2 };
    expect(likelyPlaces(outlook, 0.8)).toEqual({ from: 3, to: 4 });
    expect(likelyPlaces(outlook, 1)).toEqual({ from: 1, to: 5 });
    expect(at(places(fourteen).get('c0')!.places, 0)).toBeGreaterThan(0.3);
  });

  test('a common share outside nought to one is a bug of the caller', () => {
    expect(() => simulateRanks(fourteen, { better: 'higher', common: 1.2 })).toThrow('invalid common share');
  });
});

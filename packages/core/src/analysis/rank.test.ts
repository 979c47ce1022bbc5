import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Direction } from '../indicator/indicator.ts';
import { rankChangeWords, rankWords } from '../words/change.ts';
import {
  type ComputedVector,
  type MissingVector,
  figureOf,
  foldPunctuation,
  held,
  isMissingVector,
  percentOf,
  perhaps,
  readVectors,
} from '../testing/vectors.ts';
import { distanceToNeighbours, distanceToProvince } from './distance.ts';
import { type RankedValue, publishedRankStands, rankAmong, rankChange, rankMembers } from './rank.ts';
import { shareOf } from './share.ts';
import { tierOf, tierSizes } from './tier.ts';

type Values = Readonly<Record<string, string | null>>;
type Ranks = Readonly<Record<string, number>>;

interface RankKinds {
  readonly rank: {
    input: { values: Values; better: Direction };
    expected: { ranks: Ranks; of: number; withoutData: readonly string[] };
  };
  readonly shareOfTotal: { input: { value: string; total: string }; expected: ComputedVector };
  readonly text: {
    input: { rank: number; of: number; members: string; province: string };
    expected: { zh: string };
  };
  readonly publishedAndComputed: {
    input: { published: number | null; computed: number | null; allMembersHeld: boolean };
    expected: { shown: number; source: string; both: boolean; finding: boolean } | MissingVector;
  };
  readonly tierSizes: { input: { n: number }; expected: { sizes: readonly number[] } | MissingVector };
  readonly tier: { input: { n: number; rank: number }; expected: { tier: number } };
  readonly tiersWithTies: { input: { values: Values }; expected: { ranks: Ranks; tiers: Ranks } };
  readonly distanceToProvince: {
    input: { value: string; province: string | null; peers: readonly string[] | null };
    expected: ComputedVector & { to: string };
  };
  readonly distanceToNeighbours: {
    input: { values: Values; of: string };
    expected: { rank: number; ahead: ComputedVector; behind: ComputedVector };
  };
  readonly rankChange: { input: { before: number; now: number }; expected: { places: number; zh: string } };
}

function ranked(values: Values): readonly RankedValue[] {
  return Object.entries(values).map(([code, text]) => ({ code, value: perhaps(text, figureOf)?.value ?? null }));
}

function ranksOf(members: readonly { code: string; rank: number }[]): Ranks {
  return Object.fromEntries(members.map(({ code, rank }) => [code, rank]));
}

const vectors = readVectors<RankKinds>('rank.json');

describe('vectors of rank.json', () => {
  it.each(vectors.of('rank'))('rank: $id', ({ input: { values, better }, expected }) => {
    const { members, of, withoutData } = rankMembers(ranked(values), better);
    expect({ ranks: ranksOf(members), of, withoutData }).toEqual(expected);
  });

  it.each(vectors.of('shareOfTotal'))('shareOfTotal: $id', ({ input: { value, total }, expected }) => {
    expect(shareOf(figureOf(value), figureOf(total))).toBeComputed(expected);
  });

  it.each(vectors.of('text'))('text: $id', ({ input: { rank, of, members, province }, expected }) => {
    expect(foldPunctuation(rankWords(rank, of, members, province))).toBe(expected.zh);
  });

  it.each(vectors.of('publishedAndComputed'))(
    'publishedAndComputed: $id',
    ({ input: { published, computed, allMembersHeld }, expected }) => {
      expect(publishedRankStands(published, computed, allMembersHeld)).toEqual(expected);
    },
  );

  it.each(vectors.of('tierSizes'))('tierSizes: $id', ({ input: { n }, expected }) => {
    expect(tierSizes(n)).toEqual(isMissingVector(expected) ? expected : expected.sizes);
  });

  it.each(vectors.of('tier'))('tier: $id', ({ input: { n, rank }, expected }) => {
    expect(tierOf(rank, n)).toBe(expected.tier);
  });

  it.each(vectors.of('tiersWithTies'))('tiersWithTies: $id', ({ input: { values }, expected }) => {
    const { members, of } = rankMembers(ranked(values), 'higher');
    expect(ranksOf(members)).toEqual(expected.ranks);
    expect(Object.fromEntries(members.map(({ code, rank }) => [code, tierOf(rank, of)]))).toEqual(expected.tiers);
  });

  it.each(vectors.of('distanceToProvince'))(
    'distanceToProvince: $id',
    ({ input: { value, province, peers }, expected }) => {
      const found = distanceToProvince(percentOf(value), perhaps(province, percentOf), peers?.map(percentOf));
      expect(found).toBeComputed(expected);
      expect(found).toMatchObject({ to: expected.to });
    },
  );

  it.each(vectors.of('distanceToNeighbours'))('distanceToNeighbours: $id', ({ input: { values, of }, expected }) => {
    const found = distanceToNeighbours(rankMembers(ranked(values), 'higher'), of, '百分点', 1);
    if (!found?.ahead || !found.behind) throw new Error('no neighbours');
    expect(found.rank).toBe(expected.rank);
    expect(found.ahead).toBeComputed(expected.ahead);
    expect(found.behind).toBeComputed(expected.behind);
  });

  it.each(vectors.of('rankChange'))('rankChange: $id', ({ input: { before, now }, expected }) => {
    expect({ places: rankChange(before, now), zh: rankChangeWords(before, now) }).toEqual(expected);
  });

  it('are tested, every kind', () => {
    expect(vectors.untested()).toEqual([]);
  });
});

const anySet = fc.array(fc.option(fc.integer({ min: -30, max: 30 }).map((tenths) => tenths / 10)), { maxLength: 40 });
const anyDirection = fc.constantFrom<Direction>('higher', 'lower', 'neutral');
const coded = (values: readonly (number | null)[]): readonly RankedValue[] =>
  values.map((value, index) => ({ code: `R${index}`, value }));

describe('a ranking', () => {
  it('gives each member one more than the number of better ones, and loses nobody', () => {
    fc.assert(
      fc.property(anySet, anyDirection, (values, better) => {
        const ranking = rankMembers(coded(values), better);
        expect(ranking.of + ranking.withoutData.length).toBe(values.length);
        for (const { value, rank } of ranking.members) {
          const ahead = values.filter(
            (other) => other !== null && (better === 'lower' ? other < value : other > value),
          );
          expect(rank).toBe(ahead.length + 1);
          expect(rankAmong(value, values, better)).toBe(rank);
        }
      }),
    );
  });

  it('does not depend on the order of the set', () => {
    fc.assert(
      fc.property(anySet, anyDirection, (values, better) => {
        const forward = rankMembers(coded(values), better);
        const backward = rankMembers(coded(values).toReversed(), better);
        expect(ranksOf(backward.members)).toEqual(ranksOf(forward.members));
      }),
    );
  });

  it('turned round has as many behind as there were ahead', () => {
    fc.assert(
      fc.property(anySet, (values) => {
        const best = ranksOf(rankMembers(coded(values), 'higher').members);
        const { members, of } = rankMembers(coded(values), 'lower');
        for (const { code, value, rank } of members) {
          const tied = values.filter((other) => other === value).length;
          expect(rank + (best[code] ?? 0)).toBe(of + 2 - tied);
        }
      }),
    );
  });
});

describe('tiers', () => {
  it('hold every member once, differ by one at most, and grow towards the last', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 400 }), fc.integer({ min: 1, max: 8 }), (n, tiers) => {
        const sizes = held(tierSizes(n, tiers));
        expect(sizes).toHaveLength(Math.min(n, tiers));
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(n);
        expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
        expect((sizes.at(-1) ?? 0) - (sizes[0] ?? 0)).toBeLessThanOrEqual(1);
        const counted = sizes.map(
          (_, index) =>
            Array.from({ length: n }, (__, rank) => tierOf(rank + 1, n, tiers)).filter((tier) => tier === index + 1)
              .length,
        );
        expect(counted).toEqual(sizes);
      }),
      { numRuns: 30 },
    );
  });

  it('are a bug for a rank outside the set', () => {
    expect(() => tierOf(15, 14)).toThrow('rank outside its set');
  });
});

describe('distances', () => {
  it('have neither province nor peers to go by', () => {
    expect(distanceToProvince(percentOf('1.0'), null, [])).toEqual({ missing: 'no-province-figure' });
  });

  it('name the members tied with, and end at the ends of the ranking', () => {
    const ranking = rankMembers(coded([3, 5, 3, null]), 'higher');
    expect(distanceToNeighbours(ranking, 'R0', '家', 0)).toEqual({
      rank: 2,
      ahead: { value: 2, decimals: 0, unit: '家' },
      behind: null,
      tiedWith: ['R2'],
    });
    expect(distanceToNeighbours(ranking, 'R1', '家', 0)).toMatchObject({ rank: 1, ahead: null, tiedWith: [] });
    expect(distanceToNeighbours(ranking, 'R3', '家', 0)).toBeUndefined();
  });
});

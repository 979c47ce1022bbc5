import type { Direction } from '../indicator/indicator.ts';
import { type Maybe, missing } from '../missing.ts';
import type { FigureSource } from './growth.ts';

/** One member of a set that is ranked; null is no data, which is not zero. */
export interface RankedValue {
  readonly code: string;
  readonly value: number | null;
}

/** A member's place. */
export interface RankedMember {
  readonly code: string;
  readonly value: number;
  readonly rank: number;
}

/** A ranking (位次): those with data in order, better first, and those left out, counted beside it. */
export interface Ranking {
  readonly members: readonly RankedMember[];
  /** Members with data: `居全省第7位(14个市州)`. */
  readonly of: number;
  readonly withoutData: readonly string[];
}

/** Ranks a set by its values, better first by the indicator's direction (neutral: higher first). Ties share the rank and
 *  the next ranks are left out (1, 2, 2, 4); tied members keep the order of the set. */
export function rankMembers(values: readonly RankedValue[], better: Direction): Ranking {
  const sign = better === 'lower' ? 1 : -1;
  const held: { code: string; value: number }[] = [];
  const withoutData: string[] = [];
  for (const { code, value } of values) {
    if (value === null) withoutData.push(code);
    else held.push({ code, value });
  }
  held.sort((a, b) => sign * (a.value - b.value));
  const members: RankedMember[] = [];
  let rank = 0;
  let last = Number.NaN;
  for (const { code, value } of held) {
    if (value !== last) rank = members.length + 1;
    last = value;
    members.push({ code, value, rank });
  }
  return { members, of: members.length, withoutData };
}

/** The rank of one value among a set that contains it: 1 + the number of members that are better. */
export function rankAmong(value: number, values: Iterable<number | null>, better: Direction): number {
  let rank = 1;
  for (const other of values) {
    if (other !== null && (better === 'lower' ? other < value : other > value)) rank++;
  }
  return rank;
}

/** A rank that was published, computed, or both. */
export interface StandingRank {
  readonly shown: number;
  readonly source: FigureSource;
  /** The two differ and each is well founded: both are shown and a finding is raised. */
  readonly both: boolean;
  readonly finding: boolean;
}

/** A published rank stands. A computed one is shown where none is published, and beside it where all members' data are held
 *  and the two differ (unrounded originals, ties); a rank among an incomplete set says nothing against a published one. */
export function publishedRankStands(
  published: number | null,
  computed: number | null,
  allMembersHeld: boolean,
): Maybe<StandingRank> {
  if (published !== null) {
    const both = computed !== null && allMembersHeld && computed !== published;
    return { shown: published, source: 'published', both, finding: both };
  }
  if (computed === null) return missing('no-data');
  return { shown: computed, source: 'computed', both: false, finding: false };
}

/** Places won since the previous release: positive is forward (前移), negative back (后移). */
export function rankChange(before: number, now: number): number {
  return before - now;
}

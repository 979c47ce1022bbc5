import type { Instant } from '../../instant.ts';
import type { RegionCode } from '../../region/region.ts';
import type { Authority } from '../authority.ts';
import type { Award } from '../award.ts';
import type { StandingSet } from '../standing.ts';
import { type AwardTally, tallyAwards } from '../tally.ts';

/** Everything that a standing is worked out from, as of a moment. */
export interface AwardRecord {
  readonly asOf: Instant;
  readonly awards: readonly Award[];
  readonly tally: AwardTally;
  readonly set: StandingSet;
  /** Codes of the two sets, printed beside every mean. */
  readonly setNames: { readonly cities: string; readonly counties: string };
  /** Ids of the measures that could be won in a year; empty where the rule set is not known. */
  readonly measuresOf: (authority: Authority, year: number) => readonly string[];
  /** Ids under which a measure of a year was awarded before (沿革), its own among them. */
  readonly lineOf: (authority: Authority, year: number, measure: string) => ReadonlySet<string>;
  /** Cities that count as similar (同类市州). */
  readonly similar: readonly RegionCode[];
  readonly tiers: number;
}

/** Lays the awards in force open for standings. */
export function awardRecord(from: Omit<AwardRecord, 'tally'>): AwardRecord {
  return { ...from, tally: tallyAwards(from.awards) };
}

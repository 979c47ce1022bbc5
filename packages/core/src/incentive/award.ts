import type { Day, Instant } from '../instant.ts';
import type { RegionCode } from '../region/region.ts';
import type { Authority, AwardLevel } from './authority.ts';
import type { StatedReward } from './catalogue.ts';

/** An award (激励表扬): one recipient named for one sub-item in one year judged. */
export interface Award {
  readonly id: string;
  /** The year judged: results of 2020 are announced in 2021. */
  readonly year: number;
  readonly authority: Authority;
  /** Stable id of the measure, or its title where the catalogue does not know it. */
  readonly measure: string;
  /** Stable id of the sub-item, or its title. */
  readonly subItem: string;
  readonly level: AwardLevel;
  /** The city that it counts for as a whole. */
  readonly city: RegionCode;
  /** Who won: the city for the city level, a county, or the park's own code. */
  readonly recipient: string;
  /** As the notice prints it. */
  readonly recipientName: string;
  /** The county that the notice names beside a park: the award then counts for it, too. */
  readonly namedCounty: RegionCode | null;
  readonly notice: string;
  readonly announcedOn: Day | null;
  readonly rewards: readonly StatedReward[];
  readonly verified: boolean;
  /** Made up for the demonstration. */
  readonly invented: boolean;
}

interface Kept {
  readonly knownFrom: Instant;
  readonly storedAt: Instant;
  readonly by: string;
}

/** One line of the ledger (激励台账): an award, or the reversal (冲销) of one with its reason. Lines are only ever added. */
export type LedgerEntry =
  | ({ readonly kind: 'award'; readonly award: Award } & Kept)
  | ({ readonly kind: 'reversal'; readonly id: string; readonly reverses: string; readonly reason: string } & Kept);

/** What is wrong with lines about to be added; all at once. */
export interface LedgerFault {
  readonly line: number;
  readonly fault: 'repeated-id' | 'already-held' | 'unknown-award' | 'already-reversed' | 'no-reason' | 'invalid-year';
}

/** What makes an award one and the same: nobody wins one sub-item of one year twice. */
export function awardIdentity(award: Award): string {
  return [award.year, award.authority, award.measure, award.subItem, award.level, award.recipient].join('|');
}

/** The awards in force (有效): those that no reversal takes out, in the order they were entered. */
export function liveAwards(entries: Iterable<LedgerEntry>): readonly Award[] {
  const awards = new Map<string, Award>();
  const reversed = new Set<string>();
  for (const entry of entries) {
    if (entry.kind === 'award') awards.set(entry.award.id, entry.award);
    else reversed.add(entry.reverses);
  }
  return [...awards.values()].filter((award) => !reversed.has(award.id));
}

/** Checks lines against what the ledger holds: ids occur once, a reversal meets an award in force and says why, and an award
 *  that is in force already is not entered again. */
export function ledgerFaults(held: readonly LedgerEntry[], added: readonly LedgerEntry[]): readonly LedgerFault[] {
  const faults: LedgerFault[] = [];
  const ids = new Set<string>();
  const live = new Map<string, Award>();
  const identities = new Set<string>();
  const enter = (award: Award): void => {
    live.set(award.id, award);
    identities.add(awardIdentity(award));
  };
  for (const entry of held) ids.add(entry.kind === 'award' ? entry.award.id : entry.id);
  for (const award of liveAwards(held)) enter(award);
  for (const [line, entry] of added.entries()) {
    const id = entry.kind === 'award' ? entry.award.id : entry.id;
    if (ids.has(id)) {
      faults.push({ line, fault: 'repeated-id' });
      continue;
    }
    const fault = entry.kind === 'award' ? faultOfAward(entry.award, identities) : faultOfReversal(entry, live, ids);
    if (fault !== undefined) faults.push({ line, fault });
    else if (entry.kind === 'award') enter(entry.award);
    else {
      const gone = live.get(entry.reverses);
      live.delete(entry.reverses);
      if (gone !== undefined) identities.delete(awardIdentity(gone));
    }
    ids.add(id);
  }
  return faults;
}

function faultOfAward(award: Award, identities: ReadonlySet<string>): LedgerFault['fault'] | undefined {
  if (!Number.isInteger(award.year) || award.year < 1949 || award.year > 9999) return 'invalid-year';
  return identities.has(awardIdentity(award)) ? 'already-held' : undefined;
}

function faultOfReversal(
  entry: Extract<LedgerEntry, { kind: 'reversal' }>,
  live: ReadonlyMap<string, Award>,
  ids: ReadonlySet<string>,
): LedgerFault['fault'] | undefined {
  if (entry.reason.trim() === '') return 'no-reason';
  if (live.has(entry.reverses)) return undefined;
  return ids.has(entry.reverses) ? 'already-reversed' : 'unknown-award';
}

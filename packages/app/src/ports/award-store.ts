import type { Award, Instant, LedgerEntry, RegionCode } from '@shigan/core';

/** A line about to be entered. */
export type NewLedgerEntry =
  | { readonly kind: 'award'; readonly award: Award; readonly knownFrom: Instant }
  | {
      readonly kind: 'reversal';
      readonly id: string;
      readonly reverses: string;
      readonly reason: string;
      readonly knownFrom: Instant;
    };

/** The award ledger (激励台账): lines are added to its end and never changed. */
export interface AwardStore {
  /** All lines known as of a moment, in the order in which they were entered. */
  entries(city: RegionCode, asOf: Instant): Promise<readonly LedgerEntry[]>;
  /** How many lines there are, known later or not: what whoever adds has seen. */
  length(city: RegionCode): Promise<number>;
  /** Adds lines, all or none. Refuses `ledger-changed` where the ledger is no longer as long as `after` says, so that two who
   *  enter the same notice at once do not enter it twice, and `ledger-has-faults` for an id that is held. */
  append(
    city: RegionCode,
    entries: readonly NewLedgerEntry[],
    kept: { readonly storedAt: Instant; readonly by: string; readonly after: number },
  ): Promise<void>;
}

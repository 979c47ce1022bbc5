import type { Actor, Instant, RosterEntry, RosterName, RosterStatement, RegionCode } from '@shigan/core';
import type { ImportOutcome, IncomingFile } from '../ports.ts';

/** A statement about to be stored, with the cell it stands in. A file states one thing, item and month once per moment. */
export interface NewRosterEntry extends RosterStatement {
  readonly knownFrom: Instant;
  readonly sheet: string;
  readonly row: number;
  /** Letters of its column. */
  readonly column: string;
}

/** Rosters of projects and the like (台账): statements in append-only vintages, each with its cell. */
export interface RosterStore {
  /** Stores a file and its statements whole or not at all, as `ImportStore.accept` does; what is counted are statements. A statement equal
   *  to what was known at its moment is not stored again. */
  accept(
    city: RegionCode,
    roster: RosterName,
    file: IncomingFile,
    layout: string,
    entries: readonly NewRosterEntry[],
    options: { readonly actor: Actor; readonly storedAt: Instant; readonly dryRun: boolean },
  ): Promise<ImportOutcome>;
  /** What is in force as of a moment, one entry per thing, item and month, by thing, item and month; of the things given, or all. */
  asOf(
    city: RegionCode,
    roster: RosterName,
    asOf: Instant,
    subjects?: readonly string[],
  ): Promise<readonly RosterEntry[]>;
  /** Everything stated of one thing, by item and month, in the order in which it came into force. */
  vintages(city: RegionCode, roster: RosterName, subject: string, asOf: Instant): Promise<readonly RosterEntry[]>;
}

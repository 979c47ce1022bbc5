import type { Instant } from '../instant.ts';

/** Rosters (台账) that are kept as statements: one for each kind of thing that offices report on row by row. */
export const rosterNames = ['project', 'chain', 'park', 'judgement', 'attraction', 'visit'] as const;

export type RosterName = (typeof rosterNames)[number];

/** What a cell of a table says of one thing: its name, what was invested by the end of a month. */
export interface RosterStatement {
  /** Code of the thing: a project's code. */
  readonly subject: string;
  /** What of it is stated: a column of the roster's form. */
  readonly item: string;
  /** Of a month year * 12 + month - 1, of a year its January; null where it is stated once and for all. */
  readonly month: number | null;
  readonly value: string | number;
}

/** One vintage of a statement (台账记录), append-only, with the cell it stands in. */
export interface RosterEntry extends RosterStatement {
  readonly knownFrom: Instant;
  readonly source: {
    /** Fingerprint of the file. */
    readonly file: string;
    readonly fileName: string;
    /** Empty for CSV. */
    readonly sheet: string;
    /** `F12`. */
    readonly cell: string;
  };
}

/** A roster laid open as of a moment: looked up by thing, item and month. */
export interface RosterBook {
  /** Codes of all things, in order. */
  readonly subjects: readonly string[];
  at(subject: string, item: string, month: number | null): RosterEntry | undefined;
  /** The latest month of an item within a range, both ends included. */
  latest(subject: string, item: string, from: number, to: number): RosterEntry | undefined;
  /** All months of an item, in order. */
  months(subject: string, item: string): readonly RosterEntry[];
}

const none: readonly RosterEntry[] = [];

/** Opens what is in force: one entry per thing, item and month. */
export function rosterBook(entries: readonly RosterEntry[]): RosterBook {
  const held = new Map<string, Map<string, RosterEntry[]>>();
  for (const entry of entries) {
    let items = held.get(entry.subject);
    if (items === undefined) held.set(entry.subject, (items = new Map()));
    const months = items.get(entry.item);
    if (months === undefined) items.set(entry.item, [entry]);
    else months.push(entry);
  }
  for (const items of held.values())
    for (const months of items.values()) months.sort((a, b) => (a.month ?? -1) - (b.month ?? -1));
  const months = (subject: string, item: string): readonly RosterEntry[] => held.get(subject)?.get(item) ?? none;
  return {
    subjects: [...held.keys()].toSorted((a, b) => (a < b ? -1 : 1)),
    at: (subject, item, month) => months(subject, item).find((entry) => entry.month === month),
    latest: (subject, item, from, to) =>
      months(subject, item).findLast(({ month }) => month !== null && month >= from && month <= to),
    months,
  };
}

/** A number that was stated; undefined where nothing, or a text, was. */
export function rosterNumber(entry: RosterEntry | undefined): number | undefined {
  return typeof entry?.value === 'number' ? entry.value : undefined;
}

/** A text that was stated; null where none was. */
export function rosterText(entry: RosterEntry | undefined): string | null {
  return entry === undefined ? null : String(entry.value);
}

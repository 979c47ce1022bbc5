import type { MatterRowBody, MattersBody } from '@shigan/contract';
import type { MatterState } from '@shigan/core';

export type MatterBand = 'apart' | 'overdue' | 'open' | 'drafts' | 'done';

const drafts: ReadonlySet<MatterState> = new Set(['drafted', 'approved']);
/** States in which nothing is left to do. */
export const settled: ReadonlySet<MatterState> = new Set(['concluded', 'struckOff', 'archived', 'merged']);

/** Where a matter stands in the list: lights two steps apart first, then overdue, open, not yet assigned, done. */
export function bandOf(row: MatterRowBody): MatterBand {
  if (settled.has(row.state)) return 'done';
  if (drafts.has(row.state)) return 'drafts';
  if (row.firstOnAgenda) return 'apart';
  return row.overdue ? 'overdue' : 'open';
}

const bandOrder: readonly MatterBand[] = ['apart', 'overdue', 'open', 'drafts', 'done'];

/** The list in bands, each in the order in which the server gives it; empty bands are left out. */
export function bandsOf(
  rows: readonly MatterRowBody[],
): readonly { readonly band: MatterBand; readonly rows: readonly MatterRowBody[] }[] {
  return bandOrder
    .map((band) => ({ band, rows: rows.filter((row) => bandOf(row) === band) }))
    .filter((one) => one.rows.length > 0);
}

/** Rows that a word is found in: title, unit, leader, region, state. */
export function found(rows: readonly MatterRowBody[], text: string): readonly MatterRowBody[] {
  const asked = text.trim();
  if (asked === '') return rows;
  return rows.filter((row) =>
    [row.title, row.leadUnit?.name, row.leader?.name, row.region.name, row.stateWords, row.source.words, row.campaign]
      .filter((one) => one !== undefined && one !== null)
      .some((one) => one.includes(asked)),
  );
}

/** The columns of the board by state: the main line in pairs, and the side states. */
const stateColumns: readonly (readonly MatterState[])[] = [
  ['drafted', 'approved'],
  ['assigned', 'acknowledged'],
  ['inProgress', 'returned'],
  ['reportedDone', 'underVerification'],
  ['concluded', 'struckOff', 'archived'],
  ['extension', 'suspended', 'review', 'merged'],
];

export interface StateColumn {
  readonly states: readonly MatterState[];
  readonly groups: readonly {
    readonly state: MatterState;
    readonly words: string;
    readonly rows: readonly MatterRowBody[];
  }[];
}

/** Matters by state; a state that nothing is in is left out of its column. */
export function columnsOf(rows: readonly MatterRowBody[]): readonly StateColumn[] {
  return stateColumns.map((states) => ({
    states,
    groups: states.flatMap((state) => {
      const of = rows.filter((row) => row.state === state);
      return of.length === 0 ? [] : [{ state, words: of[0]?.stateWords ?? '', rows: of }];
    }),
  }));
}

/** What the headline counts. */
export function countsOf({ matters }: Pick<MattersBody, 'matters'>): {
  readonly all: number;
  readonly open: number;
  readonly apart: number;
  readonly overdue: number;
  readonly met: number;
} {
  const open = matters.filter((row) => !settled.has(row.state));
  return {
    all: matters.length,
    open: open.length,
    apart: open.filter((row) => row.firstOnAgenda).length,
    overdue: open.filter((row) => row.overdue).length,
    met: open.filter((row) => row.met === true).length,
  };
}

/** Where a day lies between two others, 0 to 1. */
export function between(day: string, from: string, to: string): number {
  const at = (text: string): number => Date.parse(`${text}T00:00:00Z`);
  const whole = at(to) - at(from);
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, (at(day) - at(from)) / whole));
}

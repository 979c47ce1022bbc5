import {
  type Actor,
  columnLetters,
  type Instant,
  type RegionCode,
  type RosterForm,
  type RosterStatement,
} from '@shigan/core';
import type { Application } from '../../application.ts';
import type { ImportOutcome } from '../../ports.ts';

/** One row that a person enters by a form. */
export interface WrittenRow {
  readonly subject: string;
  /** By item of the roster's form; what is left out is not stated. */
  readonly cells: Readonly<Record<string, string | number>>;
  /** When the city came to know it. */
  readonly at: Instant;
}

/** Keeps what a person enters by a form as a table of one row (表单登记): the row's file is made here, so that each cell leads to what was entered,
 *  when and by whom, as a cell of a table that came in does. What says nothing new is not stored. Whoever calls has asked for the right and
 *  checked the values. */
export async function writeRosterRow(
  app: Application,
  actor: Actor,
  city: RegionCode,
  form: RosterForm,
  { subject, cells, at }: WrittenRow,
): Promise<ImportOutcome> {
  const columns = form.columns.filter(({ item }) => cells[item] !== undefined);
  const storedAt = app.clock.now();
  const title = `${form.code.words.zh}登记 ${actor.name} ${storedAt}`;
  const head = [form.code.words.zh, ...columns.map(({ words }) => words.zh)];
  const row = [subject, ...columns.map(({ item }) => cells[item] ?? '')];
  const sheet = '登记';
  const lines: readonly (readonly (string | number)[])[] = [[title], head, row];
  const bytes = await app.documents.workbook([
    { name: sheet, rows: lines.map((line) => ({ cells: line })), columns: [{ width: 30 }] },
  ]);
  const entries = columns.map(({ item }, place) => {
    const statement: RosterStatement = { subject, item, month: null, value: cells[item] ?? '' };
    return { ...statement, knownFrom: at, sheet, row: lines.length, column: columnLetters(place + 1) };
  });
  const file = {
    name: `${form.code.words.zh} ${subject.replaceAll('/', ' ')}.xlsx`,
    size: bytes.length,
    sha256: app.digest.sha256(bytes),
    path: '',
    open: async function* (): AsyncIterable<Uint8Array> {
      yield await Promise.resolve(bytes);
    },
  };
  return app.store.rosters.accept(city, form.roster, file, form.layout, entries, { actor, storedAt, dryRun: false });
}

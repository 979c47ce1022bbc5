import {
  type Actor,
  buildRegionIndex,
  chainForm,
  checkDealRows,
  checkJudgementRows,
  checkParkRows,
  checkProjectRows,
  createFaultList,
  dayOf,
  dealForm,
  type FaultList,
  type Grid,
  type Instant,
  isOfRoster,
  judgementForm,
  parkForm,
  type LayoutFound,
  rosterBook,
  type RosterForm,
  type RosterRow,
  liesIn,
  makeFault,
  matchRegion,
  rosterNumber,
  projectForm,
  readRosterSheet,
  visitForm,
  type RegionCode,
  type Registry,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import type { IncomingFile, NewRosterEntry } from '../ports.ts';
import type { ImportedFile, ImportOptions } from './import-file.ts';
import { openTables } from '../workbook/open-tables.ts';

/** The rosters' tables that are known by their heads. */
const rosterForms: readonly RosterForm[] = [dealForm, projectForm, chainForm, parkForm, judgementForm, visitForm];

/** Rows that are looked at for the head, and rows in all: a roster is a list that people keep. */
const headRows = 2000;
const mostRows = 200_000;

/** The form by which a workbook's sheets are tables of a roster; undefined where none is. */
export function rosterFormOf(sheets: readonly Grid[]): RosterForm | undefined {
  return rosterForms.find((form) => sheets.some((sheet) => !sheet.hidden && isOfRoster(sheet, form)));
}

interface Times {
  readonly stated: Instant | undefined;
  readonly usual: Instant;
  readonly storedAt: Instant;
}

/** Takes in a table of a roster (台账导入): read whole, checked against itself and the record, stored whole or not at all with every cell's
 *  place; the same file again changes nothing. Part of `importFile`, which has asked for the right to import; here it is asked for the
 *  region of every thing. */
export async function importRoster(
  app: Application,
  actor: Actor,
  city: RegionCode,
  file: IncomingFile,
  form: RosterForm,
  options: ImportOptions & { readonly registry: Registry; readonly times: Times },
): Promise<Omit<ImportedFile, 'file' | 'sha256' | 'layout'>> {
  const faults = createFaultList();
  const { rows, mapping } = await readRows(app, file, form, faults);
  const entries = await entriesOf(app, actor, city, { rows, form, faults, ...options });
  if (rows.length === 0 && faults.errors === 0)
    faults.add(makeFault('nothing-read', { sheet: '', row: null, column: null }, null));
  const refused = faults.errors > 0 || (faults.warnings > 0 && options.acceptWarnings === false);
  const nothing = { stored: 0, revised: 0, unchanged: 0, setBack: 0 };
  if (refused) return { mapping, faults: faults.list(), ...nothing, accepted: false };
  const { storedAt } = options.times;
  const outcome = await app.store.rosters.accept(city, form.roster, file, form.layout, entries, {
    actor,
    storedAt,
    dryRun: options.dryRun,
  });
  if (!options.dryRun && outcome.stored + outcome.revised > 0)
    await app.store.audit.append(city, {
      at: storedAt,
      actor,
      action: 'observations.import',
      subject: file.sha256,
      detail: { file: file.name, layout: form.layout, ...outcome, warnings: faults.warnings },
    });
  return { mapping, faults: faults.list(), ...outcome, accepted: !options.dryRun };
}

async function readRows(
  app: Application,
  file: IncomingFile,
  form: RosterForm,
  faults: FaultList,
): Promise<{ readonly rows: readonly RosterRow[]; readonly mapping: readonly LayoutFound[] }> {
  const rows: RosterRow[] = [];
  const mapping: LayoutFound[] = [];
  const stated = new Map<string, number>();
  const workbook = await openTables(app, file, { headRows });
  try {
    for (const { head, complete, rest } of workbook.sheets) {
      if (head.hidden) continue;
      const at = { sheet: head.sheet, row: null, column: null };
      if (!isOfRoster(head, form)) {
        faults.add(makeFault('no-table', at, null, { sheet: head.sheet }));
        continue;
      }
      const all = [...head.rows];
      if (!complete)
        for await (const part of rest) {
          all.push(...part);
          if (all.length > mostRows) break;
        }
      rows.push(...readRosterSheet({ ...head, rows: all }, form, faults, stated));
      mapping.push({ sheet: head.sheet, name: 'none', head: form.layout, tables: [] });
    }
  } finally {
    await workbook.close();
  }
  return { rows, mapping };
}

async function entriesOf(
  app: Application,
  actor: Actor,
  city: RegionCode,
  of: {
    readonly rows: readonly RosterRow[];
    readonly form: RosterForm;
    readonly faults: FaultList;
    readonly registry: Registry;
    readonly times: Times;
  },
): Promise<readonly NewRosterEntry[]> {
  const { rows, form, faults, registry, times } = of;
  const subjects = [...new Set(rows.map(({ subject }) => subject))];
  const held = rosterBook(await app.store.rosters.asOf(city, form.roster, '9999-12-31T23:59:59.999Z', subjects));
  const today = dayOf(times.usual);
  const record = {
    lastMonth: Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1,
    held: (subject: string, item: string, month: number | null) => rosterNumber(held.at(subject, item, month)),
  };
  if (form === projectForm) checkProjectRows(rows, faults, record);
  if (form === dealForm) checkDealRows(rows, faults, record);
  if (form === parkForm) checkParkRows(rows, faults, record);
  if (form === judgementForm) checkJudgementRows(rows, faults, today);
  const place = placing(actor, city, registry, faults);
  const kinds = new Map(form.columns.map(({ item, kind }) => [item, kind]));
  const entries = new Map<string, { readonly entry: NewRosterEntry; readonly rowMonth: number }>();
  const placed = new Set(subjects.filter((subject) => held.at(subject, 'region', null) !== undefined));
  for (const row of rows) {
    const knownFrom = knownFromOf(row, times, faults);
    const at = { sheet: row.sheet, row: row.row };
    const region = row.cells.find(({ item }) => kinds.get(item) === 'region');
    if (region !== undefined) placed.add(row.subject);
    for (const { subject, item, month, column, value: stated } of row.cells) {
      const value = kinds.get(item) === 'region' ? place(String(stated), { ...at, column }) : stated;
      if (value === undefined) continue;
      // Of several rows of one moment the latest month says what the thing is.
      const key = `${subject} ${item} ${month ?? ''} ${knownFrom}`;
      const rowMonth = row.month ?? 0;
      const before = entries.get(key);
      if (before !== undefined && before.rowMonth > rowMonth) continue;
      entries.set(key, { entry: { subject, item, month, value, knownFrom, ...at, column }, rowMonth });
    }
  }
  // What names no region is of the city as a whole.
  if (subjects.some((subject) => !placed.has(subject))) authorise(actor, 'observations.import', city, city);
  for (const subject of subjects) {
    const known = held.at(subject, 'region', null)?.value;
    if (typeof known === 'string') authorise(actor, 'observations.import', city, known);
  }
  return [...entries.values()]
    .map(({ entry }) => entry)
    .toSorted((a, b) => (a.knownFrom < b.knownFrom ? -1 : a.knownFrom > b.knownFrom ? 1 : 0));
}

type Place = { readonly sheet: string; readonly row: number; readonly column: string };

/** Gives the code of the region that a table names; a fault where it names none within the city. */
function placing(
  actor: Actor,
  city: RegionCode,
  registry: Registry,
  faults: FaultList,
): (text: string, at: Place) => RegionCode | undefined {
  const index = buildRegionIndex([...registry.regions.values()]);
  const known = new Map<string, RegionCode | null>();
  return (text, at) => {
    let code = known.get(text);
    if (code === undefined) {
      const found = matchRegion(index, text, { city });
      code = found.kind === 'matched' && liesIn(index, found.code, city) ? found.code : null;
      if (code !== null) authorise(actor, 'observations.import', city, code);
      known.set(text, code);
    }
    if (code === null) faults.add(makeFault('unknown-region', at, text));
    return code ?? undefined;
  };
}

function knownFromOf(row: RosterRow, { stated, usual, storedAt }: Times, faults: FaultList): Instant {
  const knownFrom = stated ?? (row.released === null ? usual : `${row.released}T01:00:00.000Z`);
  if (knownFrom <= storedAt) return knownFrom;
  // Released today, and imported before the hour that a day's releases count from.
  if (dayOf(knownFrom) === dayOf(storedAt)) return storedAt;
  const at = { sheet: row.sheet, row: row.row, column: row.column };
  faults.add(makeFault('release-in-future', at, row.released));
  return knownFrom;
}

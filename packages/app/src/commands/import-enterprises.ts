import {
  type Actor,
  buildRegionIndex,
  columnLetters,
  createFaultList,
  createReturnsReader,
  dayOf,
  type EnterpriseRow,
  type FaultList,
  type Instant,
  isOfEnterprises,
  type LayoutFound,
  liesIn,
  makeFault,
  matchRegion,
  type RegionCode,
  type PeriodsStated,
  type Registry,
  type StatedFields,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import type { EnterpriseBatch, ImportOutcome, IncomingFile, NewEnterprise, NewReturn } from '../ports.ts';
import { openTables } from '../workbook/open-tables.ts';

/** The layout of a table of enterprises. */
export const enterpriseLayout = 'enterprise-returns';

/** Rows that are looked at for the head. */
const headRows = 200;
/** Rows of one batch: small enough that nobody waits long for it to be stored. */
const batchSize = 2000;

interface EnterpriseTimes {
  readonly stated: Instant | undefined;
  /** For rows without a release date. */
  readonly usual: Instant;
  readonly storedAt: Instant;
}

/** That a file has faults: thrown where its rows end, so that nothing of it is kept. */
class Faulty extends Error {}

/** Imports a table of enterprises: a register of them, or their monthly returns, in one pass over the file that keeps no row (企业名录和月报
 *  导入). Part of `importFile`, which has asked for the right to import; here it is asked for the region of every row.
 *
 *  What a row says of the enterprise itself (name, region, industry, park, category) goes into the register, known from the row's moment. */
export async function importEnterprises(
  app: Application,
  actor: Actor,
  city: RegionCode,
  file: IncomingFile,
  options: {
    readonly registry: Registry;
    readonly times: EnterpriseTimes;
    readonly dryRun: boolean;
    readonly acceptWarnings?: boolean;
    readonly onProgress?: (rows: number) => void;
  },
): Promise<{ readonly outcome: ImportOutcome; readonly faults: FaultList; readonly layouts: readonly LayoutFound[] }> {
  const { registry, times, dryRun, onProgress } = options;
  let faults = createFaultList();
  const layouts: LayoutFound[] = [];
  const rows = async function* (): AsyncIterable<EnterpriseBatch> {
    faults = createFaultList();
    layouts.length = 0;
    yield* readRows(app, file, { faults, layouts, times, place: placing(actor, city, registry, faults) });
    if (faults.errors > 0 || (faults.warnings > 0 && options.acceptWarnings === false)) throw new Faulty();
  };
  try {
    const kept = { actor, storedAt: times.storedAt, dryRun, ...(onProgress === undefined ? {} : { onProgress }) };
    const outcome = await app.store.enterprises.accept(city, file, enterpriseLayout, rows, kept);
    return { outcome, faults, layouts };
  } catch (error) {
    if (!(error instanceof Faulty)) throw error;
    return { outcome: { stored: 0, revised: 0, unchanged: 0, setBack: 0 }, faults, layouts };
  }
}

/** Gives the code of the region of a row; undefined where the table names none that is known. */
type Placing = (row: EnterpriseRow) => RegionCode | undefined;

function placing(actor: Actor, city: RegionCode, registry: Registry, faults: FaultList): Placing {
  const index = buildRegionIndex([...registry.regions.values()]);
  const known = new Map<string, RegionCode | null>();
  const placeOf = (text: string): RegionCode | null => {
    const found = matchRegion(index, text, { city });
    const code = found.kind === 'matched' && liesIn(index, found.code, city) ? found.code : null;
    if (code !== null) authorise(actor, 'observations.import', city, code);
    return code;
  };
  return (row) => {
    const text = row.fields.region ?? row.registeredIn;
    let code = known.get(text);
    if (code === undefined) known.set(text, (code = placeOf(text)));
    if (code !== null) return code;
    // By its code alone an enterprise may well be registered elsewhere.
    if (row.fields.region === undefined) authorise(actor, 'observations.import', city, city);
    else
      faults.offer({
        code: 'unknown-region',
        severity: 'error',
        fault: () => makeFault('unknown-region', placeIn(row), text),
      });
    return undefined;
  };
}

function placeIn({ sheet, row, column }: EnterpriseRow): { sheet: string; row: number; column: string } {
  return { sheet, row, column: columnLetters(column) };
}

interface Reading {
  readonly faults: FaultList;
  readonly layouts: LayoutFound[];
  readonly times: EnterpriseTimes;
  readonly place: Placing;
}

/** Reads the file in batches of returns, and at its end gives what it says of the enterprises themselves. After the first error nothing is
 *  given any more, and the file is read on for the others. */
async function* readRows(app: Application, file: IncomingFile, reading: Reading): AsyncIterable<EnterpriseBatch> {
  const stated: PeriodsStated = new Map();
  let register = new Register();
  let returns: NewReturn[] = [];
  const workbook = await openTables(app, file, { headRows, passing: true });
  try {
    for (const sheet of workbook.sheets) {
      if (sheet.head.hidden) continue;
      if (!isOfEnterprises(sheet.head)) {
        const name = sheet.head.sheet;
        reading.faults.add(makeFault('no-table', { sheet: name, row: null, column: null }, null, { sheet: name }));
        continue;
      }
      const reader = createReturnsReader(sheet.head, reading.faults, stated);
      const parts = async function* (): AsyncIterable<typeof sheet.head.rows> {
        yield sheet.head.rows;
        if (!sheet.complete) yield* sheet.rest;
      };
      for await (const part of parts()) {
        for (const row of part) {
          for (const read of reader.readRow(row)) {
            const knownFrom = knownFromOf(read, reading);
            const region = reading.place(read);
            if (reading.faults.errors > 0) continue;
            register.add(read, region, knownFrom);
            if (read.month !== null) returns.push(newReturn(read, knownFrom));
          }
        }
        if (reading.faults.errors > 0) {
          returns = [];
          register = new Register();
        }
        while (returns.length >= batchSize) yield { returns: returns.splice(0, batchSize), enterprises: [] };
      }
      reader.finish();
      reading.layouts.push({ sheet: sheet.head.sheet, name: 'none', head: enterpriseLayout, tables: [] });
    }
  } finally {
    await workbook.close();
  }
  if (reading.faults.errors > 0) return;
  if (register.size === 0) reading.faults.add(makeFault('nothing-read', { sheet: '', row: null, column: null }, null));
  if (returns.length > 0) yield { returns, enterprises: [] };
  for (const enterprises of register.batches()) yield { returns: [], enterprises };
}

function knownFromOf(row: EnterpriseRow, { faults, times }: Reading): Instant {
  const { stated, usual, storedAt } = times;
  const knownFrom = stated ?? (row.released === null ? usual : `${row.released}T01:00:00.000Z`);
  if (knownFrom > storedAt) {
    // Released today, and imported before the hour that a day's releases count from.
    if (dayOf(knownFrom) === dayOf(storedAt)) return storedAt;
    faults.offer({
      code: 'release-in-future',
      severity: 'error',
      fault: () => makeFault('release-in-future', placeIn(row), row.released),
    });
  }
  const last = Number(knownFrom.slice(0, 4)) * 12 + Number(knownFrom.slice(5, 7)) - 1;
  if (row.month !== null && row.month > last) {
    const ends = (row.month % 12) + 1;
    const span = `${Math.floor(row.month / 12)}年${row.length === 1 ? '' : `${ends - row.length + 1}-`}${ends}月`;
    faults.offer({
      code: 'future-period',
      severity: 'error',
      fault: () => makeFault('future-period', placeIn(row), span, { span, date: dayOf(knownFrom) }),
    });
  }
  return knownFrom;
}

function newReturn(row: EnterpriseRow, knownFrom: Instant): NewReturn {
  const { enterprise, month, length, values, sheet, row: number, columns } = row;
  return { enterprise, month: month ?? 0, length, knownFrom, values, sheet, row: number, columns };
}

interface Entry extends NewEnterprise {
  /** Of the row that said it last; a register has none. */
  readonly month: number;
  /** Further rows of the same sheet that said the same, three numbers each: the place of their moment among all, their month, their row. Kept
   *  as numbers: of 130,000 enterprises over two years there are three million. */
  readonly again: number[];
}

/** What a file says of enterprises: one entry for each moment at which it says anything new. Of several months known from one moment the
 *  latest says what the enterprise is. */
class Register {
  readonly #entries = new Map<string, Entry[]>();
  readonly #moments: Instant[] = [];
  readonly #places = new Map<Instant, number>();

  get size(): number {
    return this.#entries.size;
  }

  add(row: EnterpriseRow, region: RegionCode | undefined, knownFrom: Instant): void {
    const { region: _named, ...stated } = row.fields;
    const fields: StatedFields = region === undefined ? stated : { ...stated, region };
    const { enterprise: code, sheet, row: number } = row;
    const month = row.month ?? 0;
    const held = this.#entries.get(code);
    const last = held?.at(-1);
    if (held === undefined || last === undefined) {
      this.#entries.set(code, [{ code, knownFrom, fields, sheet, row: number, month, again: [] }]);
      return;
    }
    if (isSaid(fields, last.fields) && sheet === last.sheet) last.again.push(this.#placeOf(knownFrom), month, number);
    else held.push({ code, knownFrom, fields, sheet, row: number, month, again: [] });
  }

  *batches(): Iterable<readonly NewEnterprise[]> {
    let batch: NewEnterprise[] = [];
    for (const entries of this.#entries.values()) {
      batch.push(...this.#settled(entries));
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  #placeOf(moment: Instant): number {
    let place = this.#places.get(moment);
    if (place === undefined) this.#places.set(moment, (place = this.#moments.push(moment) - 1));
    return place;
  }

  /** Everything said of one enterprise in the order of the moments: one entry for each, and none that repeats the one before. */
  #settled(entries: readonly Entry[]): readonly NewEnterprise[] {
    const byMoment = new Map<Instant, NewEnterprise & { readonly month: number }>();
    for (const { again, ...entry } of entries) {
      say(byMoment, entry);
      for (let i = 0; i < again.length; i += 3)
        say(byMoment, {
          ...entry,
          knownFrom: this.#moments[again[i] ?? 0] ?? entry.knownFrom,
          month: again[i + 1] ?? 0,
          row: again[i + 2] ?? entry.row,
        });
    }
    const settled: NewEnterprise[] = [];
    for (const { month: _of, ...entry } of [...byMoment.values()].toSorted((a, b) =>
      a.knownFrom < b.knownFrom ? -1 : 1,
    ))
      if (settled.length === 0 || !isSaid(entry.fields, settled.at(-1)?.fields ?? {})) settled.push(entry);
    return settled;
  }
}

/** Of one moment the latest month says what an enterprise is, and the earlier what that leaves out. */
function say<E extends NewEnterprise & { readonly month: number }>(byMoment: Map<Instant, E>, entry: E): void {
  const same = byMoment.get(entry.knownFrom);
  if (same === undefined) byMoment.set(entry.knownFrom, entry);
  else if (!isSaid(entry.fields, same.fields))
    byMoment.set(
      entry.knownFrom,
      entry.month >= same.month
        ? { ...entry, fields: { ...same.fields, ...entry.fields } }
        : { ...same, fields: { ...entry.fields, ...same.fields } },
    );
}

function isSaid(fields: StatedFields, before: StatedFields): boolean {
  return (
    fields.name === before.name &&
    fields.region === before.region &&
    fields.industry === before.industry &&
    fields.park === before.park &&
    fields.category === before.category &&
    fields.opened === before.opened &&
    fields.closed === before.closed
  );
}

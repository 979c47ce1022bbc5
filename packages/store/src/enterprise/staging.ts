import type { EnterpriseBatch, ImportOutcome, NewEnterprise, NewReturn } from '@shigan/app';
import {
  DomainError,
  type EnterpriseField,
  enterpriseFields,
  type Instant,
  type KeptItem,
  keptItems,
  type KeptVintage,
  type RegionCode,
  settle,
  type Settled,
  type Statement,
} from '@shigan/core';

import { numberArray, textArray } from '../database/arrays.ts';
import { type Database, type Statement as Query, statement } from '../database/database.ts';
import type { Staged } from '../import/acceptance.ts';
import { bitsOf, lettersText } from './kept-fields.ts';
import { enterprisesStated, keyOf, monthsHeld, returnsStated, type ReturnTable } from './statements-held.ts';

/** Puts rows into the table, where nobody sees them, and moves the import's sign of life. No sign of life, no rows. */
const insertInto = (table: ReturnTable, more: { readonly column: string; readonly values: string }): Query =>
  statement(
    `${table}_insert`,
    `with alive as (
     update import_under_way set moved_at = now() where city = $1 and import = $2 returning import)
   insert into ${table} (city, import, month, enterprise, known_from, stated, output, revenue, profit, tax, electricity,
     employees, revenue_parts, sheet, row, columns${more.column})
   select $1, alive.import, line.*
   from alive, unnest($3::int2[], $4::text[], $5::timestamptz[], $6::int2[], $7::float8[], $8::float8[], $9::float8[], $10::float8[],
     $11::float8[], $12::float8[], $13::float8[], $14::text[], $15::int4[], $16::text[]${more.values}) line`,
  );
const insertReturns = insertInto('enterprise_return', { column: '', values: '' });
const insertQuarters = insertInto('enterprise_quarter', { column: ', length', values: ', $17::int2[]' });
const insertEnterprises = statement(
  'enterprise_insert',
  `with alive as (
     update import_under_way set moved_at = now() where city = $1 and import = $2 returning import)
   insert into enterprise (city, import, code, known_from, stated, name, region, industry, park, category, opened, closed, sheet, row)
   select $1, alive.import, line.*
   from alive, unnest($3::text[], $4::timestamptz[], $5::int2[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
     $11::int2[], $12::int2[], $13::text[], $14::int4[]) line`,
);

type ReturnLine = KeptVintage<KeptItem, number> & { readonly of: NewReturn };
type EnterpriseLine = KeptVintage<EnterpriseField, string | number> & { readonly of: NewEnterprise };

/** The rows of a file of enterprises on their way in: settled against what is held, counted, and stored out of sight. */
export class EnterpriseStaging implements Staged {
  readonly reach: ReadonlyMap<Instant, number> = new Map();
  readonly touched: ReadonlySet<string> = new Set();
  readonly #database: Database;
  readonly #of: {
    readonly city: RegionCode;
    readonly importId: string;
    readonly upTo: number;
    readonly dryRun: boolean;
  };
  readonly #months = { enterprise_return: new Map<number, boolean>(), enterprise_quarter: new Map<number, boolean>() };
  readonly #moments = new Set<Instant>();
  #storing: Promise<unknown> = Promise.resolve();
  #hasReturns = false;
  readonly #returns = { stored: 0, revised: 0, unchanged: 0, setBack: 0 };
  readonly #enterprises = { stored: 0, revised: 0, unchanged: 0, setBack: 0 };

  /** `upTo`: number of the last acceptance that all its rows are settled against. */
  constructor(
    database: Database,
    of: { readonly city: RegionCode; readonly importId: string; readonly upTo: number; readonly dryRun: boolean },
  ) {
    this.#database = database;
    this.#of = of;
  }

  /** Of a file of returns its rows, of a register its enterprises. */
  get outcome(): ImportOutcome {
    return { ...(this.#hasReturns ? this.#returns : this.#enterprises) };
  }

  get isNew(): boolean {
    return [this.#returns, this.#enterprises].some(({ stored, revised }) => stored + revised > 0);
  }

  /** The moments from which anything of it is known. */
  get moments(): Iterable<Instant> {
    return this.#moments;
  }

  /** Settles a batch and begins to store it; the one before is stored by then. */
  async add({ returns, enterprises }: EnterpriseBatch): Promise<void> {
    const { city, importId, dryRun } = this.#of;
    this.#hasReturns ||= returns.length > 0;
    const rows = await this.#settleReturns(
      'enterprise_return',
      returns.filter(({ length }) => length === 1),
    );
    const quarters = await this.#settleReturns(
      'enterprise_quarter',
      returns.filter(({ length }) => length > 1),
    );
    const entries = await this.#settleEnterprises(enterprises);
    for (const { knownFrom } of [...rows, ...quarters, ...entries]) this.#moments.add(knownFrom);
    if (dryRun) return;
    await this.#storing;
    const storing: Promise<void>[] = [];
    if (rows.length > 0)
      storing.push(this.#store(insertReturns, [city, importId, ...returnColumns(rows)], rows.length));
    if (quarters.length > 0) {
      const lengths = numberArray(quarters.map(({ of }) => of.length));
      const columns = [...returnColumns(quarters), lengths];
      storing.push(this.#store(insertQuarters, [city, importId, ...columns], quarters.length));
    }
    if (entries.length > 0)
      storing.push(this.#store(insertEnterprises, [city, importId, ...enterpriseColumns(entries)], entries.length));
    this.#storing = Promise.all(storing);
    // What goes wrong is told to whoever waits for it next.
    this.#storing.catch(() => {});
  }

  async finish(): Promise<void> {
    await this.#storing;
  }

  async #store(what: Query, values: readonly unknown[], rows: number): Promise<void> {
    if ((await this.#database.run(what, values)) !== rows)
      throw new DomainError('store-unavailable', { reason: 'the import was taken for dead and is being swept' });
  }

  async #settleReturns(table: ReturnTable, rows: readonly NewReturn[]): Promise<readonly ReturnLine[]> {
    const { city, upTo } = this.#of;
    const months = this.#months[table];
    const unknown = [...new Set(rows.map(({ month }) => month))].filter((month) => !months.has(month));
    if (unknown.length > 0) {
      const held = await monthsHeld(this.#database, table, city, unknown);
      for (const month of unknown) months.set(month, held.has(month));
    }
    // A first file of a month goes in without a single look.
    const asked = rows.filter(({ month }) => months.get(month) === true);
    const held = await returnsStated(this.#database, { table, city, upTo }, asked);
    return rows.flatMap((of) => {
      const incoming = { knownFrom: of.knownFrom, stated: of.values };
      const settled = settleBeside(incoming, held.get(keyOf(of)));
      count(this.#returns, settled.weighing);
      return settled.kept.map((kept) => ({ ...kept, of }));
    });
  }

  async #settleEnterprises(rows: readonly NewEnterprise[]): Promise<readonly EnterpriseLine[]> {
    if (rows.length === 0) return [];
    const { city, upTo } = this.#of;
    const held = new Map(await enterprisesStated(this.#database, { city, upTo }, rows));
    return rows.flatMap((of) => {
      const incoming = { knownFrom: of.knownFrom, stated: of.fields };
      const before = held.get(of.code);
      const settled = settleBeside<EnterpriseField, string | number>(incoming, before);
      held.set(of.code, inOrder([...(before ?? []), incoming]));
      count(this.#enterprises, settled.weighing);
      return settled.kept.map((kept) => ({ ...kept, of }));
    });
  }
}

/** A row of which nothing is held is new even where it states nothing: that a month was returned is known from it. */
function settleBeside<F extends string, V>(
  incoming: Statement<F, V>,
  held: readonly Statement<F, V>[] | undefined,
): Settled<F, V> {
  if (held !== undefined) return settle(incoming, held);
  return { weighing: 'new', kept: [{ ...incoming, inForce: incoming.stated }] };
}

/** Stable: of one moment the one that came last comes last. */
function inOrder<T extends { readonly knownFrom: Instant }>(statements: readonly T[]): readonly T[] {
  return statements.toSorted((a, b) => (a.knownFrom < b.knownFrom ? -1 : a.knownFrom > b.knownFrom ? 1 : 0));
}

function count(
  counts: { stored: number; revised: number; unchanged: number; setBack: number },
  weighing: Settled<string, unknown>['weighing'],
): void {
  if (weighing === 'new') counts.stored += 1;
  else if (weighing === 'same') counts.unchanged += 1;
  else counts.revised += 1;
  if (weighing === 'setBack') counts.setBack += 1;
}

function returnColumns(rows: readonly ReturnLine[]): readonly string[] {
  return [
    numberArray(rows.map(({ of }) => of.month)),
    textArray(rows.map(({ of }) => of.enterprise)),
    textArray(rows.map(({ knownFrom }) => knownFrom)),
    numberArray(rows.map(({ stated }) => bitsOf(keptItems, stated))),
    ...keptItems.map((item) => numberArray(rows.map(({ inForce }) => inForce[item] ?? 'NULL'))),
    textArray(rows.map(({ of }) => of.sheet)),
    numberArray(rows.map(({ of }) => of.row)),
    textArray(rows.map(({ of }) => lettersText(of.columns))),
  ];
}

function enterpriseColumns(rows: readonly EnterpriseLine[]): readonly string[] {
  const texts = (field: EnterpriseField): string =>
    textArray(rows.map(({ inForce }) => (inForce[field] === undefined ? null : String(inForce[field]))));
  const months = (field: EnterpriseField): string =>
    numberArray(rows.map(({ inForce }) => (inForce[field] === undefined ? 'NULL' : inForce[field])));
  return [
    textArray(rows.map(({ of }) => of.code)),
    textArray(rows.map(({ knownFrom }) => knownFrom)),
    numberArray(rows.map(({ stated }) => bitsOf(enterpriseFields, stated))),
    texts('name'),
    texts('region'),
    texts('industry'),
    texts('park'),
    texts('category'),
    months('opened'),
    months('closed'),
    textArray(rows.map(({ of }) => of.sheet)),
    numberArray(rows.map(({ of }) => of.row)),
  ];
}

import type { ImportOutcome, NewObservation } from '@shigan/app';
import { DomainError, endMonth, type Instant, isSpan, type RegionCode, weigh } from '@shigan/core';

import { numberArray, textArray } from '../database/arrays.ts';
import { type Database, statement } from '../database/database.ts';
import { numericText } from '../observation/numeric.ts';
import { unkept } from '../observation/packed.ts';
import { SeenKeys } from './seen-keys.ts';
import { type HeldVintage, intoForce, keyOf, vintagesHeld } from './vintages-held.ts';

/** Puts rows of an import into the table, where nobody sees them, and moves the import's sign of life. One statement is one
 *  transaction. No sign of life, no rows: then the import was taken for dead. */
const insertRows = statement(
  'observation_insert',
  `with alive as (
     update import_under_way set moved_at = now() where city = $1 and import = $2 returning import)
   insert into observation (city, import, indicator, region, year, start_month, months, measure,
     value, decimals, unit, status, known_from, sheet, cell)
   select $1, alive.import, row.*
   from alive, unnest($3::text[], $4::text[], $5::int2[], $6::int2[], $7::int2[], $8::text[], $9::numeric[],
     $10::int2[], $11::text[], $12::text[], $13::timestamptz[], $14::text[], $15::text[]) row`,
);

/** So many regions and years are noted one by one; an import of more counts as one that touched everything. */
const mostTouched = 4000;

const indicatorsHeld = statement(
  'indicators_held',
  // One look into the index for each. Asked whether there are any, a planner may go through all that is held.
  `select i.indicator from unnest($2::text[]) i(indicator)
   cross join lateral (select from observation o where o.city = $1 and o.indicator = i.indicator limit 1) held`,
);

/** The rows of one import on their way in: weighed against what is held and against the rows before them, counted, and
 *  stored out of sight. */
export class Staging {
  readonly #database: Database;
  readonly #city: RegionCode;
  readonly #importId: string;
  readonly #upTo: number;
  readonly #dryRun: boolean;
  /** Whether anything was held of an indicator when the import came to it. */
  readonly #indicators = new Map<string, boolean>();
  readonly #seen = new SeenKeys();
  readonly #reach = new Map<Instant, number>();
  readonly #touched = new Set<string>();
  #storing: Promise<void> = Promise.resolve();
  #stored = 0;
  #revised = 0;
  #unchanged = 0;
  #setBack = 0;

  /** `upTo`: number of the last acceptance that all its rows are weighed against. */
  constructor(
    database: Database,
    of: { readonly city: RegionCode; readonly importId: string; readonly upTo: number; readonly dryRun: boolean },
  ) {
    this.#database = database;
    this.#city = of.city;
    this.#importId = of.importId;
    this.#upTo = of.upTo;
    this.#dryRun = of.dryRun;
  }

  get outcome(): ImportOutcome {
    return { stored: this.#stored, revised: this.#revised, unchanged: this.#unchanged, setBack: this.#setBack };
  }

  get isNew(): boolean {
    return this.#stored + this.#revised > 0;
  }

  /** The moments from which its rows are known, each with the earliest month (year*12 + month - 1) that such rows end in. */
  get reach(): ReadonlyMap<Instant, number> {
    return this.#reach;
  }

  get touched(): ReadonlySet<string> | undefined {
    return this.#touched.size > mostTouched ? undefined : this.#touched;
  }

  /** Weighs a batch and begins to store it; the one before is stored by then. While a batch is being stored the next one can
   *  be made ready. */
  async add(batch: readonly NewObservation[]): Promise<void> {
    for (const row of batch) check(row);
    const asked = await this.#toLookUp(batch);
    const kept = this.#sortOut(batch, asked, await this.#held(batch, asked));
    if (kept.length === 0 || this.#dryRun) return;
    for (const { knownFrom, span, region } of kept) {
      if (this.#touched.size <= mostTouched) this.#touched.add(`${region} ${span.year}`);
      const ends = span.year * 12 + endMonth(span) - 1;
      this.#reach.set(knownFrom, Math.min(ends, this.#reach.get(knownFrom) ?? ends));
    }
    const values = [this.#city, this.#importId, ...columns(kept)];
    await this.#storing;
    this.#storing = this.#store(values, kept.length);
    // What goes wrong is told to whoever waits for it next.
    this.#storing.catch(() => {});
  }

  /** Waits until everything is stored. */
  async finish(): Promise<void> {
    await this.#storing;
  }

  async #store(values: readonly unknown[], rows: number): Promise<void> {
    if ((await this.#database.run(insertRows, values)) !== rows)
      throw new DomainError('store-unavailable', { reason: 'the import was taken for dead and is being swept' });
  }

  /** Corrects the counts for a row that was weighed again. */
  recount(from: ReturnType<typeof weigh>, to: ReturnType<typeof weigh>): void {
    this.#count(from, -1);
    this.#count(to, 1);
  }

  /** The keys of a batch of which something may be known: their indicator is held, or this file may have had them before.
   *  A first import into an empty city goes in without a single look. */
  async #toLookUp(batch: readonly NewObservation[]): Promise<ReadonlySet<string>> {
    const unknown = [...new Set(batch.map((row) => row.indicator))].filter((code) => !this.#indicators.has(code));
    if (unknown.length > 0) {
      for (const code of unknown) this.#indicators.set(code, false);
      const held = await this.#database.rows<{ indicator: string }>(indicatorsHeld, [this.#city, unknown]);
      for (const { indicator } of held) this.#indicators.set(indicator, true);
    }
    const asked = new Set<string>();
    for (const row of batch)
      if (this.#seen.add(row) || this.#indicators.get(row.indicator) === true) asked.add(keyOf(row));
    return asked;
  }

  async #held(batch: readonly NewObservation[], asked: ReadonlySet<string>): Promise<Map<string, HeldVintage[]>> {
    if (asked.size === 0) return new Map();
    // Rows of the batch before may be among them.
    await this.#storing;
    return vintagesHeld(
      this.#database,
      { city: this.#city, importId: this.#importId, upTo: this.#upTo },
      batch.filter((row) => asked.has(keyOf(row))),
    );
  }

  #sortOut(
    batch: readonly NewObservation[],
    asked: ReadonlySet<string>,
    held: Map<string, HeldVintage[]>,
  ): readonly NewObservation[] {
    const kept: NewObservation[] = [];
    for (const row of batch) {
      const key = asked.size === 0 ? '' : keyOf(row);
      if (!asked.has(key)) {
        this.#count('new', 1);
        kept.push(row);
        continue;
      }
      const vintages = held.get(key) ?? [];
      const weight = weigh(row, vintages);
      this.#count(weight, 1);
      if (weight === 'same') continue;
      if (vintages.some((vintage) => vintage.number === undefined && vintage.knownFrom === row.knownFrom))
        throw new DomainError('invalid-entry', {
          sheet: row.sheet,
          cell: row.cell,
          reason: 'stated twice in one file',
        });
      kept.push(row);
      vintages.push({ ...row, number: undefined });
      vintages.sort(intoForce);
      held.set(key, vintages);
    }
    return kept;
  }

  #count(weight: ReturnType<typeof weigh>, by: number): void {
    if (weight === 'new') this.#stored += by;
    else if (weight === 'same') this.#unchanged += by;
    else this.#revised += by;
    if (weight === 'setBack') this.#setBack += by;
  }
}

/** Refuses a row that the table could not keep as it is. */
function check(row: NewObservation): void {
  const texts = [row.indicator, row.region, row.unit, row.sheet, row.cell];
  if (texts.some((text) => unkept.test(text)))
    throw new DomainError('invalid-entry', { sheet: row.sheet, cell: row.cell, reason: 'control characters' });
  if (!isSpan(row.span) || !Number.isFinite(row.value) || !Number.isInteger(row.decimals))
    throw new DomainError('invalid-entry', { sheet: row.sheet, cell: row.cell, reason: 'no figure' });
}

function columns(rows: readonly NewObservation[]): readonly string[] {
  return [
    textArray(rows.map((row) => row.indicator)),
    textArray(rows.map((row) => row.region)),
    numberArray(rows.map((row) => row.span.year)),
    numberArray(rows.map((row) => row.span.startMonth)),
    numberArray(rows.map((row) => row.span.length)),
    textArray(rows.map((row) => row.measure)),
    numberArray(rows.map(numericText)),
    numberArray(rows.map((row) => row.decimals)),
    textArray(rows.map((row) => row.unit)),
    textArray(rows.map((row) => row.status)),
    textArray(rows.map((row) => row.knownFrom)),
    textArray(rows.map((row) => row.sheet)),
    textArray(rows.map((row) => row.cell)),
  ];
}

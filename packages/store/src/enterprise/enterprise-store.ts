import type { EnterpriseStore, EnterpriseSums, HeldQuarter, HeldReturn, MonthRange } from '@shigan/app';
import {
  categoryNamed,
  DomainError,
  type Enterprise,
  type Instant,
  type KeptItem,
  keptItems,
  type RegionCode,
  returnItems,
  type ReturnItem,
  type ReturnLength,
  type ReturnVintage,
} from '@shigan/core';

import { numberArray, textArray } from '../database/arrays.ts';
import { noteEditions } from '../database/change.ts';
import { type Database, type Session, type Statement as Query, statement } from '../database/database.ts';
import { lastAccepted, type Pending } from '../import/acceptance.ts';
import { takeIn } from '../import/arrival.ts';
import { uuidv7 } from '../uuid.ts';
import { everyItem, itemColumns, lettersOf, statedOf } from './kept-fields.ts';
import { EnterpriseStaging } from './staging.ts';
import { itemsSelected, type ItemsRow, type ReturnTable } from './statements-held.ts';

/** Whether a file of the same layout was accepted after a number. */
const overtakenBy = statement(
  'enterprise_overtaken',
  `select i.id from acceptance a join import i on i.city = a.city and i.id = a.import
   where a.city = $1 and a.number > $2 and a.number <= $3 and i.layout = $4 limit 1`,
);

const register = (which: string): string => `
  select distinct on (e.code) e.code, e.name, e.region, e.industry, e.park, e.category, e.opened, e.closed
  from enterprise e
  join acceptance a on a.city = e.city and a.import = e.import
  where e.city = $1 and e.known_from <= $2 ${which}
  order by e.code, e.known_from desc, a.number desc`;
const registerAsOf = statement('enterprise_as_of', register(''));
const someAsOf = statement('enterprise_some_as_of', register('and e.code = any($3::text[])'));

/** First and last month by way of the key, without reading the table. */
const monthsOfTable = (table: ReturnTable): Query =>
  statement(
    `${table}_months`,
    ['asc', 'desc']
      .map(
        (order) => `
  (select r.month from ${table} r
   join acceptance a on a.city = r.city and a.import = r.import
   where r.city = $1 and r.known_from <= $2
   order by r.month ${order} limit 1)`,
      )
      .join(' union all '),
  );
const monthsAsOf = [monthsOfTable('enterprise_return'), monthsOfTable('enterprise_quarter')];

const quarters = (which: string): string => `
  select distinct on (r.enterprise, r.month, r.length) r.enterprise, r.month, r.length, ${itemsSelected}
  from enterprise_quarter r
  join acceptance a on a.city = r.city and a.import = r.import
  where r.city = $1 and r.month = any($2::int2[]) and r.known_from <= $3 ${which}
  order by r.enterprise, r.month, r.length, r.known_from desc, a.number desc`;
const quartersOfAll = statement('enterprise_quarters', quarters(''));
const quartersOfSome = statement('enterprise_quarters_of_some', quarters('and r.enterprise = any($4::text[])'));

const inForce = (which: string): string => `
  select distinct on (r.month, r.enterprise) r.*
  from enterprise_return r
  join acceptance a on a.city = r.city and a.import = r.import
  where r.city = $1 and r.month = any($2::int2[]) and r.known_from <= $3 ${which}
  order by r.month, r.enterprise, r.known_from desc, a.number desc`;
const ofSome = 'and r.enterprise = any($4::text[])';

const summed = returnItems
  .map((item) => `sum(r.${itemColumns[item]}) as "${item}", count(r.${itemColumns[item]}) as "${item}Months"`)
  .join(', ');
const sums = (which: string): string =>
  `select r.enterprise, ${summed} from (${inForce(which)}) r group by r.enterprise order by r.enterprise`;
const sumsOfAll = statement('enterprise_sums', sums(''));
const sumsOfSome = statement('enterprise_sums_of_some', sums(ofSome));

const returnsFields = `r.enterprise, r.month, r.sheet, r.row, ${itemsSelected}`;
const returnsOfAll = statement(
  'enterprise_returns',
  `select ${returnsFields} from (${inForce('')}) r order by r.enterprise`,
);
const returnsOfSome = statement(
  'enterprise_returns_of_some',
  `select ${returnsFields} from (${inForce(ofSome)}) r order by r.enterprise`,
);

const vintagesIn = (table: ReturnTable, length: string): string =>
  `select r.month, ${length} as length, r.known_from, a.number, r.stated, ${itemsSelected}, r.sheet, r.row, r.columns, i.sha256, f.name as file_name
   from ${table} r
   join acceptance a on a.city = r.city and a.import = r.import
   join import i on i.city = r.city and i.id = r.import
   join file f on f.city = i.city and f.sha256 = i.sha256
   where r.city = $1 and r.month = any($2::int2[]) and r.known_from <= $3 and r.enterprise = $4 and r.stated > 0`;
const vintagesOfOne = statement(
  'enterprise_vintages',
  `${vintagesIn('enterprise_return', '1::int2')} union all ${vintagesIn('enterprise_quarter', 'r.length')}
   order by month, length, known_from, number`,
);

type RegisterRow = {
  readonly code: string;
  readonly name: string | null;
  readonly region: string | null;
  readonly industry: string | null;
  readonly park: string | null;
  readonly category: string | null;
  readonly opened: number | null;
  readonly closed: number | null;
};

type SumsRow = Readonly<Record<ReturnItem | `${ReturnItem}Months`, number | null>> & { readonly enterprise: string };

type QuarterRow = ItemsRow & Pick<HeldQuarter, 'enterprise' | 'month' | 'length'>;

/** Times that a file is settled anew because others of its kind came in meanwhile. */
const mostTries = 5;

/** That another file of enterprises was accepted while this one came in. */
class Overtaken extends Error {}

export function enterpriseStore(database: Database): EnterpriseStore {
  return {
    accept: async (city, file, layout, rows, options) => {
      const { actor, storedAt, dryRun, onProgress } = options;
      for (let tries = 1; ; tries++) {
        const importId = uuidv7();
        const upTo = await lastAccepted(database, city);
        const staging = new EnterpriseStaging(database, { city, importId, upTo, dryRun });
        const stage = async (): Promise<void> => {
          let done = 0;
          for await (const batch of rows()) {
            await staging.add(batch);
            done += batch.returns.length;
            onProgress?.(done);
          }
          await staging.finish();
        };
        if (dryRun) {
          await stage();
          return staging.outcome;
        }
        try {
          await takeIn(database, {
            pending: { city, importId, file, staging, weighedUpTo: upTo },
            kept: { layout, at: storedAt, by: actor.id },
            stage,
            weighAgain: async (session, pending, last) => checkOvertaken(session, pending, last, layout),
          });
        } catch (error) {
          if (!(error instanceof Overtaken)) throw error;
          if (tries < mostTries) continue;
          throw new DomainError('store-unavailable', { reason: 'other files of enterprises keep coming in' });
        }
        if (staging.isNew) await noteEditions(database, city, staging.moments);
        return staging.outcome;
      }
    },
    list: async (city, asOf, codes) => {
      const rows =
        codes === undefined
          ? await database.rows<RegisterRow>(registerAsOf, [city, asOf])
          : await database.rows<RegisterRow>(someAsOf, [city, asOf, textArray(codes)]);
      return rows.map(enterpriseOf);
    },
    months: async (city, asOf) => {
      for (const months of monthsAsOf) {
        const [first, last] = await database.rows<{ month: number }>(months, [city, asOf]);
        if (first !== undefined) return { from: first.month, to: last?.month ?? first.month };
      }
      return undefined;
    },
    sums: async (city, range, asOf, enterprises) => {
      const asked = [city, numberArray(monthsIn(range)), asOf];
      const rows =
        enterprises === undefined
          ? await database.rows<SumsRow>(sumsOfAll, asked)
          : await database.rows<SumsRow>(sumsOfSome, [...asked, textArray(enterprises)]);
      return rows.map(sumsOf);
    },
    returns: async function* (city, range, asOf, enterprises) {
      for (const month of monthsIn(range)) {
        const asked = [city, numberArray([month]), asOf];
        const rows =
          enterprises === undefined
            ? await database.rows<ItemsRow & Omit<HeldReturn, 'values'>>(returnsOfAll, asked)
            : await database.rows<ItemsRow & Omit<HeldReturn, 'values'>>(returnsOfSome, [
                ...asked,
                textArray(enterprises),
              ]);
        if (rows.length > 0)
          yield rows.map((row): HeldReturn => ({
            enterprise: row.enterprise,
            month: row.month,
            values: statedOf<KeptItem, number>(keptItems, everyItem, row),
            sheet: row.sheet,
            row: row.row,
          }));
      }
    },
    quarters: async (city, range, asOf, enterprises) => {
      // Where a quarter ends.
      const months = monthsIn(range).filter((month) => month % 3 === 2);
      if (months.length === 0) return [];
      const asked = [city, numberArray(months), asOf];
      const rows =
        enterprises === undefined
          ? await database.rows<QuarterRow>(quartersOfAll, asked)
          : await database.rows<QuarterRow>(quartersOfSome, [...asked, textArray(enterprises)]);
      return rows.map((row) => ({
        enterprise: row.enterprise,
        month: row.month,
        length: row.length,
        values: statedOf<KeptItem, number>(keptItems, everyItem, row),
      }));
    },
    vintages: async (city, enterprise, range, asOf) => vintages(database, { city, enterprise, range, asOf }),
  };
}

async function checkOvertaken(session: Session, pending: Pending, last: number, layout: string): Promise<void> {
  const others = await session.rows(overtakenBy, [pending.city, pending.weighedUpTo, last, layout]);
  if (others.length > 0) throw new Overtaken();
  pending.weighedUpTo = last;
}

function monthsIn({ from, to }: MonthRange): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

function enterpriseOf(row: RegisterRow): Enterprise {
  return {
    code: row.code,
    name: row.name ?? row.code,
    region: row.region ?? '',
    industry: row.industry,
    park: row.park,
    category: row.category === null ? null : (categoryNamed(row.category) ?? null),
    opened: row.opened,
    closed: row.closed,
  };
}

function sumsOf(row: SumsRow): EnterpriseSums {
  const values: Partial<Record<ReturnItem, { readonly sum: number; readonly months: number }>> = {};
  for (const item of returnItems) {
    const sum = row[item];
    // The order in which a database adds up is its own: the last digits are dust.
    if (sum !== null) values[item] = { sum: Number(sum.toPrecision(12)), months: row[`${item}Months`] ?? 0 };
  }
  return { enterprise: row.enterprise, values };
}

async function vintages(
  session: Session,
  asked: {
    readonly city: RegionCode;
    readonly enterprise: string;
    readonly range: MonthRange;
    readonly asOf: Instant;
  },
): Promise<readonly ReturnVintage[]> {
  const rows = await session.rows<
    ItemsRow & {
      readonly month: number;
      readonly length: ReturnLength;
      readonly known_from: Instant;
      readonly stated: number;
      readonly sheet: string;
      readonly row: number;
      readonly columns: string;
      readonly sha256: string;
      readonly file_name: string;
    }
  >(vintagesOfOne, [asked.city, numberArray(monthsIn(asked.range)), asked.asOf, asked.enterprise]);
  return rows.map((row) => ({
    enterprise: asked.enterprise,
    month: row.month,
    length: row.length,
    knownFrom: row.known_from,
    values: statedOf<KeptItem, number>(keptItems, row.stated, row),
    source: {
      file: row.sha256,
      fileName: row.file_name,
      sheet: row.sheet,
      row: row.row,
      columns: lettersOf(row.columns, row.stated),
    },
  }));
}

import type { ImportChange } from '@shigan/app';
import {
  type Instant,
  type Measure,
  type Observation,
  type ObservationStatus,
  type RegionCode,
  span,
} from '@shigan/core';
import { type Database, statement } from '../database/database.ts';
import { type AcceptedImport, readAcceptedSince } from '../observation/accepted.ts';

type ChangeRow = {
  readonly number: number;
  readonly indicator: string;
  readonly region: string;
  readonly year: number;
  readonly start_month: number;
  readonly months: number;
  readonly measure: Measure;
} & VintageColumns & { readonly [K in keyof VintageColumns as `old_${K}`]: VintageColumns[K] | null } & {
    readonly old_number: number | null;
  };

type VintageColumns = {
  readonly value: string;
  readonly decimals: number;
  readonly unit: string;
  readonly status: ObservationStatus | null;
  readonly known_from: Instant;
  readonly sheet: string;
  readonly cell: string;
};

/** Rows of one import that are gone through for what they replaced: each costs a look into the index. */
const rowsGoneThrough = 20_000;

const importChanges = statement(
  'import_changes',
  `select a.number, mine.indicator, mine.region, mine.year, mine.start_month, mine.months, mine.measure, mine.value,
     mine.decimals, mine.unit, mine.status, mine.known_from, mine.sheet, mine.cell,
     old.number as old_number, old.value as old_value, old.decimals as old_decimals, old.unit as old_unit,
     old.status as old_status, old.known_from as old_known_from, old.sheet as old_sheet, old.cell as old_cell
   from acceptance a
   join lateral (select * from observation o where o.city = a.city and o.import = a.import limit ${rowsGoneThrough}) mine on true
   left join lateral (
     select b.number, v.* from observation v
     join acceptance b on b.city = v.city and b.import = v.import
     where v.city = mine.city and v.indicator = mine.indicator and v.region = mine.region and v.year = mine.year
       and v.start_month = mine.start_month and v.months = mine.months and v.measure = mine.measure
       and v.known_from <= mine.known_from
       and (b.number < a.number or (b.number = a.number and v.known_from < mine.known_from))
     order by v.known_from desc, b.number desc
     limit 1) old on true
   where a.city = $1 and a.import = $2::uuid
   order by old.number is null, mine.indicator, mine.region, mine.year, mine.start_month, mine.months, mine.measure, mine.known_from
   limit $3`,
);

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What an accepted import changed: see the port. */
export async function readImportChanges(
  database: Database,
  city: RegionCode,
  id: string,
  most: number,
): Promise<readonly ImportChange[]> {
  if (!uuid.test(id)) return [];
  const imports = new Map((await readAcceptedSince(database, city, 0)).map((one) => [one.number, one]));
  const rows = await database.rows<ChangeRow>(importChanges, [city, id, most]);
  return rows.map((row) => {
    const after = vintage(row, row, imports.get(row.number));
    return row.old_number === null
      ? { after }
      : { after, before: vintage(row, oldOf(row), imports.get(row.old_number)) };
  });
}

function oldOf(row: ChangeRow): VintageColumns {
  return {
    value: row.old_value ?? '',
    decimals: row.old_decimals ?? 0,
    unit: row.old_unit ?? '',
    status: row.old_status,
    known_from: row.old_known_from ?? '',
    sheet: row.old_sheet ?? '',
    cell: row.old_cell ?? '',
  };
}

function vintage(key: ChangeRow, columns: VintageColumns, brought: AcceptedImport | undefined): Observation {
  if (brought === undefined) throw new Error(`no such import: ${key.number}`);
  return {
    indicator: key.indicator,
    region: key.region,
    span: span(key.year, key.start_month, key.months),
    measure: key.measure,
    value: Number(columns.value),
    decimals: columns.decimals,
    unit: columns.unit,
    status: columns.status,
    knownFrom: columns.known_from,
    storedAt: brought.storedAt,
    by: brought.by,
    source: { file: brought.sha256, fileName: brought.fileName, sheet: columns.sheet, cell: columns.cell },
  };
}

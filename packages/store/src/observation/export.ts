import type { Instant, Measure, Observation, ObservationStatus, RegionCode } from '@shigan/core';
import { span } from '@shigan/core';

import { type Database, statement } from '../database/database.ts';
import { type AcceptedImport, readAcceptedSince } from './accepted.ts';

type ExportRow = {
  readonly indicator: string;
  readonly region: string;
  readonly year: number;
  readonly start_month: number;
  readonly months: number;
  readonly measure: Measure;
  readonly value: string;
  readonly decimals: number;
  readonly unit: string;
  readonly status: ObservationStatus | null;
  readonly known_from: Instant;
  readonly sheet: string;
  readonly cell: string;
  readonly number: number;
};

/** A page in the order of the key, from after the last key that is complete. */
const exportPage = statement(
  'observation_export_page',
  `select o.indicator, o.region, o.year, o.start_month, o.months, o.measure, o.value, o.decimals, o.unit, o.status,
     o.known_from, o.sheet, o.cell, a.number
   from observation o
   join acceptance a on a.city = o.city and a.import = o.import
   where o.city = $1 and o.known_from <= $2 and a.number <= $3
     and (o.indicator, o.region, o.year, o.start_month, o.months, o.measure) > ($4, $5, $6::int2, $7::int2, $8::int2, $9)
   order by o.indicator, o.region, o.year, o.start_month, o.months, o.measure, o.known_from, a.number
   limit $10`,
);

const pageSize = 2000;

/** Everything of a city in force as of a moment, page by page, so that others are served in between. All pages see the
 *  imports that were accepted when it began. */
export async function* exportObservations(
  database: Database,
  city: RegionCode,
  asOf: Instant,
  file: string | undefined,
): AsyncIterable<readonly Observation[]> {
  const accepted = await readAcceptedSince(database, city, 0);
  const imports = new Map(accepted.map((one) => [one.number, one]));
  let after: readonly unknown[] = ['', '', 0, 0, 0, ''];
  let limit = pageSize;
  for (;;) {
    const values = [city, asOf, accepted.at(-1)?.number ?? 0, ...after, limit];
    const rows = await database.rows<ExportRow>(exportPage, values);
    const more = rows.length === limit;
    // Of a full page the last key may have further vintages on the next one.
    const complete = more ? rows.slice(0, startOfLastKey(rows)) : rows;
    const inForce = complete.filter((row, i) => !sameKey(row, complete[i + 1]));
    const batch = inForce
      .map((row) => observation(row, imports.get(row.number)))
      .filter((o) => file === undefined || o.source.file === file);
    if (batch.length > 0) yield batch;
    if (!more) return;
    const last = complete.at(-1);
    if (last) after = [last.indicator, last.region, last.year, last.start_month, last.months, last.measure];
    // One key with more vintages than a page has rows.
    limit = last ? pageSize : limit * 2;
  }
}

function startOfLastKey(rows: readonly ExportRow[]): number {
  let at = rows.length - 1;
  while (at > 0 && sameKey(rows[at - 1], rows[at])) at--;
  return at;
}

function sameKey(a: ExportRow | undefined, b: ExportRow | undefined): boolean {
  return (
    a !== undefined &&
    b !== undefined &&
    a.measure === b.measure &&
    a.months === b.months &&
    a.start_month === b.start_month &&
    a.year === b.year &&
    a.region === b.region &&
    a.indicator === b.indicator
  );
}

function observation(row: ExportRow, brought: AcceptedImport | undefined): Observation {
  if (!brought) throw new Error(`no such import: ${row.number}`);
  return {
    indicator: row.indicator,
    region: row.region,
    span: span(row.year, row.start_month, row.months),
    measure: row.measure,
    value: Number(row.value),
    decimals: row.decimals,
    unit: row.unit,
    status: row.status,
    knownFrom: row.known_from,
    storedAt: brought.storedAt,
    by: brought.by,
    source: { file: brought.sha256, fileName: brought.fileName, sheet: row.sheet, cell: row.cell },
  };
}

import type { ObservationQuery } from '@shigan/app';
import type { Observation, RegionCode, Span } from '@shigan/core';

import { type Session, statement } from '../database/database.ts';
import type { AcceptedImport } from './accepted.ts';
import { packedRows, type StoredRow, unpack } from './packed.ts';
import { RegionBook, type Vintage } from './series.ts';

type PackedRow = { readonly number: number; readonly rows: string };

/** Rows come through their acceptance: what is pending or was left behind has none. The observations are picked and packed by
 *  themselves first: joined at once, a planner may look them up anew for every import, and each of them is joined. */
function packedQuery(name: string, condition: string): ReturnType<typeof statement> {
  return statement(
    name,
    `select a.number, packed.rows
     from (
       select o.import, ${packedRows} as rows from observation o
       where o.city = $1 and ${condition}
       group by o.import) packed
     join acceptance a on a.city = $1 and a.import = packed.import
     where a.number <= $2`,
  );
}

const ofRegionYears = packedQuery(
  'observation_of_region_years',
  'o.region = any($3::text[]) and o.year = any($4::int2[])',
);

/** The spans that a query is about; years first, so that the index helps. */
const inSpans = `o.year between $3 and $4
  and ($5::int4[] is null or o.year * 256 + o.start_month * 16 + o.months = any($5))`;
const ofRegions = packedQuery('observation_of_regions', `${inSpans} and o.region = any($6::text[])`);
const ofIndicators = packedQuery('observation_of_indicators', `${inSpans} and o.indicator = any($6::text[])`);
const ofBoth = packedQuery(
  'observation_of_indicators_and_regions',
  `${inSpans} and o.indicator = any($6::text[]) and o.region = any($7::text[])`,
);
const ofAll = packedQuery('observation_of_all', inSpans);

/** Reads the vintages of indicators and regions (all where a query names none) that the given imports brought, of the years that
 *  the query's spans lie in. */
export async function readSeries(
  session: Session,
  city: RegionCode,
  query: Omit<ObservationQuery, 'measures'>,
  imports: ReadonlyMap<number, AcceptedImport>,
): Promise<ReadonlyMap<RegionCode, readonly RegionBook[]>> {
  const { indicators, regions, spans } = query;
  const bounds = [city, lastOf(imports), ...yearBounds(query), spans?.map(spanCode) ?? null];
  let rows: readonly PackedRow[];
  if (indicators && regions) rows = await session.rows(ofBoth, [...bounds, indicators, regions]);
  else if (regions) rows = await session.rows(ofRegions, [...bounds, regions]);
  else if (indicators) rows = await session.rows(ofIndicators, [...bounds, indicators]);
  else rows = await session.rows(ofAll, bounds);
  const vintages = new Map<RegionCode, Vintage[]>();
  for (const vintage of vintagesIn(rows, imports)) put(vintages, vintage.observation.region, vintage);
  return new Map([...vintages].map(([region, held]) => [region, [new RegionBook(held)]]));
}

/** A span as one number, as the query works it out of its columns. */
function spanCode(span: Span): number {
  return span.year * 256 + span.startMonth * 16 + span.length;
}

/** First and last year that a query can ask for: a span lies within one year, and a year has four digits. */
function yearBounds({ spans, endsFrom, endsTo }: Omit<ObservationQuery, 'measures'>): readonly [number, number] {
  let from = endsFrom === undefined ? 0 : Math.max(0, Math.floor(endsFrom / 12));
  let to = endsTo === undefined ? 9999 : Math.min(9999, Math.floor(endsTo / 12));
  if (spans) {
    const years = spans.map((span) => span.year);
    from = Math.max(
      from,
      years.reduce((first, year) => Math.min(first, year), 9999),
    );
    to = Math.min(
      to,
      years.reduce((last, year) => Math.max(last, year), 0),
    );
  }
  return [from, to];
}

/** Reads all of some regions and years, a book for each. */
export async function readRegionYears(
  session: Session,
  city: RegionCode,
  { regions, years }: { readonly regions: readonly RegionCode[]; readonly years: readonly number[] },
  imports: ReadonlyMap<number, AcceptedImport>,
): Promise<(region: RegionCode, year: number) => RegionBook> {
  const rows = await session.rows<PackedRow>(ofRegionYears, [city, lastOf(imports), regions, years]);
  const vintages = new Map<string, Vintage[]>();
  for (const vintage of vintagesIn(rows, imports)) {
    const { region, span } = vintage.observation;
    put(vintages, `${region} ${span.year}`, vintage);
  }
  return (region, year) => new RegionBook(vintages.get(`${region} ${year}`) ?? []);
}

function lastOf(imports: ReadonlyMap<number, AcceptedImport>): number {
  let last = 0;
  for (const number of imports.keys()) last = Math.max(last, number);
  return last;
}

function* vintagesIn(rows: readonly PackedRow[], imports: ReadonlyMap<number, AcceptedImport>): Iterable<Vintage> {
  for (const { number, rows: packed } of rows) {
    const brought = imports.get(number);
    if (!brought) throw new Error(`no such import: ${number}`);
    for (const row of unpack(packed)) yield { number, observation: observationOf(row, brought) };
  }
}

function put<K>(lists: Map<K, Vintage[]>, key: K, vintage: Vintage): void {
  const held = lists.get(key);
  if (held) held.push(vintage);
  else lists.set(key, [vintage]);
}

/** Each field by its name: copying what is left of a row takes ten times as long, and a year has 100,000 of them. */
function observationOf(row: StoredRow, { sha256, fileName, storedAt, by }: AcceptedImport): Observation {
  const { indicator, region, span, measure, value, decimals, unit, status, knownFrom, sheet, cell } = row;
  const source = { file: sha256, fileName, sheet, cell };
  return { indicator, region, span, measure, value, decimals, unit, status, knownFrom, storedAt, by, source };
}

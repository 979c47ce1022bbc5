import type { ObservationQuery } from '@shigan/app';
import type { Observation, RegionCode, Span } from '@shigan/core';

import { type Session, statement } from '../database/database.ts';
import type { AcceptedImport } from './accepted.ts';
import { packedRows, type StoredRow, unpack } from './packed.ts';
import { RegionBook, type Vintage } from './series.ts';

type PackedRow = { readonly number: number; readonly region: string; readonly rows: string };

/** Rows come through their acceptance: what is pending or was left behind has none. */
function packedQuery(name: string, condition: string): ReturnType<typeof statement> {
  return statement(
    name,
    // The observations first and by themselves: joined at once, the planner looks them up anew for every import.
    `with o as materialized (
       select * from observation o
       where o.city = $1 and o.year between $3 and $4
         and ($5::int4[] is null or o.year * 256 + o.start_month * 16 + o.months = any($5)) and ${condition}
     )
     select a.number, o.region, ${packedRows} as rows
     from o
     join acceptance a on a.city = o.city and a.import = o.import
     where a.city = $1 and a.number <= $2
     group by a.number, o.region`,
  );
}

const ofRegions = packedQuery('observation_of_regions', 'o.region = any($6::text[])');
const ofIndicators = packedQuery('observation_of_indicators', 'o.indicator = any($6::text[])');
const ofBoth = packedQuery(
  'observation_of_indicators_and_regions',
  'o.indicator = any($6::text[]) and o.region = any($7::text[])',
);
const ofAll = packedQuery('observation_of_all', 'true');

/** Reads the vintages of indicators and regions (all where a query names none) that the given imports brought, of the years that
 *  the query's spans lie in. */
export async function readSeries(
  session: Session,
  city: RegionCode,
  query: Omit<ObservationQuery, 'measures'>,
  imports: ReadonlyMap<number, AcceptedImport>,
): Promise<ReadonlyMap<RegionCode, RegionBook>> {
  const upTo = Math.max(0, ...imports.keys());
  const { indicators, regions } = query;
  const bounds = [city, upTo, ...yearsOf(query), query.spans?.map(spanCode) ?? null];
  let rows: readonly PackedRow[];
  if (indicators && regions) rows = await session.rows(ofBoth, [...bounds, indicators, regions]);
  else if (regions) rows = await session.rows(ofRegions, [...bounds, regions]);
  else if (indicators) rows = await session.rows(ofIndicators, [...bounds, indicators]);
  else rows = await session.rows(ofAll, bounds);
  const vintages = new Map<RegionCode, Vintage[]>();
  for (const { number, region, rows: packed } of rows) {
    const brought = imports.get(number);
    if (!brought) throw new Error(`no such import: ${number}`);
    const held = vintages.get(region) ?? [];
    for (const row of unpack(packed, region)) held.push({ number, observation: observationOf(row, brought) });
    vintages.set(region, held);
  }
  return new Map([...vintages].map(([region, held]) => [region, new RegionBook(held)]));
}

/** A span as one number, as the query works it out of its columns. */
function spanCode(span: Span): number {
  return span.year * 256 + span.startMonth * 16 + span.length;
}

/** First and last year that a query can ask for. */
function yearsOf({ spans, endsFrom, endsTo }: Omit<ObservationQuery, 'measures'>): readonly [number, number] {
  let from = endsFrom === undefined ? earliest : Math.max(earliest, Math.floor(endsFrom / 12));
  let to = endsTo === undefined ? latest : Math.min(latest, Math.floor(endsTo / 12));
  if (spans) {
    from = Math.max(
      from,
      spans.reduce((year, span) => Math.min(year, span.year), latest),
    );
    to = Math.min(
      to,
      spans.reduce((year, span) => Math.max(year, span.year), earliest),
    );
  }
  return [from, to];
}

/** A span lies within one year, and a year in four digits. */
const [earliest, latest] = [0, 9999];

function observationOf({ sheet, cell, ...row }: StoredRow, brought: AcceptedImport): Observation {
  const { sha256, fileName, storedAt, by } = brought;
  return { ...row, storedAt, by, source: { file: sha256, fileName, sheet, cell } };
}

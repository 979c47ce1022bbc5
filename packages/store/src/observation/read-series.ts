import type { ObservationQuery } from '@shigan/app';
import type { Observation, RegionCode } from '@shigan/core';

import { type Session, statement } from '../database/database.ts';
import type { AcceptedImport } from './accepted.ts';
import { packedRows, type StoredRow, unpack } from './packed.ts';
import { RegionBook, type Vintage } from './series.ts';

type PackedRow = { readonly number: number; readonly region: string; readonly rows: string };

/** Rows come through their acceptance: what is pending or was left behind has none. */
function packedQuery(name: string, condition: string): ReturnType<typeof statement> {
  return statement(
    name,
    `select a.number, o.region, ${packedRows} as rows
     from observation o
     join acceptance a on a.city = o.city and a.import = o.import
     where o.city = $1 and a.number <= $2 and ${condition}
     group by a.number, o.region`,
  );
}

const ofRegions = packedQuery('observation_of_regions', 'o.region = any($3::text[])');
const ofIndicators = packedQuery('observation_of_indicators', 'o.indicator = any($3::text[])');
const ofBoth = packedQuery(
  'observation_of_indicators_and_regions',
  'o.indicator = any($3::text[]) and o.region = any($4::text[])',
);
const ofAll = packedQuery('observation_of_all', 'true');

/** Reads the vintages of indicators and regions (all where a query names none) that the given imports brought. */
export async function readSeries(
  session: Session,
  city: RegionCode,
  query: Pick<ObservationQuery, 'indicators' | 'regions'>,
  imports: ReadonlyMap<number, AcceptedImport>,
): Promise<ReadonlyMap<RegionCode, RegionBook>> {
  const upTo = Math.max(0, ...imports.keys());
  const { indicators, regions } = query;
  let rows: readonly PackedRow[];
  if (indicators && regions) rows = await session.rows(ofBoth, [city, upTo, indicators, regions]);
  else if (regions) rows = await session.rows(ofRegions, [city, upTo, regions]);
  else if (indicators) rows = await session.rows(ofIndicators, [city, upTo, indicators]);
  else rows = await session.rows(ofAll, [city, upTo]);
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

function observationOf({ sheet, cell, ...row }: StoredRow, brought: AcceptedImport): Observation {
  const { sha256, fileName, storedAt, by } = brought;
  return { ...row, storedAt, by, source: { file: sha256, fileName, sheet, cell } };
}

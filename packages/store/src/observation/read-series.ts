import type { ObservationQuery } from '@shigan/app';
import type { RegionCode } from '@shigan/core';

import { type Session, statement } from '../database/database.ts';
import type { AcceptedImport } from './accepted.ts';
import { packedRows, unpack } from './packed.ts';
import { RegionBook } from './series.ts';

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
  const books = new Map<RegionCode, RegionBook>();
  for (const { number, region, rows: packed } of rows) {
    const brought = imports.get(number);
    if (!brought) throw new Error(`no such import: ${number}`);
    let book = books.get(region);
    if (!book) books.set(region, (book = new RegionBook()));
    addRows(book, packed, region, brought);
  }
  for (const book of books.values()) book.sort();
  return books;
}

function addRows(book: RegionBook, packed: string, region: RegionCode, brought: AcceptedImport): void {
  const { number, sha256, fileName, storedAt, by } = brought;
  for (const { sheet, cell, ...row } of unpack(packed, region)) {
    const source = { file: sha256, fileName, sheet, cell };
    book.add({ number, observation: { ...row, storedAt, by, source } });
  }
}

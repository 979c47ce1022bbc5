import { createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import type { IncomingFile, NewObservation } from '@shigan/app';
import { cumulative } from '@shigan/core';

/** A long table as a province's city could send it in: 60 indicators, 31 regions, level and growth, month after month. */

const indicators = Array.from({ length: 60 }, (_, i) => `indicator-with-a-name-${String(i).padStart(2, '0')}`);
const regions = Array.from({ length: 31 }, (_, i) => String(431_200 + i));
const rowsOfMonth = indicators.length * regions.length * 2;

export const board = { indicators, regions } as const;

/** Rows from the first month of 1950 on, so that every number of rows up to three million has keys of its own. */
export function* batchesOf(rows: number, knownFrom: string, batch = 2000): Iterable<readonly NewObservation[]> {
  for (let from = 0; from < rows; from += batch) {
    const part: NewObservation[] = [];
    for (let i = from; i < Math.min(rows, from + batch); i++) part.push(rowAt(i, knownFrom));
    yield part;
  }
}

function rowAt(i: number, knownFrom: string): NewObservation {
  const month = Math.floor(i / rowsOfMonth);
  const place = i % rowsOfMonth;
  const level = place % 2 === 0;
  return {
    indicator: indicators[Math.floor(place / 2) % indicators.length] ?? '',
    region: regions[Math.floor(place / 2 / indicators.length)] ?? '',
    span: cumulative(1950 + Math.floor(month / 12), (month % 12) + 1),
    measure: level ? 'level' : 'yoy',
    value: ((i * 7919) % 100_000) / 10,
    decimals: 1,
    unit: level ? '亿元' : '%',
    status: null,
    knownFrom,
    sheet: '',
    cell: `F${i + 2}`,
  };
}

/** The same rows as a CSV file on the disk. */
export function csvOf(rows: number, directory: string): IncomingFile {
  const path = join(directory, 'long-table.csv');
  const hash = createHash('sha256');
  let size = 0;
  const handle = openSync(path, 'w');
  for (const part of csvParts(rows)) {
    writeSync(handle, part);
    hash.update(part);
    size += part.length;
  }
  closeSync(handle);
  return {
    name: 'long-table.csv',
    size,
    sha256: hash.digest('hex'),
    open: () => createReadStream(path),
    path,
  };
}

function* csvParts(rows: number): Iterable<Uint8Array> {
  for (const batch of batchesOf(rows, '')) {
    const lines = batch.map((r) =>
      [r.indicator, r.region, r.span.year, r.span.length, r.measure, r.value.toFixed(1), r.unit].join(','),
    );
    yield Buffer.from(`${lines.join('\r\n')}\r\n`);
  }
}

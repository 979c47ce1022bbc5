import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  type Application,
  cityOf,
  type IncomingFile,
  initialiseCity,
  reference,
  type WorkbookReader,
} from '@shigan/app';
import {
  type Actor,
  type Measure,
  measures,
  type MissingReason,
  type ObservationStatus,
  parseSpanIso,
  type Reading,
} from '@shigan/core';
import { memoryStore } from '../../../packages/app/src/testing/memory-store.ts';
import { plainWriter } from '../../../packages/app/src/testing/plain-writer.ts';

const folder = new URL('../../../spec/workbooks/', import.meta.url);

/** The workbooks that have no fault, in the order of their names. */
export const cleanWorkbooks = [
  '1-cities-three-row-head.xlsx',
  '2-indicators-down-counties-across.xlsx',
  '3-text-numbers-hidden-parts.xlsx',
  '4-two-tables-two-cutoffs.xlsx',
  '5-long-with-status.xlsx',
  '6-long-gbk.csv',
  '7-revision-of-5.xlsx',
] as const;

export const city = '431200';
export const actor: Actor = { id: 'clerk', name: '录入员', roles: ['operator'], via: 'test' };

/** A workbook of the specification as it would come in. */
export function workbook(name: string): IncomingFile {
  const path = fileURLToPath(new URL(name, folder));
  const bytes = readFileSync(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { name, size: statSync(path).size, sha256, path, open: () => createReadStream(path) };
}

/** An application with an empty store that holds the city and the reference registers. */
export async function emptyCity(workbooks: WorkbookReader, now = '2025-11-22T00:00:00.000Z'): Promise<Application> {
  const app: Application = {
    store: memoryStore(),
    workbooks,
    documents: plainWriter,
    clock: { now: () => now },
    digest: { sha256: (content) => createHash('sha256').update(content).digest('hex') },
  };
  await initialiseCity(app, actor, cityOf(city));
  return app;
}

export type CsvRecord = Readonly<Record<string, string>>;

/** The records of a CSV without quotes by the names in its head. */
export function recordsOf(text: string): readonly CsvRecord[] {
  const [head = '', ...lines] = text.trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] ?? '', cell])));
}

export function specRecords(name: string): readonly CsvRecord[] {
  return recordsOf(readFileSync(new URL(name, folder), 'utf8'));
}

function columnNumber(letters: string): number {
  return [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

const codes = new Map(reference.indicators.map((i) => [i.name.zh, i.code]));

/** The readings that a right reading of a workbook gives, from its `expected.csv`. */
export function expectedReadings(name: string): readonly Reading[] {
  return specRecords(`${name.replace(/\.\w+$/, '')}.expected.csv`).map((r) => {
    const span = parseSpanIso(r['span'] ?? '');
    const place = /^([A-Z]+)(\d+)$/.exec(r['cell'] ?? '');
    const indicator = codes.get(r['indicator_name'] ?? '');
    const measure: Measure | undefined = measures.find((m) => m === r['measure']);
    if (span === undefined || place === null || indicator === undefined || measure === undefined)
      throw new Error(`not understood: ${JSON.stringify(r)}`);
    const status = r['status'] ?? '';
    const reason = status.startsWith('missing:') ? status.slice(8) : '';
    return {
      indicator,
      region: r['region_code'] ?? '',
      span,
      measure,
      value: r['value'] === '' ? null : Number(r['value']),
      decimals: Number(r['decimals']),
      unit: r['unit'] ?? '',
      status: status === '' || reason !== '' ? null : (status as ObservationStatus),
      ...(reason === '' ? {} : { missing: reason as MissingReason }),
      sheet: r['sheet'] ?? '',
      row: Number(place[2]),
      column: columnNumber(place[1] ?? ''),
    };
  });
}

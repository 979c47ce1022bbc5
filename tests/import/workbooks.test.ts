import { exportObservations, importFile } from '@shigan/app';
import { createWorkbookReader } from '@shigan/formats';
import { afterAll, describe, expect, it } from 'vitest';
import {
  actor,
  city,
  cleanWorkbooks,
  type CsvRecord,
  emptyCity,
  recordsOf,
  specRecords,
  workbook,
} from './testing/workbooks.ts';

const reader = createWorkbookReader();
afterAll(() => reader.close());

const columns = [
  'indicator_name',
  'region_code',
  'span',
  'measure',
  'value',
  'decimals',
  'unit',
  'status',
  'sheet',
  'cell',
];

/** 家 and 个 count alike, and a unit that the sheet does not write is the catalogue's. */
function lineOf(record: CsvRecord): string {
  return columns.map((name) => (name === 'unit' ? '' : record[name])).join(',');
}

describe('what comes out of a workbook is what stands in it', () => {
  it.each(cleanWorkbooks)('%s', async (name) => {
    const app = await emptyCity(reader);
    await importFile(app, actor, city, workbook(name), { dryRun: false });
    let text = '';
    for await (const piece of exportObservations(app, actor, city)) text += piece;
    const expected = specRecords(`${name.replace(/\.\w+$/, '')}.expected.csv`).filter(
      (record) => record['value'] !== '',
    );
    expect(recordsOf(text).map(lineOf).toSorted()).toEqual(expected.map(lineOf).toSorted());
  });
});

import { importFile } from '@shigan/app';
import type { Fault } from '@shigan/core';
import { createWorkbookReader } from '@shigan/formats';
import { afterAll, describe, expect, it } from 'vitest';
import { actor, city, cleanWorkbooks, type CsvRecord, emptyCity, specRecords, workbook } from './testing/workbooks.ts';

const reader = createWorkbookReader();
afterAll(() => reader.close());

const placeOf = (sheet: string, column: string | null, row: string | number | null): string =>
  `${sheet}!${column ?? ''}${row ?? ''}`;
const planted = specRecords('8-faults.expected-faults.csv');

/** The list keeps its head row and names the value and, in words, the message; a place has a row or none. */
function isPlanted(record: CsvRecord, fault: Fault): boolean {
  const place = placeOf(record['sheet'] ?? '', record['column'] ?? '', record['row'] ?? '');
  return place === placeOf(fault.sheet, fault.column, fault.row) && record['severity'] === fault.severity;
}

/** Other places that the list accepts for a fault: 16 is a pair of ranks that were swapped. */
const acceptable = new Map([['16', '市州指标!I46']]);

describe('the workbook with 25 faults', async () => {
  const app = await emptyCity(reader);
  const outcome = await importFile(app, actor, city, workbook('8-faults.xlsx'), { dryRun: false });

  it.each(
    planted.map((record) => [`${record['n']} ${record['code']} at ${record['sheet']}!${record['cell']}`, record]),
  )('%s', (_, record) => {
    const found = outcome.faults.filter((fault) => isPlanted(record, fault));
    expect(found.map((fault) => fault.code)).toContain(record['code']);
    expect(found.map((fault) => fault.value)).toContain(record['value']);
    expect(found.every((fault) => fault.message.length > 4 && !/[{}]/.test(fault.message))).toBe(true);
  });

  it('is accused of nothing else', () => {
    const others = outcome.faults.filter((fault) => !planted.some((record) => isPlanted(record, fault)));
    expect(others.map((fault) => placeOf(fault.sheet, fault.column, fault.row))).toEqual([...acceptable.values()]);
    expect(planted).toHaveLength(25);
  });

  it('is refused and changes nothing', async () => {
    expect(outcome).toMatchObject({ accepted: false, stored: 0, revised: 0, unchanged: 0 });
    expect(await app.store.observations.count(city)).toBe(0);
    expect(await app.store.imports.history(city)).toEqual([]);
  });
});

describe('workbooks without faults', () => {
  it.each(cleanWorkbooks)('%s: neither errors nor warnings', async (name) => {
    const app = await emptyCity(reader);
    const { faults, accepted } = await importFile(app, actor, city, workbook(name), { dryRun: false });
    expect(faults.filter((fault) => fault.severity !== 'note')).toEqual([]);
    expect(accepted).toBe(true);
  });

  it('what a person hid is left out and said', async () => {
    const app = await emptyCity(reader);
    const { faults } = await importFile(app, actor, city, workbook('3-text-numbers-hidden-parts.xlsx'), {
      dryRun: true,
    });
    expect(faults.map((fault) => [fault.code, fault.sheet])).toEqual([
      ['hidden-rows', '零售'],
      ['hidden-columns', '零售'],
      ['hidden-sheet', '底稿'],
    ]);
  });
});

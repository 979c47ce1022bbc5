import { describe, expect, test } from 'vitest';
import { DomainError } from '../errors.ts';
import {
  forecastHeader,
  forecastRecords,
  gatherRecord,
  type LongSeries,
  periodOrdinal,
  recogniseSeriesTable,
  seriesOfPoints,
  seriesOfRecord,
  splitRecord,
} from './table.ts';

describe('tables of series', () => {
  test('a wide table gives the training rows only', () => {
    const table = recogniseSeriesTable(splitRecord('id,set,start_month,split,values'));
    if (table.kind !== 'wide') throw new Error(`unexpected kind: ${table.kind}`);
    expect(seriesOfRecord(table, splitRecord('N1,M3,1,test,1 2 3'))).toBeUndefined();
    const series = seriesOfRecord(table, splitRecord('N1,M3,1,train,1 2.5  -3'));
    expect(series).toEqual({ id: 'N1', set: 'M3', values: Float64Array.of(1, 2.5, -3) });
  });

  test('a wide table without split or set is taken whole', () => {
    const table = recogniseSeriesTable(['\tID ', 'values']);
    if (table.kind !== 'wide') throw new Error(`unexpected kind: ${table.kind}`);
    expect(seriesOfRecord(table, ['a', ''])).toEqual({ id: 'a', set: undefined, values: new Float64Array(0) });
  });

  test('a long table is put in order, and a period without a row is a gap', () => {
    const table = recogniseSeriesTable(['id', 'period', 'value']);
    if (table.kind !== 'long') throw new Error(`unexpected kind: ${table.kind}`);
    const gathered = new Map<string, LongSeries>();
    for (const line of ['a,2021-03,3', 'b,2021-01,7', 'a,2021-01,1', 'a,2021-04,', 'a,2020-12,0'])
      gatherRecord(table, splitRecord(line), 12, gathered);
    expect([...seriesOfPoints(gathered.get('a')!).values]).toEqual([0, 1, Number.NaN, 3, Number.NaN]);
    expect(() => gatherRecord(table, ['a', 'spring', '1'], 12, gathered)).toThrow(DomainError);
  });

  test.each([
    ['2021-04', 12, 2021 * 12 + 3],
    ['2021/4/30', 12, 2021 * 12 + 3],
    ['202112', 12, 2021 * 12 + 11],
    ['2021-Q2', 4, 2021 * 4 + 1],
    ['2021q4', 4, 2021 * 4 + 3],
    ['2021-06', 4, 2021 * 4 + 1],
    ['17', 12, 17],
    ['May', 12, Number.NaN],
  ])('period %s at %i a year', (text, perYear, ordinal) => expect(periodOrdinal(text, perYear)).toBe(ordinal));

  test('a stray period does not ask for an endless series', () => {
    const series = seriesOfPoints({
      id: 'a',
      set: undefined,
      points: [
        { period: 1, value: 1 },
        { period: 1e12, value: 2 },
      ],
    });
    expect(series.values.length).toBeLessThan(100);
  });

  test('quotes hold commas and quotes', () => {
    expect(splitRecord('"a,b","say ""yes""",3')).toEqual(['a,b', 'say "yes"', '3']);
  });

  test('another header is refused', () => {
    expect(() => recogniseSeriesTable(['name', 'amount'])).toThrow('unknown-layout');
  });

  test('forecasts become rows under their header', () => {
    const forecast = {
      mean: Float64Array.of(1 / 3, 2),
      intervals: [{ level: 80, low: Float64Array.of(0, 1), high: Float64Array.of(1, 3) }],
    };
    expect(forecastHeader([80], true)).toEqual(['id', 'set', 'step', 'mean', 'lo80', 'hi80']);
    expect(forecastRecords({ id: 'a', set: 'M3', values: new Float64Array(0) }, forecast, true)).toEqual([
      ['a', 'M3', '1', '0.3333333333', '0', '1'],
      ['a', 'M3', '2', '2', '1', '3'],
    ]);
    expect(forecastRecords({ id: 'a', set: undefined, values: new Float64Array(0) }, forecast, false)[0]?.[1]).toBe(
      '1',
    );
  });
});

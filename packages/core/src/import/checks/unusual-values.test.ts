import { describe, expect, it } from 'vitest';
import { faultInLanguage } from '../fault-words.ts';
import type { Reading } from '../reading.ts';
import { cities, faultsOf, reading, unusualIn } from './testing/upload.ts';

/** Cumulative levels and growth of 2014–2021, to May of the last year: a season, a growth, and a little of its own for every month. */
function yearsOf(code: string, region: string, size: number, from = 2014): readonly Reading[] {
  const months = new Map<number, number>();
  const amount = (year: number, month: number): number => {
    const key = year * 12 + month;
    const own = 1 + 0.015 * Math.sin(size * 3 + key * key * 0.7);
    return size * 1.07 ** (year - 2014) * (1 + 0.2 * Math.sin((month * Math.PI) / 6)) * own;
  };
  return Array.from({ length: 2022 - from }, (_, i) => from + i).flatMap((year) =>
    Array.from({ length: year === 2021 ? 5 : 12 }, (_, i) => i + 1).flatMap((month) => {
      const sum = (y: number): number =>
        Array.from({ length: month }, (_, i) => amount(y, i + 1)).reduce((a, v) => a + v, 0);
      const iso = `${year}-01-01/P${month}M`;
      months.set(year * 12 + month, sum(year));
      const growth = (sum(year) / sum(year - 1) - 1) * 100;
      return [
        reading(`${code} ${region} ${iso} level`, sum(year).toFixed(2)),
        reading(`${code} ${region} ${iso} yoy`, growth.toFixed(1)),
      ];
    }),
  );
}

const may = '2021-01-01/P5M';
const isLast = (r: Reading, measure: string): boolean =>
  r.span.year === 2021 && r.span.length === 5 && r.measure === measure;
const six = cities.slice(0, 6).flatMap((city, i) => yearsOf('revenue', city, 30 + 17 * i));

/** Adds to the last figure of a region. */
function moved(readings: readonly Reading[], region: string, by: number, measure = 'level'): readonly Reading[] {
  return readings.map((r) =>
    r.region === region && isLast(r, measure) ? { ...r, value: Number(((r.value ?? 0) + by).toFixed(2)) } : r,
  );
}

const told = (readings: readonly Reading[], record?: readonly Reading[]): readonly string[] =>
  unusualIn(readings, record).map((f) => {
    const r = readings.find((one) => one.row === f.row);
    return `${f.code} ${r?.region ?? ''} ${r?.measure ?? ''}`;
  });

describe('figures held against their own past', () => {
  it('ordinary ones are passed over', () => {
    expect(told(six)).toEqual([]);
  });

  it.each([
    ['half a month too much', 15],
    ['a month counted twice', 60],
    ['a month that falls out', -30],
  ])('%s is told, and nothing but a note', (_, by) => {
    const faults = unusualIn(moved(six, 'B', by));
    expect(faults.map((f) => [f.code, f.severity])).toEqual([['unusual-value', 'note']]);
  });

  it('the sentence says what was expected, in both languages', () => {
    const [fault] = unusualIn(moved(six, 'B', 60));
    if (fault === undefined) throw new Error('nothing found');
    const stated = six.find((r) => r.region === 'B' && isLast(r, 'level'))?.value ?? 0;
    const [low, high] = [Number(fault.params?.['low']), Number(fault.params?.['high'])];
    expect(low).toBeLessThan(stated);
    expect(high).toBeGreaterThan(stated);
    expect(high).toBeLessThan(stated + 60);
    expect(fault.message).toContain('B收入2021年1-5月总量');
    expect(fault.message).toContain('按以往走势应在');
    expect(faultInLanguage(fault, 'en')).toContain('where the past led to expect');
  });

  it('those that move the whole most come first', () => {
    const faults = unusualIn(moved(moved(six, 'A', 20), 'F', 90));
    expect(faults.map((f) => [f.params?.['place'], f.params?.['count']])).toEqual([
      [1, 2],
      [2, 2],
    ]);
    expect(faults[0]?.message).toContain('F收入');
  });

  it('growth is looked at as it is published', () => {
    expect(told(moved(six, 'C', 25, 'yoy'))).toEqual(['unusual-value C yoy']);
  });

  it('the past may lie in the record, and only the last release of the file is looked at', () => {
    const isNew = (r: Reading): boolean => r.span.year === 2021 && r.span.length === 5;
    const file = moved(six, 'B', 60).filter(isNew);
    const record = six.filter((r) => !isNew(r));
    expect(told(file, record)).toEqual(['unusual-value B level']);
    expect(told(file)).toEqual([]);
  });

  it('less than two years of a past say nothing', () => {
    expect(
      told(
        moved(
          cities.flatMap((city, i) => yearsOf('revenue', city, 30 + i, 2020)),
          'B',
          60,
        ),
      ),
    ).toEqual([]);
  });

  it('units are brought together', () => {
    const inOther = six.map((r) =>
      r.measure === 'level' && r.span.year < 2021 ? { ...r, value: (r.value ?? 0) * 1e4, unit: '万元' } : r,
    );
    expect(told(inOther)).toEqual([]);
    expect(told(moved(inOther, 'B', 60))).toEqual(['unusual-value B level']);
  });
});

describe('a month that is another month once more', () => {
  /** Sets the last amount of a region to that of a month before, counted back. */
  const copying = (readings: readonly Reading[], region: string, back: number): readonly Reading[] => {
    const level = (length: number): number =>
      readings.find(
        (r) => r.region === region && r.measure === 'level' && r.span.year === 2021 && r.span.length === length,
      )?.value ?? 0;
    const amount = level(5 - back) - (back === 4 ? 0 : level(4 - back));
    return moved(readings, region, level(4) + amount - level(5));
  };

  it('is told by its digits', () => {
    const large = yearsOf('revenue', 'A', 700);
    const faults = unusualIn(copying(large, 'A', 1));
    expect(faults.map((f) => f.code)).toEqual(['copied-from-month']);
    expect(faults[0]?.message).toMatch(/2021年5月[\d.]+亿元与2021年4月完全相同/);
    expect(unusualIn(copying(large, 'A', 3))[0]?.message).toContain('与2021年2月完全相同');
  });

  it('with few digits it takes several regions that repeat the same month', () => {
    const small = cities.slice(0, 6).flatMap((city, i) => yearsOf('revenue', city, 3 + i / 2));
    const copied = (regions: readonly string[]): readonly Reading[] =>
      regions.reduce<readonly Reading[]>((readings, region) => copying(readings, region, 2), small);
    const codes = (readings: readonly Reading[]): readonly string[] =>
      told(readings).filter((t) => t.startsWith('copied'));
    expect(codes(copied(['A', 'B']))).toEqual([]);
    expect(codes(copied(['A', 'B', 'D']))).toEqual(
      ['A', 'B', 'D'].map((region) => `copied-from-month ${region} level`),
    );
  });
});

describe('a region that is another once more', () => {
  const figures = (a: string, b: string, growthA: string, growthB: string, second = 'B'): readonly Reading[] => [
    reading(`revenue A ${may} level`, a),
    reading(`revenue A ${may} yoy`, growthA),
    reading(`revenue ${second} ${may} level`, b),
    reading(`revenue ${second} ${may} yoy`, growthB),
  ];

  it.each([
    ['level and growth alike', figures('34.18', '34.18', '12.9', '12.9'), ['copied-from-region revenue B 5 level']],
    ['another growth', figures('34.18', '34.18', '12.9', '12.8'), []],
    ['growth that is nought', figures('34.18', '34.18', '0.0', '0.0'), []],
    ['two digits', figures('3.4', '3.4', '12.9', '12.9'), []],
    ['another level', figures('34.18', '34.19', '12.9', '12.9'), []],
    ['the whole that it is a part of', figures('34.18', '34.18', '12.9', '12.9', 'P'), []],
  ])('%s', (_, readings, found) => {
    expect(faultsOf(readings).filter((f) => f.startsWith('copied-from-region'))).toEqual(found);
  });
});

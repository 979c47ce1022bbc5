import { festivalEffect, festivalFactor } from '@shigan/core';
import { readOfficialMonths } from './series.ts';

/** What the Spring Festival moves between January and February of a real series, and whether knowing it helps: the ratio of the two
 *  months of every year that has both, said beforehand from the years before it, with and without the festival's date. */
export interface FestivalReport {
  readonly series: string;
  /** Years said beforehand. */
  readonly years: number;
  /** log(January / February) moves by so much when the festival is wholly in January; 0: not believed. */
  readonly slope: number;
  /** Mean absolute error of the ratio, in percent: from the mean of past years alone, and with the festival's place. */
  readonly without: number;
  readonly with: number;
}

/** Years that must be known before the first is said. */
const leastYears = 6;

/** Every official series with at least twelve years of both months. The epidemic's years are left out. */
export function festivalReports(): readonly FestivalReport[] {
  return readOfficialMonths().flatMap(({ id, firstYear, months }) => {
    const both = Array.from({ length: Math.floor(months.length / 12) }, (_, i) => i).filter(
      (i) => months[12 * i]! > 0 && months[12 * i + 1]! > 0 && ![2020, 2021].includes(firstYear + i),
    );
    if (both.length < 2 * leastYears) return [];
    const start = { year: firstYear, month: 1 };
    const ratio = (i: number): number => Math.log(months[12 * i]! / months[12 * i + 1]!);
    const errors = both.slice(leastYears).map((i, k) => {
      const before = both.slice(0, leastYears + k);
      const known = months.slice(0, 12 * i).map((v, at) => (before.includes(Math.floor(at / 12)) ? v : Number.NaN));
      const effect = festivalEffect(known, start);
      const usual = before.reduce((sum, j) => sum + ratio(j), 0) / before.length;
      const moved = Math.log(festivalFactor(effect, firstYear + i, 1) / festivalFactor(effect, firstYear + i, 2));
      return { without: Math.abs(ratio(i) - usual), with: Math.abs(ratio(i) - usual - moved) };
    });
    const mean = (of: 'without' | 'with'): number => (100 * errors.reduce((sum, e) => sum + e[of], 0)) / errors.length;
    const { slope } = festivalEffect(months, start);
    return [{ series: id, years: errors.length, slope, without: mean('without'), with: mean('with') }];
  });
}

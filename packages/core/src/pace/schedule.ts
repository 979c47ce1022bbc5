import { divideExact } from '../decimal.ts';
import { type Maybe, missing } from '../missing.ts';
import type { Published } from '../observation/observation.ts';

/** Schedule (序时进度): the fraction of the year gone by the end of a month, month / 12. */
export function scheduleAt(month: number): number {
  return month / 12;
}

/** One past year: what was done by the end of the month, and in the whole year. */
export interface YearDone {
  readonly year: number;
  readonly cumulative: Published;
  readonly annual: Published;
}

/** Seasonal schedule (历年同期进度): the mean fraction of the year done by this month in the last three normal years. */
export interface SeasonalSchedule {
  readonly share: number;
  /** The years it is the mean of, oldest first. */
  readonly years: readonly number[];
}

/** Works out the seasonal schedule; abnormal years (2020) are passed over, and years whose whole is not positive cannot be
 *  shared. With fewer than three normal years there is none, and the light goes by the plain schedule. */
export function seasonalSchedule(past: readonly YearDone[], abnormalYears: readonly number[]): Maybe<SeasonalSchedule> {
  const normal = past
    .filter((done) => done.annual.value > 0 && !abnormalYears.includes(done.year))
    .toSorted((a, b) => a.year - b.year)
    .slice(-3);
  if (normal.length < 3) return missing('fewer-than-three-normal-years');
  let sum = 0;
  for (const done of normal) sum += divideExact(done.cumulative, done.annual);
  return { share: sum / 3, years: normal.map((done) => done.year) };
}

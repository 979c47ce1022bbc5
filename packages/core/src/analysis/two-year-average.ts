import { atScale, commonDecimals, powerOfTen } from '../decimal.ts';
import { type Maybe, missing } from '../missing.ts';
import type { Percent } from '../quantity.ts';

/** How far a published two-year average may lie from the computed one, in percentage points. */
export const twoYearAverageTolerance = 0.1;

/** Two-year average growth (两年平均增速), in percent: the geometric mean √((1+g)(1+g₋₁)) − 1 of this year's growth and that
 *  of the same span a year before; the base is the year before that one. A fall by more than everything has none. */
export function twoYearAverage(growth: Percent, growthYearBefore: Percent, decimals = 1): Maybe<Percent> {
  const scale = commonDecimals(growth, growthYearBefore);
  const hundred = 100 * powerOfTen(scale);
  const now = hundred + atScale(growth, scale);
  const before = hundred + atScale(growthYearBefore, scale);
  if (now < 0 || before < 0) return missing('negative-base');
  return { value: (Math.sqrt(now * before) - hundred) / powerOfTen(scale), decimals, unit: '%' };
}

/** The same from the growth over both years together (`比2019年同期增长13.5%`): √(1+G) − 1. */
export function twoYearAverageOfTotal(growthOverTwoYears: Percent, decimals = 1): Maybe<Percent> {
  const scale = growthOverTwoYears.decimals;
  const hundred = 100 * powerOfTen(scale);
  const both = hundred + atScale(growthOverTwoYears, scale);
  if (both < 0) return missing('negative-base');
  return { value: (Math.sqrt(both * hundred) - hundred) / powerOfTen(scale), decimals, unit: '%' };
}

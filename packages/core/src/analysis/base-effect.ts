import { atScale, commonDecimals, powerOfTen, roundHalfAway } from '../decimal.ts';
import { type Maybe, isMissing, missing } from '../missing.ts';
import { type Percent, type PercentagePoints, difference } from '../quantity.ts';

/** Growth that would be seen if the two-year average a held (基数效应), in percent: (1+a)² / (1+g₋₁) − 1, with g₋₁ the growth of
 *  the same span last year. A base that fell to nothing has none. */
export function baseEffect(twoYearAverage: Percent, lastYear: Percent, decimals = 1): Maybe<Percent> {
  const scale = commonDecimals(twoYearAverage, lastYear);
  const hundred = 100 * powerOfTen(scale);
  const held = hundred + atScale(twoYearAverage, scale);
  const base = hundred + atScale(lastYear, scale);
  if (base === 0) return missing('zero-base');
  if (base < 0) return missing('negative-base');
  return { value: (held * held - hundred * base) / (base * powerOfTen(scale)), decimals, unit: '%' };
}

/** Actual growth above (below) the path that the base alone would give, in percentage points. */
export function aboveBase(actual: Percent, path: Percent): PercentagePoints {
  return difference(actual, path);
}

/** What a path is worked out on: single quarters where held, else the cumulative. One basis for the whole path. */
export type PathBasis = 'quarter' | 'cumulative';

/** Chooses the basis: single quarters only when every one of them is held. */
export function pathBasis(
  singleQuarters: readonly (Percent | null)[] | null,
  cumulative: readonly (Percent | null)[] | null,
): Maybe<PathBasis> {
  if (singleQuarters && singleQuarters.length > 0 && singleQuarters.every((growth) => growth !== null))
    return 'quarter';
  if (cumulative && cumulative.length > 0 && cumulative.every((growth) => growth !== null)) return 'cumulative';
  return missing('no-base');
}

/** Growth of one release and that of the same span a year before. */
export interface GrowthOnBase {
  readonly actual: Percent;
  readonly lastYear: Percent;
}

/** A change of growth between two releases, split into what the base explains and the rest. */
export interface SlowdownSplit {
  readonly change: PercentagePoints;
  readonly fromBase: PercentagePoints;
  readonly rest: PercentagePoints;
  /** It slowed, and only because the base was higher: the rest shows as zero or better. */
  readonly followsBase: boolean;
}

/** Splits the change of growth from `before` to `now`, at a two-year average taken as steady. */
export function splitSlowdown(before: GrowthOnBase, now: GrowthOnBase, twoYearAverage: Percent): Maybe<SlowdownSplit> {
  const decimals = commonDecimals(before.actual, now.actual);
  const pathBefore = baseEffect(twoYearAverage, before.lastYear, decimals);
  if (isMissing(pathBefore)) return pathBefore;
  const pathNow = baseEffect(twoYearAverage, now.lastYear, decimals);
  if (isMissing(pathNow)) return pathNow;
  const change = difference(now.actual, before.actual);
  const fromBase = difference(pathNow, pathBefore);
  const rest: PercentagePoints = { value: change.value - fromBase.value, decimals, unit: '百分点' };
  const followsBase = change.value < 0 && roundHalfAway(rest.value, decimals) >= 0;
  return { change, fromBase, rest, followsBase };
}

/** Cumulative growth from the growth of single quarters: their mean weighted by each quarter's share of the year before, at
 *  constant prices. One value per quarter. */
export function cumulativeOfQuarters(
  growth: readonly Percent[],
  weights: readonly number[],
  decimals = 1,
): readonly Maybe<Percent>[] {
  let weighted = 0;
  let weight = 0;
  return growth.map((g, index) => {
    const w = weights[index];
    if (w === undefined) return missing('no-weight');
    weighted += g.value * w;
    weight += w;
    return weight > 0 ? { value: weighted / weight, decimals, unit: '%' as const } : missing('zero-base');
  });
}

import { atScale, commonDecimals, powerOfTen, sumExact } from '../decimal.ts';
import type { Published } from '../observation/observation.ts';

/** Parts summed against their total. */
export interface SumOfParts {
  /** Sum − total, in the unit of both. */
  readonly difference: number;
  /** What rounding alone can explain: half the last digit of each part. */
  readonly tolerance: number;
  readonly fault: boolean;
}

/** Compares the sum of all members with the published total. Only for groups that the catalogue names (`parts`, `memberSets`):
 *  others need not add up. Rounded parts need not sum to the rounded total; the tolerance is half the last digit per part. */
export function sumOfParts(parts: readonly Published[], total: Published): SumOfParts {
  const sum = sumExact(parts);
  const scale = commonDecimals(sum, total);
  const apart = atScale(sum, scale) - atScale(total, scale);
  // In halves of the finest unit, so that the tolerance is a whole number and a tie is decided exactly.
  let halves = 0;
  for (const part of parts) halves += powerOfTen(scale - part.decimals);
  const power = powerOfTen(scale);
  return { difference: apart / power, tolerance: halves / (2 * power), fault: Math.abs(apart) * 2 > halves };
}

import { atScale, commonDecimals } from '../decimal.ts';
import { type Maybe, missing } from '../missing.ts';
import type { Published } from '../observation/observation.ts';
import type { Percent } from '../quantity.ts';

/** Share (占比) of a part in its total, in percent. Both must be amounts of one unit and one basis. A total of zero or less
 *  has no shares. Where the total is published as growth only, a share is a published one or none. */
export function shareOf(part: Published, total: Published, decimals = 1): Maybe<Percent> {
  if (total.value === 0) return missing('zero-base');
  if (total.value < 0) return missing('negative-base');
  const scale = commonDecimals(part, total);
  return { value: (atScale(part, scale) * 100) / atScale(total, scale), decimals, unit: '%' };
}

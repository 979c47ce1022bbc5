import { subtractExact } from '../decimal.ts';
import { DomainError } from '../errors.ts';
import type { Measure } from '../indicator/indicator.ts';
import type { Published } from '../observation/observation.ts';

/** Two cumulative values of one series, and whether both are on one basis (same enterprises, same definition). */
export interface CumulativePair {
  readonly measure: Measure;
  readonly previous: Published;
  readonly current: Published;
  readonly sameBasis: boolean;
}

/** The single month or quarter (当月、当季) from two cumulative values: current − previous. Only amounts and numbers may be
 *  differenced, and only on one basis: growth is refused (`growth-not-differenced`), another basis too (`basis-differs`). */
export function monthFromCumulative(pair: CumulativePair): Published {
  if (pair.measure !== 'level' && pair.measure !== 'count') {
    throw new DomainError('growth-not-differenced', { measure: pair.measure });
  }
  if (!pair.sameBasis) throw new DomainError('basis-differs', { measure: pair.measure });
  return subtractExact(pair.current, pair.previous);
}

import { atScale, commonDecimals, powerOfTen } from '../decimal.ts';
import { type Maybe, isMissing, missing } from '../missing.ts';
import type { Published } from '../observation/observation.ts';
import type { Percent } from '../quantity.ts';

/** Whether a figure stands as it was published, or was worked out because none was. */
export type FigureSource = 'published' | 'computed';

/** A growth rate and where it comes from. */
export interface Growth extends Percent {
  readonly source: FigureSource;
}

/** What a growth can rest on. Levels are absent where none are published. */
export interface GrowthBasis {
  readonly published?: Percent | null;
  readonly current?: Published | null;
  readonly base?: Published | null;
}

/** Relative change of a level in percent: (current − base) / base. A zero or negative base has no meaningful rate; the
 *  reason is returned instead. It is not the growth where one was published, only the ratio of two levels. */
export function ratioOfLevels(
  current: Published | null | undefined,
  base: Published | null | undefined,
  decimals = 1,
): Maybe<Percent> {
  if (!base) return missing('no-base');
  if (base.value === 0) return missing('zero-base');
  if (base.value < 0) return missing('negative-base');
  if (!current) return missing('not-yet-published');
  const scale = commonDecimals(current, base);
  const b = atScale(base, scale);
  return { value: ((atScale(current, scale) - b) * 100) / b, decimals, unit: '%' };
}

/** Year-on-year growth (同比增速), in percent. A published growth stands, whatever two levels say: it may be on a comparable
 *  basis (可比口径) or at constant prices. Only where none was published it is worked out from the levels, and says so.
 *  Absent: `not-yet-published` (no value now), `no-base`, `zero-base`, `negative-base`. */
export function yearOnYear(basis: GrowthBasis, decimals = 1): Maybe<Growth> {
  const published = basis.published;
  if (published) return { value: published.value, decimals: published.decimals, unit: '%', source: 'published' };
  if (!basis.current) return missing('not-yet-published');
  const ratio = ratioOfLevels(basis.current, basis.base, decimals);
  return isMissing(ratio) ? ratio : { value: ratio.value, decimals: ratio.decimals, unit: '%', source: 'computed' };
}

/** The base that a level and its published growth imply: current / (1 + g). In the unit of the level, and to be called
 *  implied: last year's published level may differ, when the basis is another. A fall of all (−100 %) implies none. */
export function impliedBase(
  current: Published | null | undefined,
  growth: Percent | null | undefined,
): Maybe<Published> {
  if (!current || !growth) return missing('no-base');
  const scale = growth.decimals;
  const factor = 100 * powerOfTen(scale) + atScale(growth, scale);
  if (factor === 0) return missing('zero-base');
  if (factor < 0) return missing('negative-base');
  const value = atScale(current, current.decimals) * 100 * powerOfTen(scale);
  return { value: value / (factor * powerOfTen(current.decimals)), decimals: current.decimals };
}

import { atScale, commonDecimals, powerOfTen } from '../decimal.ts';
import { type Maybe, missing } from '../missing.ts';
import type { Published } from '../observation/observation.ts';
import type { Percent } from '../quantity.ts';

/** Where last year's share of the span already gone is taken from, in this order. The one used is printed. */
export const weightSources = ['ownLevel', 'weightProxy', 'provinceShare', 'schedule'] as const;

export type WeightSource = (typeof weightSources)[number];

/** A part and its whole: what was done by the cut-off, and in the whole year. */
export interface PartOfYear {
  readonly done: Published;
  readonly whole: Published;
}

/** Last year's share of the span already gone, as a fraction 0 to 1, exact as `done` / `whole`. */
export interface Weight extends PartOfYear {
  readonly value: number;
  readonly from: WeightSource;
}

/** What is held to weigh the span by. */
export interface WeightBasis {
  /** The region's own level last year. */
  readonly ownLevel?: PartOfYear | null | undefined;
  /** The catalogue's proxy series (industry: revenue of the same enterprises, electricity). */
  readonly weightProxy?: PartOfYear | null | undefined;
  /** The province's level, or its share as {share, 1}. */
  readonly provinceShare?: PartOfYear | null | undefined;
  /** Month of the cut-off: m/12, the last resort. */
  readonly month?: number | undefined;
}

/** Chooses the weight. A source that gives no share between 0 and 1 (negative levels, a whole of zero) is passed over. */
export function weightOf(basis: WeightBasis): Maybe<Weight> {
  return (
    weightFrom('ownLevel', basis.ownLevel) ??
    weightFrom('weightProxy', basis.weightProxy) ??
    weightFrom('provinceShare', basis.provinceShare) ??
    (basis.month === undefined ? undefined : weightFrom('schedule', partOfTwelve(basis.month))) ??
    missing('no-weight')
  );
}

function partOfTwelve(month: number): PartOfYear {
  return { done: { value: month, decimals: 0 }, whole: { value: 12, decimals: 0 } };
}

function weightFrom(from: WeightSource, part: PartOfYear | null | undefined): Weight | undefined {
  if (!part) return undefined;
  const { done, whole } = part;
  if (!(whole.value > 0) || done.value < 0 || done.value > whole.value) return undefined;
  const scale = commonDecimals(done, whole);
  return { value: atScale(done, scale) / atScale(whole, scale), from, done, whole };
}

/** Growth needed in the rest of the year (还需增速), in percent, to end it at the target g*: ((1+g*) − w(1+g)) / (1−w) − 1, which
 *  is (g* − w·g) / (1−w), with w last year's share of the span gone and g the growth so far. Negative: the target holds even
 *  if the rest falls by so much. `year-over` when nothing of the year is left. */
export function growthNeeded(growth: Percent, target: Percent, weight: Weight, decimals = 2): Maybe<Percent> {
  const parts = commonDecimals(weight.done, weight.whole);
  const done = atScale(weight.done, parts);
  const whole = atScale(weight.whole, parts);
  if (whole <= done) return missing('year-over');
  const scale = commonDecimals(growth, target);
  const needed = whole * atScale(target, scale) - done * atScale(growth, scale);
  return { value: needed / ((whole - done) * powerOfTen(scale)), decimals, unit: '%' };
}

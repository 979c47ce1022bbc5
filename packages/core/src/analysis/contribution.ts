import { atScale, powerOfTen, subtractExact, sumExact } from '../decimal.ts';
import { type Maybe, isMissing, missing } from '../missing.ts';
import type { Published } from '../observation/observation.ts';
import { type Percent, type PercentagePoints, percent } from '../quantity.ts';
import { ratioOfLevels } from './growth.ts';
import type { FigureSource } from './growth.ts';

/** How far each published contribution may lie from the computed one, in percentage points. */
export const contributionTolerance = 0.02;

/** A part's levels in both years, at constant prices. */
export interface ConstantPricePart {
  readonly lastYear: Published;
  readonly thisYear: Published;
}

export interface Contributions {
  readonly growth: Percent;
  /** Contribution (拉动): increment of the part / last year's total, in percentage points. */
  readonly contribution: readonly PercentagePoints[];
  /** Contribution share (贡献率): increment of the part / increment of the total, in percent. */
  readonly contributionShare: readonly Maybe<Percent>[];
}

/** Contributions of all parts at constant prices: they sum to the growth, the shares to 100. A total that did not change has
 *  contributions but no shares (`zero-base`). */
export function contributionsAtConstantPrices(parts: readonly ConstantPricePart[]): Maybe<Contributions> {
  const before = sumExact(parts.map((part) => part.lastYear));
  const now = sumExact(parts.map((part) => part.thisYear));
  const growth = ratioOfLevels(now, before);
  if (isMissing(growth)) return growth;
  const increment = subtractExact(now, before);
  const increments = parts.map((part) => subtractExact(part.thisYear, part.lastYear));
  return {
    growth,
    contribution: increments.map((part) => ({ value: percentOf(part, before), decimals: 2, unit: '百分点' })),
    contributionShare: increments.map((part) =>
      increment.value === 0
        ? missing('zero-base')
        : { value: percentOf(part, increment), decimals: 1, unit: '%' as const },
    ),
  };
}

function percentOf(part: Published, whole: Published): number {
  const scale = Math.max(part.decimals, whole.decimals);
  return (atScale(part, scale) * 100) / atScale(whole, scale);
}

/** Contributions from the growth of the total and the parts' contribution shares: growth × share. */
export function contributionsFromShares(growth: Percent, shares: readonly Percent[]): readonly PercentagePoints[] {
  return shares.map((part) => ({
    value:
      (atScale(growth, growth.decimals) * atScale(part, part.decimals)) /
      (100 * powerOfTen(growth.decimals + part.decimals)),
    decimals: 2,
    unit: '百分点',
  }));
}

/** Published contributions sum to the growth they belong to, more finely than the published growth says it. */
export function growthImpliedByContributions(contributions: readonly PercentagePoints[]): Percent {
  return percent(sumExact(contributions));
}

/** Contributions as they are shown. */
export interface StandingContributions {
  readonly shown: readonly PercentagePoints[];
  readonly source: FigureSource;
  /** A published contribution lies further from the computed one than rounding explains. */
  readonly finding: boolean;
}

/** Published contributions stand. They are compared with those worked out from the growth they imply, each within the
 *  tolerance; where none are published, growth × share is shown as computed. */
export function contributionsShown(
  growth: Percent,
  shares: readonly Percent[],
  published: readonly PercentagePoints[] | null,
): StandingContributions {
  if (published === null) return { shown: contributionsFromShares(growth, shares), source: 'computed', finding: false };
  const computed = contributionsFromShares(growthImpliedByContributions(published), shares);
  const finding = published.some((contribution, index) => {
    const other = computed[index];
    return other !== undefined && Math.abs(contribution.value - other.value) > contributionTolerance;
  });
  return { shown: published, source: 'published', finding };
}

/** Contribution shares where levels are held at current prices only: published ones, or none. Weighing constant-price growth
 *  with current-price levels gives figures that look right and are wrong. */
export function contributionSharesShown(published: readonly Percent[] | null): Maybe<readonly Percent[]> {
  return published ?? missing('no-constant-price-base');
}

/** One part of a total: its level now and its published growth. */
export interface GrowingPart {
  readonly level: Published;
  readonly growth: Percent;
}

/** Growth of a total from its parts' levels and growths on one price basis, by the bases they imply: Σ level / Σ level/(1+g) − 1. */
export function growthOfTotal(parts: readonly GrowingPart[], decimals = 1): Maybe<Percent> {
  let base = 0;
  for (const { level, growth } of parts) {
    if (growth.value <= -100) return missing('zero-base');
    base += level.value / (1 + growth.value / 100);
  }
  const total = sumExact(parts.map((part) => part.level)).value;
  if (base === 0) return missing('zero-base');
  if (base < 0) return missing('negative-base');
  return { value: (total / base - 1) * 100, decimals, unit: '%' };
}

/** Whether a computed growth of the total agrees with the published one: within half a last digit of the total's growth and
 *  half a last digit of the parts'. */
export function agreesWithParts(computed: Percent, published: Percent, parts: readonly GrowingPart[]): boolean {
  const ofParts = Math.max(0, ...parts.map((part) => halfDigit(part.growth.decimals)));
  return Math.abs(computed.value - published.value) <= halfDigit(published.decimals) + ofParts;
}

function halfDigit(decimals: number): number {
  return 0.5 / powerOfTen(decimals);
}

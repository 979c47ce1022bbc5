/** A ratio of one unit, this period against another. */
export interface UnitRatio {
  readonly before: number;
  readonly now: number;
}

/** Quartile by linear interpolation between order statistics; the list is sorted. */
function quantile(sorted: readonly number[], p: number): number {
  const at = (sorted.length - 1) * p;
  const low = Math.floor(at);
  const a = sorted[low] ?? 0;
  const b = sorted[low + 1] ?? a;
  return a + (b - a) * (at - low);
}

/** The effect of each ratio against its acceptance interval (Hidiroglou–Berthelot): how many interval widths it lies off the median
 *  effect; beyond 1 it is out. The ratio is made symmetric around the median, then weighed by size to the power `u`, so that the same
 *  jump counts for more in a large unit.
 *
 *  s = r/median − 1 where r ≥ median, else 1 − median/r; E = s · max(before, now)^u; interval: median(E) ± c · max(quartile distance,
 *  |a · median(E)|). Fewer than 20 ratios, or a value that is not positive, are not judged: 0.
 *  Source: Hidiroglou & Berthelot 1986, Statistical editing and imputation for periodic business surveys. */
export function hidiroglouBerthelot(
  units: readonly UnitRatio[],
  { u = 0.4, a = 0.05, c = 12 }: { readonly u?: number; readonly a?: number; readonly c?: number } = {},
): readonly number[] {
  const isJudged = ({ before, now }: UnitRatio): boolean => before > 0 && now > 0;
  const ratios = units.filter(isJudged).map(({ before, now }) => now / before);
  if (ratios.length < 20) return units.map(() => 0);
  const median = quantile(
    ratios.toSorted((x, y) => x - y),
    0.5,
  );
  const effects = units.map((unit) => {
    if (!isJudged(unit)) return undefined;
    const ratio = unit.now / unit.before;
    const symmetric = ratio >= median ? ratio / median - 1 : 1 - median / ratio;
    return symmetric * Math.max(unit.before, unit.now) ** u;
  });
  const sorted = effects.filter((effect) => effect !== undefined).toSorted((x, y) => x - y);
  const middle = quantile(sorted, 0.5);
  const least = Math.abs(a * middle);
  const below = Math.max(middle - quantile(sorted, 0.25), least);
  const above = Math.max(quantile(sorted, 0.75) - middle, least);
  return effects.map((effect) => {
    if (effect === undefined) return 0;
    const width = c * (effect >= middle ? above : below);
    return width === 0 ? 0 : (effect - middle) / width;
  });
}

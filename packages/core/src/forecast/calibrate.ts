import type { IntervalCalibration } from './intervals.ts';

/** How far forecasts of many series missed at past origins, in units of each series' own half width: `misses[h]` for step h. */
export type Misses = readonly (readonly number[])[];

/** Quantiles for intervals from past misses (split-conformal, pooled): at each step the ⌈level·(n+1)⌉-th smallest of the misses
 *  at that step and its neighbours, which smooths the path over the steps. Levels in percent, ascending. */
export function calibrateIntervals(misses: Misses, levels: readonly number[], frequency: number): IntervalCalibration {
  const steps = misses.length;
  const quantiles = levels.map(() => new Float64Array(steps));
  for (let h = 0; h < steps; h++) {
    const near = misses.slice(Math.max(0, h - 1), h + 2).flat();
    const sorted = Float64Array.from(near).toSorted();
    if (sorted.length === 0) throw new Error(`no misses at step: ${h + 1}`);
    levels.forEach((level, k) => {
      const place = Math.min(Math.ceil((level / 100) * (sorted.length + 1)), sorted.length);
      quantiles[k]![h] = sorted[place - 1]!;
    });
  }
  return { frequency, levels, quantiles };
}

import { errorScale } from './methods/error-scale.ts';
import type { Prepared } from './prepare.ts';

/** How far, in units of a series' own error scale, forecasts missed: quantiles per level and step over past origins of many
 *  series (pooled split-conformal calibration). Plain data, worked out by `bench/forecast/learn/main.ts` on training parts only. */
export interface IntervalCalibration {
  readonly frequency: number;
  /** Levels in percent, ascending. */
  readonly levels: readonly number[];
  /** Per level, per step. */
  readonly quantiles: readonly Float64Array[];
}

/** A prediction interval (预测区间) at one level, step by step. */
export interface Interval {
  /** In percent. */
  readonly level: number;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Half the width that one unit of quantile gives, in units of the series: the scale itself, or that share of the forecast for
 *  a series handled in logarithms. A share is capped, so that a wild series cannot have an endless interval. */
export function halfWidth(p: Prepared, mean: Float64Array): Float64Array {
  const scale = errorScale(p.smooth, p.smoothTheta, p.horizon);
  return p.logged ? scale.map((s, h) => Math.min(s, 3) * Math.abs(mean[h]!)) : scale;
}

/** The quantile for any level between the lowest and the highest kept, linear in −log(1 − level); beyond the last step the
 *  last one holds. */
export function quantileAt(calibration: IntervalCalibration, level: number, step: number): number {
  const { levels, quantiles } = calibration;
  const last = levels.length - 1;
  if (!(level >= levels[0]! && level <= levels[last]!)) throw new Error(`invalid level: ${level}`);
  const at = (k: number): number => {
    const row = quantiles[k]!;
    return row[Math.min(step, row.length - 1)]!;
  };
  let k = 0;
  while (k < last - 1 && levels[k + 1]! <= level) k++;
  const tail = (percent: number): number => -Math.log(1 - percent / 100);
  const share = (tail(level) - tail(levels[k]!)) / (tail(levels[k + 1]!) - tail(levels[k]!));
  return at(k) + share * (at(k + 1) - at(k));
}

/** Intervals around a forecast. Nested by level. The lower bound of a series of positive values stays at or above zero. */
export function intervalsAround(
  p: Prepared,
  mean: Float64Array,
  levels: readonly number[],
  calibration: IntervalCalibration,
): readonly Interval[] {
  const width = halfWidth(p, mean);
  return levels.map((level) => {
    const low = new Float64Array(mean.length);
    const high = new Float64Array(mean.length);
    for (let h = 0; h < mean.length; h++) {
      const half = quantileAt(calibration, level, h) * width[h]!;
      low[h] = mean[h]! - half;
      high[h] = mean[h]! + half;
      // Never above the forecast itself, which an additive season can carry a hair below zero.
      if (p.logged && low[h]! < 0) low[h] = Math.min(0, mean[h]!);
    }
    return { level, low, high };
  });
}

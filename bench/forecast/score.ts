import { naive2 } from '@shigan/core';
import type { BenchSeries } from './panel.ts';

/** One method's forecast of one series. */
export interface Scored {
  readonly mean: ArrayLike<number>;
  readonly intervals: readonly {
    readonly level: number;
    readonly low: ArrayLike<number>;
    readonly high: ArrayLike<number>;
  }[];
}

/** The errors of one forecast. `covered` and `msis` are per level of the intervals. */
export interface Errors {
  readonly smape: number;
  readonly mase: number;
  readonly covered: ReadonlyMap<number, number>;
  readonly msis: ReadonlyMap<number, number>;
}

/** Mean absolute seasonal naive error inside the training part: the unit of MASE and MSIS. */
function seasonalScale(train: Float64Array, period: number): number {
  let sum = 0;
  for (let i = period; i < train.length; i++) sum += Math.abs(train[i]! - train[i - period]!);
  return sum / (train.length - period);
}

/** sMAPE in percent, MASE, coverage in percent and MSIS as the M4 competition defines them. */
export function errorsOf(series: BenchSeries, forecast: Scored): Errors {
  const { test } = series;
  const scale = seasonalScale(series.train, series.period);
  let smape = 0;
  let absolute = 0;
  for (let h = 0; h < test.length; h++) {
    const miss = Math.abs(test[h]! - forecast.mean[h]!);
    const size = Math.abs(test[h]!) + Math.abs(forecast.mean[h]!);
    smape += size > 0 ? (200 * miss) / size : 0;
    absolute += miss;
  }
  const covered = new Map<number, number>();
  const msis = new Map<number, number>();
  for (const { level, low, high } of forecast.intervals) {
    const penalty = 2 / (1 - level / 100);
    let inside = 0;
    let width = 0;
    for (let h = 0; h < test.length; h++) {
      const y = test[h]!;
      if (y >= low[h]! && y <= high[h]!) inside++;
      width += high[h]! - low[h]! + penalty * Math.max(low[h]! - y, y - high[h]!, 0);
    }
    covered.set(level, (100 * inside) / test.length);
    msis.set(level, width / test.length / scale);
  }
  return { smape: smape / test.length, mase: absolute / test.length / scale, covered, msis };
}

/** The yardstick's errors (Naive2), for OWA. */
export function yardstickErrors(series: BenchSeries): Errors {
  return errorsOf(series, { mean: naive2(series.train, series.period, series.test.length), intervals: [] });
}

export interface Summary {
  readonly series: number;
  readonly smape: number;
  readonly mase: number;
  readonly owa: number;
  readonly covered: ReadonlyMap<number, number>;
  readonly msis: ReadonlyMap<number, number>;
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

/** Means over series; OWA = ½ (sMAPE / sMAPE of Naive2 + MASE / MASE of Naive2), both ratios of means. */
export function summarise(errors: readonly Errors[], yardstick: readonly Errors[]): Summary {
  const smape = mean(errors.map((e) => e.smape));
  const mase = mean(errors.map((e) => e.mase));
  const owa = (smape / mean(yardstick.map((e) => e.smape)) + mase / mean(yardstick.map((e) => e.mase))) / 2;
  const levels = [...(errors[0]?.covered.keys() ?? [])];
  return {
    series: errors.length,
    smape,
    mase,
    owa,
    covered: new Map(levels.map((l) => [l, mean(errors.map((e) => e.covered.get(l)!))])),
    msis: new Map(levels.map((l) => [l, mean(errors.map((e) => e.msis.get(l)!))])),
  };
}

/** Mean of paired differences, ours minus theirs, and its standard error; significantly better where mean + 1.96·se < 0. */
export function paired(
  ours: readonly number[],
  theirs: readonly number[],
): { readonly mean: number; readonly se: number; readonly better: boolean } {
  const differences = ours.map((v, i) => v - theirs[i]!);
  const m = mean(differences);
  const variance = differences.reduce((a, d) => a + (d - m) ** 2, 0) / Math.max(differences.length - 1, 1);
  const se = Math.sqrt(variance / differences.length);
  return { mean: m, se, better: m + 1.96 * se < 0 };
}

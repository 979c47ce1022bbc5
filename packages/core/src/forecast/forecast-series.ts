import { type Maybe, missing } from '../missing.ts';
import { type Interval, type IntervalCalibration, intervalsAround } from './intervals.ts';
import { monthlyCalibration } from './learned/calibration-monthly.ts';
import { quarterlyCalibration } from './learned/calibration-quarterly.ts';
import { monthlyNetwork } from './learned/network-monthly.ts';
import { quarterlyNetwork } from './learned/network-quarterly.ts';
import type { PooledNetwork } from './methods/pooled-network.ts';
import { festivalEffect, festivalFactors } from './methods/spring-festival.ts';
import { type YearLength, prepare } from './prepare.ts';
import { type Tier, tierForecast } from './tier.ts';

export interface ForecastSpec {
  /** Steps ahead, at least one. */
  readonly horizon: number;
  readonly frequency: YearLength;
  readonly tier: Tier;
  /** Levels of the intervals in percent, from 50 to 99. */
  readonly levels: readonly number[];
  /** The month that a monthly series begins with. Where it is given, what the Spring Festival (春节) moves between January and February
   *  is taken off before and put back after, as far as six years or more show that it moves anything. */
  readonly start?: { readonly year: number; readonly month: number };
}

/** A forecast: the middle of the outlook per step, and an interval per level asked for. */
export interface SeriesForecast {
  readonly mean: Float64Array;
  readonly intervals: readonly Interval[];
}

/** What was learned over many series and is handed to every forecast. */
export interface Learned {
  readonly network: PooledNetwork;
  readonly calibration: IntervalCalibration;
}

/** What the engine has learned for a frequency. */
export function learnedFor(frequency: YearLength): Learned {
  return frequency === 12
    ? { network: monthlyNetwork, calibration: monthlyCalibration }
    : { network: quarterlyNetwork, calibration: quarterlyCalibration };
}

/** Forecasts one series of consecutive months or quarters (预测). The same input gives the same output to the last bit, and
 *  multiplying a series multiplies its forecast. Fewer than two years are `too-short`; a gap, or a value that is not a number,
 *  is `no-data`. */
export function forecastSeries(
  values: ArrayLike<number>,
  spec: ForecastSpec,
  learned: Learned = learnedFor(spec.frequency),
): Maybe<SeriesForecast> {
  const { horizon, frequency } = spec;
  if (!Number.isInteger(horizon) || horizon < 1) throw new Error(`invalid horizon: ${horizon}`);
  const n = values.length;
  if (n < 2 * frequency) return missing('too-short');
  const y = new Float64Array(n);
  let size = 0;
  let least = Infinity;
  for (let i = 0; i < n; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) return missing('no-data');
    y[i] = value;
    least = Math.min(least, value);
    size += Math.abs(value) / n;
  }
  const calendar = festivalOf(y, spec);
  if (calendar !== undefined) for (let i = 0; i < n; i++) y[i]! /= calendar[i]!;
  const scaled = (a: Float64Array, by: number): Float64Array => a.map((v, h) => v * by * (calendar?.[n + h] ?? 1));
  const line = exactLine(y, horizon);
  if (line !== undefined) {
    const intervals = spec.levels.map((level) => ({ level, low: scaled(line, 1), high: scaled(line, 1) }));
    return { mean: scaled(line, 1), intervals };
  }
  // Everything runs on values around one: what is small or near zero is then the same for every unit.
  for (let i = 0; i < n; i++) y[i]! /= size;
  const prepared = prepare(y, frequency, horizon);
  const free = tierForecast(prepared, spec.tier, learned.network);
  // What was never below zero, but for the noise of floating point, is not forecast to be.
  const mean = least >= -1e-12 * size ? free.map((v) => Math.max(0, v)) : free;
  const intervals = intervalsAround(prepared, mean, spec.levels, learned.calibration);
  return {
    mean: scaled(mean, size),
    intervals: intervals.map(({ level, low, high }) => ({ level, low: scaled(low, size), high: scaled(high, size) })),
  };
}

/** Factors of the months of a series and of those to be forecast; undefined where the Spring Festival moves nothing. */
function festivalOf(y: Float64Array, { start, frequency, horizon }: ForecastSpec): Float64Array | undefined {
  if (start === undefined || frequency !== 12) return undefined;
  const effect = festivalEffect(y, start);
  return effect.slope === 0 ? undefined : festivalFactors(effect, start, 0, y.length + horizon);
}

/** A series without any error (constant, or a straight line) has nothing to smooth: it goes on as it went. */
function exactLine(y: Float64Array, horizon: number): Float64Array | undefined {
  const n = y.length;
  const step = (y[n - 1]! - y[0]!) / (n - 1);
  let most = 0;
  for (let i = 0; i < n; i++) most = Math.max(most, Math.abs(y[i]!));
  for (let i = 0; i < n; i++) if (Math.abs(y[i]! - y[0]! - step * i) > 1e-11 * most) return undefined;
  return Float64Array.from({ length: horizon }, (_, h) => y[n - 1]! + step * (h + 1));
}

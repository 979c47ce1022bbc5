import { centredAverage, seasonalByAutocorrelation, seasonalF } from './seasonality.ts';

/** How the season acts: as a factor, as an amount, or not at all. */
export type SeasonKind = 'multiplicative' | 'additive' | 'none';

/** A series without its season. `index[k]` belongs to the positions i with i mod period = k; factors have mean 1, amounts
 *  mean 0. */
export interface Decomposition {
  readonly kind: SeasonKind;
  readonly period: number;
  readonly index: Float64Array;
  readonly adjusted: Float64Array;
  /** Strength of the season: variance between months over variance within. */
  readonly f: number;
}

export interface DecomposeOptions {
  /** F from which a season is assumed even where the autocorrelation shows none. */
  readonly fThreshold: number;
  /** Weight of a year against the next later one in the mean of a month's ratios; 1 = all years alike. */
  readonly memory: number;
  /** Indices are drawn towards no season by 1 − shrink/F. */
  readonly shrink: number;
}

/** What served best on origins before the last eighteen months of the training parts (docs/decisions/0007). */
export const defaultDecomposeOptions: DecomposeOptions = { fThreshold: 2, memory: 0.85, shrink: 1.5 };

/** Decomposition as the Naive2 yardstick of the M4 competition has it: autocorrelation only, plain means. */
export const yardstickDecomposeOptions: DecomposeOptions = {
  fThreshold: Number.POSITIVE_INFINITY,
  memory: 1,
  shrink: 0,
};

/** Classical decomposition (季节分解): ratios to the centred moving average, averaged by month and normalised. Multiplicative
 *  where every value is positive and every index stays well above zero, else additive; none where neither test finds a
 *  season. Later years weigh more, and an index is believed only as far as the months differ by more than chance: the
 *  classical means, all years alike and unshrunk, cost 1 to 1.5 % in accuracy. */
export function decompose(
  y: Float64Array,
  period: number,
  options: DecomposeOptions = defaultDecomposeOptions,
): Decomposition {
  const n = y.length;
  const none = (f: number): Decomposition => ({
    kind: 'none',
    period: Math.max(period, 1),
    index: new Float64Array(Math.max(period, 1)),
    adjusted: y,
    f,
  });
  if (period < 2 || n < 2 * period) return none(0);
  let positive = true;
  for (let i = 0; i < n; i++) if (!(y[i]! > 0)) positive = false;
  const average = centredAverage(y, period);
  const deviations = new Float64Array(n);
  for (let i = 0; i < n; i++) deviations[i] = positive ? y[i]! / average[i]! : y[i]! - average[i]!;
  const f = seasonalF(deviations, period);
  if (!(f > options.fThreshold) && !seasonalByAutocorrelation(y, period)) return none(f);
  if (positive) {
    const index = seasonIndex(deviations, period, true, f, options);
    if (index !== undefined) return { kind: 'multiplicative', period, index, adjusted: adjust(y, index, true), f };
    for (let i = 0; i < n; i++) deviations[i] = y[i]! - average[i]!;
  }
  const index = seasonIndex(deviations, period, false, f, options);
  return index === undefined ? none(f) : { kind: 'additive', period, index, adjusted: adjust(y, index, false), f };
}

function seasonIndex(
  deviations: Float64Array,
  period: number,
  multiplicative: boolean,
  f: number,
  options: DecomposeOptions,
): Float64Array | undefined {
  const n = deviations.length;
  const index = new Float64Array(period);
  const weights = new Float64Array(period);
  let weight = 1;
  for (let i = n - 1; i >= 0; i--) {
    if ((n - 1 - i) % period === 0 && i < n - 1) weight *= options.memory;
    const d = deviations[i]!;
    if (!Number.isFinite(d)) continue;
    index[i % period]! += weight * d;
    weights[i % period]! += weight;
  }
  let mean = 0;
  for (let k = 0; k < period; k++) {
    if (weights[k] === 0) return undefined;
    index[k]! /= weights[k]!;
    mean += index[k]! / period;
  }
  const keep = Number.isFinite(f) && f > 0 ? Math.max(0, 1 - options.shrink / f) : 1;
  for (let k = 0; k < period; k++) {
    index[k] = multiplicative ? 1 + keep * (index[k]! / mean - 1) : keep * (index[k]! - mean);
    if (multiplicative && !(index[k]! > 0.02)) return undefined;
  }
  return index;
}

function adjust(y: Float64Array, index: Float64Array, multiplicative: boolean): Float64Array {
  const adjusted = new Float64Array(y.length);
  const period = index.length;
  for (let i = 0; i < y.length; i++)
    adjusted[i] = multiplicative ? y[i]! / index[i % period]! : y[i]! - index[i % period]!;
  return adjusted;
}

/** Puts the season back on forecasts that follow the last of `length` observations. */
export function reseasonalise(forecast: Float64Array, season: Decomposition, length: number): Float64Array {
  if (season.kind === 'none') return forecast;
  const out = new Float64Array(forecast.length);
  for (let h = 0; h < out.length; h++) {
    const index = season.index[(length + h) % season.period]!;
    out[h] = season.kind === 'multiplicative' ? forecast[h]! * index : forecast[h]! + index;
  }
  return out;
}

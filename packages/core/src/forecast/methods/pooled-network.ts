import { slope, type ThetaFit } from './theta.ts';

/** A small network with one hidden layer and a direct linear path, learned once over many series: it says by how much Theta's
 *  forecast of a series that looks like this usually has to be corrected. Plain data, worked out by `bench/forecast/learn/main.ts`. */
export interface PooledNetwork {
  readonly period: number;
  /** How many last values are looked at. */
  readonly lags: number;
  readonly hidden: number;
  /** Steps ahead it was taught; beyond them the last correction is kept. */
  readonly horizon: number;
  /** Hidden layer row by row, then output layer, then the linear path. */
  readonly weights: Float64Array;
}

/** What the network sees beside the last values: a constant, the slope, Theta's smoothing, Theta's first step, roughness. */
const extraInputs = 5;

/** Weights a network of this shape has. */
export function networkSize(shape: Pick<PooledNetwork, 'lags' | 'hidden' | 'horizon'>): number {
  const inputs = shape.lags + extraInputs;
  return inputs * shape.hidden + shape.hidden * shape.horizon + inputs * shape.horizon;
}

/** A series as the network sees it: free of its level and of its spread, so that a forecast scales with the series. */
export interface NetworkInput {
  readonly x: Float64Array;
  readonly spread: number;
}

const limit = 8;

/** The network's inputs from a seasonally adjusted series (logarithms where all values are positive) and its Theta fit. */
export function networkInput(a: Float64Array, fit: ThetaFit, lags: number, period: number): NetworkInput {
  const n = a.length;
  const year = Math.min(period, n);
  let level = 0;
  for (let i = n - year; i < n; i++) level += a[i]! / year;
  const from = Math.max(1, n - 4 * period);
  let change = 0;
  for (let i = from; i < n; i++) change += Math.abs(a[i]! - a[i - 1]!);
  change /= Math.max(n - from, 1);
  const two = Math.min(2 * period, n);
  let around = 0;
  for (let i = n - two; i < n; i++) around += Math.abs(a[i]! - level) / two;
  const spread = 0.5 * change + 0.5 * around;
  const x = new Float64Array(lags + extraInputs);
  if (!(spread > 1e-9 * Math.abs(level) && spread > 1e-300)) return { x, spread: 0 };
  for (let j = 0; j < lags; j++) x[j] = clip((a[Math.max(n - 1 - j, 0)]! - level) / spread);
  x[lags] = 1;
  x[lags + 1] = clip((slope(a) * period) / spread);
  x[lags + 2] = 2 * fit.alpha - 1;
  x[lags + 3] = clip((fit.forecast[0]! - level) / spread);
  x[lags + 4] = change / spread - 1;
  return { x, spread };
}

function clip(value: number): number {
  return Math.min(Math.max(value, -limit), limit);
}

/** The corrections, in units of the spread, for the steps the network was taught. */
export function runNetwork(network: PooledNetwork, x: Float64Array, hidden: Float64Array, out: Float64Array): void {
  const { weights, horizon } = network;
  const inputs = x.length;
  const width = network.hidden;
  for (let k = 0; k < width; k++) {
    let sum = 0;
    for (let j = 0; j < inputs; j++) sum += weights[k * inputs + j]! * x[j]!;
    hidden[k] = Math.tanh(sum);
  }
  const second = inputs * width;
  const direct = second + width * horizon;
  for (let h = 0; h < horizon; h++) {
    let sum = 0;
    for (let k = 0; k < width; k++) sum += weights[second + h * width + k]! * hidden[k]!;
    for (let j = 0; j < inputs; j++) sum += weights[direct + h * inputs + j]! * x[j]!;
    out[h] = sum;
  }
}

/** Theta corrected by what many series taught. A series without any movement is left as it is. */
export function pooledForecast(a: Float64Array, fit: ThetaFit, network: PooledNetwork): Float64Array {
  const { x, spread } = networkInput(a, fit, network.lags, network.period);
  if (spread === 0) return fit.forecast;
  const corrections = new Float64Array(network.horizon);
  runNetwork(network, x, new Float64Array(network.hidden), corrections);
  const out = new Float64Array(fit.forecast.length);
  for (let h = 0; h < out.length; h++)
    out[h] = fit.forecast[h]! + spread * corrections[Math.min(h, network.horizon - 1)]!;
  return out;
}

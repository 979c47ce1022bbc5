import type { SeasonKind } from './decompose.ts';
import { nelderMead } from './nelder-mead.ts';

type EtsError = 'A' | 'M';
type EtsTrend = 'N' | 'A' | 'Ad';

/** An exponential smoothing state-space model (Hyndman, Koehler, Ord and Snyder 2008); its season is that of the decomposition. */
export interface EtsModel {
  readonly error: EtsError;
  readonly trend: EtsTrend;
}

export interface EtsFit {
  readonly model: EtsModel;
  readonly aicc: number;
  readonly forecast: Float64Array;
}

/** What a fit starts from: the season found by decomposition, and the series without it. */
export interface EtsStart {
  readonly season: SeasonKind;
  readonly index: Float64Array;
  readonly adjusted: Float64Array;
}

/** Fits one model by maximum likelihood: smoothing parameters, damping, first level and first slope by simplex search; first
 *  seasonal indices from the decomposition. Undefined where a multiplicative error meets values that are not positive. */
export function fitEts(
  y: Float64Array,
  start: EtsStart,
  model: EtsModel,
  horizon: number,
  evaluations = 260,
): EtsFit | undefined {
  const n = y.length;
  const filter = etsFilter(y, start, model);
  if (model.error === 'M') for (let i = 0; i < n; i++) if (!(y[i]! > 0)) return undefined;
  const seasonal = start.season !== 'none';
  const trended = model.trend !== 'N';
  const damped = model.trend === 'Ad';
  const [level, slope] = firstStates(start.adjusted);
  let scale = 0;
  for (let i = 0; i < n; i++) scale += Math.abs(start.adjusted[i]!) / n;
  const spread = Math.max(roughness(start.adjusted), 1e-6 * scale, 1e-12);
  const x0: number[] = [0.3, 0];
  const steps: number[] = [0.2, spread];
  const lower: number[] = [0.001, Number.NEGATIVE_INFINITY];
  const upper: number[] = [0.999, Number.POSITIVE_INFINITY];
  if (seasonal) push(x0, steps, lower, upper, 0.05, 0.1, 0, 0.999);
  if (trended) {
    push(x0, steps, lower, upper, 0.1, 0.15, 0.0001, 0.999);
    push(x0, steps, lower, upper, 0, spread / 4, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
  }
  if (damped) push(x0, steps, lower, upper, 0.95, -0.05, 0.8, 0.98);
  const unpack = (x: ArrayLike<number>): void => {
    let j = 2;
    filter.alpha = x[0]!;
    filter.level0 = level + x[1]!;
    filter.gamma = seasonal ? x[j++]! * (1 - filter.alpha) : 0;
    filter.beta = trended ? x[j++]! * filter.alpha : 0;
    filter.slope0 = trended ? slope + x[j++]! : 0;
    filter.phi = damped ? x[j]! : trended ? 1 : 0;
  };
  const found = nelderMead(
    (x) => {
      unpack(x);
      return runFilter(filter);
    },
    x0,
    { lower, upper, steps, evaluations, tolerance: 2e-6 },
  );
  if (!Number.isFinite(found.value)) return undefined;
  unpack(found.at);
  runFilter(filter);
  const parameters = x0.length + 1 + (seasonal ? start.index.length - 1 : 0);
  const aicc = found.value + 2 * parameters + (2 * parameters * (parameters + 1)) / Math.max(n - parameters - 1, 1);
  return { model, aicc, forecast: forecastOf(filter, horizon) };
}

function push(
  x0: number[],
  steps: number[],
  lower: number[],
  upper: number[],
  start: number,
  step: number,
  low: number,
  high: number,
): void {
  x0.push(start);
  steps.push(step);
  lower.push(low);
  upper.push(high);
}

/** Mean absolute change from value to value. */
function roughness(y: Float64Array): number {
  let sum = 0;
  for (let i = 1; i < y.length; i++) sum += Math.abs(y[i]! - y[i - 1]!);
  return y.length > 1 ? sum / (y.length - 1) : 0;
}

/** Level before the first value and slope, from a line through the first ten. */
function firstStates(adjusted: Float64Array): readonly [number, number] {
  const n = Math.min(10, adjusted.length);
  let mean = 0;
  for (let i = 0; i < n; i++) mean += adjusted[i]! / n;
  let cross = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const d = i - (n - 1) / 2;
    cross += d * adjusted[i]!;
    squares += d * d;
  }
  const slope = squares > 0 ? cross / squares : 0;
  return [mean - slope * ((n + 1) / 2), slope];
}

/** The innovations filter: parameters and first states go in, a pass leaves the last states for the forecast. */
interface EtsFilter {
  readonly y: Float64Array;
  readonly season: SeasonKind;
  readonly first: Float64Array;
  readonly index: Float64Array;
  /** Errors are shares of the one-step mean. */
  readonly relative: boolean;
  alpha: number;
  beta: number;
  gamma: number;
  phi: number;
  level0: number;
  slope0: number;
  level: number;
  slope: number;
}

function etsFilter(y: Float64Array, start: EtsStart, model: EtsModel): EtsFilter {
  return {
    y,
    season: start.season,
    first: start.index,
    index: new Float64Array(start.index.length),
    relative: model.error === 'M',
    alpha: 0,
    beta: 0,
    gamma: 0,
    phi: 0,
    level0: 0,
    slope0: 0,
    level: 0,
    slope: 0,
  };
}

/** −2 log likelihood up to a constant; infinite where the model does not fit the values. */
function runFilter(filter: EtsFilter): number {
  filter.index.set(filter.first);
  filter.level = filter.level0;
  filter.slope = filter.slope0;
  if (filter.season === 'multiplicative') return runMultiplicative(filter);
  return runAdditive(filter);
}

function runMultiplicative(filter: EtsFilter): number {
  const { y, index, alpha, beta, gamma, phi, relative } = filter;
  const m = index.length;
  const n = y.length;
  let { level, slope } = filter;
  let squares = 0;
  let product = 1;
  let logs = 0;
  for (let i = 0, k = 0; i < n; i++) {
    const s = index[k]!;
    const drift = phi * slope;
    const base = level + drift;
    const mu = base * s;
    if (relative && !(mu > 0)) return Number.POSITIVE_INFINITY;
    const e = y[i]! - mu;
    if (relative) {
      squares += (e * e) / (mu * mu);
      product *= mu;
      if (product > 1e100 || product < 1e-100) {
        logs += Math.log(product);
        product = 1;
      }
    } else squares += e * e;
    const step = e / s;
    level = base + alpha * step;
    slope = drift + beta * step;
    if (gamma > 0 && base !== 0) index[k] = s + (gamma * e) / base;
    k = k + 1 === m ? 0 : k + 1;
  }
  filter.level = level;
  filter.slope = slope;
  if (relative) logs += Math.log(product);
  return n * Math.log(squares / n + 1e-300) + 2 * logs;
}

function runAdditive(filter: EtsFilter): number {
  const { y, index, alpha, beta, gamma, phi, relative } = filter;
  const m = index.length;
  const n = y.length;
  const seasonal = filter.season === 'additive';
  let { level, slope } = filter;
  let squares = 0;
  let product = 1;
  let logs = 0;
  for (let i = 0, k = 0; i < n; i++) {
    const drift = phi * slope;
    const base = level + drift;
    const mu = seasonal ? base + index[k]! : base;
    if (relative && !(mu > 0)) return Number.POSITIVE_INFINITY;
    const e = y[i]! - mu;
    if (relative) {
      squares += (e * e) / (mu * mu);
      product *= mu;
      if (product > 1e100 || product < 1e-100) {
        logs += Math.log(product);
        product = 1;
      }
    } else squares += e * e;
    level = base + alpha * e;
    slope = drift + beta * e;
    if (seasonal) index[k]! += gamma * e;
    k = k + 1 === m ? 0 : k + 1;
  }
  filter.level = level;
  filter.slope = slope;
  if (relative) logs += Math.log(product);
  return n * Math.log(squares / n + 1e-300) + 2 * logs;
}

function forecastOf(filter: EtsFilter, horizon: number): Float64Array {
  const out = new Float64Array(horizon);
  const m = filter.index.length;
  let { level, slope } = filter;
  for (let h = 0; h < horizon; h++) {
    slope *= filter.phi;
    level += slope;
    const s = filter.index[(filter.y.length + h) % m]!;
    out[h] = filter.season === 'multiplicative' ? level * s : filter.season === 'additive' ? level + s : level;
  }
  return out;
}

import { minimiseScalar } from './minimise-scalar.ts';

/** Scratch arrays of one dynamic optimised Theta fit. */
interface Lines {
  /** What the extrapolated Theta-0 line adds to the level, per unit of 1 − 1/θ; depends on the smoothing parameter only. */
  readonly gap: Float64Array;
  readonly level: Float64Array;
  readonly decay: Float64Array;
}

interface Solution {
  readonly sse: number;
  readonly first: number;
  readonly weight: number;
}

/** Dynamic optimised Theta model (Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler 2016), forecasts for a series
 *  without season. The one-step mean is ℓ_{t−1} + w·D_t(α), with w = 1 − 1/θ and ℓ linear in the first level: for each α
 *  the best first level and θ are solved for, so only α is searched. */
export function dotm(y: Float64Array, horizon: number): Float64Array {
  const n = y.length;
  const a = new Float64Array(n + horizon + 1);
  const b = new Float64Array(n + horizon + 1);
  regressionLines(y, a, b);
  const lines: Lines = { gap: new Float64Array(n), level: new Float64Array(n), decay: new Float64Array(n) };
  const alpha = minimiseScalar((x) => solve(y, a, b, x, lines).sse, 0.1, 0.99, 6);
  const best = solve(y, a, b, alpha, lines);
  let level = lines.level[n - 1]! + best.first * lines.decay[n - 1]!;
  level = alpha * y[n - 1]! + (1 - alpha) * level;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += y[i]! / n;
  const forecast = new Float64Array(horizon);
  let intercept = a[n]!;
  let slope = b[n]!;
  for (let h = 0; h < horizon; h++) {
    const t = n + h + 1;
    const rest = (1 - alpha) ** (t - 1);
    const mu = level + best.weight * (rest * intercept + ((1 - rest * (1 - alpha)) / alpha) * slope);
    forecast[h] = mu;
    level = alpha * mu + (1 - alpha) * level;
    const earlier = mean;
    mean = ((t - 1) * mean + mu) / t;
    slope = ((t - 2) * slope + (6 / t) * (mu - earlier)) / (t + 1);
    intercept = mean - ((t + 1) / 2) * slope;
  }
  return forecast;
}

/** Intercept and slope of the regression line through the first t values, for every t. */
function regressionLines(y: Float64Array, a: Float64Array, b: Float64Array): void {
  let mean = y[0]!;
  a[1] = y[0]!;
  for (let t = 2; t <= y.length; t++) {
    const value = y[t - 1]!;
    b[t] = ((t - 2) * b[t - 1]! + (6 / t) * (value - mean)) / (t + 1);
    mean = ((t - 1) * mean + value) / t;
    a[t] = mean - ((t + 1) / 2) * b[t]!;
  }
}

function solve(y: Float64Array, a: Float64Array, b: Float64Array, alpha: number, lines: Lines): Solution {
  const n = y.length;
  const keep = 1 - alpha;
  let level = 0;
  let decay = 1;
  let rest = 1;
  let ff = 0;
  let fg = 0;
  let gg = 0;
  let fr = 0;
  let gr = 0;
  let rr = 0;
  // The first two errors are left out: the line through one value says nothing.
  for (let t = 1; t <= n; t++) {
    const gap = rest * a[t - 1]! + ((1 - rest * keep) / alpha) * b[t - 1]!;
    lines.level[t - 1] = level;
    lines.decay[t - 1] = decay;
    if (t > 2) {
      const r = y[t - 1]! - level;
      ff += decay * decay;
      fg += decay * gap;
      gg += gap * gap;
      fr += decay * r;
      gr += gap * r;
      rr += r * r;
    } else if (t === 1) {
      ff += 1;
      fr += y[0]!;
      rr += y[0]! * y[0]!;
    }
    level = alpha * y[t - 1]! + keep * level;
    decay *= keep;
    rest *= keep;
  }
  const det = ff * gg - fg * fg;
  let weight = det > 1e-12 * ff * gg ? (ff * gr - fg * fr) / det : 0.5;
  weight = Math.min(Math.max(weight, 0), 1);
  const first = (fr - weight * fg) / ff;
  const sse =
    rr - 2 * first * fr - 2 * weight * gr + first * first * ff + 2 * first * weight * fg + weight * weight * gg;
  return { sse, first, weight };
}

import { minimiseScalar } from './minimise-scalar.ts';

/** A fitted level with a fixed drift: what Theta forecasts from, and what the scale of the intervals is worked out from. */
export interface ThetaFit {
  readonly forecast: Float64Array;
  readonly alpha: number;
  readonly drift: number;
}

/** Slope of the least-squares line through a series. */
export function slope(y: Float64Array): number {
  const n = y.length;
  if (n < 2) return 0;
  const centre = (n - 1) / 2;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (i - centre) * y[i]!;
  return (12 * sum) / (n * (n * n - 1));
}

/** Squared one-step errors of simple exponential smoothing, the first level chosen best: errors are linear in it, so it is
 *  solved for, not searched. Writes the last level into `state[0]`. */
function smoothingErrors(y: Float64Array, alpha: number, state: Float64Array): number {
  let level = y[0]!;
  let decay = 1;
  let cross = 0;
  let squares = 0;
  let errors = 0;
  for (let i = 1; i < y.length; i++) {
    decay *= 1 - alpha;
    const e = y[i]! - level;
    errors += e * e;
    cross += e * decay;
    squares += decay * decay;
    level += alpha * e;
  }
  // The first error, y₀ − ℓ₀ with ℓ₀ = y₀ + d, is −d; later ones are e − d·decay.
  const d = cross / (1 + squares);
  state[0] = level + d * decay * (1 - alpha);
  return errors - d * cross;
}

/** Theta (Assimakopoulos and Nikolopoulos 2000) as simple exponential smoothing with half the slope of the regression line
 *  as drift (Hyndman and Billah 2003). For a series without season. */
export function theta(y: Float64Array, horizon: number): ThetaFit {
  const n = y.length;
  const state = new Float64Array(1);
  const alpha = minimiseScalar((a) => smoothingErrors(y, a, state), 0.01, 0.99);
  smoothingErrors(y, alpha, state);
  const drift = slope(y) / 2;
  const forecast = new Float64Array(horizon);
  const lead = (1 - (1 - alpha) ** n) / alpha;
  for (let h = 0; h < horizon; h++) forecast[h] = state[0]! + drift * (h + lead);
  return { forecast, alpha, drift };
}

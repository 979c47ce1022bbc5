import { decompose, reseasonalise, yardstickDecomposeOptions } from './decompose.ts';

/** Naive2, the yardstick of the M competitions: the last seasonally adjusted value, with the season put back. OWA is relative
 *  to it. */
export function naive2(y: Float64Array, period: number, horizon: number): Float64Array {
  const season = decompose(y, period, yardstickDecomposeOptions);
  const last = season.adjusted[y.length - 1] ?? 0;
  return reseasonalise(new Float64Array(horizon).fill(last), season, y.length);
}

import { decompose, type Decomposition } from './methods/decompose.ts';
import { theta, type ThetaFit } from './methods/theta.ts';

/** Observations a year: monthly or quarterly. */
export type YearLength = 12 | 4;

/** A series made ready: its season found and taken off, logarithms taken where every value is positive, and the Theta fit that
 *  members and intervals share. */
export interface Prepared {
  readonly y: Float64Array;
  readonly frequency: number;
  readonly season: Decomposition;
  /** The adjusted series in logarithms, or as it is where a value is not positive. */
  readonly smooth: Float64Array;
  readonly logged: boolean;
  readonly smoothTheta: ThetaFit;
  readonly horizon: number;
}

export function prepare(y: Float64Array, frequency: number, horizon: number): Prepared {
  const season = decompose(y, frequency);
  const { adjusted } = season;
  let logged = true;
  for (let i = 0; i < adjusted.length; i++) if (!(adjusted[i]! > 0)) logged = false;
  const smooth = logged ? adjusted.map(Math.log) : adjusted;
  return { y, frequency, season, smooth, logged, smoothTheta: theta(smooth, horizon), horizon };
}

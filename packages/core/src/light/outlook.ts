import type { LightColour } from '../light/light-colour.ts';

/** From which probability that the target is met the outlook is green, and yellow. */
export interface OutlookThresholds {
  readonly green: number;
  readonly yellow: number;
}

export const defaultOutlookThresholds: OutlookThresholds = { green: 0.8, yellow: 0.5 };

/** Outlook light (前景灯): green from 80 %, yellow from 50 %, else red. */
export function outlookLight(
  probability: number,
  thresholds: OutlookThresholds = defaultOutlookThresholds,
): LightColour {
  if (probability >= thresholds.green) return 'green';
  return probability >= thresholds.yellow ? 'yellow' : 'red';
}

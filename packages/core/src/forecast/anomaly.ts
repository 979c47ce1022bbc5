import { type Maybe, missing } from '../missing.ts';
import { halfWidth, quantileAt } from './intervals.ts';
import { monthlyCalibration } from './learned/calibration-monthly.ts';
import type { PooledNetwork } from './methods/pooled-network.ts';
import { prepare } from './prepare.ts';
import { tierForecast } from './tier.ts';
import { type IsIntervention, withoutInterventions } from './year-end/interventions.ts';
import type { SlotSeries } from './year-end/slots.ts';

/** How far one figure is from what its own past had led to expect (异常分). */
export interface AnomalyScore {
  /** What the fast tier expects of this slot, in units of the series. */
  readonly expected: number;
  /** One unit of the score, in units of the series: half the width of the interval one step ahead. */
  readonly scale: number;
  /** |value − expected| / scale, at most 100. Forecasts one step ahead miss by less than 1.09 in four of five cases. */
  readonly score: number;
}

const mostScore = 100;

/** Scores the value in the slot at `place` (an index into `series.values`) against the whole run of slots before it: the engine forecasts
 *  one step, the miss is counted in the series' own spread. Fewer than two years in a run give `too-short`, no value `no-data`, a past
 *  that never moved `not-applicable`: nothing tells what is far from it. Bent slots (2020年1—6月) are replaced first. Whatever stands at or
 *  behind the place is not looked at. */
export function anomalyScore(
  series: SlotSeries,
  place: number,
  network: PooledNetwork,
  isIntervention?: IsIntervention,
): Maybe<AnomalyScore> {
  const value = series.values[place] ?? Number.NaN;
  if (!Number.isFinite(value)) return missing('no-data');
  const normal = isIntervention === undefined ? series : withoutInterventions(series, place, isIntervention);
  let from = place;
  while (from > 0 && Number.isFinite(normal.values[from - 1])) from--;
  const past = normal.values.slice(from, place);
  if (past.length < 2 * series.perYear) return missing('too-short');
  let size = 0;
  for (const v of past) size += Math.abs(v) / past.length;
  if (past.every((v) => v === past[0])) return missing('not-applicable');
  const prepared = prepare(
    past.map((v) => v / size),
    series.perYear,
    1,
  );
  const mean = tierForecast(prepared, 'fast', network);
  const expected = mean[0]! * size;
  const scale = halfWidth(prepared, mean)[0]! * size;
  if (!(scale > 1e-12 * size)) return missing('not-applicable');
  return { expected, scale, score: Math.min(Math.abs(value - expected) / scale, mostScore) };
}

/** Share of ordinary figures that may be pointed at. */
export const falseAlarms = 0.012;

/** Scores that tell what is usual this month; fewer say nothing. */
const enoughScores = 100;

/** The score from which a figure is pointed at: what 1.2 % of the figures of the month before exceeded, but never less than what 1.2 %
 *  of all series exceed in the long run, so that a quiet month does not make trifles stand out. `before`: scores of last month's
 *  figures of as many series as there are. */
export function anomalyThreshold(before: readonly number[]): number {
  const usual = quantileAt(monthlyCalibration, 100 * (1 - falseAlarms), 0);
  if (before.length < enoughScores) return usual;
  const sorted = before.toSorted((a, b) => a - b);
  return Math.max(usual, sorted[Math.min(Math.ceil((1 - falseAlarms) * sorted.length), sorted.length - 1)] ?? usual);
}

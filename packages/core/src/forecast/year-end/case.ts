import type { PooledNetwork } from '../methods/pooled-network.ts';
import { festivalEffect, festivalFactor, festivalFactors } from '../methods/spring-festival.ts';
import { type IsIntervention, withoutInterventions } from './interventions.ts';
import { type Cutoff, logGrowth, restOfYear } from './members.ts';
import { type SlotSeries, slotSum } from './slots.ts';

/** One outlook to be made: what each member expects of the year, and what kind of series it is. */
export interface YearEndCase {
  /** Growth of the span on the year before, in percent, per member. */
  readonly growths: Float64Array;
  /** How many 百分点 this series' growth usually moves by, times the share of the span that is still to come: errors of different
   *  series and cut-offs are compared in this unit. */
  readonly unit: number;
  /** Autocorrelation of slot growth from slot to slot: high for smooth aggregates. */
  readonly persistence: number;
  /** How far into the year the cut-off is, in elevenths (1-2月 = 1, 1-11月 = 10). */
  readonly stage: number;
  /** The sum of the same span a year before, in units of the series. */
  readonly base: number;
  /** An outside event bent this span or its base (2020, 2021): past misses are then too good a teacher. */
  readonly isBent: boolean;
}

/** Works out a case (a cut-off of one series). Undefined where the year before is not whole or too little history is held, or where
 *  the base is not positive. */
export function yearEndCase(
  series: SlotSeries,
  cutoff: Cutoff,
  network: PooledNetwork,
  isIntervention?: IsIntervention,
): YearEndCase | undefined {
  const { perYear, firstYear } = series;
  const { year, done, until } = cutoff;
  const known = (year - firstYear) * perYear + done;
  const base = slotSum(series, year - 1, 0, until);
  const soFar = slotSum(series, year, 0, done);
  if (!(base > 0) || Number.isNaN(soFar)) return undefined;
  const plain = isIntervention === undefined ? series : withoutInterventions(series, known, isIntervention);
  const { calm: normal, february } = withoutFestival(plain, known, year);
  const calm = restOfYear(normal, cutoff, network);
  if (calm === undefined) return undefined;
  // Where February is still to come, the festival moves it; the other months to come it leaves alone.
  const share = done === 1 ? slotSum(normal, year - 1, 1, 2) / slotSum(normal, year - 1, 1, until) : 0;
  const rest = calm.map((r) => r * (1 + share * (february - 1)));
  const growths = rest.map((r) => ((soFar + r) / base - 1) * 100);
  const recent = normal.values.slice(Math.max(0, known - 6 * perYear), known).filter((v) => !Number.isNaN(v));
  const moves = movement(logGrowth(recent, perYear));
  const toCome = slotSum(series, year - 1, done, until) / base;
  return {
    growths,
    unit: Math.max(100 * toCome * moves.size, 1e-3),
    persistence: moves.persistence,
    stage: Math.round((11 * done) / perYear),
    base,
    isBent: isIntervention !== undefined && hasIntervention(isIntervention, year, until),
  };
}

/** Months without what the Spring Festival moves between January and February, and the factor it has on February of this year. Other
 *  slots are as they are: where January and February are one observation it moves nothing. */
function withoutFestival(
  series: SlotSeries,
  known: number,
  year: number,
): { readonly calm: SlotSeries; readonly february: number } {
  const { perYear, firstYear } = series;
  const start = { year: firstYear, month: 1 };
  const effect = perYear === 12 ? festivalEffect(series.values.slice(0, known), start) : undefined;
  if (effect === undefined || effect.slope === 0) return { calm: series, february: 1 };
  const factors = festivalFactors(effect, start, 0, known);
  const values = series.values.slice(0, known).map((v, i) => v / factors[i]!);
  return { calm: { perYear, firstYear, values }, february: festivalFactor(effect, year, 2) };
}

function hasIntervention(isIntervention: IsIntervention, year: number, until: number): boolean {
  for (let slot = 0; slot < until; slot++)
    if (isIntervention(year, slot) || isIntervention(year - 1, slot)) return true;
  return false;
}

/** Size (geometric mean of the mean absolute step and the mean absolute deviation) and first autocorrelation of growth. */
function movement(growth: Float64Array): { readonly size: number; readonly persistence: number } {
  const n = growth.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += growth[i]! / n;
  let step = 0;
  let deviation = 0;
  let variance = 0;
  let covariance = 0;
  for (let i = 0; i < n; i++) {
    const d = growth[i]! - mean;
    deviation += Math.abs(d) / n;
    variance += d * d;
    if (i === 0) continue;
    step += Math.abs(growth[i]! - growth[i - 1]!) / (n - 1);
    covariance += d * (growth[i - 1]! - mean);
  }
  return { size: Math.sqrt(step * deviation), persistence: variance > 0 ? covariance / variance : 0 };
}

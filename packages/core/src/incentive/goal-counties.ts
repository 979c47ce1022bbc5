import { type Maybe, missing } from '../missing.ts';
import { countOutlook } from './goal.ts';
import { normalFrom, seededUniform } from './seeded-random.ts';
import type { YearCounts } from './trend.ts';

/** Awards that the counties of a city won together, year by year, and how many counties they are. */
export interface CountiesPast {
  readonly units: number;
  readonly counts: YearCounts;
}

/** What 县市区达到平均水平 will probably take and how likely it is: from simulated years. A range is the middle eight of ten runs. */
export interface CountiesSimulation {
  readonly runs: number;
  readonly seed: string;
  /** Awards per county of all others together: what one's own counties have to reach on average. */
  readonly mean: { readonly median: number; readonly low: number; readonly high: number };
  /** Awards of one's own counties together that this takes. */
  readonly needed: { readonly median: number; readonly low: number; readonly high: number };
  readonly units: number;
  readonly ownExpected: number;
  /** Of all runs, those in which one's own counties are at the mean or above. */
  readonly probability: number;
}

/** Draws the next year of all counties many times (蒙特卡洛, seeded). The counties of each city together, one's own too, go on along
 *  their least-squares line with its error, as peers do at city level; what is gone for adds to one's own with its probability. A city's
 *  counties are at the mean of all where their own mean is not below that of all others. */
export function simulateCounties(
  own: CountiesPast,
  others: readonly CountiesPast[],
  year: number,
  gains: readonly number[],
  options: { readonly seed: string; readonly runs?: number },
): Maybe<CountiesSimulation> {
  const otherUnits = others.reduce((sum, { units }) => sum + units, 0);
  if (own.units === 0 || otherUnits === 0) return missing('no-peers');
  const runs = options.runs ?? 10_000;
  const uniform = seededUniform(`${options.seed}/counties/${year}`);
  const normal = normalFrom(uniform);
  const outlooks = others.map(({ counts }) => countOutlook(counts, year));
  const ours = countOutlook(own.counts, year);
  const draw = ({ mean, deviation }: { readonly mean: number; readonly deviation: number }): number =>
    Math.max(0, Math.round(mean + deviation * normal()));
  const means: number[] = [];
  let reached = 0;
  for (let run = 0; run < runs; run++) {
    const won = outlooks.reduce((sum, outlook) => sum + draw(outlook), 0);
    let mine = draw(ours);
    for (const gain of gains) if (uniform() < gain) mine += 1;
    const mean = won / otherUnits;
    means.push(mean);
    // Compared across the denominators: a quotient may miss an equality.
    if (mine * otherUnits >= won * own.units) reached += 1;
  }
  means.sort((a, b) => a - b);
  const at = (share: number): number => means[Math.min(runs - 1, Math.floor(share * runs))] ?? 0;
  const mean = { median: at(0.5), low: at(0.1), high: at(0.9) };
  const takes = (value: number): number => Math.ceil(value * own.units - 1e-9);
  return {
    runs,
    seed: options.seed,
    mean,
    needed: { median: takes(mean.median), low: takes(mean.low), high: takes(mean.high) },
    units: own.units,
    ownExpected: ours.mean + gains.reduce((sum, gain) => sum + gain, 0),
    probability: reached / runs,
  };
}

import { tierSizes } from '../analysis/tier.ts';
import { type Maybe, isMissing, missing } from '../missing.ts';
import type { RegionCode } from '../region/region.ts';
import { normalFrom, seededUniform } from './seeded-random.ts';
import type { Standing } from './standing.ts';
import type { YearCounts } from './trend.ts';

/** Awards that something takes, and how many more than there were. */
export interface AwardsNeeded {
  readonly awards: number;
  readonly more: number;
}

/** `市本级进入全省第一方阵，县市区达到平均水平` in numbers, the others as they were. */
export interface GoalInNumbers {
  /** The last place of the first tier, shared with who holds it. */
  readonly cityLevelToShare: AwardsNeeded;
  /** The last place of the first tier, alone. */
  readonly cityLevelAlone: AwardsNeeded;
  /** The place that is the last of the first tier. */
  readonly place: number;
  /** The counties together at the mean of all counties, which is taken as it is. */
  readonly countiesAtMean: Maybe<AwardsNeeded>;
}

/** What the goal would have taken in a year that is over. A city that is there already needs no more. */
export function goalInNumbers(standing: Standing, code: RegionCode, tiers = 3): Maybe<GoalInNumbers> {
  const own = standing.table.find((city) => city.code === code);
  const sizes = tierSizes(standing.table.length, tiers);
  if (own === undefined) return missing('no-data');
  if (isMissing(sizes)) return sizes;
  const place = sizes[0] ?? 0;
  const line = lastOfFirst(
    standing.table.filter((city) => city.code !== code).map((city) => city.cityLevel),
    place,
  );
  const needed = (awards: number, held: number): AwardsNeeded => ({ awards, more: Math.max(0, awards - held) });
  const { countyMean } = standing;
  return {
    cityLevelToShare: needed(line, own.cityLevel),
    cityLevelAlone: needed(line + 1, own.cityLevel),
    place,
    countiesAtMean: isMissing(countyMean)
      ? countyMean
      : needed(Math.ceil((own.countyUnits * countyMean.sum) / countyMean.of), own.counties),
  };
}

/** The count of others that holds a place. */
function lastOfFirst(others: readonly number[], place: number): number {
  return others.toSorted((a, b) => b - a)[place - 1] ?? 0;
}

/** A peer's counts of the past, from which its next year is drawn. */
export interface PeerPast {
  readonly code: RegionCode;
  readonly counts: YearCounts;
}

/** What the goal will probably take and how likely it is (概率): from simulated years. */
export interface GoalSimulation {
  readonly runs: number;
  readonly seed: string;
  /** Awards at city level that share the last place of the first tier: median, and the middle eight of ten runs. */
  readonly line: { readonly median: number; readonly low: number; readonly high: number };
  readonly ownExpected: number;
  /** Of all runs, those in which the city is in the first tier. */
  readonly probability: number;
}

/** Draws the next year many times (蒙特卡洛, seeded): each peer's city-level count from its own trend, one's own sub-item by
 *  sub-item with its probability, all independent. A peer's next count is its least-squares line over the years held, one year
 *  on, plus a normal error with the residuals' standard deviation, at least 1; rounded, never below 0. Ties share the place. */
export function simulateGoal(
  peers: readonly PeerPast[],
  year: number,
  probabilities: readonly number[],
  options: { readonly seed: string; readonly runs?: number; readonly tiers?: number },
): Maybe<GoalSimulation> {
  const sizes = tierSizes(peers.length + 1, options.tiers ?? 3);
  if (isMissing(sizes)) return sizes;
  const place = sizes[0] ?? 0;
  const runs = options.runs ?? 10_000;
  const uniform = seededUniform(`${options.seed}/${year}`);
  const normal = normalFrom(uniform);
  const outlooks = peers.map((peer) => countOutlook(peer.counts, year));
  const lines: number[] = [];
  let reached = 0;
  for (let run = 0; run < runs; run++) {
    const others = outlooks.map(({ mean, deviation }) => Math.max(0, Math.round(mean + deviation * normal())));
    let own = 0;
    for (const probability of probabilities) if (uniform() < probability) own += 1;
    const line = lastOfFirst(others, place);
    lines.push(line);
    if (own >= line) reached += 1;
  }
  lines.sort((a, b) => a - b);
  const quantile = (share: number): number => lines[Math.min(runs - 1, Math.floor(share * runs))] ?? 0;
  return {
    runs,
    seed: options.seed,
    line: { median: quantile(0.5), low: quantile(0.1), high: quantile(0.9) },
    ownExpected: probabilities.reduce((sum, probability) => sum + probability, 0),
    probability: reached / runs,
  };
}

/** A least-squares line over the years held, at `year`, with the deviation of its residuals, at least 1 (趋势外推). One year stands for
 *  itself, none for 0. */
export function countOutlook(counts: YearCounts, year: number): { readonly mean: number; readonly deviation: number } {
  const points = [...counts];
  const n = points.length;
  if (n === 0) return { mean: 0, deviation: 1 };
  const meanYear = points.reduce((sum, [x]) => sum + x, 0) / n;
  const meanCount = points.reduce((sum, [, y]) => sum + y, 0) / n;
  const across = points.reduce((sum, [x]) => sum + (x - meanYear) ** 2, 0);
  const slope = across === 0 ? 0 : points.reduce((sum, [x, y]) => sum + (x - meanYear) * (y - meanCount), 0) / across;
  const at = (x: number): number => meanCount + slope * (x - meanYear);
  const squares = points.reduce((sum, [x, y]) => sum + (y - at(x)) ** 2, 0);
  return { mean: Math.max(0, at(year)), deviation: Math.max(1, n > 2 ? Math.sqrt(squares / (n - 2)) : 1) };
}

import { type Maybe, missing } from '../../missing.ts';
import type { Kinship } from './evidence.ts';

/** A past outlook held against what happened (回测): made with nothing known but what came before. */
export interface OutlookTrial {
  readonly kin: Kinship;
  readonly year: number;
  /** Slots of the year that were known. */
  readonly done: number;
  /** How far into the year, in elevenths. */
  readonly stage: number;
  /** Growth as stated and as it came, in percent. */
  readonly growth: number;
  readonly actual: number;
  /** Growth as each member alone saw it, and the members' weights, in the order of `yearEndMembers`. */
  readonly members: readonly number[];
  readonly weights: readonly number[];
  /** Growth of the year before: the goal that `probability` is about. */
  readonly yearBefore: number;
  /** Stated probability that growth reaches that of the year before. */
  readonly probability: number;
  /** Levels of the stated intervals in percent, and whether the outcome lay inside. */
  readonly levels: readonly number[];
  readonly inside: readonly boolean[];
  /** The outcome's place in the stated distribution, 0–1. */
  readonly place: number;
}

/** One bin of a reliability curve (可靠性曲线): stated probabilities in [from, to), their mean, and how often it came true. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly stated: number;
  readonly came: number;
  readonly count: number;
}

/** How good past outlooks were (校准情况). Stored with every outlook and shown beside it. */
export interface OutlookCalibration {
  readonly count: number;
  readonly firstYear: number;
  readonly lastYear: number;
  /** Mean absolute miss of the full-span growth, 百分点: of the outlook, and of the growth so far persisting. */
  readonly meanMiss: number;
  readonly meanMissPersistence: number;
  /** Per level in percent: the share of outcomes inside the stated interval, 0–1. */
  readonly coverage: readonly { readonly level: number; readonly share: number }[];
  /** Mean squared difference of stated probability and outcome (Brier); beside it that of saying yes or no by the growth so far,
   *  and that of always stating the share that came true. */
  readonly brier: number;
  readonly brierPersistence: number;
  readonly brierClimatology: number;
  /** Bins that hold any trial, by tenths. */
  readonly reliability: readonly ReliabilityBin[];
}

const bins = 10;

/** What the growth so far would have had. */
function persistence({ members }: OutlookTrial): number {
  return members[0] ?? 0;
}

/** Sums trials up; `no-data` where there are none. */
export function summariseCalibration(trials: readonly OutlookTrial[]): Maybe<OutlookCalibration> {
  const first = trials[0];
  if (first === undefined) return missing('no-data');
  const came = (t: OutlookTrial): number => Number(t.actual >= t.yearBefore);
  const rate = mean(trials.map(came));
  return {
    count: trials.length,
    firstYear: Math.min(...new Set(trials.map((t) => t.year))),
    lastYear: Math.max(...new Set(trials.map((t) => t.year))),
    meanMiss: mean(trials.map((t) => Math.abs(t.growth - t.actual))),
    meanMissPersistence: mean(trials.map((t) => Math.abs(persistence(t) - t.actual))),
    coverage: first.levels.map((level, k) => ({ level, share: mean(trials.map((t) => Number(t.inside[k]))) })),
    brier: mean(trials.map((t) => (t.probability - came(t)) ** 2)),
    brierPersistence: mean(trials.map((t) => (Number(persistence(t) >= t.yearBefore) - came(t)) ** 2)),
    brierClimatology: rate * (1 - rate),
    reliability: Array.from({ length: bins }, (_, b) => b).flatMap((b) => {
      const some = trials.filter((t) => Math.min(Math.floor(t.probability * bins), bins - 1) === b);
      if (some.length === 0) return [];
      const stated = mean(some.map((t) => t.probability));
      return [{ from: b / bins, to: (b + 1) / bins, stated, came: mean(some.map(came)), count: some.length }];
    }),
  };
}

/** How much of the misses is common to all members of a set (共同误差), 0–1: the correlation between the misses of two series at the
 *  same cut-off of the same year, drawn towards .3 with the weight of 20 pairs of year and cut-off. For ranks: what hits all moves
 *  nobody's place. */
export function commonShareOfMisses(trials: readonly OutlookTrial[]): number {
  const sets = new Map<string, number[]>();
  for (const t of trials) {
    const key = `${t.kin.group}|${t.year}|${t.stage}`;
    const scores = sets.get(key) ?? [];
    scores.push(normalScore(t.place));
    sets.set(key, scores);
  }
  let products = 0;
  let squares = 0;
  let count = 0;
  for (const scores of sets.values()) {
    const n = scores.length;
    if (n < 2) continue;
    const sum = scores.reduce((a, z) => a + z, 0);
    const square = scores.reduce((a, z) => a + z * z, 0);
    products += (sum * sum - square) / (n * (n - 1));
    squares += square / n;
    count++;
  }
  const seen = squares > 0 ? products / squares : 0;
  const share = (count * seen + 20 * 0.3) / (count + 20);
  return Math.min(Math.max(share, 0), 0.95);
}

/** The place on a normal distribution that a share lies below, near enough (Hastings 26.2.23, error below 5·10⁻⁴). */
export function normalScore(share: number): number {
  const tail = Math.min(Math.max(Math.min(share, 1 - share), 1e-6), 0.5);
  const t = Math.sqrt(-2 * Math.log(tail));
  const z =
    t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t);
  return share < 0.5 ? -z : z;
}

function mean(values: readonly number[]): number {
  let sum = 0;
  for (const v of values) sum += v;
  return sum / values.length;
}

import type { Direction } from '../../indicator/indicator.ts';
import { seeded } from '../methods/seeded.ts';
import { type OutcomeDistribution, outcomeAt } from './distribution.ts';

/** One member of a set whose places are looked ahead to. */
export interface RankContender {
  readonly code: string;
  readonly outcome: OutcomeDistribution;
}

/** Where a member may end up. */
export interface RankOutlook {
  readonly code: string;
  /** Probability of each place: `places[0]` of being first. They sum to one. */
  readonly places: readonly number[];
  /** Mean place. */
  readonly expected: number;
}

export interface RankSimulation {
  readonly better: Direction;
  /** How much of the misses is common to all members, 0–1 (`commonShareOfMisses`). */
  readonly common: number;
  /** Decimals the figures are published with: what is equal when rounded shares a place. */
  readonly decimals?: number;
  /** How many years are drawn; 4,000 give a probability to within .008 (standard error). */
  readonly draws?: number;
  readonly seed?: number;
}

/** The places of a set (位次前景), by drawing the year for all members together. A member's miss is in part common to all, which
 *  leaves places as they are, in part its own: z = √c · common + √(1−c) · own, the outcome being that of its distribution at Φ(z).
 *  Ties share the better place (1, 2, 2, 4). The same input and seed give the same output to the last bit, whatever the order of
 *  the members. Members without an outlook are left out by the caller, who says so. */
export function simulateRanks(
  contenders: readonly RankContender[],
  { better, common, decimals, draws = 4000, seed = 20210520 }: RankSimulation,
): readonly RankOutlook[] {
  if (!(common >= 0 && common <= 1)) throw new Error(`invalid common share: ${common}`);
  const members = contenders.toSorted((a, b) => (a.code < b.code ? -1 : Number(a.code > b.code)));
  const n = members.length;
  const tables = members.map((m) => outcomeTable(m.outcome));
  const counts = members.map(() => new Float64Array(n));
  const random = seeded(seed);
  const unit = decimals === undefined ? 0 : 10 ** -decimals;
  const sign = better === 'lower' ? 1 : -1;
  const values = new Float64Array(n);
  const shock = Math.sqrt(common);
  const own = Math.sqrt(1 - common);
  for (let draw = 0; draw < draws; draw++) {
    const all = gauss(random);
    for (let i = 0; i < n; i++) {
      const value = tableAt(tables[i]!, shock * all + own * gauss(random));
      values[i] = sign * (unit > 0 ? Math.round(value / unit) * unit : value);
    }
    for (let i = 0; i < n; i++) {
      let place = 0;
      for (let j = 0; j < n; j++) if (values[j]! < values[i]!) place++;
      counts[i]![place]!++;
    }
  }
  const byCode = new Map(
    members.map((m, i): [string, RankOutlook] => {
      const places = Array.from(counts[i]!, (c) => c / draws);
      return [m.code, { code: m.code, places, expected: places.reduce((a, p, k) => a + p * (k + 1), 0) }];
    }),
  );
  return contenders.map(({ code }) => byCode.get(code)!);
}

/** Probability of being among the first k. */
export function probabilityOfPlace(outlook: RankOutlook, k: number): number {
  let sum = 0;
  for (let i = 0; i < Math.min(k, outlook.places.length); i++) sum += outlook.places[i]!;
  return Math.min(sum, 1);
}

/** The narrowest run of places that holds at least a share of the draws: `第5—8位`. */
export function likelyPlaces(
  outlook: Pick<RankOutlook, 'places'>,
  share: number,
): { readonly from: number; readonly to: number } {
  const { places } = outlook;
  let best = { from: 1, to: places.length };
  for (let from = 0; from < places.length; from++) {
    let sum = 0;
    for (let to = from; to < places.length; to++) {
      sum += places[to]!;
      if (sum < share - 1e-9) continue;
      if (to - from < best.to - best.from) best = { from: from + 1, to: to + 1 };
      break;
    }
  }
  return best;
}

function gauss(random: () => number): number {
  return Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
}

/** Outcomes at evenly spaced normal scores, so that a draw costs one look-up. */
const reach = 4;
const perScore = 32;

function outcomeTable(outcome: OutcomeDistribution): Float64Array {
  return Float64Array.from({ length: 2 * reach * perScore + 1 }, (_, k) =>
    outcomeAt(outcome, normalShare(k / perScore - reach)),
  );
}

function tableAt(table: Float64Array, z: number): number {
  const place = (Math.min(Math.max(z, -reach), reach) + reach) * perScore;
  const k = Math.min(Math.floor(place), table.length - 2);
  return table[k]! + (place - k) * (table[k + 1]! - table[k]!);
}

/** Share of a normal distribution below z (Abramowitz and Stegun 26.2.17, error below 10⁻⁷). */
export function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const sum = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
  return z > 0 ? 1 - tail : tail;
}

import type { YearEndCase } from './case.ts';
import type { Kinship } from './evidence.ts';
import type { YearEndOutlook, YearEndRecord } from './outlook.ts';
import { ratioForShare } from './spread.ts';

/** What an outlook says of every outcome (结果分布), in the unit of `centre`: half of all outcomes are above it, and a share
 *  `shares[k]` lies within `halfWidths[k]` of it, on both sides alike. Plain values, to be stored with the outlook. */
export interface OutcomeDistribution {
  readonly centre: number;
  readonly shares: readonly number[];
  readonly halfWidths: readonly number[];
}

/** Shares that are kept of a distribution; close together at the end, where probabilities near nought and one come from. */
export const outcomeShares: readonly number[] = [
  ...Array.from({ length: 18 }, (_, i) => (i + 1) / 20),
  0.925,
  0.95,
  0.965,
  0.98,
  0.99,
  0.995,
];

/** The distribution of growth on the year before, in percent, from the same past misses as the intervals. */
export function outcomeDistribution(
  record: YearEndRecord,
  kin: Kinship,
  asked: YearEndCase,
  outlook: YearEndOutlook,
): OutcomeDistribution {
  const halfWidths = outcomeShares.map(
    (share) => outlook.expectedMiss * ratioForShare(record.misses, kin, asked, share),
  );
  return { centre: outlook.growth, shares: outcomeShares, halfWidths };
}

/** A distribution of growth in percent as one of the amount: base · (1 + growth / 100), in units of the base. */
export function distributionOfAmount(growth: OutcomeDistribution, base: number): OutcomeDistribution {
  return {
    centre: base * (1 + growth.centre / 100),
    shares: growth.shares,
    halfWidths: growth.halfWidths.map((w) => (Math.abs(base) * w) / 100),
  };
}

/** Nothing is left open: the outcome is known (a cut-off at the end of the span, a member that has published already). */
export function knownOutcome(value: number): OutcomeDistribution {
  return { centre: value, shares: outcomeShares, halfWidths: outcomeShares.map(() => 0) };
}

/** Share of outcomes within a distance of the centre; linear between what is kept, beyond it falling off exponentially. */
function shareWithin({ shares, halfWidths }: OutcomeDistribution, distance: number): number {
  let share = 0;
  let width = 0;
  for (let k = 0; k < shares.length; k++) {
    const nextShare = shares[k]!;
    const nextWidth = halfWidths[k]!;
    if (distance < nextWidth) return share + ((nextShare - share) * (distance - width)) / (nextWidth - width);
    share = nextShare;
    width = nextWidth;
  }
  const fall = tailLength(shares, halfWidths);
  return fall > 0 ? 1 - (1 - share) * Math.exp(-(distance - width) / fall) : 1;
}

/** The distance over which what is left beyond the last kept share falls to 1/e, as it did from 95 % on. */
function tailLength(shares: readonly number[], halfWidths: readonly number[]): number {
  const last = shares.length - 1;
  let k = last;
  while (k > 0 && shares[k]! > 0.95) k--;
  if (k === last) return halfWidths[last] ?? 0;
  return (halfWidths[last]! - halfWidths[k]!) / Math.log((1 - shares[k]!) / (1 - shares[last]!));
}

/** Probability that the outcome is at least `value`. */
export function probabilityAtLeast(d: OutcomeDistribution, value: number): number {
  const within = shareWithin(d, Math.abs(value - d.centre));
  return d.centre >= value ? (1 + within) / 2 : (1 - within) / 2;
}

/** Probability that the outcome is at most `value`. */
export function probabilityAtMost(d: OutcomeDistribution, value: number): number {
  const within = shareWithin(d, Math.abs(value - d.centre));
  return d.centre <= value ? (1 + within) / 2 : (1 - within) / 2;
}

/** Probability that the outcome lies from `low` to `high`, both included. */
export function probabilityBetween(d: OutcomeDistribution, low: number, high: number): number {
  return Math.max(0, probabilityAtMost(d, high) - probabilityAtMost(d, low));
}

/** The outcome that a share of all outcomes lies below, for a share between nought and one. */
export function outcomeAt(d: OutcomeDistribution, share: number): number {
  const within = Math.abs(2 * share - 1);
  const side = share < 0.5 ? -1 : 1;
  return d.centre + side * halfWidthAt(d, within);
}

function halfWidthAt({ shares, halfWidths }: OutcomeDistribution, within: number): number {
  let share = 0;
  let width = 0;
  for (let k = 0; k < shares.length; k++) {
    const nextShare = shares[k]!;
    const nextWidth = halfWidths[k]!;
    if (within <= nextShare) return width + ((nextWidth - width) * (within - share)) / (nextShare - share);
    share = nextShare;
    width = nextWidth;
  }
  return width + tailLength(shares, halfWidths) * Math.log((1 - share) / Math.max(1 - within, 1e-9));
}

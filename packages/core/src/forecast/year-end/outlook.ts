import type { YearEndCase } from './case.ts';
import { addEvidence, emptyEvidence, type Evidence, type Kinship, memberWeights } from './evidence.ts';
import {
  addMiss,
  emptyMisses,
  expectedLean,
  expectedMiss,
  type YearEndMisses,
  ratioForShare,
  shareWithin,
} from './spread.ts';

/** All that past years have taught about outlooks. Grows by `learnYearEnd`; never fed with a year that is not over. */
export interface YearEndRecord {
  readonly evidence: Evidence;
  readonly misses: YearEndMisses;
}

export function emptyRecord(): YearEndRecord {
  return { evidence: emptyEvidence(), misses: emptyMisses() };
}

/** The outlook for one span (前景研判): growth on the year before in percent, an interval per level, and where it comes from. */
export interface YearEndOutlook {
  readonly growth: number;
  /** The sum of the span in units of the series. */
  readonly level: number;
  readonly intervals: readonly { readonly level: number; readonly low: number; readonly high: number }[];
  /** Weights of the members, in the order of `yearEndMembers`. */
  readonly weights: Float64Array;
  /** How far such outlooks usually miss, in 百分点. */
  readonly expectedMiss: number;
  /** What past misses of the group added to the members' combination, 百分点: `growth` holds it. */
  readonly lean: number;
}

/** The outlook of a case from what the record holds. */
export function yearEndOutlook(
  record: YearEndRecord,
  kin: Kinship,
  asked: YearEndCase,
  levels: readonly number[] = [80, 95],
): YearEndOutlook {
  const weights = memberWeights(record.evidence, kin, asked);
  const miss = expectedMiss(record.misses, kin, asked);
  const lean = expectedLean(record.misses, kin, asked) * miss;
  let growth = lean;
  for (let i = 0; i < weights.length; i++) growth += weights[i]! * asked.growths[i]!;
  const intervals = levels.map((level) => {
    const half = miss * ratioForShare(record.misses, kin, asked, level / 100);
    return { level, low: growth - half, high: growth + half };
  });
  return { growth, level: asked.base * (1 + growth / 100), intervals, weights, expectedMiss: miss, lean };
}

/** Probability that growth reaches a goal, from the same past misses as the intervals, taken as equally likely on both sides. */
export function probabilityOfGrowth(
  record: YearEndRecord,
  kin: Kinship,
  asked: YearEndCase,
  outlook: YearEndOutlook,
  goal: number,
): number {
  const within = shareWithin(
    record.misses,
    kin,
    asked,
    Math.abs(goal - outlook.growth) / Math.max(outlook.expectedMiss, 1e-12),
  );
  return outlook.growth >= goal ? (1 + within) / 2 : (1 - within) / 2;
}

/** Adds an outlook whose year is over to the record. Years bent by an intervention, and the years after that have them as base, are
 *  not to be added. */
export function learnYearEnd(
  record: YearEndRecord,
  kin: Kinship,
  asked: YearEndCase,
  outlook: YearEndOutlook,
  actualGrowth: number,
): void {
  addEvidence(record.evidence, kin, asked, actualGrowth);
  const stated = outlook.growth - actualGrowth;
  addMiss(record.misses, kin, asked, { stated, unleant: stated - outlook.lean, expected: outlook.expectedMiss });
}

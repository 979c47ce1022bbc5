import { withoutNoise } from '../decimal.ts';
import { type Maybe, missing } from '../missing.ts';

/** Grades of the responsible unit (预判): 很有希望, 较有可能, 有难度. */
export const grades = ['hopeful', 'possible', 'difficult'] as const;

export type Grade = (typeof grades)[number];

/** What a grade stands for until results have shown what it means. */
export const statedProbability: Readonly<Record<Grade, number>> = { hopeful: 0.8, possible: 0.5, difficult: 0.2 };

const gradeWords: Readonly<Record<Grade, readonly string[]>> = {
  hopeful: ['很有希望'],
  possible: ['较有可能'],
  difficult: ['有难度', '难以实现'],
};

/** Reads a grade as people write it; undefined for anything else. */
export function parseGrade(text: string): Grade | undefined {
  return grades.find((grade) => grade === text || gradeWords[grade].includes(text.trim()));
}

/** What a grade came to (校准): how often sub-items of that grade were won. */
export interface GradeRecord {
  readonly n: number;
  readonly won: number;
  readonly rate: number;
  readonly stated: number;
}

/** The smallest number of results from which a grade's own rate is taken instead of the stated one. */
const enoughResults = 20;

/** What each grade came to; a grade that was never given is left out. */
export function calibrateGrades(
  results: readonly { readonly grade: Grade; readonly won: boolean }[],
): ReadonlyMap<Grade, GradeRecord> {
  const records = new Map<Grade, GradeRecord>();
  for (const grade of grades) {
    const of = results.filter((result) => result.grade === grade);
    const won = of.filter((result) => result.won).length;
    if (of.length > 0)
      records.set(grade, { n: of.length, won, rate: won / of.length, stated: statedProbability[grade] });
  }
  return records;
}

/** The probability that a grade stands for: the rate of past results once there are twenty of them, the stated one before. */
export function probabilityOfGrade(grade: Grade, past?: ReadonlyMap<Grade, GradeRecord>): number {
  const record = past?.get(grade);
  return record !== undefined && record.n >= enoughResults ? record.rate : statedProbability[grade];
}

/** The Brier score of probabilities that met their results: mean of (p − won)². 0 is perfect, .25 is what always saying one
 *  half gets, 1 is always wrong. No results: none. */
export function brierScore(
  forecasts: readonly { readonly probability: number; readonly won: boolean }[],
): Maybe<{ readonly score: number; readonly n: number }> {
  if (forecasts.length === 0) return missing('no-results');
  let sum = 0;
  for (const { probability, won } of forecasts) sum += (probability - (won ? 1 : 0)) ** 2;
  return { score: withoutNoise(sum / forecasts.length), n: forecasts.length };
}

/** Expected number of awards: the sum of the probabilities. */
export function expectedAwards(probabilities: readonly number[]): number {
  return withoutNoise(probabilities.reduce((sum, probability) => sum + probability, 0));
}

/** The probability of exactly 0, 1, … n awards, where sub-items are won independently of each other (exact, by convolution). */
export function distributionOf(probabilities: readonly number[]): readonly number[] {
  let distribution = [1];
  for (const probability of probabilities) {
    const next = Array.from({ length: distribution.length + 1 }, () => 0);
    for (const [count, weight] of distribution.entries()) {
      next[count] = (next[count] ?? 0) + weight * (1 - probability);
      next[count + 1] = (next[count + 1] ?? 0) + weight * probability;
    }
    distribution = next;
  }
  return distribution;
}

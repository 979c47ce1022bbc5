import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  distributionOfAmount,
  knownOutcome,
  type OutcomeDistribution,
  outcomeAt,
  outcomeShares,
  probabilityAtLeast,
  probabilityAtMost,
  probabilityBetween,
} from './distribution.ts';
import { targetProbabilities } from './target-probability.ts';

/** Misses as an exponential distribution has them: −ln(1 − share). */
const laplace: OutcomeDistribution = {
  centre: 8,
  shares: outcomeShares,
  halfWidths: outcomeShares.map((s) => -Math.log(1 - s)),
};

const anyOutcome = fc.record({
  centre: fc.double({ min: -50, max: 50, noNaN: true }),
  shares: fc.constant(outcomeShares),
  halfWidths: fc
    .array(fc.double({ min: 0, max: 9, noNaN: true }), {
      minLength: outcomeShares.length,
      maxLength: outcomeShares.length,
    })
    .map((widths) => widths.toSorted((a, b) => a - b)),
});

describe('a distribution of outcomes', () => {
  test.each([
    [8, 0.5],
    [9, 0.184],
    [5, 0.975],
    [16, 0.000_17],
  ])('the probability of at least %f is %f', (value, expected) => {
    expect(probabilityAtLeast(laplace, value)).toBeCloseTo(expected, 2);
    expect(probabilityAtLeast(laplace, value)).toBeGreaterThan(0);
  });

  test('both sides and the middle add up', () => {
    fc.assert(
      fc.property(anyOutcome, fc.double({ min: -60, max: 60, noNaN: true }), (outcome, value) => {
        const least = probabilityAtLeast(outcome, value);
        expect(least).toBeGreaterThanOrEqual(0);
        expect(least).toBeLessThanOrEqual(1);
        expect(probabilityAtLeast(outcome, value + 1)).toBeLessThanOrEqual(least);
        expect(probabilityAtMost(outcome, value)).toBeGreaterThanOrEqual(1 - least - 1e-12);
        expect(probabilityBetween(outcome, value - 1, value + 1)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('the outcome at a share rises with it and has that probability', () => {
    for (let share = 0.01; share < 0.99; share += 0.01) {
      expect(outcomeAt(laplace, share + 0.01)).toBeGreaterThan(outcomeAt(laplace, share));
      expect(probabilityAtMost(laplace, outcomeAt(laplace, share))).toBeCloseTo(share, 9);
    }
    expect(outcomeAt(laplace, 1 - 1e-6)).toBeLessThan(8 + 14);
  });

  test('what is known is certain', () => {
    const known = knownOutcome(7.9);
    expect([7.8, 7.9, 8].map((v) => probabilityAtLeast(known, v))).toEqual([1, 1, 0]);
    expect(outcomeAt(known, 0.99)).toBe(7.9);
  });

  test('growth as an amount keeps its probabilities', () => {
    const amount = distributionOfAmount(laplace, 250);
    expect(amount.centre).toBeCloseTo(270, 9);
    for (const growth of [2, 8, 9.3])
      expect(probabilityAtLeast(amount, 250 * (1 + growth / 100))).toBeCloseTo(probabilityAtLeast(laplace, growth), 9);
  });
});

describe('the probability of a target', () => {
  const published = (value: number, decimals = 1): { value: number; decimals: number } => ({ value, decimals });
  const growth = { kind: 'growth', bound: 'atLeast', goal: published(8) } as const;

  test('follows the bound', () => {
    expect(targetProbabilities(growth, laplace).goal).toBeCloseTo(0.5, 9);
    const ceiling = targetProbabilities({ ...growth, bound: 'atMost', goal: published(9) }, laplace).goal;
    expect(ceiling).toBeCloseTo(1 - probabilityAtLeast(laplace, 9), 9);
    const about = targetProbabilities({ ...growth, bound: 'about' }, laplace).goal;
    expect(about).toBeCloseTo(1 - Math.exp(-0.5), 2);
    const amount = targetProbabilities(
      { kind: 'level', bound: 'about', goal: published(100) },
      { ...laplace, centre: 100 },
    ).goal;
    expect(amount).toBeCloseTo(1 - Math.exp(-2), 2);
  });

  test('floor and stretch lie on either side of the goal', () => {
    const lines = targetProbabilities({ ...growth, floor: published(7), stretch: published(9) }, laplace);
    expect(lines.floor).toBeGreaterThan(lines.goal);
    expect(lines.stretch).toBeLessThan(lines.goal);
    expect(targetProbabilities(growth, laplace)).not.toHaveProperty('floor');
  });

  test('a figure that is published rounded meets the goal from half a digit below', () => {
    const rounded = targetProbabilities(growth, laplace, 1).goal;
    expect(rounded).toBeCloseTo(probabilityAtLeast(laplace, 7.95), 12);
    const homes = { kind: 'count', bound: 'atLeast', goal: published(30, 0) } as const;
    expect(targetProbabilities(homes, knownOutcome(29.7), 0).goal).toBe(1);
    expect(targetProbabilities(homes, knownOutcome(29.3), 0).goal).toBe(0);
  });
});

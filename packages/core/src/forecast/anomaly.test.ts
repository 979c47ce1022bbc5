import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMissing } from '../missing.ts';
import { at } from '../testing/at.ts';
import { type AnomalyScore, anomalyScore, anomalyThreshold } from './anomaly.ts';
import { learnedFor } from './forecast-series.ts';
import { epidemicHalfYear } from './year-end/interventions.ts';
import type { SlotSeries } from './year-end/slots.ts';

const { network } = learnedFor(12);

function series(values: ArrayLike<number>, firstYear = 2010): SlotSeries {
  return { perYear: 12, firstYear, values: Float64Array.from(values) };
}

function made(n: number, size = 100): Float64Array {
  return Float64Array.from(
    { length: n },
    (_, i) => size * (1 + 0.01 * i) * (1 + 0.2 * Math.sin((Math.PI * i) / 6)) * (1 + 0.03 * Math.sin(i * i)),
  );
}

function score(values: ArrayLike<number>, place = values.length - 1): AnomalyScore {
  const found = anomalyScore(series(values), place, network);
  if (isMissing(found)) throw new Error(`no score: ${found.missing}`);
  return found;
}

describe('how far a figure is from its past', () => {
  test.each([
    ['ten times', 10],
    ['a tenth', 0.1],
    ['the sign flipped', -1],
    ['half', 0.5],
  ])('%s stands out, the figure itself does not', (_, times) => {
    const values = made(60);
    expect(score(values).score).toBeLessThan(2);
    values[59] = times * at(values, 59);
    expect(score(values).score).toBeGreaterThan(anomalyThreshold([]));
  });

  test('units make no difference, and what comes later is not looked at', () => {
    const values = made(60);
    const one = score(values, 50);
    expect(score(made(60, 1e6), 50).score).toBeCloseTo(one.score, 6);
    values.fill(1e9, 51);
    expect(score(values, 50)).toEqual(one);
  });

  test.each([
    ['no value', [...made(40), Number.NaN], 'no-data'],
    ['a past of less than two years', made(24), 'too-short'],
    ['a gap less than two years ago', made(50).map((v, i) => (i === 30 ? Number.NaN : v)), 'too-short'],
    ['a past that never moved', [...new Float64Array(40).fill(3), 4], 'not-applicable'],
    ['a past of nothing', [...new Float64Array(40), 4], 'not-applicable'],
  ])('%s gives none', (_, values, reason) => {
    expect(anomalyScore(series(values), values.length - 1, network)).toEqual({ missing: reason });
  });

  test('the bent half-year does not make the year after stand out', () => {
    const values = made(9 * 12 + 4);
    for (let m = 0; m < 6; m++) values[8 * 12 + m] = 0.6 * at(values, 8 * 12 + m);
    const from2012 = series(values, 2012);
    const place = values.length - 1;
    const plain = anomalyScore(from2012, place, network);
    const bent = anomalyScore(from2012, place, network, epidemicHalfYear(12));
    if (isMissing(plain) || isMissing(bent)) throw new Error('no score');
    expect(bent.score).toBeLessThan(2);
    expect(Math.abs(bent.expected - at(values, place))).toBeLessThan(Math.abs(plain.expected - at(values, place)));
  });

  test('any past gives a finite score or a reason', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(0), fc.constant(Number.NaN), fc.double({ min: -1e9, max: 1e9, noNaN: true })), {
          minLength: 1,
          maxLength: 60,
        }),
        (values) => {
          const found = anomalyScore(series(values), values.length - 1, network);
          if (isMissing(found)) return;
          expect(found.score).toBeGreaterThanOrEqual(0);
          expect(found.score).toBeLessThanOrEqual(100);
          expect(Number.isFinite(found.expected)).toBe(true);
          expect(found.scale).toBeGreaterThan(0);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('from which score a figure is pointed at', () => {
  const usual = anomalyThreshold([]);

  test('what 1.2 % of last month’s figures exceeded', () => {
    const wild = Array.from({ length: 1000 }, (_, i) => i / 100);
    expect(anomalyThreshold(wild)).toBeCloseTo(9.88, 2);
  });

  test('never less than in the long run, and that alone where there are few', () => {
    expect(usual).toBeGreaterThan(2.3);
    expect(anomalyThreshold(Array.from({ length: 1000 }, () => 0.1))).toBe(usual);
    expect(anomalyThreshold(Array.from({ length: 50 }, () => 50))).toBe(usual);
  });
});

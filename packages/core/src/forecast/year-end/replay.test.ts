import { describe, expect, test } from 'vitest';
import { isMissing } from '../../missing.ts';
import { at } from '../../testing/at.ts';
import { learnedFor } from '../forecast-series.ts';
import { seeded } from '../methods/seeded.ts';
import { commonShareOfMisses, normalScore, type OutlookTrial, summariseCalibration } from './calibration.ts';
import { replayYearEnd, type ReplayedSeries } from './replay.ts';
import { slotsOfMonths } from './slots.ts';

/** Months of 2004–2018 whose growth wanders. */
function wandering(seed: number, group = 'g'): ReplayedSeries {
  const random = seeded(seed);
  let growth = 0.08;
  const months: number[] = [];
  for (let i = 0; i < 15 * 12; i++) {
    growth += 0.004 * (random() - 0.5);
    const before = months[i - 12] ?? 100 * (1 + 0.2 * Math.sin(((i % 12) * Math.PI) / 6));
    months.push(before * (1 + growth + 0.02 * (random() - 0.5)));
  }
  return {
    slots: slotsOfMonths(months, { year: 2004, month: 1 }, 'joined'),
    kin: { series: `s${seed}`, group, kind: 'monthly' },
    network: learnedFor(12).network,
    lastTarget: 2018,
  };
}

const set = [1, 2, 3].map((seed) => wandering(seed));
const whole = replayYearEnd(set);

describe('going through past years', () => {
  test('makes an outlook from every cut-off of every year with enough before it', () => {
    expect(whole.trials).toHaveLength(3 * 11 * 10);
    expect(new Set(whole.trials.map((t) => t.year))).toEqual(new Set(Array.from({ length: 11 }, (_, i) => 2008 + i)));
  });

  test('what came later changes no outlook', () => {
    const earlier = replayYearEnd(set.map((s) => ({ ...s, lastTarget: 2014 })));
    expect(earlier.trials).toEqual(whole.trials.filter((t) => t.year <= 2014));
    const changed = set.map((s) => {
      const values = s.slots.values.slice();
      for (let i = 11 * 11; i < values.length; i++) values[i] = 1;
      return { ...s, slots: { ...s.slots, values } };
    });
    expect(replayYearEnd(changed).trials.filter((t) => t.year <= 2014)).toEqual(earlier.trials);
  });

  test('bent years are looked at and teach nothing', () => {
    const isBentYear = (year: number): boolean => year === 2015;
    const without = replayYearEnd(set, { isBentYear });
    expect(without.trials.filter((t) => t.year === 2015)).toHaveLength(30);
    expect(without.trials.filter((t) => t.year <= 2015)).toEqual(whole.trials.filter((t) => t.year <= 2015));
    expect(without.trials.find((t) => t.year === 2016)?.probability).not.toBe(
      whole.trials.find((t) => t.year === 2016)?.probability,
    );
  });

  test('the half-year is gone through like the year', () => {
    const half = replayYearEnd(set.map((s) => ({ ...s, until: 5 })));
    expect(new Set(half.trials.map((t) => t.done))).toEqual(new Set([1, 2, 3, 4]));
  });

  test('says how far it is', () => {
    const told: string[] = [];
    replayYearEnd(set, { onProgress: (done, of) => told.push(`${done}/${of}`) });
    expect(told[0]).toBe('1/18');
    expect(told.at(-1)).toBe('18/18');
  });
});

const trial: OutlookTrial = {
  kin: { series: 'a', group: 'g', kind: 'monthly' },
  year: 2010,
  done: 3,
  stage: 3,
  growth: 8,
  actual: 9,
  members: [6, 8, 8, 8, 8],
  weights: [0, 0, 0, 0, 1],
  yearBefore: 7,
  probability: 0.75,
  levels: [80, 95],
  inside: [false, true],
  place: 0.9,
};

describe('how good past outlooks were', () => {
  test('worked by hand', () => {
    const summary = summariseCalibration([
      trial,
      { ...trial, year: 2012, actual: 5, inside: [true, true], probability: 0.25 },
      { ...trial, actual: 8, inside: [true, true], probability: 0.78 },
    ]);
    if (isMissing(summary)) throw new Error('no summary');
    expect(summary).toMatchObject({ count: 3, firstYear: 2010, lastYear: 2012 });
    expect(summary.meanMiss).toBeCloseTo(4 / 3, 12);
    expect(summary.meanMissPersistence).toBeCloseTo((3 + 1 + 2) / 3, 12);
    expect(summary.coverage.map((c) => c.share)).toEqual([2 / 3, 1]);
    expect(summary.brier).toBeCloseTo((0.0625 + 0.0625 + 0.0484) / 3, 12);
    expect(summary.brierPersistence).toBeCloseTo(2 / 3, 12);
    expect(summary.brierClimatology).toBeCloseTo(2 / 9, 12);
    expect(summary.reliability.map((b) => [b.from, b.count, b.came])).toEqual([
      [0.2, 1, 0],
      [0.7, 2, 1],
    ]);
  });

  test('none gives no data', () => {
    expect(summariseCalibration([])).toEqual({ missing: 'no-data' });
  });

  test('on series that behave, intervals hold what they state', () => {
    const summary = summariseCalibration(replayYearEnd(Array.from({ length: 8 }, (_, i) => wandering(i + 1))).trials);
    if (isMissing(summary)) throw new Error('no summary');
    expect(Math.abs(at(summary.coverage, 0).share - 0.8)).toBeLessThan(0.08);
    expect(Math.abs(at(summary.coverage, 1).share - 0.95)).toBeLessThan(0.05);
    expect(summary.brier).toBeLessThan(summary.brierClimatology);
  });
});

describe('what misses have in common', () => {
  const places = (place: (year: number, series: number) => number): readonly OutlookTrial[] =>
    Array.from({ length: 200 }, (_, i) => ({
      ...trial,
      year: 1900 + Math.floor(i / 4),
      place: place(Math.floor(i / 4), i % 4),
    }));

  test('is much where all miss alike, little where each misses for itself, and the prior where nothing is known', () => {
    const random = seeded(3);
    const shared = Array.from({ length: 50 }, () => random());
    expect(commonShareOfMisses(places((year) => at(shared, year)))).toBeGreaterThan(0.7);
    expect(commonShareOfMisses(places(() => random()))).toBeLessThan(0.2);
    expect(commonShareOfMisses([])).toBeCloseTo(0.3, 12);
  });

  test('normal scores are those of the tables', () => {
    for (const [share, z] of [
      [0.5, 0],
      [0.975, 1.96],
      [0.1, -1.2816],
    ] as const)
      expect(normalScore(share)).toBeCloseTo(z, 2);
  });
});

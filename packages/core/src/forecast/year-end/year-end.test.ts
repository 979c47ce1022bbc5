import { describe, expect, test } from 'vitest';
import { learnedFor } from '../forecast-series.ts';
import { yearEndCase } from './case.ts';
import { addEvidence, emptyEvidence, type Kinship, memberWeights } from './evidence.ts';
import { epidemicHalfYear, withoutInterventions } from './interventions.ts';
import { restOfYear } from './members.ts';
import { emptyRecord, learnYearEnd, probabilityOfGrowth, yearEndOutlook } from './outlook.ts';
import { indexOfGrowth, type SlotSeries, slotsOfMonths, slotSum, slotValue } from './slots.ts';
import { at } from '../../testing/at.ts';

const { network } = learnedFor(12);
const kin: Kinship = { series: 'a', group: 'g', kind: 'monthly' };

/** Months with a season, growing by `rate` percent a year in January and by `bump(year)` more. */
function months(years: number, rate: number, bump: (year: number) => number = () => 0): Float64Array {
  let level = 100;
  return Float64Array.from({ length: years * 12 }, (_, i) => {
    if (i > 0 && i % 12 === 0) level *= 1 + (rate + bump(i / 12)) / 100;
    return level * (1 + 0.2 * Math.sin(((i % 12) * Math.PI) / 6));
  });
}

function slots(values: ArrayLike<number>, year = 2000): SlotSeries {
  return slotsOfMonths(values, { year, month: 1 }, 'joined');
}

describe('slots of a year', () => {
  test('January and February are one observation, missing where either is', () => {
    const values = months(2, 0);
    const joined = slots(values);
    expect(joined.perYear).toBe(11);
    expect(slotValue(joined, 2000, 0)).toBeCloseTo(at(values, 0) + at(values, 1), 12);
    expect(slotSum(joined, 2001, 0, 11)).toBeCloseTo(
      values.slice(12).reduce((a, v) => a + v, 0),
      9,
    );
    values[13] = Number.NaN;
    expect(slotSum(slots(values), 2001, 0, 11)).toBeNaN();
  });

  test('months before the first January belong to no year', () => {
    const series = slotsOfMonths(
      Float64Array.from({ length: 15 }, (_, i) => i),
      { year: 1982, month: 11 },
      'months',
    );
    expect(series.firstYear).toBe(1983);
    expect(slotValue(series, 1983, 0)).toBe(2);
    expect(slotValue(series, 1984, 3)).toBeNaN();
  });

  test('growth as an index gives the growth back', () => {
    const index = indexOfGrowth([5, 10, 20, -10, 4, 4, 4, 4], 4, 2010);
    expect(index.firstYear).toBe(2009);
    expect(slotValue(index, 2010, 1) / slotValue(index, 2009, 1)).toBeCloseTo(1.1, 12);
    expect(slotValue(index, 2011, 2) / slotValue(index, 2010, 2)).toBeCloseTo(1.04, 12);
  });
});

describe('the rest of a year', () => {
  test('every member of a series that grows alike throughout agrees within a point, persistence exactly', () => {
    const series = slots(months(9, 8));
    const asked = yearEndCase(series, { year: 2008, done: 3, until: 11 }, network)!;
    for (const growth of asked.growths) expect(Math.abs(growth - 8)).toBeLessThan(1);
    expect(asked.growths[0]).toBeCloseTo(8, 9);
  });

  test('nothing after the cut-off is looked at', () => {
    const values = months(9, 8);
    const cutoff = { year: 2008, done: 4, until: 11 };
    const before = restOfYear(slots(values), cutoff, network);
    const later = values.slice();
    for (let i = 8 * 12 + 5; i < later.length; i++) later[i] = 1e6;
    expect(restOfYear(slots(later), cutoff, network)).toEqual(before);
  });

  test('the half-year is asked for like the year', () => {
    const asked = yearEndCase(slots(months(9, 8)), { year: 2008, done: 3, until: 5 }, network)!;
    for (const growth of asked.growths) expect(Math.abs(growth - 8)).toBeLessThan(0.5);
  });

  test('fewer than four years, or a gap in the year before, give none', () => {
    const values = months(9, 8);
    expect(yearEndCase(slots(values), { year: 2003, done: 3, until: 11 }, network)).toBeUndefined();
    values[8 * 12 - 3] = Number.NaN;
    expect(yearEndCase(slots(values), { year: 2008, done: 3, until: 11 }, network)).toBeUndefined();
  });
});

describe('interventions', () => {
  const isBent = epidemicHalfYear(11);
  const values = months(9, 6);
  for (let m = 0; m < 6; m++) values[5 * 12 + m] = 0.7 * at(values, 5 * 12 + m);
  const series = slots(values, 2015);

  test('a bent slot becomes the middle of its neighbours’ years once the later one is known', () => {
    const clean = withoutInterventions(series, 6 * 11 + 11, isBent);
    expect(slotValue(clean, 2020, 2)).toBeCloseTo(
      Math.sqrt(slotValue(series, 2019, 2) * slotValue(series, 2021, 2)),
      9,
    );
    expect(slotValue(clean, 2020, 7)).toBe(slotValue(series, 2020, 7));
  });

  test('the year itself, the year after, and no other count as bent', () => {
    const bent = [2019, 2020, 2021, 2022].map(
      (year) => yearEndCase(slots(months(9, 6), 2015), { year, done: 3, until: 11 }, network, isBent)?.isBent,
    );
    expect(bent).toEqual([false, true, true, false]);
  });

  test('until then it grows as the year before did', () => {
    const clean = withoutInterventions(series, 5 * 11 + 5, isBent);
    expect(slotValue(clean, 2020, 2) / slotValue(series, 2019, 2)).toBeCloseTo(1.06, 2);
  });

  test('the low base of 2020 does not let 2021 run away', () => {
    const asked = yearEndCase(series, { year: 2021, done: 3, until: 11 }, network, isBent)!;
    const actual = (slotSum(series, 2021, 0, 11) / slotSum(series, 2020, 0, 11) - 1) * 100;
    const naive = yearEndCase(series, { year: 2021, done: 3, until: 11 }, network)!;
    expect(Math.abs(at(asked.growths, 0) - actual)).toBeLessThan(1);
    expect(at(naive.growths, 0) - actual).toBeGreaterThan(10);
  });
});

describe('weights from past errors', () => {
  const asked = yearEndCase(slots(months(9, 8)), { year: 2008, done: 3, until: 11 }, network)!;
  const growths = Float64Array.of(8, 9, 10, 11, 14);
  const wide = { ...asked, growths, unit: 2 };

  test('they are shares of one, and spread while nothing was seen', () => {
    const weights = memberWeights(emptyEvidence(), kin, wide);
    expect(weights.reduce((a, w) => a + w, 0)).toBeCloseTo(1, 9);
    for (const w of weights) expect(w).toBeGreaterThan(0.02);
  });

  test.each([0, 4])(
    'the member that was right (%i) wins with evidence, in its own group more than elsewhere',
    (right) => {
      const evidence = emptyEvidence();
      for (let i = 0; i < 60; i++) addEvidence(evidence, kin, wide, at(growths, right));
      const own = at(memberWeights(evidence, kin, wide), right);
      expect(own).toBeGreaterThan(0.8);
      const other = at(memberWeights(evidence, { ...kin, group: 'h', series: 'b' }, wide), right);
      expect(other).toBeLessThan(own);
      const stranger = memberWeights(evidence, { series: 'c', group: 'i', kind: 'growth' }, wide);
      expect([...stranger]).toEqual([...memberWeights(emptyEvidence(), kin, wide)]);
    },
  );
});

describe('the outlook', () => {
  const asked = yearEndCase(slots(months(9, 8)), { year: 2008, done: 3, until: 11 }, network)!;
  const wide = { ...asked, growths: Float64Array.of(8, 8, 8, 8, 8), unit: 2 };

  test('its intervals hold as many past errors as they state, and the probability comes from the same errors', () => {
    const record = emptyRecord();
    for (let i = 0; i < 400; i++) {
      const outlook = yearEndOutlook(record, kin, wide);
      learnYearEnd(record, kin, wide, outlook, 8 + (((i * 37) % 101) - 50) / 25);
    }
    const outlook = yearEndOutlook(record, kin, wide);
    const eighty = at(outlook.intervals, 0);
    const ninetyFive = at(outlook.intervals, 1);
    expect(eighty.high - outlook.growth).toBeCloseTo(1.6, 0);
    expect(ninetyFive.high).toBeGreaterThan(eighty.high);
    const p = (goal: number): number => probabilityOfGrowth(record, kin, wide, outlook, goal);
    expect(p(outlook.growth)).toBeCloseTo(0.5, 1);
    expect(p(eighty.high)).toBeCloseTo(0.1, 1);
    expect(p(eighty.low)).toBeCloseTo(0.9, 1);
    for (let goal = 0; goal < 15; goal++) expect(p(goal)).toBeGreaterThanOrEqual(p(goal + 1));
  });

  test('a group whose outlooks came out too low is leant upwards, others are not', () => {
    const record = emptyRecord();
    for (let i = 0; i < 400; i++) learnYearEnd(record, kin, wide, yearEndOutlook(record, kin, wide), 9 + (i % 5) / 5);
    const outlook = yearEndOutlook(record, kin, wide);
    expect(outlook.lean).toBeGreaterThan(0.3);
    expect(outlook.growth - outlook.lean).toBeCloseTo(8, 9);
    expect(yearEndOutlook(record, { ...kin, group: 'h', series: 'b' }, wide).lean).toBe(0);
  });

  test('little seen of a group, and a year bent from outside, widen what is expected', () => {
    const record = emptyRecord();
    const learn = (group: string, times: number): void => {
      const one = { ...kin, group, series: group };
      for (let i = 0; i < times; i++) learnYearEnd(record, one, wide, yearEndOutlook(record, one, wide), i % 2 ? 9 : 7);
    };
    learn('seen', 60);
    const missOf = (group: string, given = wide): number =>
      yearEndOutlook(record, { ...kin, group, series: group }, given).expectedMiss;
    expect(missOf('new')).toBeGreaterThan(1.3 * missOf('seen'));
    expect(missOf('seen', { ...wide, isBent: true })).toBeCloseTo(1.5 * missOf('seen'), 9);
  });

  test('the level is the base grown', () => {
    const outlook = yearEndOutlook(emptyRecord(), kin, wide);
    expect(outlook.level).toBeCloseTo(wide.base * (1 + outlook.growth / 100), 6);
  });
});

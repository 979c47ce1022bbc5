import { describe, expect, test } from 'vitest';
import { isMissing } from '../../missing.ts';
import { at } from '../../testing/at.ts';
import { forecastSeries, learnedFor } from '../forecast-series.ts';
import { yearEndCase } from '../year-end/case.ts';
import { slotsOfMonths } from '../year-end/slots.ts';
import { festivalEffect, festivalFactor, festivalInJanuary } from './spring-festival.ts';

const start = { year: 2006, month: 1 };

/** Months whose January and February trade places by `slope` as the festival moves, with a season and a little of their own. */
function bent(years: number, slope: number, own = 0.01): Float64Array {
  return Float64Array.from({ length: years * 12 }, (_, i) => {
    const month = (i % 12) + 1;
    const year = start.year + Math.floor(i / 12);
    const effect = festivalFactor({ slope, usual: 0.4 }, year, month);
    return 100 * 1.005 ** i * (1 + 0.15 * Math.cos((i * Math.PI) / 6)) * effect * (1 + own * Math.sin(i * i));
  });
}

describe('the Spring Festival', () => {
  test.each([
    [2021, 0],
    [2020, 12 / 15],
    [2023, 15 / 15],
    [2019, 1 / 15],
    [2004, 15 / 15],
  ])('in %i a share of %f of its days is in January', (year, share) => {
    expect(festivalInJanuary(year)).toBeCloseTo(share, 9);
  });

  test('is known from 1980 to 2050', () => {
    expect([1979, 1980, 2050, 2051].map((y) => festivalInJanuary(y) === undefined)).toEqual([true, false, false, true]);
  });

  test('its effect is found where it is, and none where there is none', () => {
    expect(festivalEffect(bent(14, -0.3), start).slope).toBeCloseTo(-0.3, 1);
    expect(festivalEffect(bent(14, 0), start).slope).toBe(0);
  });

  test.each([
    ['five years', bent(5, -0.3)],
    ['a value that is not positive', bent(14, -0.3).map((v, i) => (i === 25 ? 0 : v))],
    ['missing Januaries', bent(14, -0.3).map((v, i) => (i % 12 === 0 ? Number.NaN : v))],
  ])('%s tell nothing', (_, months) => {
    expect(festivalEffect(months, start).slope).toBe(0);
  });

  test('a series may begin in any month', () => {
    const months = bent(14, -0.3);
    const later = festivalEffect(months.slice(5), { year: 2006, month: 6 });
    expect(later.slope).toBeCloseTo(festivalEffect(months.slice(12), { year: 2007, month: 1 }).slope, 12);
  });

  test('factors of the two months undo each other, and other months have none', () => {
    const effect = { slope: -0.4, usual: 0.3 };
    expect(festivalFactor(effect, 2023, 1) * festivalFactor(effect, 2023, 2)).toBeCloseTo(1, 12);
    expect(festivalFactor(effect, 2023, 1)).toBeLessThan(1);
    expect(festivalFactor(effect, 2023, 3)).toBe(1);
  });
});

describe('forecasts of a series that the festival bends', () => {
  const all = bent(16, -0.4);
  const known = all.slice(0, 15 * 12);
  const missed = (given: boolean): number => {
    const spec = { horizon: 12, frequency: 12, tier: 'fast', levels: [80] } as const;
    const forecast = forecastSeries(known, given ? { ...spec, start } : spec);
    if (isMissing(forecast)) throw new Error('no forecast');
    return [0, 1].reduce((sum, h) => sum + Math.abs(at(forecast.mean, h) / at(all, 180 + h) - 1), 0);
  };

  test('are nearer where its calendar is known', () => {
    expect(missed(true)).toBeLessThan(0.5 * missed(false));
  });

  test('nothing changes where the festival moves nothing', () => {
    const spec = { horizon: 6, frequency: 12, tier: 'fast', levels: [80] } as const;
    const calm = bent(12, 0);
    expect(forecastSeries(calm, { ...spec, start })).toEqual(forecastSeries(calm, spec));
  });

  test('the growth of January alone does not carry a year with an early festival away', () => {
    const { network } = learnedFor(12);
    // 2020's festival is in January, 2021's is not: January 2021 grows by far more than the year does.
    const year = (slope: number): number => {
      const slots = slotsOfMonths(bent(16, slope), start, 'months');
      const asked = yearEndCase(slots, { year: 2021, done: 1, until: 12 }, network);
      if (asked === undefined) throw new Error('no case');
      return at(asked.growths, 0);
    };
    expect(Math.abs(year(-0.4) - year(0))).toBeLessThan(2.5);
  });

  test('January and February as one observation are left alone', () => {
    const { network } = learnedFor(12);
    const joined = slotsOfMonths(bent(16, -0.4), start, 'joined');
    const asked = yearEndCase(joined, { year: 2021, done: 1, until: 11 }, network);
    expect(Math.abs(at(asked?.growths ?? [], 0) - 6.17)).toBeLessThan(2);
  });
});

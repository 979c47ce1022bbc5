import { isDay } from '@shigan/core';
import { describe, expect, it } from 'vitest';
import { reference } from '../reference/index.ts';
import { demoEconomy } from './economy.ts';
import { singleQuarterGrowth } from './gdp.ts';
import { at, round } from './growth-paths.ts';
import { cityAndUnits } from './history.ts';
import { city, cityWeights, local, province, unitWeights } from './places.ts';
import { demoSeed, demoWorkbooks } from './workbooks.ts';

const panel = demoEconomy(demoSeed);
const workbooks = demoWorkbooks();
const cities = cityWeights.map(([region]) => region);
const units = unitWeights.map(([region]) => region);

const held = (indicator: string, region: string, year: number, month: number): Record<string, number | undefined> =>
  panel.get(indicator, region, at(year, month)) ?? {};
const growth = (indicator: string, year: number, month: number, region: string = city): number =>
  held(indicator, region, year, month)['yoy'] ?? Number.NaN;
const level = (indicator: string, year: number, month: number, region: string = city): number =>
  held(indicator, region, year, month)['level'] ?? Number.NaN;
const count = (indicator: string, year: number, month: number, region: string = city): number =>
  held(indicator, region, year, month)['count'] ?? Number.NaN;
const points = (a: number, b: number): number => round(a - b, 1);
const percent = (now: number, before: number): number => round((now / before - 1) * 100, 1);

/** Place among the 14 by what was published: 1 and those better. */
function place(indicator: string, year: number, month: number, measure = 'yoy'): number {
  const own = held(indicator, city, year, month)[measure] ?? Number.NaN;
  return 1 + cities.filter((c) => (held(indicator, c, year, month)[measure] ?? Number.NaN) > own).length;
}

describe('the city in spring 2021', () => {
  it('grew by 13.4 % in the first quarter, 4th of 14, best in 10 years', () => {
    expect(growth('gdp', 2021, 3)).toBe(13.4);
    expect(place('gdp', 2021, 3)).toBe(4);
    const years = [2020, 2019, 2018, 2017, 2016, 2015, 2014, 2013, 2012, 2011, 2010];
    const run = years.findIndex((year) => growth('gdp', year, 3) >= 13.4);
    expect(run + 1).toBe(10);
    expect([2010, 2011, 2012, 2013, 2019, 2020].map((year) => growth('gdp', year, 3))).toEqual([
      15.1, 13.9, 12.4, 9.8, 7.9, -0.9,
    ]);
  });

  it('is where the base alone would have taken it at a two-year average of 6 %', () => {
    expect(round((1.06 ** 2 / (1 - 0.009) - 1) * 100, 1)).toBe(growth('gdp', 2021, 3));
  });

  it('had the quarters of 2020 that make up its year', () => {
    const quarters = [1, 2, 3, 4].map((q) => singleQuarterGrowth(panel, 2020, q) ?? Number.NaN);
    expect(quarters).toEqual([-0.9, 3.5, 2.7, 8.8]);
    const weights = [3, 6, 9, 12].map((m, i) => level('gdp', 2019, m) - (i === 0 ? 0 : level('gdp', 2019, m - 3)));
    const upTo = (n: number): number => {
      const w = weights.slice(0, n + 1);
      return round(w.reduce((s, x, i) => s + x * (quarters[i] ?? 0), 0) / w.reduce((s, x) => s + x, 0), 1);
    };
    expect([0, 1, 2, 3].map((n) => upTo(n))).toEqual([-0.9, 1.5, 1.9, 3.9]);
    expect([3, 6, 9, 12].map((m) => growth('gdp', 2020, m))).toEqual([-0.9, 1.5, 1.9, 3.9]);
  });

  it.each([
    ['industrial-value-added', 15.1, 12.9, -2.2, 7],
    ['fixed-asset-investment', 16.2, 15.7, -0.5, 4],
    ['retail-sales', 21.5, 19.4, -2.1, 4],
    ['budget-revenue', 17.9, 16.9, -1, 4],
  ])('slowed in %s from %d to %d %%, by %d points, place %d', (indicator, march, april, change, rank) => {
    expect([growth(indicator, 2021, 3), growth(indicator, 2021, 4)]).toEqual([march, april]);
    expect(points(april, march)).toBe(change);
    expect(place(indicator, 2021, 4)).toBe(rank);
    expect(held(indicator, city, 2021, 4)['rank']).toBe(rank);
  });

  it('invests less in production, and less privately', () => {
    const pair = (indicator: string): number[] => [level(indicator, 2020, 4), level(indicator, 2021, 4)];
    expect(pair('fixed-asset-investment')).toEqual([200, 231.4]);
    expect(pair('productive-investment')).toEqual([104, 91.9]);
    expect(pair('industrial-investment')).toEqual([72, 59.8]);
    const share = round((level('productive-investment', 2021, 4) / level('fixed-asset-investment', 2021, 4)) * 100, 1);
    expect(share).toBe(39.7);
    const goal = reference.targets.find((t) => t.region === city && t.indicator === 'productive-investment');
    expect(goal).toMatchObject({ kind: 'share', goal: { value: 50, decimals: 1 }, verified: false });
    expect(points(share, goal?.goal?.value ?? 0)).toBe(-10.3);
    expect(growth('private-investment', 2021, 4)).toBe(-11.3);
    expect(points(growth('private-investment', 2021, 4), growth('private-investment', 2020, 4))).toBe(-27.3);
    expect(points(growth('private-investment', 2021, 4), growth('private-investment', 2021, 3))).toBe(-0.6);
    const [before = 0, now = 0] = [2020, 2021].map(
      (y) => level('fixed-asset-investment', y, 4) - level('private-investment', y, 4),
    );
    expect(percent(now, before)).toBe(40.6);
  });

  it.each([
    'fixed-asset-investment',
    'productive-investment',
    'industrial-investment',
    'industrial-upgrading-investment',
    'new-industrial-projects-investment',
    'private-investment',
  ])('publishes growth of %s that its comparable amounts give', (indicator) => {
    for (const month of [2, 3, 4]) {
      const implied = (level(indicator, 2021, month) / level(indicator, 2020, month) - 1) * 100;
      expect(Math.abs(implied - growth(indicator, 2021, month))).toBeLessThanOrEqual(0.0501);
    }
  });

  it('lost projects and upgrading', () => {
    expect(growth('new-industrial-projects-investment', 2021, 4)).toBe(-77.4);
    expect(growth('industrial-upgrading-investment', 2021, 4)).toBe(-50.8);
  });

  it('has 8 of the 296 new enterprises, 11th, none of them in services', () => {
    const counts = cities.map((c) => count('new-above-threshold', 2021, 4, c));
    expect(counts.toSorted((a, b) => b - a)).toEqual([62, 41, 36, 29, 25, 22, 19, 16, 14, 11, 8, 7, 4, 2]);
    expect(count('new-above-threshold', 2021, 4, province)).toBe(296);
    expect(round((8 / 296) * 100, 1)).toBe(2.7);
    expect(place('new-above-threshold', 2021, 4, 'count')).toBe(11);
    expect([1, 2, 3, 4].map((m) => count('new-above-threshold-services', 2021, m))).toEqual([0, 0, 0, 0]);
  });

  it('has more loss-makers and slower services than the province', () => {
    expect([count('industrial-loss-makers', 2020, 4), count('industrial-loss-makers', 2021, 4)]).toEqual([89, 102]);
    expect(growth('industrial-loss-makers', 2021, 4)).toBe(14.6);
    expect([growth('services-revenue', 2021, 3), growth('services-revenue', 2021, 3, province)]).toEqual([14.2, 19.6]);
  });

  it('has the public facts of 2020', () => {
    expect([level('gdp', 2020, 12), growth('gdp', 2020, 12)]).toEqual([1671.87, 3.9]);
    const facts = ['budget-revenue', 'tax-revenue', 'non-tax-revenue'].map((i) => [
      level(i, 2020, 12),
      growth(i, 2020, 12),
    ]);
    expect(facts).toEqual([
      [995_700, 4.5],
      [700_100, 4.1],
      [295_600, 5.5],
    ]);
    expect(held('tax-revenue', city, 2020, 12)['share']).toBe(70.3);
    expect([level('budget-expenditure', 2020, 12), growth('budget-expenditure', 2020, 12)]).toEqual([4_817_700, 2.4]);
    expect(level('private-economy', 2020, 12)).toBe(1147.3);
  });
});

describe('what adds up', () => {
  const months = Array.from({ length: 76 }, (_, i) => at(2015, 1) + i);
  const atMonth = (k: number): [number, number] => [Math.floor(k / 12), (k % 12) + 1];

  it('is the budget: city level and 13 units, tax and the rest, in every month since 2015', () => {
    const wrong = months.filter((k) => {
      const [year, month] = atMonth(k);
      const members = [local, ...units];
      const sums = ['budget-revenue', 'tax-revenue', 'non-tax-revenue'].some(
        (i) => members.reduce((s, u) => s + level(i, year, month, u), 0) !== level(i, year, month),
      );
      const parts = cityAndUnits.some(
        (u) =>
          level('tax-revenue', year, month, u) + level('non-tax-revenue', year, month, u) !==
          level('budget-revenue', year, month, u),
      );
      return sums || parts;
    });
    expect(wrong).toEqual([]);
  });

  it('is the number of new enterprises: units, kinds and cities', () => {
    const kinds = ['industry', 'construction', 'trade', 'real-estate', 'services'].map(
      (k) => `new-above-threshold-${k}`,
    );
    const wrong = months.filter((k) => {
      const [year, month] = atMonth(k);
      if (year < 2017) return false;
      const all = (region: string): number => count('new-above-threshold', year, month, region);
      return (
        units.reduce((s, u) => s + all(u), 0) !== all(city) ||
        cities.reduce((s, c) => s + all(c), 0) !== all(province) ||
        [city, province, ...units].some((r) => kinds.reduce((s, i) => s + count(i, year, month, r), 0) !== all(r))
      );
    });
    expect(wrong).toEqual([]);
  });

  it('is the product of three sectors and the trade of both directions', () => {
    const wrong = months.filter((k) => {
      const [year, month] = atMonth(k);
      const trade = [city, province].some(
        (r) =>
          Math.abs(
            level('exports', year, month, r) + level('imports', year, month, r) - level('goods-trade', year, month, r),
          ) > 0.006,
      );
      if (month % 3 !== 0) return trade;
      const sectors = ['primary-industry', 'secondary-industry', 'tertiary-industry'];
      return (
        trade ||
        [city, province, ...units].some(
          (r) =>
            Math.abs(sectors.reduce((s, i) => s + level(i, year, month, r), 0) - level('gdp', year, month, r)) > 0.016,
        )
      );
    });
    expect(wrong).toEqual([]);
  });

  it('never makes a cumulative amount fall within a year', () => {
    const cumulative = reference.indicators.filter(
      (i) => i.accumulation === 'cumulative' && i.frequency === 'M' && !i.mayFall,
    );
    const falls = cumulative.flatMap((i) =>
      panel.regionsOf(i.code).flatMap((region) =>
        months.flatMap((k) => {
          const [year, month] = atMonth(k);
          if (month <= i.firstMonth) return [];
          const [before, now] = [month - 1, month].map((m) => held(i.code, region, year, m));
          const fell =
            (now?.['level'] ?? 0) < (before?.['level'] ?? 0) || (now?.['count'] ?? 0) < (before?.['count'] ?? 0);
          const unpublished = year === 2020 && i.section === 'investment' && region === city;
          return fell && !unpublished ? [`${i.code} ${region} ${year}-${month}`] : [];
        }),
      ),
    );
    expect(falls).toEqual([]);
  });

  it('keeps the county units around the city', () => {
    for (const indicator of ['industrial-value-added', 'fixed-asset-investment', 'retail-sales']) {
      const all = units.map((u) => growth(indicator, 2021, 4, u));
      const mean = all.reduce((s, g) => s + g, 0) / all.length;
      expect(Math.abs(mean - growth(indicator, 2021, 4))).toBeLessThan(2);
    }
  });
});

describe('what the sectors add to growth', () => {
  it.each([
    [2020, 12, [0.48, 1.61, 1.81], [12.2, 41.3, 46.5]],
    [2021, 3, [0.98, 5.08, 7.34], [7.3, 37.9, 54.8]],
  ])('of %d to month %d sums to the growth of the whole', (year, month, contributions, shares) => {
    const sectors = ['primary-industry', 'secondary-industry', 'tertiary-industry'];
    const of = (measure: string): readonly number[] => sectors.map((s) => held(s, city, year, month)[measure] ?? 0);
    expect(of('contribution')).toEqual(contributions);
    expect(of('contributionShare')).toEqual(shares);
    const sum = contributions.reduce((s, x) => s + x, 0);
    expect(round(sum, 1)).toBe(growth('gdp', year, month));
  });
});

describe('the workbooks', () => {
  it('are about 140 and hold at most 350,000 figures', () => {
    expect(workbooks.length).toBeGreaterThan(100);
    expect(workbooks.length).toBeLessThanOrEqual(145);
    expect(new Set(workbooks.map((w) => w.fileName)).size).toBe(workbooks.length);
  });

  it('come in order of release, the last on 19 May 2021', () => {
    const days = workbooks.map((w) => w.releasedOn);
    expect(days.every((d) => isDay(d))).toBe(true);
    expect(days).toEqual(days.toSorted());
    expect(days.at(-1)).toBe('2021-05-19');
    expect(workbooks.find((w) => w.fileName === '2021年3月错月指标.xlsx')?.releasedOn).toBe('2021-04-30');
    const april = workbooks.filter((w) => w.fileName.startsWith('2021年4月')).map((w) => w.releasedOn);
    expect([april.length, april[0], april.at(-1)]).toEqual([9, '2021-05-12', '2021-05-19']);
  });

  it('say in every table that they are a demonstration', () => {
    const unmarked = workbooks.filter(({ content }) => {
      const tables =
        content.kind === 'csv'
          ? [content.rows.map((r) => r[0])]
          : content.sheets.map((s) => s.rows.map((r) => r.cells[0]));
      return tables.some((t) => JSON.stringify([t[0], t.at(-1)]).split('演示数据').length !== 3);
    });
    expect(unmarked.map((w) => w.fileName)).toEqual([]);
  });

  it('are the same from the same seed, and other from another', () => {
    // As text: some 45,000 rows are compared in no time.
    expect(JSON.stringify(demoWorkbooks()) === JSON.stringify(workbooks)).toBe(true);
    const other = demoEconomy('another');
    expect(other.get('retail-sales', '430100', at(2021, 4))).not.toEqual(held('retail-sales', '430100', 2021, 4));
    expect(other.get('retail-sales', city, at(2021, 4))?.yoy).toBe(19.4);
  });
});

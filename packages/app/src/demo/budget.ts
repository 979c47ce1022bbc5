import type { RegionCode } from '@shigan/core';
import { budget2020, budgetGrowth, taxShare } from './anchors.ts';
import { type Course, type Path, at, interpolate, partPaths, round, wholePath } from './growth-paths.ts';
import { amountAt, putRanks } from './general.ts';
import type { Panel } from './panel.ts';
import { city, cityWeights, local, province, unitWeights } from './places.ts';
import { seasons } from './profile.ts';
import { type Random, random } from './random.ts';

const firstYear = 2015;

const course: Course = {
  firstYear,
  yearly: [10.9, 7.3, 6.8, 3.7, 5.1],
  in2020: [
    [1, 1.8],
    [2, -4.4],
    [3, -7.9],
    [4, -6.3],
    [6, -1.8],
    [9, 0.4],
    [12, 0.1],
  ],
  in2021: [
    [1, 19.5],
    [2, 18.8],
    [3, 17.6],
    [4, 16.5],
  ],
  spread: 0.7,
  wobble: 0.6,
};

/** Invented shares of the city's revenue: city level and the 13 units. */
const shares: readonly (readonly [RegionCode, number])[] = [
  [local, 25.4],
  ...unitWeights.map(([region, weight]) => [region, weight * 0.746] as const),
];

const months = Array.from({ length: 12 }, (_, i) => i + 1);
const inHundred = (month: number): number => (seasons.revenue[month - 1] ?? 0) / 100;

/** Budget revenue with its two parts, in whole 万元 throughout, so that parts and members add up to the last digit; growth follows
 *  from the amounts. */
export function putBudget(panel: Panel, seed: string): void {
  const key = [seed, 'budget'];
  const whole = wholePath(course, key);
  const parts = cityWeights.map(([region, weight]) => ({
    region,
    weight,
    ...(region === city ? { fixed: budgetGrowth } : {}),
  }));
  const paths = partPaths(course, whole, parts, key);
  const sum = cityWeights.reduce((s, [, w]) => s + w, 0);
  putTaxed(panel, province, whole, 30_070_000, [...key, province]);
  for (const { region, weight } of parts) {
    const path = paths.get(region);
    if (region === city || !path) continue;
    const size = (24_900_000 * weight) / sum;
    putTaxed(panel, region, path, size * Math.exp(0.12 * random(...key, 'size', region).normal()), [...key, region]);
  }
  putCity(panel, paths.get(city) ?? whole, key);
  for (const indicator of ['budget-revenue', 'tax-revenue', 'non-tax-revenue']) putGrowth(panel, indicator);
  for (const indicator of ['budget-revenue', 'tax-revenue']) putRanks(panel, { indicator, firstYear });
}

/** Tax share of a region over the years, percent, a little higher at the beginning of a year. */
function shareWalk(r: Random, around: number): (year: number, month: number) => number {
  const walk = new Map<number, number>();
  let share = around + r.normal() * 2;
  for (let year = firstYear - 1; year <= 2021; year++) {
    share = around + 0.7 * (share - around) + r.normal() * 0.8;
    for (const month of months) walk.set(at(year, month), share + 0.8 * (1 - month / 12));
  }
  return (year, month) => walk.get(at(year, month)) ?? around;
}

function putTaxed(
  panel: Panel,
  region: RegionCode,
  path: Path,
  base2019: number,
  key: readonly (string | number)[],
): void {
  const share = shareWalk(random(...key, 'tax'), 69);
  for (let year = firstYear - 1; year <= 2021; year++)
    for (const month of months) {
      const revenue = round(amountAt(path, base2019, inHundred, year, month), 0);
      const tax = round((revenue * share(year, month)) / 100, 0);
      putParts(panel, region, year, month, tax, revenue - tax);
    }
}

function putParts(panel: Panel, region: RegionCode, year: number, month: number, tax: number, nonTax: number): void {
  const k = at(year, month);
  const share = round((tax / (tax + nonTax)) * 100, 1);
  panel.put('budget-revenue', region, k, { level: tax + nonTax });
  panel.put('tax-revenue', region, k, { level: tax, share });
  panel.put('non-tax-revenue', region, k, { level: nonTax, share: round((nonTax / (tax + nonTax)) * 100, 1) });
}

/** The city: its own total, cut into tax and the rest, and each of these among city level and the units. */
function putCity(panel: Panel, path: Path, key: readonly (string | number)[]): void {
  const base2019 = budget2020.revenue / (1 + (path.get(at(2020, 12)) ?? 0) / 100);
  const walk = shareWalk(random(...key, city, 'tax'), 69.5);
  const unitShares = new Map(shares.map(([region, s]) => [region, driftingShare(s, random(...key, 'share', region))]));
  for (let year = firstYear - 1; year <= 2021; year++)
    for (const month of months) {
      const [revenue, tax] = cityAmounts(path, base2019, walk, year, month);
      const taxes = apportion(tax, weightsOf(unitShares, year, month, 0));
      const others = apportion(revenue - tax, weightsOf(unitShares, year, month, 1));
      putParts(panel, city, year, month, tax, revenue - tax);
      for (const [i, [region]] of shares.entries()) putParts(panel, region, year, month, taxes[i] ?? 0, others[i] ?? 0);
    }
}

function cityAmounts(
  path: Path,
  base2019: number,
  walk: (year: number, month: number) => number,
  year: number,
  month: number,
): readonly [revenue: number, tax: number] {
  if (year === 2020 && month === 12) return [budget2020.revenue, budget2020.tax];
  const revenue = round(amountAt(path, base2019, inHundred, year, month), 0);
  if (year === 2019 && month === 12) return [revenue, round(budget2020.tax / (1 + budget2020.taxGrowth / 100), 0)];
  const points = taxShare[year];
  return [revenue, round((revenue * (points ? interpolate(points, month) : walk(year, month))) / 100, 0)];
}

/** Share of a unit: drifts from year to year, trembles from month to month too little for a cumulative amount to fall. */
function driftingShare(share: number, r: Random): (year: number, month: number, part: number) => number {
  const drift = new Map<number, number>();
  // Some units live on taxes, others on fees.
  const lean = r.normal() * 0.1;
  let level = 0;
  for (let year = firstYear - 1; year <= 2021; year++) {
    level = 0.8 * level + r.normal() * 0.018;
    for (const month of months)
      for (const part of [0, 1]) drift.set(at(year, month) * 2 + part, level + r.normal() * 0.0035 + part * lean);
  }
  return (year, month, part) => share * Math.exp(drift.get(at(year, month) * 2 + part) ?? 0);
}

function weightsOf(
  unitShares: ReadonlyMap<RegionCode, (year: number, month: number, part: number) => number>,
  year: number,
  month: number,
  part: number,
): readonly number[] {
  return shares.map(([region]) => unitShares.get(region)?.(year, month, part) ?? 0);
}

/** Cuts a whole number into whole parts by weights: what is left over goes to the largest remainders. */
export function apportion(whole: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((s, w) => s + w, 0);
  const exact = weights.map((w) => (whole * w) / sum);
  const parts = exact.map((x) => Math.floor(x));
  const left = whole - parts.reduce((s, p) => s + p, 0);
  const order = exact.map((x, i) => ({ i, rest: x - Math.floor(x) })).toSorted((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order.slice(0, left)) parts[i] = (parts[i] ?? 0) + 1;
  return parts;
}

function putGrowth(panel: Panel, indicator: string): void {
  for (const region of panel.regionsOf(indicator))
    for (let k = at(firstYear, 1); k <= at(2021, 12); k++) {
      const now = panel.get(indicator, region, k)?.level;
      const before = panel.get(indicator, region, k - 12)?.level;
      if (now !== undefined && before !== undefined && before > 0)
        panel.put(indicator, region, k, { yoy: round((now / before - 1) * 100, 1) });
    }
}

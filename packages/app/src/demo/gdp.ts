import type { RegionCode } from '@shigan/core';
import { firstQuarters, gdp2020, gdpFirstQuarter2021, quarterShares } from './anchors.ts';
import {
  type Course,
  type Fixed,
  type Path,
  type Points,
  at,
  interpolate,
  partPaths,
  round,
  wholePath,
} from './growth-paths.ts';
import { putRanks } from './general.ts';
import type { Panel } from './panel.ts';
import { city, cityWeights, province, unitWeights } from './places.ts';
import { random } from './random.ts';

const firstYear = 2010;
const quarterEnds = [3, 6, 9, 12] as const;
const sectors = ['primary-industry', 'secondary-industry', 'tertiary-industry'] as const;

const total: Course = {
  firstYear,
  yearly: [14.6, 12.8, 11.3, 10.1, 9.5, 8.6, 7.9, 8.0, 7.8, 7.6],
  in2020: [
    [3, -1.9],
    [6, 1.3],
    [9, 2.6],
    [12, 3.8],
  ],
  in2021: [[3, gdpFirstQuarter2021.province]],
  spread: 0.35,
  wobble: 0.25,
};

const primary: Course = {
  ...total,
  yearly: [4.3, 4.2, 3.0, 2.8, 4.5, 3.6, 3.3, 3.6, 3.5, 3.2],
  in2020: [
    [3, -1.2],
    [6, 2.0],
    [9, 2.9],
    [12, 3.7],
  ],
  in2021: [[3, 7.1]],
  spread: 0.3,
};

const secondary: Course = {
  ...total,
  yearly: [20.2, 17.0, 12.8, 10.9, 9.3, 7.4, 6.6, 6.7, 7.2, 7.8],
  in2020: [
    [3, -2.9],
    [6, 2.2],
    [9, 3.6],
    [12, 4.7],
  ],
  in2021: [[3, 14.8]],
  spread: 0.6,
};

/** Growth of the city in full years before 2020, and of prices; invented. */
const cityYearly = [14.4, 13.5, 12.1, 9.9, 9.2, 8.6, 8.0, 8.1, 8.1, 7.8];
const priceRise = [6.1, 7.0, 2.1, 1.4, 1.1, 0.6, 1.5, 2.9, 2.2, 1.4, 0.6, 2.4];

/** Amounts of 2019, 亿元: the province's is invented, the city's follows from the public amount of 2020. */
const province2019 = 40_210;
const city2019 = gdp2020.total / (1 + (gdp2020.cumulative[3] ?? 0) / 100) / (1 + (priceRise[10] ?? 0) / 100);

function cityFixed(): Fixed {
  const growth: Record<number, Points> = {};
  for (const [year, first] of Object.entries(firstQuarters)) {
    const whole = cityYearly[Number(year) - firstYear];
    growth[Number(year)] =
      whole === undefined
        ? [[3, first]]
        : [
            [3, first],
            [12, whole],
          ];
  }
  growth[2020] = quarterEnds.map((m, i) => [m, gdp2020.cumulative[i] ?? 0] as const);
  return { growth, places: { 2021: { 3: gdpFirstQuarter2021.place } } };
}

/** Sums of quarters' shares: how much of a year's product is made by the end of a quarter. */
function madeBy(month: number): number {
  return quarterShares.slice(0, month / 3).reduce((s, x) => s + x, 0);
}

/** Shares of primary and secondary industry in the product to the end of a quarter, percent: farming comes late in the year. */
function sectorShares(region: RegionCode, year: number, month: number, seed: string): readonly [number, number] {
  const r = random(seed, 'sectors', region);
  const strayed = region === city ? [0, 0] : [r.normal() * 2.2, r.normal() * 3.5];
  const farmland = region === '430100' ? -11 : region === province ? -5.4 : (strayed[0] ?? 0);
  const plants = region === '430100' ? 10 : region === province ? 9.5 : (strayed[1] ?? 0);
  const first = interpolate(
    [
      [3, 13.2],
      [6, 13.0],
      [9, 14.2],
      [12, 15.574],
    ],
    month,
  );
  const second = interpolate(
    [
      [3, 31.0],
      [6, 30.2],
      [9, 29.4],
      [12, 28.59],
    ],
    month,
  );
  return [first + farmland + 0.12 * (2020 - year), second + plants + 0.55 * (2020 - year)];
}

function levelOf(path: Path, base2019: number, year: number, month: number): number {
  let level = base2019 * madeBy(month);
  const rise = (y: number): number =>
    (1 + (path.get(at(y, month)) ?? 0) / 100) * (1 + (priceRise[y - firstYear] ?? 0) / 100);
  for (let y = 2020; y <= year; y++) level *= rise(y);
  for (let y = 2019; y > year; y--) level /= rise(y);
  return level;
}

/** Gross regional product and its three sectors, by quarters from 2010: growth at constant prices, amounts at current ones. */
export function putGdp(panel: Panel, seed: string): void {
  const key = [seed, 'gdp'];
  const wholes = [total, primary, secondary].map((course, i) => wholePath(course, [...key, i]));
  const [whole, farming, industry] = wholes;
  if (!whole || !farming || !industry) return;
  const cities = cityWeights.map(([region, weight]) => ({
    region,
    weight,
    ...(region === city ? { fixed: cityFixed() } : {}),
  }));
  const totals = partPaths(total, whole, cities, key);
  const sum = cityWeights.reduce((s, [, w]) => s + w, 0);
  putRegion(panel, province, [whole, farming, industry], province2019, seed);
  for (const { region, weight } of cities) {
    const base = region === city ? city2019 : (province2019 * weight) / sum;
    putRegion(panel, region, pathsOf(region, totals, [farming, industry], cities, key), base, seed);
  }
  const own = totals.get(city) ?? whole;
  const units = unitWeights.map(([region, weight]) => ({ region, weight }));
  const unitTotals = partPaths({ ...total, spread: 0.4 }, own, units, [...key, 'units']);
  for (const { region, weight } of units)
    putRegion(
      panel,
      region,
      pathsOf(region, unitTotals, [farming, industry], units, key),
      (city2019 * weight) / 101.4,
      seed,
    );
  putPublicFacts(panel);
  putContributions(panel, seed);
  for (const indicator of ['gdp', ...sectors]) putRanks(panel, { indicator, firstYear });
}

function pathsOf(
  region: RegionCode,
  totals: ReadonlyMap<RegionCode, Path>,
  [farming, industry]: readonly [Path, Path],
  parts: readonly { readonly region: RegionCode; readonly weight: number }[],
  key: readonly (string | number)[],
): readonly [Path, Path, Path] {
  const paths = [primary, secondary].map((course, i) =>
    partPaths(course, i === 0 ? farming : industry, parts, [...key, 'sector', i]).get(region),
  );
  return [totals.get(region) ?? farming, paths[0] ?? farming, paths[1] ?? industry];
}

function putRegion(
  panel: Panel,
  region: RegionCode,
  [whole, farming, industry]: readonly [Path, Path, Path],
  base2019: number,
  seed: string,
): void {
  for (let year = firstYear; year <= 2021; year++)
    for (const month of quarterEnds) {
      const k = at(year, month);
      const growth = whole.get(k) ?? 0;
      const level = round(levelOf(whole, base2019, year, month), 2);
      const [first, second] = sectorShares(region, year, month, seed).map((s) => s / 100);
      if (first === undefined || second === undefined) continue;
      const levels = [round(level * first, 2), round(level * second, 2)];
      const g = [farming.get(k) ?? 0, industry.get(k) ?? 0];
      const rest = (growth - first * (g[0] ?? 0) - second * (g[1] ?? 0)) / (1 - first - second);
      panel.put('gdp', region, k, { level, yoy: round(growth, 1) });
      for (const [i, sector] of sectors.entries())
        panel.put(sector, region, k, {
          level: round(levels[i] ?? level - (levels[0] ?? 0) - (levels[1] ?? 0), 2),
          yoy: round(g[i] ?? rest, 1),
        });
    }
}

/** The public facts of 2020, and the growth of sectors in the first quarter of 2021. */
function putPublicFacts(panel: Panel): void {
  panel.put('gdp', city, at(2020, 12), { level: gdp2020.total });
  for (const [i, sector] of sectors.entries()) {
    panel.put(sector, city, at(2020, 12), { level: gdp2020.sectors[i] ?? 0, yoy: gdp2020.sectorGrowth[i] ?? 0 });
    panel.put(sector, city, at(2021, 3), { yoy: gdpFirstQuarter2021.sectorGrowth[i] ?? 0 });
  }
}

/** What each sector added to the city's growth (拉动, 贡献率), as its office publishes it: of 2020 by the public shares; of the first
 *  quarter of 2021 by weights at constant prices that give the published growth of the whole from those of the sectors. */
function putContributions(panel: Panel, seed: string): void {
  const first = gdpFirstQuarter2021.sectorGrowth;
  const growth = panel.get('gdp', city, at(2021, 3))?.yoy ?? 0;
  const farming = sectorShares(city, 2020, 3, seed)[0] / 100;
  const plants = (growth - first[2] - farming * (first[0] - first[2])) / (first[1] - first[2]);
  const weights = [farming, plants, 1 - farming - plants];
  const whole = gdp2020.cumulative[3];
  for (const [i, sector] of sectors.entries()) {
    const share = gdp2020.contributionShares[i] ?? 0;
    panel.put(sector, city, at(2020, 12), { contribution: round((whole * share) / 100, 2), contributionShare: share });
    const contribution = (weights[i] ?? 0) * (first[i] ?? 0);
    panel.put(sector, city, at(2021, 3), {
      contribution: round(contribution, 2),
      contributionShare: round((contribution / growth) * 100, 1),
    });
  }
}

/** Growth of the city by single quarters, from 2018: of 2020 as published, else what the cumulative growth leaves for the quarter. */
export function singleQuarterGrowth(panel: Panel, year: number, quarter: number): number | undefined {
  if (year === 2020) return gdp2020.singleQuarters[quarter - 1];
  const now = panel.get('gdp', city, at(year, quarter * 3))?.yoy;
  const before = quarter === 1 ? 0 : panel.get('gdp', city, at(year, quarter * 3 - 3))?.yoy;
  const share = quarterShares[quarter - 1];
  if (now === undefined || before === undefined || share === undefined) return undefined;
  return round((now * madeBy(quarter * 3) - before * madeBy(quarter * 3 - 3)) / share, 1);
}

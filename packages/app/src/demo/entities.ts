import type { RegionCode } from '@shigan/core';
import { investment2021, lossMakers, newEnterprises, newInUnits } from './anchors.ts';
import { apportion } from './budget.ts';
import { at, round } from './growth-paths.ts';
import { putRanks } from './general.ts';
import type { Panel } from './panel.ts';
import { city, cityWeights, province, unitWeights } from './places.ts';
import { random } from './random.ts';

const kinds = ['industry', 'construction', 'trade', 'real-estate', 'services'] as const;
type Kind = (typeof kinds)[number];

const kindShares: Readonly<Record<Kind, number>> = {
  industry: 34,
  construction: 13,
  trade: 30,
  'real-estate': 9,
  services: 14,
};

/** New enterprises of the province by the end of each month of 2017 to 2020: few in the year, most in December's yearly round. */
const provinceByMonth: Readonly<Record<number, readonly number[]>> = {
  2017: [2, 48, 163, 241, 318, 467, 559, 671, 912, 1069, 1893, 4310],
  2018: [5, 57, 178, 262, 341, 502, 617, 729, 986, 1154, 2011, 4625],
  2019: [4, 61, 187, 268, 352, 521, 634, 748, 1013, 1188, 2106, 4872],
  2020: [3, 38, 141, 243, 344, 539, 671, 802, 1107, 1296, 2290, 5214],
};
const cityByMonth: Readonly<Record<number, readonly number[]>> = {
  2017: [0, 2, 7, 10, 13, 18, 22, 27, 36, 42, 69, 148],
  2018: [0, 3, 7, 11, 15, 20, 25, 29, 39, 45, 74, 159],
  2019: [0, 3, 8, 12, 15, 21, 26, 30, 41, 47, 78, 171],
  2020: [0, 2, 6, 11, 14, 20, 24, 28, 37, 43, 71, 163],
};
/** Parts of the four months of 2021 that are done by the end of each. */
const in2021 = [0.02, 0.27, 0.71, 1];

const nameOf = (kind: Kind): string => `new-above-threshold-${kind}`;

/** New enterprises above threshold: members and kinds add up. */
export function putNewEnterprises(panel: Panel, seed: string): void {
  for (const year of [2017, 2018, 2019, 2020]) putPastYear(panel, year, seed);
  for (const month of [1, 2, 3, 4]) {
    const k = at(2021, month);
    const counts = newEnterprises.map(([region, n]) =>
      region === city
        ? newInUnits.filter(([, , from]) => from <= month).length
        : Math.round(n * (in2021[month - 1] ?? 1)),
    );
    const whole = putCities(panel, k, counts);
    putKinds(panel, province, k, apportion(whole, Object.values(kindShares)));
    const known = newInUnits.filter(([, , from]) => from <= month);
    putKinds(
      panel,
      city,
      k,
      kinds.map((kind) => known.filter(([, of]) => of === kind).length),
    );
    for (const [unit] of unitWeights) {
      const own = known.filter(([region]) => region === unit);
      panel.put('new-above-threshold', unit, k, { count: own.length });
      putKinds(
        panel,
        unit,
        k,
        kinds.map((kind) => own.filter(([, of]) => of === kind).length),
      );
    }
  }
  putRankOfCount(panel);
}

function putCities(panel: Panel, k: number, counts: readonly number[]): number {
  const whole = counts.reduce((s, n) => s + n, 0);
  panel.put('new-above-threshold', province, k, { count: whole });
  for (const [i, [region]] of cityWeights.entries())
    panel.put('new-above-threshold', region, k, { count: counts[i] ?? 0 });
  return whole;
}

function putKinds(panel: Panel, region: RegionCode, k: number, counts: readonly number[]): void {
  for (const [i, kind] of kinds.entries()) panel.put(nameOf(kind), region, k, { count: counts[i] ?? 0 });
}

/** Each month's newcomers are spread anew, so that no cumulative number falls. */
function putPastYear(panel: Panel, year: number, seed: string): void {
  const others = cityWeights.filter(([region]) => region !== city);
  const cityOf = others.map(() => 0);
  const units = unitWeights.map(() => kinds.map(() => 0));
  const provinceKinds = kinds.map(() => 0);
  let before = 0;
  let ownBefore = 0;
  for (let month = 1; month <= 12; month++) {
    const k = at(year, month);
    const whole = provinceByMonth[year]?.[month - 1] ?? 0;
    const own = cityByMonth[year]?.[month - 1] ?? 0;
    const r = random(seed, 'new', year, month);
    addTo(
      cityOf,
      apportion(
        whole - own - before + ownBefore,
        others.map(([, w]) => w * (0.7 + 0.6 * r.uniform())),
      ),
    );
    addTo(provinceKinds, apportion(whole - before, Object.values(kindShares)));
    const cells = unitWeights.flatMap(([, w]) => kinds.map((kind) => w * kindShares[kind] * (0.4 + 1.2 * r.uniform())));
    const added = apportion(own - ownBefore, cells);
    for (const [i, unit] of units.entries()) addTo(unit, added.slice(i * kinds.length, (i + 1) * kinds.length));
    putCities(panel, k, [...cityOf.slice(0, 11), own, ...cityOf.slice(11)]);
    putKinds(panel, province, k, provinceKinds);
    putKinds(
      panel,
      city,
      k,
      kinds.map((_, i) => units.reduce((s, unit) => s + (unit[i] ?? 0), 0)),
    );
    for (const [i, [region]] of unitWeights.entries()) {
      const counts = units[i] ?? [];
      panel.put('new-above-threshold', region, k, { count: counts.reduce((s, n) => s + n, 0) });
      putKinds(panel, region, k, counts);
    }
    before = whole;
    ownBefore = own;
  }
}

function addTo(sums: number[], more: readonly number[]): void {
  for (const [i, n] of more.entries()) sums[i] = (sums[i] ?? 0) + n;
}

function putRankOfCount(panel: Panel): void {
  for (let k = at(2017, 1); k <= at(2021, 4); k++) {
    const counts = cityWeights.map(([region]) => panel.get('new-above-threshold', region, k)?.count ?? 0);
    for (const [i, [region]] of cityWeights.entries())
      panel.put('new-above-threshold', region, k, { rank: 1 + counts.filter((n) => n > (counts[i] ?? 0)).length });
  }
}

/** Enterprises above the thresholds at the end of each month: those at the end of the year before and who came in since. Who left is taken
 *  off with the yearly round, in December. */
export function putAboveThreshold(panel: Panel): void {
  for (const region of [province, city])
    for (let k = at(2018, 1); k <= at(2021, 4); k++) {
      const end = panel.get('above-threshold', region, k - (k % 12) - 1)?.count;
      const come = panel.get('new-above-threshold', region, k)?.count;
      if (end === undefined || come === undefined) continue;
      const count = k % 12 === 11 ? panel.get('above-threshold', region, k)?.count : end + come;
      const before = panel.get('above-threshold', region, k - 12)?.count;
      if (count === undefined) continue;
      const yoy = before === undefined ? {} : { yoy: round((count / before - 1) * 100, 1) };
      panel.put('above-threshold', region, k, { count, ...yoy });
    }
}

/** Loss-making enterprises of the city: its own numbers in place of generated ones. */
export function putLossMakers(panel: Panel): void {
  for (const [yearText, points] of Object.entries(lossMakers)) {
    const year = Number(yearText);
    const given = Object.entries(points).map(([month, n]) => [Number(month), n] as const);
    for (let month = 2; month <= 12; month++) {
      const next = given.find(([m]) => m >= month) ?? given.at(-1);
      const last = given.findLast(([m]) => m <= month) ?? next;
      if (!next || !last) continue;
      const way = next[0] === last[0] ? 0 : (month - last[0]) / (next[0] - last[0]);
      const count = round(last[1] + (next[1] - last[1]) * way, 0);
      const before = panel.get('industrial-loss-makers', city, at(year - 1, month))?.count;
      panel.put('industrial-loss-makers', city, at(year, month), {
        count,
        ...(before ? { yoy: round((count / before - 1) * 100, 1) } : {}),
      });
    }
  }
  putRanks(panel, { indicator: 'industrial-loss-makers', firstYear: 2015 });
}

/** Imports and exports: a share of all trade each, so that they add up. */
export function putTradeParts(panel: Panel, seed: string): void {
  for (const region of panel.regionsOf('goods-trade')) {
    const r = random(seed, 'exports', region);
    let share = 0.68 + r.normal() * 0.06;
    for (let k = at(2014, 1); k <= at(2021, 12); k++) {
      if (k % 12 === 0) share = Math.min(0.9, Math.max(0.45, share + r.normal() * 0.02));
      const all = panel.get('goods-trade', region, k)?.level;
      if (all === undefined) continue;
      const out = round(all * Math.min(0.95, share + r.normal() * 0.004), 2);
      panel.put('exports', region, k, { level: out });
      panel.put('imports', region, k, { level: round(all - out, 2) });
      for (const indicator of ['exports', 'imports']) {
        const now = panel.get(indicator, region, k)?.level ?? 0;
        const before = panel.get(indicator, region, k - 12)?.level ?? 0;
        if (before > 0) panel.put(indicator, region, k, { yoy: round((now / before - 1) * 100, 1) });
      }
    }
  }
}

/** Investment of 2021 on its comparable basis: the same span of both years, and the share of productive investment. */
export function putInvestmentStructure(panel: Panel): void {
  for (const { month, amounts } of investment2021) {
    const all = amounts['fixed-asset-investment'];
    for (const [indicator, pair] of Object.entries(amounts))
      for (const [i, year] of [2020, 2021].entries()) {
        const level = pair[i] ?? 0;
        const whole = all?.[i] ?? 0;
        const share =
          indicator === 'productive-investment' && whole > 0 ? { share: round((level / whole) * 100, 1) } : {};
        panel.put(indicator, city, at(year, month), { level, ...share });
      }
  }
}

import type { RegionCode } from '@shigan/core';
import { cityGrowth } from './anchors.ts';
import { type Path, at, bend, partPaths, round, wholePath } from './growth-paths.ts';
import type { Panel } from './panel.ts';
import { city, cityWeights, local, province, unitWeights } from './places.ts';
import type { Amounts, Profile } from './profile.ts';
import { random } from './random.ts';

/** Fills the panel with an indicator that has nothing special about it: growth of the province, its cities and the county units,
 *  and the amounts that follow. */
export function putProfile(panel: Panel, profile: Profile, seed: string): void {
  const key = [seed, profile.indicator];
  const whole = wholePath(profile, key);
  const cities = cityPaths(profile, whole, key);
  const own = cities.get(city);
  putRegion(panel, profile, province, whole, amountsOf(profile, province, 1));
  for (const [region, path] of cities)
    putRegion(panel, profile, region, path, amountsOf(profile, region, cityShare(profile, region, key)));
  if (profile.cities) putRanks(panel, profile);
  if (!profile.counties || !own) return;
  const weights = [...unitWeights, ...(profile.cityLevel ? [[local, 14] as const] : [])];
  const units = weights.map(([region, weight]) => ({ region, weight }));
  const spread = { ...profile, spread: profile.spread * 1.3, wobble: profile.wobble * 1.2 };
  const sum = weights.reduce((s, [, w]) => s + w, 0);
  for (const [region, path] of partPaths(spread, own, units, [...key, 'units'])) {
    const weight = units.find((u) => u.region === region)?.weight ?? 0;
    putRegion(panel, profile, region, path, unitAmounts(profile, (weight / sum) * jitter(0.12, key, region)));
  }
}

function jitter(size: number, key: readonly (string | number)[], region: RegionCode): number {
  return Math.exp(size * random(...key, 'size', region).normal());
}

function cityPaths(profile: Profile, whole: Path, key: readonly (string | number)[]): ReadonlyMap<RegionCode, Path> {
  const fixed = cityGrowth[profile.indicator];
  if (profile.cities) {
    const parts = cityWeights.map(([region, weight]) => ({
      region,
      weight,
      ...(region === city && fixed ? { fixed } : {}),
    }));
    return partPaths(profile, whole, parts, key);
  }
  // Without the other cities the city strays alone: a free companion carries the balance.
  const paths = partPaths(
    profile,
    whole,
    [
      { region: city, weight: 4 },
      { region: 'others', weight: 96 },
    ],
    key,
  );
  const own = paths.get(city) ?? new Map<number, number>();
  if (fixed) bend(own, fixed.growth);
  return new Map([[city, own]]);
}

/** The part of the province's amounts that a city has; the city's own is given. */
function cityShare(profile: Profile, region: RegionCode, key: readonly (string | number)[]): number {
  const sum = cityWeights.reduce((s, [, w]) => s + w, 0);
  const weight = cityWeights.find(([r]) => r === region)?.[1] ?? 0;
  if (perHead(profile)) return 0.82 + 0.05 * Math.sqrt(weight) * jitter(0.03, key, region);
  return (weight / sum) * jitter(0.1, key, region);
}

function perHead(profile: Profile): boolean {
  return profile.amounts?.unit === '元';
}

function amountsOf(profile: Profile, region: RegionCode, share: number): Amounts | undefined {
  if (!profile.amounts) return undefined;
  if (region === city) return { ...profile.amounts, province2019: profile.amounts.city2019 };
  return { ...profile.amounts, province2019: profile.amounts.province2019 * share };
}

function unitAmounts(profile: Profile, share: number): Amounts | undefined {
  const { amounts } = profile;
  if (!amounts) return undefined;
  const part = perHead(profile) ? 0.86 + 1.7 * share : share;
  return { ...amounts, province2019: amounts.city2019 * part };
}

/** Unrounded amount: 2019 has the normal shape, other years follow by growth. */
export function amountAt(
  path: Path,
  base2019: number,
  shape: (month: number) => number,
  year: number,
  month: number,
  drift = 0,
): number {
  let amount = base2019 * shape(month);
  for (let y = 2020; y <= year; y++) amount *= 1 + ((path.get(at(y, month)) ?? 0) - drift) / 100;
  for (let y = 2019; y > year; y--) amount /= 1 + ((path.get(at(y, month)) ?? 0) - drift) / 100;
  return amount;
}

/** Shape of an amount within a normal year: its seasons, or for a state the way that its own growth takes. */
function shapeOf(amounts: Amounts, path: Path): (month: number) => number {
  if (amounts.seasons) {
    const { seasons } = amounts;
    return (month) => (seasons[month - 1] ?? 0) / 100;
  }
  const growth = path.get(at(2019, 12)) ?? 0;
  return (month) => (1 + growth / 100) ** ((month - 12) / 12);
}

function putRegion(panel: Panel, profile: Profile, region: RegionCode, path: Path, amounts: Amounts | undefined): void {
  const measure = profile.counts ? 'count' : 'level';
  for (const [k, growth] of path) {
    const year = Math.floor(k / 12);
    const month = (k % 12) + 1;
    if (profile.isRate) {
      panel.put(profile.indicator, region, k, { share: round(growth, 2) });
      continue;
    }
    if (!amounts) {
      panel.put(profile.indicator, region, k, { yoy: round(growth, 1), ...shareOf(profile, region, year, month) });
      continue;
    }
    const amount = amountOf(panel, profile, region, path, amounts, k);
    const before = panel.get(profile.indicator, region, k - 12)?.[measure];
    const yoy = profile.counts && before !== undefined && before > 0 ? (amount / before - 1) * 100 : growth;
    panel.put(profile.indicator, region, k, { [measure]: amount, yoy: round(yoy, 1) });
  }
}

function amountOf(panel: Panel, profile: Profile, region: RegionCode, path: Path, amounts: Amounts, k: number): number {
  const exact = amountAt(
    path,
    amounts.province2019,
    shapeOf(amounts, path),
    Math.floor(k / 12),
    (k % 12) + 1,
    profile.drift,
  );
  const amount = round(exact, amounts.decimals);
  const last = panel.get(profile.indicator, region, k - 1);
  // The state of things hardly ever stays the same to the last digit; a table where it does looks copied.
  const stands = !amounts.seasons && amount === (last?.count ?? last?.level);
  return stands ? round(amount + 10 ** -amounts.decimals, amounts.decimals) : amount;
}

function shareOf(profile: Profile, region: RegionCode, year: number, month: number): { share?: number } {
  const ends = region === province ? profile.shares?.province : region === city ? profile.shares?.city : undefined;
  if (!ends) return {};
  const way = (year + month / 12 - 2015) / 6.4;
  const noise = random(profile.indicator, 'share', region, year, month).normal() * 0.2;
  return { share: round(ends[0] + (ends[1] - ends[0]) * way + noise, 1) };
}

/** Ranks of the cities by published growth: equal growth shares a place. Fewer loss-makers are better. */
export function putRanks(panel: Panel, profile: { readonly indicator: string; readonly firstYear: number }): void {
  const sign = profile.indicator === 'industrial-loss-makers' ? -1 : 1;
  for (let k = at(profile.firstYear, 1); k <= at(2021, 12); k++) {
    const growth = cityWeights.map(([region]) => panel.get(profile.indicator, region, k)?.yoy);
    for (const [i, [region]] of cityWeights.entries()) {
      const own = growth[i];
      if (own === undefined) continue;
      const rank = 1 + growth.filter((g) => g !== undefined && sign * g > sign * own).length;
      panel.put(profile.indicator, region, k, { rank });
    }
  }
}

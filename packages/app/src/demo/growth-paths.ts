import type { RegionCode } from '@shigan/core';
import { random } from './random.ts';

/** Growth in percent at some months of a year; between them it runs straight, outside it holds. */
export type Points = readonly (readonly [month: number, growth: number])[];

/** Points as text: `2 -7.6, 3 -3.4` is −7.6 in February and −3.4 in March. */
export function points(text: string): Points {
  return text.split(', ').map((pair) => {
    const [month = '', growth = ''] = pair.split(' ');
    return [Number(month), Number(growth)] as const;
  });
}

/** Cumulative growth of one region, unrounded, by {@link at}. */
export type Path = Map<number, number>;

/** How the growth of an indicator runs in the whole, and how far its parts stray from it. */
export interface Course {
  readonly firstYear: number;
  /** Full-year growth from the first year to 2019. */
  readonly yearly: readonly number[];
  readonly in2020: Points;
  readonly in2021: Points;
  /** Standard deviation of a region from the whole, over years. */
  readonly spread: number;
  /** The same from month to month. */
  readonly wobble: number;
}

/** What is known of one region beforehand: growth it must have, and places it must take among the others. */
export interface Fixed {
  readonly growth: Readonly<Record<number, Points>>;
  readonly places?: Readonly<Record<number, Readonly<Record<number, number>>>>;
}

/** A month as one number: its year and month. */
export function at(year: number, month: number): number {
  return year * 12 + month - 1;
}

export function interpolate(course: Points, month: number): number {
  const after = course.findIndex(([m]) => m >= month);
  const next = course[after === -1 ? course.length - 1 : after];
  const last = course[after <= 0 ? (after === 0 ? 0 : course.length - 1) : after - 1];
  if (!next || !last) return 0;
  if (next[0] === last[0]) return next[1];
  return last[1] + ((next[1] - last[1]) * (month - last[0])) / (next[0] - last[0]);
}

/** Rounds half away from zero, as published figures are. */
export function round(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  const rounded = Math.round(Math.abs(value) * scale + 1e-7) / scale;
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

const lastYear = 2021;

function wholeAt(course: Course, year: number, month: number): number {
  if (year === 2020) return interpolate(course.in2020, month);
  if (year === 2021) return interpolate(course.in2021, month);
  const of = (y: number): number => course.yearly[y - course.firstYear] ?? course.yearly[0] ?? 0;
  // A year begins near where the one before ended.
  return of(year) + (of(year - 1) - of(year)) * 0.5 * (1 - month / 12);
}

/** Path of the whole: its course, with a little noise in the years that are not given point by point. */
export function wholePath(course: Course, key: readonly (string | number)[]): Path {
  const r = random(...key, 'whole');
  const path: Path = new Map();
  for (let year = course.firstYear; year <= lastYear; year++) {
    let noise = 0;
    for (let month = 1; month <= 12; month++) {
      noise = 0.6 * noise + r.normal() * course.wobble * 0.3;
      path.set(at(year, month), wholeAt(course, year, month) + (year < 2020 ? noise * (1.3 - month / 12) : 0));
    }
  }
  return path;
}

/** Bends a path so that it goes through the points of a year; what lies between keeps its own shape. */
export function bend(path: Path, growth: Readonly<Record<number, Points>>): void {
  for (const [yearText, given] of Object.entries(growth)) {
    const year = Number(yearText);
    const gaps: Points = given.map(([m, g]) => [m, g - (path.get(at(year, m)) ?? g)]);
    for (let month = 1; month <= 12; month++) {
      const k = at(year, month);
      path.set(k, (path.get(k) ?? 0) + interpolate(gaps, month));
    }
  }
}

/** Paths of the parts of a whole. Each strays in its own way; a slump and what follows hit each harder or less hard; together
 *  they come back to the whole by their weights. */
export function partPaths(
  course: Course,
  whole: Path,
  parts: readonly { readonly region: RegionCode; readonly weight: number; readonly fixed?: Fixed }[],
  key: readonly (string | number)[],
): ReadonlyMap<RegionCode, Path> {
  const paths = new Map(parts.map((p) => [p.region, strayingPath(course, whole, [...key, p.region])]));
  for (const p of parts) {
    const path = paths.get(p.region);
    if (p.fixed && path) bend(path, p.fixed.growth);
  }
  recentre(course, whole, parts, paths);
  for (const p of parts)
    for (const [year, months] of Object.entries(p.fixed?.places ?? {}))
      for (const [month, place] of Object.entries(months))
        takePlace(paths, p.region, at(Number(year), Number(month)), place);
  return paths;
}

function strayingPath(course: Course, whole: Path, key: readonly (string | number)[]): Path {
  const r = random(...key);
  const depth = r.normal() * 0.06;
  const path: Path = new Map();
  let offset = r.normal() * course.spread;
  let wobble = 0;
  for (let year = course.firstYear; year <= lastYear; year++) {
    offset = 0.7 * offset + r.normal() * course.spread * 0.6;
    for (let month = 1; month <= 12; month++) {
      wobble = 0.75 * wobble + r.normal() * course.wobble * 0.6;
      const usual = course.yearly.at(-1) ?? 0;
      const slump = (whole.get(at(2020, month)) ?? usual) - usual;
      const deeper = year === 2020 ? depth * slump : year === 2021 ? -depth * slump : 0;
      const k = at(year, month);
      path.set(k, (whole.get(k) ?? 0) + offset + wobble * (1.5 - month / 12) + deeper);
    }
  }
  return path;
}

function recentre(
  course: Course,
  whole: Path,
  parts: readonly { readonly region: RegionCode; readonly weight: number; readonly fixed?: Fixed }[],
  paths: ReadonlyMap<RegionCode, Path>,
): void {
  for (let k = at(course.firstYear, 1); k <= at(lastYear, 12); k++) {
    let sum = 0;
    let weights = 0;
    let free = 0;
    for (const p of parts) {
      sum += p.weight * (paths.get(p.region)?.get(k) ?? 0);
      weights += p.weight;
      if (!p.fixed) free += p.weight;
    }
    const shift = ((whole.get(k) ?? 0) * weights - sum) / free;
    for (const p of parts) {
      const path = paths.get(p.region);
      if (!p.fixed && path) path.set(k, (path.get(k) ?? 0) + shift);
    }
  }
}

/** Moves the others, as little as it takes, so that a region takes a place among them, clear of ties at one decimal. */
function takePlace(paths: ReadonlyMap<RegionCode, Path>, own: RegionCode, k: number, place: number): void {
  const value = round(paths.get(own)?.get(k) ?? 0, 1);
  const others = [...paths]
    .filter(([region]) => region !== own)
    .map(([region, path]) => ({ path, growth: path.get(k) ?? 0, region }))
    .toSorted((a, b) => b.growth - a.growth || (a.region < b.region ? -1 : 1));
  const above = others.slice(0, place - 1).toReversed();
  let floor = value;
  for (const o of above) {
    const growth = Math.max(o.growth, floor + 0.1);
    o.path.set(k, growth);
    floor = Math.max(floor + 0.1, round(growth, 1));
  }
  let ceiling = value;
  for (const o of others.slice(place - 1)) {
    const growth = Math.min(o.growth, ceiling - 0.1);
    o.path.set(k, growth);
    ceiling = Math.min(ceiling - 0.1, round(growth, 1));
  }
}

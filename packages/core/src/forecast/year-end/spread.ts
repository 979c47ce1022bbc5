import type { YearEndCase } from './case.ts';
import type { Kinship } from './evidence.ts';

/** How far outlooks missed in years that are over: the errors of the combined forecast, in units of the case and of what is usual
 *  for the series. Grows by `addMiss`. */
export interface YearEndMisses {
  /** Sum and number of absolute misses, per series, group or kind and cut-off. */
  readonly sizes: Map<string, { sum: number; count: number }>;
  /** Misses over the spread that was stated when they were made, ascending within what `sorted` says. */
  readonly ratios: Map<string, { values: number[]; sorted: boolean }>;
}

export function emptyMisses(): YearEndMisses {
  return { sizes: new Map(), ratios: new Map() };
}

/** Cases of the group that weigh as much as all the series' own, and so on upwards. */
const belief = { series: 16, group: 12, kind: 8, tail: 40 } as const;

/** The mean miss, in units of a case, before anything was seen. */
const firstSize = 0.6;

/** How far this outlook may be expected to miss on average, in 百分点: the series' own past misses at this and the neighbouring
 *  cut-offs, drawn towards those of its group, these towards those of its kind. */
export function expectedMiss(misses: YearEndMisses, kin: Kinship, asked: YearEndCase): number {
  const near = (name: string): { sum: number; count: number } => {
    const total = { sum: 0, count: 0 };
    for (let d = -2; d <= 2; d++) {
      const kept = misses.sizes.get(`${name}|${asked.stage + d}`);
      if (kept === undefined) continue;
      const weight = 1 / (1 + 2 * Math.abs(d));
      total.sum += weight * kept.sum;
      total.count += weight * kept.count;
    }
    return total;
  };
  let size = firstSize;
  for (const [name, pull] of [
    [`kind ${kin.kind}`, belief.kind],
    [`group ${kin.group}`, belief.group],
    [`series ${kin.series}`, belief.series],
  ] as const) {
    const { sum, count } = near(name);
    size = (sum + pull * size) / (count + pull);
  }
  return size * asked.unit;
}

/** Adds what an outlook of a year that is over missed by, and the miss that had been expected. */
export function addMiss(
  misses: YearEndMisses,
  kin: Kinship,
  asked: YearEndCase,
  error: number,
  expected: number,
): void {
  const miss = Math.abs(error);
  for (const name of [`kind ${kin.kind}`, `group ${kin.group}`, `series ${kin.series}`]) {
    const k = `${name}|${asked.stage}`;
    const kept = misses.sizes.get(k) ?? { sum: 0, count: 0 };
    kept.sum += Math.min(miss / asked.unit, 8);
    kept.count++;
    misses.sizes.set(k, kept);
  }
  for (const k of ['all', `group ${kin.group}|${asked.stage}`]) {
    const kept = misses.ratios.get(k) ?? { values: [], sorted: false };
    kept.values.push(miss / expected);
    kept.sorted = false;
    misses.ratios.set(k, kept);
  }
}

/** Share of past outlooks that missed by no more than `ratio` times what was expected: those of the group at this cut-off, as far as
 *  there are enough, else those of all. Before there are any, a Laplace distribution. */
export function shareWithin(misses: YearEndMisses, kin: Kinship, asked: YearEndCase, ratio: number): number {
  const prior = 1 - Math.exp(-ratio);
  const all = below(misses, 'all', ratio);
  const wide = (all.count * all.share + 20 * prior) / (all.count + 20);
  const own = below(misses, `group ${kin.group}|${asked.stage}`, ratio);
  return (own.count * own.share + belief.tail * wide) / (own.count + belief.tail);
}

function below(misses: YearEndMisses, k: string, ratio: number): { readonly share: number; readonly count: number } {
  const kept = misses.ratios.get(k);
  if (kept === undefined) return { share: 0, count: 0 };
  if (!kept.sorted) {
    kept.values.sort((a, b) => a - b);
    kept.sorted = true;
  }
  let low = 0;
  let high = kept.values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (kept.values[middle]! <= ratio) low = middle + 1;
    else high = middle;
  }
  return { share: low / kept.values.length, count: kept.values.length };
}

/** The ratio within which a share of past outlooks stayed. */
export function ratioForShare(misses: YearEndMisses, kin: Kinship, asked: YearEndCase, share: number): number {
  let low = 0;
  let high = 1;
  while (shareWithin(misses, kin, asked, high) < share && high < 64) high *= 2;
  for (let i = 0; i < 30; i++) {
    const middle = (low + high) / 2;
    if (shareWithin(misses, kin, asked, middle) < share) low = middle;
    else high = middle;
  }
  return high;
}

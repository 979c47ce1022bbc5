import type { YearEndCase } from './case.ts';
import type { Kinship } from './evidence.ts';

/** How far outlooks missed in years that are over: the errors of the combined forecast, in units of the case and of what is usual
 *  for the series. Grows by `addMiss`. */
export interface YearEndMisses {
  /** Sum and number of absolute misses, per series, group or kind and cut-off. */
  readonly sizes: Map<string, { sum: number; count: number }>;
  /** Sum and number of signed misses over the expected ones, held to ±1, per group and cut-off. */
  readonly leans: Map<string, { sum: number; count: number }>;
  /** Misses over the spread that was stated when they were made, ascending within what `sorted` says. */
  readonly ratios: Map<string, { values: number[]; sorted: boolean }>;
}

export function emptyMisses(): YearEndMisses {
  return { sizes: new Map(), leans: new Map(), ratios: new Map() };
}

/** Cases of the group that weigh as much as all the series' own, and so on upwards. */
const belief = { series: 16, group: 12, kind: 8, tail: 40, lean: 300 } as const;

/** What is expected from few cases of a group is widened by 1 + few / (cases + 5): who has seen little misses by more than he thinks.
 *  Chosen on target years to 2012. */
const few = 3;

/** The share of outcomes within which that widening is felt in full. Who has seen little does not know how far out the far outcomes
 *  lie; of the middle he knows enough, and widening it made probabilities of what is near too modest (of .15 none came true, of .66
 *  .96, official series to 2012). */
const fullyWidened = 0.8;

/** In a year that was bent from outside, or stands on one, outlooks miss by that much more. A judgement: there was one such event, and
 *  its years teach nothing else. */
const bentFactor = 1.5;

/** What misses at this cut-off, the next ones and those after count for. */
const nearness: readonly number[] = [1, 1 / 3, 1 / 5];

/** The mean miss, in units of a case, before anything was seen. */
const firstSize = 0.6;

/** How far this outlook may be expected to miss on average, in 百分点: the series' own past misses at this and the neighbouring
 *  cut-offs, drawn towards those of its group, these towards those of its kind. */
export function expectedMiss(misses: YearEndMisses, kin: Kinship, asked: YearEndCase): number {
  const near = (name: string): { sum: number; count: number } => nearby(misses.sizes, name, asked.stage, nearness);
  let size = firstSize;
  for (const [name, pull] of [
    [`kind ${kin.kind}`, belief.kind],
    [`group ${kin.group}`, belief.group],
    [`series ${kin.series}`, belief.series],
  ] as const) {
    const { sum, count } = near(name);
    size = (sum + pull * size) / (count + pull);
  }
  return size * asked.unit * wideningOf(misses, kin, asked) * (asked.isBent ? bentFactor : 1);
}

function wideningOf(misses: YearEndMisses, kin: Kinship, asked: YearEndCase): number {
  return 1 + few / (nearby(misses.sizes, `group ${kin.group}`, asked.stage, nearness).count + 5);
}

/** How much of the widening is felt at a share of outcomes, as a factor of the widened miss: 1 / widening in the middle, one from
 *  80 % outwards. */
function felt(widening: number, share: number): number {
  return (1 + (widening - 1) * Math.min(1, share / fullyWidened)) / widening;
}

/** By how much outlooks of the group have lately come out too low at this and the neighbouring cut-offs, as a share of the expected
 *  miss: drawn to nought with the weight of 300 cases. What is added to the combined growth, so that half of all outcomes lie on
 *  either side. */
export function expectedLean(misses: YearEndMisses, kin: Kinship, asked: YearEndCase): number {
  const { sum, count } = nearby(misses.leans, `group ${kin.group}`, asked.stage, [1, 1]);
  return sum / (count + belief.lean);
}

/** Sums over this cut-off and its neighbours, `weights[d]` for one that is d away. */
function nearby(
  kept: ReadonlyMap<string, { readonly sum: number; readonly count: number }>,
  name: string,
  stage: number,
  weights: readonly number[],
): { readonly sum: number; readonly count: number } {
  let sum = 0;
  let count = 0;
  for (let d = 1 - weights.length; d < weights.length; d++) {
    const some = kept.get(`${name}|${stage + d}`);
    if (some === undefined) continue;
    sum += weights[Math.abs(d)]! * some.sum;
    count += weights[Math.abs(d)]! * some.count;
  }
  return { sum, count };
}

/** What an outlook of a year that is over missed by: stated − actual in 百分点, the same before it was leant, and the miss that had been
 *  expected. */
export interface Miss {
  readonly stated: number;
  readonly unleant: number;
  readonly expected: number;
}

/** Adds a miss. */
export function addMiss(
  misses: YearEndMisses,
  kin: Kinship,
  asked: YearEndCase,
  { stated, unleant, expected }: Miss,
): void {
  const miss = Math.abs(stated);
  for (const name of [`kind ${kin.kind}`, `group ${kin.group}`, `series ${kin.series}`])
    addTo(misses.sizes, `${name}|${asked.stage}`, Math.min(miss / asked.unit, 8));
  addTo(misses.leans, `group ${kin.group}|${asked.stage}`, Math.min(Math.max(-unleant / expected, -1), 1));
  for (const k of ['all', `group ${kin.group}|${asked.stage}`]) {
    const kept = misses.ratios.get(k) ?? { values: [], sorted: false };
    kept.values.push(miss / expected);
    kept.sorted = false;
    misses.ratios.set(k, kept);
  }
}

function addTo(kept: Map<string, { sum: number; count: number }>, k: string, value: number): void {
  const some = kept.get(k) ?? { sum: 0, count: 0 };
  some.sum += value;
  some.count++;
  kept.set(k, some);
}

/** Share of outcomes that are expected within `ratio` times the expected miss: as past misses were, widened towards the ends by what
 *  little was seen of the group. */
export function shareWithin(misses: YearEndMisses, kin: Kinship, asked: YearEndCase, ratio: number): number {
  const widening = wideningOf(misses, kin, asked);
  let low = ratio;
  let high = ratio * widening;
  for (let i = 0; i < 25 && high - low > 1e-9; i++) {
    const middle = (low + high) / 2;
    if (middle * felt(widening, shareSeen(misses, kin, asked, middle)) < ratio) low = middle;
    else high = middle;
  }
  return shareSeen(misses, kin, asked, high);
}

/** Share of past outlooks that missed by no more than `ratio` times what was expected: those of the group at this cut-off, as far as
 *  there are enough, else those of all. Before there are any, a Laplace distribution. */
function shareSeen(misses: YearEndMisses, kin: Kinship, asked: YearEndCase, ratio: number): number {
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

/** The ratio within which a share of outcomes is expected: the inverse of {@link shareWithin}. */
export function ratioForShare(misses: YearEndMisses, kin: Kinship, asked: YearEndCase, share: number): number {
  let low = 0;
  let high = 1;
  while (shareSeen(misses, kin, asked, high) < share && high < 64) high *= 2;
  for (let i = 0; i < 30; i++) {
    const middle = (low + high) / 2;
    if (shareSeen(misses, kin, asked, middle) < share) low = middle;
    else high = middle;
  }
  return high * felt(wideningOf(misses, kin, asked), share);
}

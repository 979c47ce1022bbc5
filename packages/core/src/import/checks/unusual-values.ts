import { anomalyThreshold } from '../../forecast/anomaly.ts';
import type { ObservationBook } from '../../observation/book.ts';
import { cumulative, isCumulative, monthly, type Span } from '../../span/span.ts';
import { releasesOf } from '../../span/release.ts';
import type { FaultParams } from '../fault-words.ts';
import { type Accusation, type CheckScope, written } from './check-scope.ts';
import { type FigureWithPast, type LatestFigure, scoreAt, withPast } from './latest-series.ts';
import { spanName, subjectOf } from './names.ts';

/** So many unusual figures are named, those of most weight; a longer list would be read by nobody. */
const mostNamed = 50;

interface Unusual {
  readonly figure: FigureWithPast;
  readonly low: number;
  readonly high: number;
  /** By how many 百分点 it moves the whole of its indicator, all regions of the release taken together. */
  readonly impact: number;
}

/** Figures far outside what their own past had led to expect (异常值), and months that repeat another month to the last digit. It looks at
 *  the last release that an upload brings of each indicator. What is far is told by how far last month's figures were from theirs:
 *  1.2 % of ordinary figures are pointed at. They are notes: nothing is refused, nothing is changed, and the reader is told in which order
 *  to look, by how much the whole of the indicator moves. */
export function* checkUnusualValues(
  scope: CheckScope,
  record: ObservationBook | undefined,
  figures: readonly LatestFigure[],
): Iterable<Accusation> {
  const laidOpen = figures.flatMap((figure) => withPast(scope, record, figure) ?? []);
  const copied = new Set<number>();
  for (const accusation of copiedAmounts(scope, laidOpen)) {
    if (typeof accusation.at === 'number') copied.add(accusation.at);
    yield accusation;
  }
  const threshold = anomalyThreshold(sampleOf(laidOpen).flatMap((f) => scoreAt(f, f.place - 1)?.score ?? []));
  const weights = weightsOf(laidOpen);
  const unusual: Unusual[] = [];
  for (const figure of laidOpen) {
    const score = copied.has(figure.position) ? undefined : scoreAt(figure, figure.place);
    if (score === undefined || score.score < threshold) continue;
    const { before, value, decimals } = figure;
    const miss = Math.abs(value - before - score.expected);
    const low = rounded(before + score.expected - threshold * score.scale, decimals);
    const high = rounded(before + score.expected + threshold * score.scale, decimals);
    // Outside as far as it was published: rounding alone makes nothing unusual.
    if (value >= low && value <= high) continue;
    unusual.push({ figure, low, high, impact: miss * (weights.get(figure.position) ?? 0) });
  }
  unusual.sort((a, b) => b.impact - a.impact || a.figure.position - b.figure.position);
  const named = unusual.slice(0, mostNamed);
  for (const [i, { figure, low, high }] of named.entries()) {
    const { position, decimals } = figure;
    const params = (): FaultParams => ({
      ...subjectOf(scope, position),
      unit: scope.upload.readings.unit(position),
      low: written({ value: low, decimals }),
      high: written({ value: high, decimals }),
      place: i + 1,
      count: unusual.length,
    });
    yield { code: 'unusual-value', at: position, params };
  }
}

/** So many figures of last month tell what is usual. */
const enoughToTell = 500;

function sampleOf(figures: readonly FigureWithPast[]): readonly FigureWithPast[] {
  const step = Math.max(1, Math.ceil(figures.length / enoughToTell));
  return figures.filter((_, i) => i % step === 0);
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

/** What one unit of a figure weighs in the whole of its indicator, in 百分点: of an amount its share of the sum of all regions of the
 *  release; of a growth or a share the region's part in the levels beside it, all alike where there are none. */
function weightsOf(figures: readonly FigureWithPast[]): ReadonlyMap<number, number> {
  const isAmount = ({ measure }: FigureWithPast): boolean => measure === 'level' || measure === 'count';
  const sums = new Map<string, number>();
  const levels = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const figure of figures) {
    const { code } = figure.indicator;
    const key = `${code} ${figure.measure}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (!isAmount(figure)) continue;
    sums.set(code, (sums.get(code) ?? 0) + Math.abs(figure.value));
    levels.set(`${code} ${figure.region}`, Math.abs(figure.value));
  }
  return new Map(
    figures.map((figure): [number, number] => {
      const { code } = figure.indicator;
      const sum = sums.get(code) ?? 0;
      if (isAmount(figure)) return [figure.position, sum > 0 ? 100 / sum : 0];
      const level = levels.get(`${code} ${figure.region}`);
      const alike = 1 / (counts.get(`${code} ${figure.measure}`) ?? 1);
      return [figure.position, level === undefined || sum === 0 ? alike : level / sum];
    }),
  );
}

/** Digits from which one figure alone cannot repeat another month's by chance, and from which it cannot where several regions repeat
 *  the same month. */
const digitsAlone = 5;
const digitsTogether = 3;
const enoughRegions = 3;

interface Repeated {
  readonly figure: FigureWithPast;
  /** Slots back. */
  readonly back: number;
  readonly digits: number;
}

/** Amounts of a month that are those of an earlier month of the last year to the last digit (照抄某月). */
function* copiedAmounts(scope: CheckScope, figures: readonly FigureWithPast[]): Iterable<Accusation> {
  const repeated: Repeated[] = [];
  const together = new Map<string, number>();
  for (const figure of figures) {
    if (figure.measure !== 'level' && figure.measure !== 'count') continue;
    if (figure.indicator.kind === 'index' || figure.indicator.kind === 'rate') continue;
    const found = repeatOf(figure);
    if (found === undefined) continue;
    repeated.push(found);
    const key = groupOf(found);
    together.set(key, (together.get(key) ?? 0) + 1);
  }
  for (const found of repeated) {
    const isWhole = (together.get(groupOf(found)) ?? 0) >= enoughRegions;
    if (found.digits < digitsAlone && !isWhole) continue;
    const { figure, back } = found;
    const amount = figure.series.values[figure.place] ?? 0;
    const params = (): FaultParams => ({
      ...subjectOf(scope, figure.position),
      unit: scope.upload.readings.unit(figure.position),
      otherSpan: spanName(scope, slotSpan(figure, figure.place - back), figure.indicator.code),
      ownSpan: spanName(scope, slotSpan(figure, figure.place), figure.indicator.code),
      amount: written({ value: rounded(amount, figure.decimals), decimals: figure.decimals }),
    });
    yield { code: 'copied-from-month', at: figure.position, params };
  }
}

function groupOf({ figure: { indicator, measure }, back }: Repeated): string {
  return `${indicator.code} ${measure} ${back}`;
}

function repeatOf(figure: FigureWithPast): Repeated | undefined {
  const { series, place, decimals } = figure;
  const inDigits = (slot: number): number => Math.round((series.values[slot] ?? Number.NaN) * 10 ** decimals);
  const own = inDigits(place);
  if (!(Math.abs(own) >= 10 ** (digitsTogether - 1)) || own % 10 ** (digitsTogether - 1) === 0) return undefined;
  for (let back = 1; back <= series.perYear && back <= place; back++)
    if (inDigits(place - back) === own)
      return { figure, back, digits: Math.floor(Math.log10(Math.abs(own)) + 1e-12) + 1 };
  return undefined;
}

/** The months that a slot stands for. */
function slotSpan({ indicator, series }: FigureWithPast, place: number): Span {
  const year = series.firstYear + Math.floor(place / series.perYear);
  const slot = place % series.perYear;
  const rhythm = { frequency: indicator.frequency, firstMonth: indicator.firstMonth } as const;
  const releases = releasesOf(
    year,
    indicator.accumulation === 'single' ? { ...rhythm, accumulation: 'single' } : rhythm,
  );
  const release = releases[slot] ?? cumulative(year, 12);
  if (!isCumulative(release) || slot === 0) return release;
  const before = releases[slot - 1]?.length ?? 0;
  return release.length - before === 1
    ? monthly(year, release.length)
    : { year, startMonth: before + 1, length: release.length - before };
}

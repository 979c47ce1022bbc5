import type { ObservationQuery } from '@shigan/app';
import {
  endMonth,
  type IndicatorCode,
  type Instant,
  type Measure,
  measures,
  type Observation,
  type RegionCode,
  type Span,
} from '@shigan/core';

/** An observation and the number of the acceptance that brought it, which decides between two known from one moment. */
export interface Vintage {
  readonly observation: Observation;
  readonly number: number;
}

/** The vintages of one indicator and region, in order of span and measure, and of one key as they come into force. What a
 *  query picks them by stands beside them as numbers: a board goes through 100,000 of them. */
export interface PackedSeries {
  readonly keys: Int32Array;
  /** Last month of the span, as year * 12 + month - 1. */
  readonly ends: Int32Array;
  /** Milliseconds of `knownFrom`. */
  readonly known: Float64Array;
  readonly observations: readonly Observation[];
}

const measureNumbers: ReadonlyMap<Measure, number> = new Map(
  measures.toSorted().map((measure, number) => [measure, number]),
);
const measureCount = 16;

/** Span and measure as one number that sorts as year, start month, length, measure. */
export function keyOf(span: Span, measure: Measure): number {
  const number = measureNumbers.get(measure);
  if (number === undefined) throw new Error(`unknown measure: ${measure}`);
  return spanNumber(span) * measureCount + number;
}

function spanNumber({ year, startMonth, length }: Span): number {
  return (year * 12 + startMonth - 1) * 16 + length;
}

/** Vintages of one region by indicator: of one year, or of all. */
export class RegionBook {
  readonly #series: ReadonlyMap<IndicatorCode, PackedSeries>;
  /** Number of vintages. */
  readonly size: number;

  constructor(vintages: Iterable<Vintage>) {
    const byIndicator = new Map<IndicatorCode, { readonly key: number; readonly vintage: Vintage }[]>();
    let size = 0;
    for (const vintage of vintages) {
      const { indicator, span, measure } = vintage.observation;
      const entry = { key: keyOf(span, measure), vintage };
      const held = byIndicator.get(indicator);
      if (held) held.push(entry);
      else byIndicator.set(indicator, [entry]);
      size += 1;
    }
    const series = new Map<IndicatorCode, PackedSeries>();
    for (const [indicator, entries] of byIndicator) {
      entries.sort(
        (a, b) =>
          a.key - b.key ||
          compareText(a.vintage.observation.knownFrom, b.vintage.observation.knownFrom) ||
          a.vintage.number - b.vintage.number,
      );
      const observations = entries.map((entry) => entry.vintage.observation);
      series.set(indicator, {
        keys: Int32Array.from(entries, (entry) => entry.key),
        ends: Int32Array.from(observations, ({ span }) => span.year * 12 + endMonth(span) - 1),
        known: Float64Array.from(observations, (o) => Date.parse(o.knownFrom)),
        observations,
      });
    }
    this.#series = series;
    this.size = size;
  }

  get indicators(): Iterable<IndicatorCode> {
    return this.#series.keys();
  }

  series(indicator: IndicatorCode): PackedSeries | undefined {
    return this.#series.get(indicator);
  }
}

/** The vintages of a query known as of a moment, in order of indicator, region, span and measure: all of them, or of every
 *  key the one in force. The books of a region follow each other in time and do not overlap. */
export function known(
  books: ReadonlyMap<RegionCode, readonly RegionBook[]>,
  query: ObservationQuery,
  asOf: Instant,
  which: 'all' | 'inForce',
): readonly Observation[] {
  const filter = filterOf(query);
  const moment = Date.parse(asOf);
  const regions = sorted(query.regions ?? books.keys());
  const indicators = sorted(query.indicators ?? indicatorsIn(books));
  const found: Observation[] = [];
  for (const indicator of indicators) {
    for (const region of regions) {
      for (const book of books.get(region) ?? []) {
        const series = book.series(indicator);
        if (series) collect(found, series, filter, moment, which);
      }
    }
  }
  return found;
}

function indicatorsIn(books: ReadonlyMap<RegionCode, readonly RegionBook[]>): ReadonlySet<IndicatorCode> {
  const found = new Set<IndicatorCode>();
  for (const ofRegion of books.values())
    for (const book of ofRegion) for (const indicator of book.indicators) found.add(indicator);
  return found;
}

/** The years that the spans of a query lie in; undefined where it does not say. */
export function yearsOf({ spans, endsFrom, endsTo }: ObservationQuery): readonly number[] | undefined {
  if (spans) return [...new Set(spans.map((span) => span.year))].toSorted((a, b) => a - b);
  if (endsFrom === undefined || endsTo === undefined) return undefined;
  const first = Math.floor(endsFrom / 12);
  const count = Math.max(0, Math.floor(endsTo / 12) - first + 1);
  return Array.from({ length: count }, (_, i) => first + i);
}

interface Filter {
  /** Stretches of keys outside of which nothing is asked for, half-open, in order. */
  readonly stretches: readonly (readonly [number, number])[];
  readonly endsFrom: number;
  readonly endsTo: number;
  /** Bit n: the measure with number n. */
  readonly measures: number;
}

function filterOf({ measures: asked, spans, endsFrom, endsTo }: ObservationQuery): Filter {
  return {
    stretches: spans ? stretchesOf(spans) : [stretchOfYears(endsFrom, endsTo)],
    endsFrom: endsFrom ?? Number.NEGATIVE_INFINITY,
    endsTo: endsTo ?? Number.POSITIVE_INFINITY,
    measures: asked ? asked.reduce((bits, measure) => bits | (1 << (measureNumbers.get(measure) ?? 31)), 0) : -1,
  };
}

function stretchesOf(spans: readonly Span[]): readonly (readonly [number, number])[] {
  const numbers = [...new Set(spans.map(spanNumber))].toSorted((a, b) => a - b);
  return numbers.map((n) => [n * measureCount, (n + 1) * measureCount]);
}

/** A span ends in the year in which it starts. */
function stretchOfYears(endsFrom: number | undefined, endsTo: number | undefined): readonly [number, number] {
  const bound = (year: number): number => spanNumber({ year, startMonth: 1, length: 0 }) * measureCount;
  return [
    endsFrom === undefined ? 0 : bound(Math.floor(endsFrom / 12)),
    endsTo === undefined ? Number.POSITIVE_INFINITY : bound(Math.floor(endsTo / 12) + 1),
  ];
}

/** Adds what a series has for a filter, in one loop over numbers. */
function collect(
  found: Observation[],
  { keys, ends, known: knownAt, observations }: PackedSeries,
  { stretches, endsFrom, endsTo, measures: asked }: Filter,
  asOf: number,
  which: 'all' | 'inForce',
): void {
  let at = 0;
  for (const [from, to] of stretches) {
    at = firstNotBelow(keys, from, at);
    if (at === keys.length) return;
    let lastKey = -1;
    for (; at < keys.length && keys[at]! < to; at++) {
      const key = keys[at]!;
      if (knownAt[at]! > asOf || ends[at]! < endsFrom || ends[at]! > endsTo) continue;
      if ((asked & (1 << (key % measureCount))) === 0) continue;
      if (which === 'inForce' && key === lastKey) found[found.length - 1] = observations[at]!;
      else found.push(observations[at]!);
      lastKey = key;
    }
  }
}

/** The first place from `start` on whose key is not below a bound. */
export function firstNotBelow(keys: Int32Array, bound: number, start: number): number {
  let low = start;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keys[middle]! < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sorted(keys: Iterable<string>): readonly string[] {
  return [...new Set(keys)].toSorted();
}

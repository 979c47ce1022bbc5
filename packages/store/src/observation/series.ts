import { endMonth, type IndicatorCode, type Instant, type Observation, type RegionCode, type Span } from '@shigan/core';
import type { ObservationQuery } from '@shigan/app';

/** An observation and the number of the acceptance that brought it, which decides between two known from one moment. */
export interface Vintage {
  readonly observation: Observation;
  readonly number: number;
}

/** The vintages of one region by indicator, each series in order of span, measure and vintage. */
export class RegionBook {
  readonly #series = new Map<IndicatorCode, Vintage[]>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get indicators(): Iterable<IndicatorCode> {
    return this.#series.keys();
  }

  add(vintage: Vintage): void {
    const { indicator } = vintage.observation;
    const held = this.#series.get(indicator);
    if (held) held.push(vintage);
    else this.#series.set(indicator, [vintage]);
    this.#size += 1;
  }

  /** Puts every series in order; needed once after the last `add`. */
  sort(): void {
    for (const series of this.#series.values()) series.sort(compare);
  }

  series(indicator: IndicatorCode): readonly Vintage[] {
    return this.#series.get(indicator) ?? [];
  }
}

/** The vintages of a query known as of a moment, in order of indicator, region, span and measure: all of them, or of every
 *  key the one in force. */
export function known(
  books: ReadonlyMap<RegionCode, RegionBook>,
  query: ObservationQuery,
  asOf: Instant,
  which: 'all' | 'inForce',
): readonly Observation[] {
  const asked = filterOf(query);
  const regions = sorted(query.regions ?? books.keys());
  const indicators = sorted(query.indicators ?? [...books.values()].flatMap((book) => [...book.indicators]));
  const found: Observation[] = [];
  for (const indicator of indicators) {
    for (const region of regions) {
      let last: Observation | undefined;
      for (const { observation } of books.get(region)?.series(indicator) ?? []) {
        if (observation.knownFrom > asOf || !asked(observation)) continue;
        if (last && which === 'inForce' && sameKey(last, observation)) found.pop();
        found.push(observation);
        last = observation;
      }
    }
  }
  return found;
}

function filterOf(query: ObservationQuery): (o: Observation) => boolean {
  const measures = query.measures && new Set(query.measures);
  const spans = query.spans && new Set(query.spans.map(spanKey));
  const { endsFrom = Number.NEGATIVE_INFINITY, endsTo = Number.POSITIVE_INFINITY } = query;
  return (o) => {
    const ends = o.span.year * 12 + endMonth(o.span) - 1;
    return (
      ends >= endsFrom &&
      ends <= endsTo &&
      (measures === undefined || measures.has(o.measure)) &&
      (spans === undefined || spans.has(spanKey(o.span)))
    );
  };
}

function spanKey({ year, startMonth, length }: Span): number {
  return (year * 12 + startMonth) * 16 + length;
}

function sameKey(a: Observation, b: Observation): boolean {
  return a.measure === b.measure && spanKey(a.span) === spanKey(b.span);
}

function compare(a: Vintage, b: Vintage): number {
  return (
    spanKey(a.observation.span) - spanKey(b.observation.span) ||
    compareText(a.observation.measure, b.observation.measure) ||
    compareText(a.observation.knownFrom, b.observation.knownFrom) ||
    a.number - b.number
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sorted(keys: Iterable<string>): readonly string[] {
  return [...new Set(keys)].toSorted();
}

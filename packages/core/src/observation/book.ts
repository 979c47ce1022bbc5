import type { IndicatorCode, Measure } from '../indicator/indicator.ts';
import type { RegionCode } from '../region/region.ts';
import type { Span } from '../span/span.ts';
import type { Observation } from './observation.ts';

/** One indicator of one region in one measure: its observations by span. */
export interface Series {
  at(span: Span): Observation | undefined;
  /** In no particular order. */
  all(): Iterable<Observation>;
}

/** The record (台账数据) as of a moment, laid open for analysis: one observation per key. */
export interface ObservationBook {
  series(indicator: IndicatorCode, region: RegionCode, measure: Measure): Series | undefined;
  at(indicator: IndicatorCode, region: RegionCode, measure: Measure, span: Span): Observation | undefined;
  /** The vintage before the one in force, where it is known. */
  previousVintage(observation: Observation): Observation | undefined;
}

/** A span as one small integer, unique within the years 1900–2999. */
export function spanNumber(s: Span): number {
  return s.year * 144 + (s.startMonth - 1) * 12 + s.length - 1;
}

/** The observations of one series. Cumulative spans, the usual ones, lie in an array by year and month; others in a map. */
class Shelf implements Series {
  private cumulative: (Observation | undefined)[] = [];
  /** The year that the array begins with. */
  private firstYear = 0;
  private others: Map<number, Observation> | undefined;

  at(s: Span): Observation | undefined {
    if (s.startMonth !== 1) return this.others?.get(spanNumber(s));
    const index = (s.year - this.firstYear) * 12 + s.length - 1;
    return index < 0 ? undefined : this.cumulative[index];
  }

  put(o: Observation): void {
    if (o.span.startMonth === 1) this.putCumulative(o);
    else (this.others ??= new Map()).set(spanNumber(o.span), o);
  }

  /** The array has no holes: an engine keeps one with far-apart places as a hash table, which is many times slower. */
  private putCumulative(o: Observation): void {
    const { year, length } = o.span;
    if (this.cumulative.length === 0) {
      this.firstYear = year;
    } else if (year < this.firstYear) {
      const added = Array.from<undefined>({ length: (this.firstYear - year) * 12 });
      this.cumulative = [...added, ...this.cumulative];
      this.firstYear = year;
    }
    const index = (year - this.firstYear) * 12 + length - 1;
    while (this.cumulative.length < index) this.cumulative.push(undefined);
    this.cumulative[index] = o;
  }

  *all(): Iterable<Observation> {
    for (const o of this.cumulative) if (o !== undefined) yield o;
    if (this.others) yield* this.others.values();
  }
}

/** Opens a book over observations; of two with one key the one known later, then stored later, counts as in force. */
export function observationBook(observations: Iterable<Observation>): ObservationBook {
  const byIndicator = new Map<IndicatorCode, Map<RegionCode, Map<Measure, Shelf>>>();
  const earlier = new Map<Observation, Observation>();
  // Observations mostly come region by region of an indicator: the measures of the last one are kept at hand.
  let last: Observation | undefined;
  let byMeasure = new Map<Measure, Shelf>();
  for (const o of observations) {
    if (last === undefined || o.region !== last.region || o.indicator !== last.indicator) {
      byMeasure = child(child(byIndicator, o.indicator), o.region);
      last = o;
    }
    let shelf = byMeasure.get(o.measure);
    if (shelf === undefined) byMeasure.set(o.measure, (shelf = new Shelf()));
    const held = shelf.at(o.span);
    if (held === undefined) {
      shelf.put(o);
    } else if (isLater(o, held)) {
      earlier.set(o, held);
      shelf.put(o);
    } else {
      insertEarlier(earlier, held, o);
    }
  }
  const find = (indicator: IndicatorCode, region: RegionCode, measure: Measure): Shelf | undefined =>
    byIndicator.get(indicator)?.get(region)?.get(measure);
  return {
    series: find,
    at: (indicator, region, measure, s) => find(indicator, region, measure)?.at(s),
    previousVintage: (observation) => earlier.get(observation),
  };
}

function isLater(a: Observation, b: Observation): boolean {
  return a.knownFrom === b.knownFrom ? a.storedAt > b.storedAt : a.knownFrom > b.knownFrom;
}

function insertEarlier(earlier: Map<Observation, Observation>, later: Observation, o: Observation): void {
  let above = later;
  for (let next = earlier.get(above); next !== undefined && isLater(next, o); next = earlier.get(above)) above = next;
  const below = earlier.get(above);
  earlier.set(above, o);
  if (below !== undefined) earlier.set(o, below);
}

function child<K, K2, V>(map: Map<K, Map<K2, V>>, key: K): Map<K2, V> {
  let found = map.get(key);
  if (found === undefined) map.set(key, (found = new Map()));
  return found;
}

/** One record out of two: what `holdsFirst` says of a region decides which one it is read from. */
export function joinedBook(
  first: ObservationBook,
  holdsFirst: (region: RegionCode) => boolean,
  second: ObservationBook,
): ObservationBook {
  const of = (region: RegionCode): ObservationBook => (holdsFirst(region) ? first : second);
  return {
    series: (indicator, region, measure) => of(region).series(indicator, region, measure),
    at: (indicator, region, measure, s) => of(region).at(indicator, region, measure, s),
    previousVintage: (observation) => of(observation.region).previousVintage(observation),
  };
}

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

/** Opens a book over observations; of two with one key the one known later, then stored later, counts as in force. */
export function observationBook(observations: Iterable<Observation>): ObservationBook {
  const byIndicator = new Map<IndicatorCode, Map<RegionCode, Map<Measure, Map<number, Observation>>>>();
  const earlier = new Map<Observation, Observation>();
  for (const o of observations) {
    const byRegion = child(byIndicator, o.indicator);
    const byMeasure = child(byRegion, o.region);
    const bySpan = child(byMeasure, o.measure);
    const key = spanNumber(o.span);
    const held = bySpan.get(key);
    if (held === undefined || isLater(o, held)) {
      if (held !== undefined) earlier.set(o, held);
      bySpan.set(key, o);
    } else {
      insertEarlier(earlier, held, o);
    }
  }
  const spans = (
    indicator: IndicatorCode,
    region: RegionCode,
    measure: Measure,
  ): Map<number, Observation> | undefined => byIndicator.get(indicator)?.get(region)?.get(measure);
  return {
    series(indicator, region, measure) {
      const found = spans(indicator, region, measure);
      return found && { at: (s) => found.get(spanNumber(s)), all: () => found.values() };
    },
    at: (indicator, region, measure, s) => spans(indicator, region, measure)?.get(spanNumber(s)),
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

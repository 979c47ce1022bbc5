import type {
  IndicatorCode,
  Instant,
  Measure,
  Observation,
  ObservationBook,
  RegionCode,
  Series,
  Span,
} from '@shigan/core';
import { firstNotBelow, keyOf, type PackedSeries, type RegionBook } from './series.ts';

/** Lays the kept vintages of regions open as of a moment. Nothing is copied: a lookup is a search among numbers, so that a
 *  board pays for what it looks at and not for all that is held. */
export function bookOver(books: ReadonlyMap<RegionCode, readonly RegionBook[]>, asOf: Instant): ObservationBook {
  const moment = Date.parse(asOf);
  const pieces = new Map<RegionCode, Map<IndicatorCode, readonly PackedSeries[]>>();
  const piecesOf = (indicator: IndicatorCode, region: RegionCode): readonly PackedSeries[] => {
    let ofRegion = pieces.get(region);
    if (!ofRegion) pieces.set(region, (ofRegion = new Map()));
    let found = ofRegion.get(indicator);
    if (!found) {
      found = (books.get(region) ?? []).flatMap((book) => book.series(indicator) ?? []);
      ofRegion.set(indicator, found);
    }
    return found;
  };
  return {
    series: (indicator, region, measure) => seriesOver(piecesOf(indicator, region), measure, moment),
    at: (indicator, region, measure, span) => inForce(piecesOf(indicator, region), keyOf(span, measure), moment),
    previousVintage: (observation) => before(piecesOf(observation.indicator, observation.region), observation, moment),
  };
}

function seriesOver(pieces: readonly PackedSeries[], measure: Measure, moment: number): Series | undefined {
  const at = (span: Span): Observation | undefined => inForce(pieces, keyOf(span, measure), moment);
  const all = function* (): Iterable<Observation> {
    for (const { keys, observations } of pieces) {
      for (let i = 0; i < keys.length; i++) {
        const isLastOfKey = keys[i] !== keys[i + 1];
        const found = isLastOfKey && observations[i]?.measure === measure ? at(observations[i]!.span) : undefined;
        if (found) yield found;
      }
    }
  };
  return pieces.length === 0 ? undefined : { at, all };
}

/** The latest vintage of a key that was known at the moment. */
function inForce(pieces: readonly PackedSeries[], key: number, moment: number): Observation | undefined {
  for (const piece of pieces) {
    const at = placeInForce(piece, key, moment);
    if (at >= 0) return piece.observations[at];
  }
  return undefined;
}

/** Where a key's vintage in force stands; −1 where there is none. */
function placeInForce({ keys, known }: PackedSeries, key: number, moment: number): number {
  const { length } = keys;
  // Pieces follow each other in time: most are passed over at once.
  if (length === 0 || key < keys[0]! || key > keys[length - 1]!) return -1;
  let at = firstNotBelow(keys, key + 1, 0) - 1;
  while (at >= 0 && keys[at] === key && known[at]! > moment) at -= 1;
  return at >= 0 && keys[at] === key ? at : -1;
}

/** The vintage that another one of its key replaced. */
function before(pieces: readonly PackedSeries[], of: Observation, moment: number): Observation | undefined {
  const key = keyOf(of.span, of.measure);
  for (const piece of pieces) {
    const { keys, observations } = piece;
    for (let at = placeInForce(piece, key, moment); at > 0 && keys[at] === key; at--) {
      if (observations[at] === of) return keys[at - 1] === key ? observations[at - 1] : undefined;
    }
  }
  return undefined;
}

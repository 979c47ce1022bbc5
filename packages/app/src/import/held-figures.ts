import { endMonth, type HeldFigure, type HeldLookup, type RegionCode, slotOf, type UploadPart } from '@shigan/core';
import type { ObservationQuery, Store } from '../ports.ts';

/** After everything that may be known. */
const ever = '9999-12-31T23:59:59.999Z';

/** More spans than this are asked for by their range. */
const mostSpans = 60;

/** Of more regions than this everything is read. */
const mostRegions = 200;

const nothing: HeldLookup = () => undefined;

/** What the record holds for one part of an upload (已有数据): all vintages of the figures that the part is compared with, of the
 *  given regions. One query, bounded by the size of the part. */
export async function loadHeldFigures(
  store: Store,
  city: RegionCode,
  part: UploadPart,
  regions: readonly RegionCode[],
): Promise<HeldLookup> {
  if (part.indicators.length === 0 || part.spans.length === 0) return nothing;
  const observations = await store.observations.vintages(
    city,
    { ...queryOf(part), ...(regions.length > mostRegions ? {} : { regions }) },
    ever,
  );
  if (observations.length === 0) return nothing;
  const held = new Map<string, HeldFigure[]>();
  for (const { indicator, region, span, measure, value, decimals, unit, status, knownFrom } of observations) {
    const key = keyOf(indicator, region, slotOf(span, measure));
    const figure = { value, decimals, unit, status, knownFrom };
    const vintages = held.get(key);
    if (vintages === undefined) held.set(key, [figure]);
    else vintages.push(figure);
  }
  return (indicator, region, slot) => held.get(keyOf(indicator, region, slot));
}

function queryOf({ indicators, spans }: UploadPart): ObservationQuery {
  if (spans.length <= mostSpans) return { indicators, spans };
  let endsFrom = Infinity;
  let endsTo = -Infinity;
  for (const span of spans) {
    const ends = span.year * 12 + endMonth(span) - 1;
    endsFrom = Math.min(endsFrom, ends);
    endsTo = Math.max(endsTo, ends);
  }
  return { indicators, endsFrom, endsTo };
}

function keyOf(indicator: string, region: string, slot: number): string {
  return `${slot} ${region} ${indicator}`;
}

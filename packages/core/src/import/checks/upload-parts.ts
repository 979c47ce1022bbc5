import type { Indicator, IndicatorCode } from '../../indicator/indicator.ts';
import type { Region, RegionCode } from '../../region/region.ts';
import { cumulative, isCumulative, monthly, type Span, spanIso, yearBefore } from '../../span/span.ts';
import { spanOfSlot } from '../readings-buffer.ts';
import type { Upload } from '../upload.ts';
import type { PeerMembers } from './check-scope.ts';

/** A part of an upload that is checked at once, with what has to be known of the record for it. */
export interface UploadPart {
  readonly indicatorIds: readonly number[];
  /** `[from, to)`. */
  readonly slots: { readonly from: number; readonly to: number };
  /** What to load of the record: the indicators of the part with those that they are compared with, the spans with the earlier ones
   *  of their years and those of the year before. */
  readonly indicators: readonly IndicatorCode[];
  readonly spans: readonly Span[];
}

/** About how many readings a part has: a tenth of a second to check, and what is loaded beside them is a small multiple. */
const readingsPerPart = 10_000;

interface Family {
  readonly ids: readonly number[];
  readonly codes: ReadonlySet<IndicatorCode>;
  /** Readings per year, in order of the years. */
  readonly years: ReadonlyMap<number, number>;
}

/** Divides an upload into parts small enough that the record beside them is loaded in bounded batches. Indicators that add up
 *  stay together; one with very many readings is divided by years. */
export function* uploadParts(
  upload: Upload,
  indicators: ReadonlyMap<IndicatorCode, Indicator>,
  limit: number = readingsPerPart,
): Iterable<UploadPart> {
  let together: Family[] = [];
  let size = 0;
  for (const family of familiesOf(upload, indicators)) {
    const readings = [...family.years.values()].reduce((a, b) => a + b, 0);
    if (together.length > 0 && size + readings > limit) {
      yield partOf(upload, together, 0, Infinity);
      together = [];
      size = 0;
    }
    if (readings > limit) {
      yield* byYears(upload, family, limit);
    } else {
      together.push(family);
      size += readings;
    }
  }
  if (together.length > 0) yield partOf(upload, together, 0, Infinity);
}

function* byYears(upload: Upload, family: Family, limit: number): Iterable<UploadPart> {
  const years = [...family.years].toSorted(([a], [b]) => a - b);
  let from = 0;
  let size = 0;
  for (const [year, readings] of years) {
    if (size > 0 && size + readings > limit) {
      yield partOf(upload, [family], from, slotOfYear(year));
      from = slotOfYear(year);
      size = 0;
    }
    size += readings;
  }
  yield partOf(upload, [family], from, Infinity);
}

function slotOfYear(year: number): number {
  return (year - 1900) << 12;
}

function familiesOf(upload: Upload, indicators: ReadonlyMap<IndicatorCode, Indicator>): Iterable<Family> {
  const { readings } = upload;
  const families = new Map<IndicatorCode, { ids: number[]; codes: Set<IndicatorCode>; years: Map<number, number> }>();
  for (let id = 0; id < readings.indicators.size; id++) {
    const code = readings.indicators.value(id);
    const parent = indicators.get(code)?.parent;
    const whole = parent !== undefined && indicators.get(parent)?.parts?.flat().includes(code) === true ? parent : code;
    let family = families.get(whole);
    if (family === undefined) {
      const codes = new Set([whole, ...(indicators.get(whole)?.parts ?? []).flat()]);
      families.set(whole, (family = { ids: [], codes, years: new Map() }));
    }
    family.ids.push(id);
    for (const { slot, positions } of upload.blocks(id)) {
      const { year } = spanOfSlot(slot);
      family.years.set(year, (family.years.get(year) ?? 0) + positions.length);
    }
  }
  return families.values();
}

function partOf(upload: Upload, families: readonly Family[], from: number, to: number): UploadPart {
  const indicatorIds = families.flatMap((family) => family.ids);
  const spans = new Map<string, Span>();
  for (const id of indicatorIds) {
    for (const { slot } of upload.blocks(id)) {
      if (slot < from || slot >= to) continue;
      for (const span of comparedWith(spanOfSlot(slot))) spans.set(spanIso(span), span);
    }
  }
  const indicators = [...new Set(families.flatMap((family) => [...family.codes]))];
  return { indicatorIds, slots: { from, to }, indicators, spans: [...spans.values()] };
}

function comparedWith(span: Span): readonly Span[] {
  const earlier = isCumulative(span)
    ? Array.from({ length: span.length - 1 }, (_, i) => cumulative(span.year, i + 1))
    : span.length === 1
      ? [monthly(span.year, span.startMonth - 1)]
      : [];
  return [span, yearBefore(span), ...earlier];
}

/** Whose figures an upload is compared with: its own regions, what they lie in, and the peer sets that they belong to or are the whole
 *  of, with all members. No check looks at any other. */
export function regionsBeside(
  { readings }: Upload,
  regions: ReadonlyMap<RegionCode, Region>,
  peerSets: readonly PeerMembers[],
): readonly RegionCode[] {
  const own = new Set<RegionCode>();
  for (let id = 0; id < readings.regions.size; id++) own.add(readings.regions.value(id));
  const beside = new Set(own);
  for (const code of own) {
    const parent = regions.get(code)?.parent;
    if (parent !== undefined && parent !== null) beside.add(parent);
  }
  for (const { set } of peerSets)
    if (own.has(set.of) || set.members.some((member) => own.has(member)))
      for (const code of [set.of, ...set.members]) beside.add(code);
  return [...beside];
}

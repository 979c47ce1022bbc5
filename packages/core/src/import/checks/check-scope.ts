import { display } from '../../decimal.ts';
import type { Indicator, IndicatorCode, Measure } from '../../indicator/indicator.ts';
import { inUnit, unitQuantity } from '../../indicator/unit.ts';
import type { Instant } from '../../instant.ts';
import type { ObservationStatus, Published } from '../../observation/observation.ts';
import type { PeerSet, Region, RegionCode } from '../../region/region.ts';
import type { Span } from '../../span/span.ts';
import type { FaultCode, FaultParams } from '../fault-words.ts';
import type { UnreadRow } from '../reading.ts';
import { measureOfSlot, slotOf, spanOfSlot } from '../readings-buffer.ts';
import type { Upload } from '../upload.ts';

/** A vintage that is on record already, as far as checks ask. */
export interface HeldFigure extends Published {
  readonly unit: string;
  readonly status: ObservationStatus | null;
  readonly knownFrom: Instant;
}

/** All vintages of one key that are on record, oldest first; undefined for a key that is not. The slot is span and measure. */
export type HeldLookup = (
  indicator: IndicatorCode,
  region: RegionCode,
  slot: number,
) => readonly HeldFigure[] | undefined;

/** A peer set with its members laid open. */
export interface PeerMembers {
  readonly set: PeerSet;
  has(region: RegionCode): boolean;
}

/** Peer sets as checks look at them. */
export function peerMembers(sets: Iterable<PeerSet>): readonly PeerMembers[] {
  return [...sets]
    .toSorted((a, b) => a.members.length - b.members.length)
    .map((set) => {
      const members = new Set(set.members);
      return { set, has: (region) => members.has(region) };
    });
}

/** What the checks of one part of an upload look at. Checks are pure: they read this and say what is wrong. */
export interface CheckScope {
  readonly upload: Upload;
  /** Ids of the indicators to check now; what others say may be looked at. */
  readonly indicatorIds: readonly number[];
  /** Slots to check now, `[from, to)`. */
  readonly slots: { readonly from: number; readonly to: number };
  readonly indicators: ReadonlyMap<IndicatorCode, Indicator>;
  readonly regions: ReadonlyMap<RegionCode, Region>;
  /** Smallest first. */
  readonly peerSets: readonly PeerMembers[];
  readonly held: HeldLookup;
  /** When readings without a date of their own came to be known. */
  readonly knownFrom: Instant;
  readonly unread: readonly UnreadRow[];
  /** Readings already found wrong, by an earlier check or by this one further up: nothing is concluded from them. */
  readonly accused: ReadonlySet<number>;
}

/** What a check found. A fault of a set has no position but a sheet. */
export interface Accusation {
  readonly code: FaultCode;
  readonly at:
    | number
    | {
        readonly sheet: string;
        readonly value: string | null;
        /** Said once for an upload, however often it is found. */
        readonly once?: string;
      };
  /** Readings that are as doubtful as the one pointed at. */
  readonly implicates?: readonly number[];
  /** What its sentence is made with: worked out only for faults that are listed. */
  readonly params: () => FaultParams;
}

export type Check = (scope: CheckScope) => Iterable<Accusation>;

/** A figure to compare with, from the upload or the record. */
export interface Known extends Published {
  readonly unit: string;
  /** −1 for a figure of the record. */
  readonly position: number;
}

/** The figure that the upload states at a position; undefined for a mark, and for one already found wrong. */
export function figureAt(scope: CheckScope, position: number): Known | undefined {
  if (position < 0 || scope.accused.has(position)) return undefined;
  const { readings } = scope.upload;
  const value = readings.value(position);
  if (Number.isNaN(value)) return undefined;
  return { value, decimals: readings.decimals(position), unit: readings.unit(position), position };
}

/** What is known of a key: what the upload says, or else what is in force on record. What the upload says wrongly is not
 *  replaced by the record. */
export function known(
  scope: CheckScope,
  indicator: IndicatorCode,
  region: RegionCode,
  span: Span,
  measure: Measure,
): Known | undefined {
  const slot = slotOf(span, measure);
  const { indicators, regions } = scope.upload.readings;
  const position = scope.upload.find(indicators.find(indicator), slot, regions.find(region));
  if (position >= 0 && scope.accused.has(position)) return undefined;
  return figureAt(scope, position) ?? inForce(scope.held(indicator, region, slot));
}

function inForce(vintages: readonly HeldFigure[] | undefined): Known | undefined {
  const last = vintages?.at(-1);
  return last && { value: last.value, decimals: last.decimals, unit: last.unit, position: -1 };
}

/** Half of the last digit that a figure was published with: what rounding may have taken or given. Things that are counted
 *  one by one are not rounded. */
export function rounding(figure: Published & { readonly unit: string }): number {
  const quantity = unitQuantity(figure.unit);
  const counted = quantity === 'number' || quantity === 'person';
  if (counted && figure.decimals === 0 && inUnit({ value: 1, decimals: 0 }, figure.unit, baseOf[quantity])?.value === 1)
    return 0;
  return 0.5 * 10 ** -figure.decimals;
}

const baseOf = { number: '个', person: '人' } as const;

/** A figure and its rounding in another unit; undefined where the units measure different things. */
export function measuredIn(
  figure: Published & { readonly unit: string },
  unit: string,
): { readonly value: number; readonly rounding: number } | undefined {
  const converted = inUnit(figure, figure.unit, unit);
  const factor = inUnit({ value: 1, decimals: 0 }, figure.unit, unit);
  if (converted === undefined || factor === undefined) return undefined;
  return { value: converted.value, rounding: rounding(figure) * factor.value };
}

/** Noise of floating point that no comparison of published figures may turn on. */
export const noise = 1e-9;

/** Whether two figures say the same as far as the coarser of them was published. In different units a whole last digit is
 *  allowed for, since who converts often cuts off rather than rounds: 34.10亿元 and 341065万元 agree. */
export function agree(a: Published & { readonly unit: string }, b: Published & { readonly unit: string }): boolean {
  if (a.unit === b.unit && a.decimals === b.decimals) return a.value === b.value;
  const other = measuredIn(b, a.unit);
  if (other === undefined) return false;
  const coarser = Math.max(rounding(a), other.rounding) * (a.unit === b.unit ? 1 : 2);
  return Math.abs(a.value - other.value) <= coarser * (1 + noise) + Math.abs(a.value) * noise;
}

/** One release of one measure of one indicator in the scope. */
export interface CheckedBlock {
  readonly code: IndicatorCode;
  /** Undefined for a series that the catalogue does not have. */
  readonly indicator: Indicator | undefined;
  readonly span: Span;
  readonly measure: Measure;
  readonly positions: Uint32Array;
}

/** The blocks of the scope in these measures. */
export function* blocksIn(scope: CheckScope, measures: readonly Measure[]): Iterable<CheckedBlock> {
  for (const indicatorId of scope.indicatorIds) {
    const code = scope.upload.readings.indicators.value(indicatorId);
    const indicator = scope.indicators.get(code);
    for (const { slot, positions } of scope.upload.blocks(indicatorId)) {
      if (slot < scope.slots.from || slot >= scope.slots.to) continue;
      const measure = measureOfSlot(slot);
      if (measures.includes(measure)) yield { code, indicator, span: spanOfSlot(slot), measure, positions };
    }
  }
}

/** The region of a reading. */
export function regionAt(scope: CheckScope, position: number): RegionCode {
  const { readings } = scope.upload;
  return readings.regions.value(readings.regionId(position));
}

/** A figure as it was published, for a sentence. */
export function written(figure: Published): string {
  return display(figure.value, figure.decimals);
}

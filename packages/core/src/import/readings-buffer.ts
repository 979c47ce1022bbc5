import { type IndicatorCode, type Measure, measures } from '../indicator/indicator.ts';
import type { Instant } from '../instant.ts';
import type { MissingReason } from '../missing.ts';
import type { ObservationStatus } from '../observation/observation.ts';
import type { RegionCode } from '../region/region.ts';
import type { Span } from '../span/span.ts';
import type { Reading } from './reading.ts';

/** All readings of one upload (读数), in columns: about 36 bytes each, so that a file of a million is checked whole before
 *  anything of it is stored. What repeats (indicator, region, unit, sheet, status, release date) is kept once and
 *  referred to by a small number, its id in the buffer. Readings are addressed by their position, in the order of reading. */
export interface ReadingsBuffer {
  readonly length: number;
  push(reading: Reading): void;
  /** The reading at a position, as it was pushed. */
  at(position: number): Reading;
  readonly indicators: Dictionary<IndicatorCode>;
  readonly regions: Dictionary<RegionCode>;
  indicatorId(position: number): number;
  regionId(position: number): number;
  /** Span and measure in one number, {@link slotOf}: readings of one release of one measure have the same. */
  slot(position: number): number;
  /** NaN where the reading has no value. */
  value(position: number): number;
  decimals(position: number): number;
  unit(position: number): string;
  status(position: number): ObservationStatus | null;
  sheet(position: number): string;
  row(position: number): number;
  column(position: number): number;
  knownFrom(position: number): Instant | undefined;
  /** The number behind the cell, where it differs from what is shown and is below one. */
  stored(position: number): number | undefined;
  /** The cell holds more digits than it shows. */
  isShownRounded(position: number): boolean;
}

/** Ids of the distinct values of a column, in the order they were met. */
export interface Dictionary<T> {
  readonly size: number;
  /** The id of a value; −1 for one that was never met. */
  find(value: T): number;
  value(id: number): T;
}

const measureNumber: Readonly<Record<Measure, number>> = {
  level: 0,
  count: 1,
  yoy: 2,
  twoYearAverage: 3,
  sequential: 4,
  share: 5,
  index: 6,
  rank: 7,
  contribution: 8,
  contributionShare: 9,
};

/** A span and a measure as one number that sorts by year, last month, length, measure. */
export function slotOf(span: Span, measure: Measure): number {
  const end = span.startMonth + span.length - 1;
  return (((span.year - 1900) * 16 + end) * 16 + span.length) * 16 + measureNumber[measure];
}

export function spanOfSlot(slot: number): Span {
  const length = (slot >> 4) & 15;
  return { year: (slot >> 12) + 1900, startMonth: ((slot >> 8) & 15) - length + 1, length };
}

export function measureOfSlot(slot: number): Measure {
  const measure = measures[slot & 15];
  if (measure === undefined) throw new Error(`no measure in slot: ${slot}`);
  return measure;
}

const chunkBits = 16;
const chunkSize = 1 << chunkBits;
const chunkMask = chunkSize - 1;

/** Chunks of 2 MB rather than one array that grows: nothing is ever copied, and the memory used is that of the readings. */
interface Chunk {
  readonly indicator: Uint32Array;
  readonly region: Uint16Array;
  readonly slot: Uint32Array;
  readonly value: Float64Array;
  readonly decimals: Uint8Array;
  readonly missing: Uint8Array;
  readonly shownRounded: Uint8Array;
  readonly unit: Uint16Array;
  readonly status: Uint8Array;
  readonly knownFrom: Uint32Array;
  readonly sheet: Uint16Array;
  readonly row: Uint32Array;
  readonly column: Uint16Array;
}

function chunkOf(size: number): Chunk {
  return {
    indicator: new Uint32Array(size),
    region: new Uint16Array(size),
    slot: new Uint32Array(size),
    value: new Float64Array(size),
    decimals: new Uint8Array(size),
    missing: new Uint8Array(size),
    shownRounded: new Uint8Array(size),
    unit: new Uint16Array(size),
    status: new Uint8Array(size),
    knownFrom: new Uint32Array(size),
    sheet: new Uint16Array(size),
    row: new Uint32Array(size),
    column: new Uint16Array(size),
  };
}

interface GrowingDictionary<T> extends Dictionary<T> {
  id(value: T): number;
}

function dictionary<T>(limit: number): GrowingDictionary<T> {
  const ids = new Map<T, number>();
  const values: T[] = [];
  let last: T | undefined;
  let lastId = -1;
  return {
    get size() {
      return values.length;
    },
    find: (value) => ids.get(value) ?? -1,
    value: (id) => {
      const value = values[id];
      if (value === undefined) throw new Error(`id not in the dictionary: ${id}`);
      return value;
    },
    id: (value) => {
      // Neighbouring cells mostly repeat what the one before had.
      if (lastId >= 0 && value === last) return lastId;
      let id = ids.get(value);
      if (id === undefined) {
        id = values.length;
        if (id >= limit) throw new Error(`more than ${limit} distinct values in a column of readings`);
        ids.set(value, id);
        values.push(value);
      }
      last = value;
      lastId = id;
      return id;
    },
  };
}

/** A buffer without readings. */
export function createReadingsBuffer(): ReadingsBuffer {
  const indicators = dictionary<IndicatorCode>(2 ** 32);
  const regions = dictionary<RegionCode>(2 ** 16);
  const units = dictionary<string>(2 ** 16);
  const sheets = dictionary<string>(2 ** 16);
  // The empty text stands for "no status", "no release date", "no reason".
  const statuses = dictionary<ObservationStatus | ''>(2 ** 8);
  const times = dictionary<Instant>(2 ** 32);
  const reasons = dictionary<MissingReason | ''>(2 ** 8);
  const storedNumbers = new Map<number, number>();
  const places = new Map<number, string>();
  const chunks: Chunk[] = [];
  let length = 0;

  const chunkAt = (position: number): Chunk => {
    const chunk = chunks[position >>> chunkBits];
    if (chunk === undefined || position >= length) throw new Error(`position behind the last reading: ${position}`);
    return chunk;
  };
  const number = (of: Uint32Array | Uint16Array | Uint8Array | Float64Array, position: number): number =>
    of[position & chunkMask] ?? 0;

  const buffer: ReadingsBuffer = {
    get length() {
      return length;
    },
    indicators,
    regions,
    push: (r) => {
      const at = length & chunkMask;
      if (at === 0) chunks.push(chunkOf(chunkSize));
      const chunk = chunks.at(-1);
      if (chunk === undefined) throw new Error('no chunk of readings');
      chunk.indicator[at] = indicators.id(r.indicator);
      chunk.region[at] = regions.id(r.region);
      chunk.slot[at] = slotOf(r.span, r.measure);
      chunk.value[at] = r.value ?? Number.NaN;
      chunk.decimals[at] = r.decimals;
      chunk.missing[at] = reasons.id(r.missing ?? '');
      chunk.unit[at] = units.id(r.unit);
      chunk.status[at] = statuses.id(r.status ?? '');
      chunk.knownFrom[at] = times.id(r.knownFrom ?? '');
      chunk.sheet[at] = sheets.id(r.sheet);
      chunk.row[at] = r.row;
      chunk.column[at] = r.column;
      // Only a number below one can be a fraction that stands for a percentage; for the others nobody asks.
      const rounded = r.stored !== undefined && r.stored !== r.value;
      chunk.shownRounded[at] = rounded ? 1 : 0;
      if (rounded && Math.abs(r.stored) < 1) storedNumbers.set(length, r.stored);
      if (r.place !== undefined) places.set(length, r.place);
      length++;
    },
    indicatorId: (p) => number(chunkAt(p).indicator, p),
    regionId: (p) => number(chunkAt(p).region, p),
    slot: (p) => number(chunkAt(p).slot, p),
    value: (p) => number(chunkAt(p).value, p),
    decimals: (p) => number(chunkAt(p).decimals, p),
    unit: (p) => units.value(number(chunkAt(p).unit, p)),
    status: (p) => statuses.value(number(chunkAt(p).status, p)) || null,
    sheet: (p) => sheets.value(number(chunkAt(p).sheet, p)),
    row: (p) => number(chunkAt(p).row, p),
    column: (p) => number(chunkAt(p).column, p),
    knownFrom: (p) => times.value(number(chunkAt(p).knownFrom, p)) || undefined,
    stored: (p) => storedNumbers.get(p),
    isShownRounded: (p) => number(chunkAt(p).shownRounded, p) === 1,
    at: (p) => {
      const slot = buffer.slot(p);
      const value = buffer.value(p);
      const reason = reasons.value(number(chunkAt(p).missing, p));
      const knownFrom = buffer.knownFrom(p);
      const stored = storedNumbers.get(p);
      const place = places.get(p);
      return {
        indicator: indicators.value(buffer.indicatorId(p)),
        region: regions.value(buffer.regionId(p)),
        span: spanOfSlot(slot),
        measure: measureOfSlot(slot),
        value: Number.isNaN(value) ? null : value,
        decimals: buffer.decimals(p),
        unit: buffer.unit(p),
        status: buffer.status(p),
        sheet: buffer.sheet(p),
        row: buffer.row(p),
        column: buffer.column(p),
        ...(reason === '' ? {} : { missing: reason }),
        ...(knownFrom === undefined ? {} : { knownFrom }),
        ...(stored === undefined ? {} : { stored }),
        ...(place === undefined ? {} : { place }),
      };
    },
  };
  return buffer;
}

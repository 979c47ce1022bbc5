import type { Instant } from '../instant.ts';
import { isPercentage } from '../indicator/indicator.ts';
import { measureOfSlot, type ReadingsBuffer } from './readings-buffer.ts';

/** One release of one measure of one indicator: the readings of its regions. */
export interface UploadBlock {
  readonly indicatorId: number;
  readonly slot: number;
  /** Positions of its readings, one per region. */
  readonly positions: Uint32Array;
}

/** The readings of an upload, laid open for checks (整份文件): sorted by index arrays, each key once. */
export interface Upload {
  readonly readings: ReadingsBuffer;
  /** Every vintage that the file states, with a value, each once: what is stored. By indicator, slot, region, release date. */
  readonly vintages: Uint32Array;
  /** Readings that say again what an earlier one says: the earlier, the later. */
  readonly repeats: readonly (readonly [number, number])[];
  /** Readings that say something else than an earlier one of the same key and date: the earlier, the later. */
  readonly conflicts: readonly (readonly [number, number])[];
  /** The reading of a key, −1 where the file has none. Of several release dates the latest; without a value where only
   *  a mark stands. */
  find(indicatorId: number, slot: number, regionId: number): number;
  blocks(indicatorId: number): Iterable<UploadBlock>;
  /** Ids of the regions that a sheet says anything of. */
  regionsOn(sheet: string): ReadonlySet<number>;
  /** How the percentages of the sheet column that a reading stands in are written. */
  percentColumn(position: number): PercentColumn;
}

/** The percentages of one column of a sheet, those below one left out. */
export interface PercentColumn {
  readonly count: number;
  /** The most decimals that one of them shows. */
  readonly decimals: number;
  /** None of them holds more digits than it shows. */
  readonly plain: boolean;
}

const digitBits = 12;

/** Two arrays of which one is written while the other is read: a sort swaps them. */
interface Sorting {
  from: Uint32Array;
  to: Uint32Array;
}

/** Stable counting sort on the low digits of a key, one pass per twelve bits: a million readings in a tenth of a second. */
function sortBy(arrays: Sorting, keyOf: (position: number) => number, largest: number): void {
  for (let shift = 0; largest / 2 ** shift >= 1; shift += digitBits) {
    const { from, to } = arrays;
    const starts = new Uint32Array(2 ** digitBits + 1);
    for (const p of from) starts[((keyOf(p) >>> shift) & (2 ** digitBits - 1)) + 1]!++;
    for (let digit = 1; digit < starts.length; digit++) starts[digit]! += starts[digit - 1]!;
    for (const p of from) to[starts[(keyOf(p) >>> shift) & (2 ** digitBits - 1)]!++] = p;
    arrays.from = to;
    arrays.to = from;
  }
}

/** All positions by indicator, slot, region, and as they were read; and an array as long to be written over. */
function sorted(readings: ReadingsBuffer): { readonly order: Uint32Array; readonly spare: Uint32Array } {
  const arrays: Sorting = { from: new Uint32Array(readings.length), to: new Uint32Array(readings.length) };
  for (let p = 0; p < readings.length; p++) arrays.from[p] = p;
  sortBy(arrays, readings.regionId, readings.regions.size - 1);
  sortBy(arrays, readings.slot, 2 ** 23 - 1);
  sortBy(arrays, readings.indicatorId, readings.indicators.size - 1);
  return { order: arrays.from, spare: arrays.to };
}

/** How two readings of one key and date are settled, the one kept so far and a later one: they say the `same`; one of them alone is
 *  meant; or they are `different`, which is a fault. */
export type Settle = (kept: number, later: number) => 'same' | 'first' | 'second' | 'different';

/** Sorts an upload and resolves what it says twice. A reading without a release date of its own has `knownFrom`. */
export function openUpload(readings: ReadingsBuffer, knownFrom: Instant, settle: Settle): Upload {
  const { keys, vintages, repeats, conflicts } = resolveRepeats(readings, sorted(readings), knownFrom, settle);
  const table = blockTable(readings, keys);
  let columns: ReadonlyMap<string, PercentColumn> | undefined;
  const regionsBySheet = new Map<string, ReadonlySet<number>>();
  return {
    regionsOn: (sheet) => {
      let found = regionsBySheet.get(sheet);
      if (found === undefined) regionsBySheet.set(sheet, (found = regionsOn(readings, sheet)));
      return found;
    },
    percentColumn: (position) => {
      columns ??= percentColumns(readings);
      return columns.get(columnKey(readings, position)) ?? { count: 0, decimals: 0, plain: true };
    },
    readings,
    vintages,
    repeats,
    conflicts,
    find: (indicatorId, slot, regionId) => {
      const block = blockOf(table, indicatorId, slot);
      if (block < 0) return -1;
      let low = table.starts[block]!;
      let high = table.starts[block + 1]! - 1;
      while (low <= high) {
        const middle = (low + high) >>> 1;
        const p = keys[middle]!;
        const apart = readings.regionId(p) - regionId;
        if (apart === 0) return p;
        if (apart < 0) low = middle + 1;
        else high = middle - 1;
      }
      return -1;
    },
    blocks: function* (indicatorId) {
      for (
        let block = table.ofIndicator[indicatorId] ?? 0;
        block < (table.ofIndicator[indicatorId + 1] ?? 0);
        block++
      ) {
        const positions = keys.subarray(table.starts[block], table.starts[block + 1]);
        yield { indicatorId, slot: table.slots[block]!, positions };
      }
    },
  };
}

function regionsOn(readings: ReadingsBuffer, sheet: string): ReadonlySet<number> {
  const found = new Set<number>();
  for (let p = 0; p < readings.length; p++) if (readings.sheet(p) === sheet) found.add(readings.regionId(p));
  return found;
}

function columnKey(readings: ReadingsBuffer, position: number): string {
  return `${readings.column(position)} ${readings.sheet(position)}`;
}

function percentColumns(readings: ReadingsBuffer): ReadonlyMap<string, PercentColumn> {
  const columns = new Map<string, PercentColumn>();
  for (let p = 0; p < readings.length; p++) {
    if (!isPercentage(measureOfSlot(readings.slot(p))) || !(Math.abs(readings.value(p)) >= 1)) continue;
    const key = columnKey(readings, p);
    const { count, decimals, plain } = columns.get(key) ?? { count: 0, decimals: 0, plain: true };
    columns.set(key, {
      count: count + 1,
      decimals: Math.max(decimals, readings.decimals(p)),
      plain: plain && !readings.isShownRounded(p),
    });
  }
  return columns;
}

/** Where the blocks lie in the sorted keys. */
interface BlockTable {
  readonly slots: Uint32Array;
  /** First key of each block, and the end of the last. */
  readonly starts: Uint32Array;
  /** First block of each indicator, and the end of the last. */
  readonly ofIndicator: Uint32Array;
}

function blockTable(readings: ReadingsBuffer, keys: Uint32Array): BlockTable {
  const begins = (i: number): boolean =>
    i === 0 ||
    readings.slot(keys[i]!) !== readings.slot(keys[i - 1]!) ||
    readings.indicatorId(keys[i]!) !== readings.indicatorId(keys[i - 1]!);
  let count = 0;
  for (let i = 0; i < keys.length; i++) if (begins(i)) count++;
  const slots = new Uint32Array(count);
  const starts = new Uint32Array(count + 1);
  const ofIndicator = new Uint32Array(readings.indicators.size + 1);
  let block = 0;
  for (let i = 0; i < keys.length; i++) {
    if (!begins(i)) continue;
    slots[block] = readings.slot(keys[i]!);
    starts[block] = i;
    block++;
    ofIndicator[readings.indicatorId(keys[i]!) + 1] = block;
  }
  starts[count] = keys.length;
  for (let id = 1; id < ofIndicator.length; id++) ofIndicator[id] = Math.max(ofIndicator[id]!, ofIndicator[id - 1]!);
  return { slots, starts, ofIndicator };
}

function blockOf({ slots, ofIndicator }: BlockTable, indicatorId: number, slot: number): number {
  let low = ofIndicator[indicatorId] ?? 0;
  let high = (ofIndicator[indicatorId + 1] ?? 0) - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const apart = slots[middle]! - slot;
    if (apart === 0) return middle;
    if (apart < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

interface Resolved extends Pick<Upload, 'vintages' | 'repeats' | 'conflicts'> {
  /** One position per key, in order. */
  readonly keys: Uint32Array;
}

function resolveRepeats(
  readings: ReadingsBuffer,
  { order, spare }: ReturnType<typeof sorted>,
  knownFrom: Instant,
  settle: Settle,
): Resolved {
  // The keys are written over the order that they are read from: there are never more of them than were read.
  const keys = order;
  const vintages = spare;
  const repeats: (readonly [number, number])[] = [];
  const conflicts: (readonly [number, number])[] = [];
  const dateOf = (p: number): Instant => readings.knownFrom(p) ?? knownFrom;
  let keyCount = 0;
  let vintageCount = 0;
  for (let from = 0; from < order.length;) {
    const first = order[from]!;
    let to = from + 1;
    while (to < order.length && sameKey(readings, first, order[to]!)) to++;
    if (to === from + 1) {
      keys[keyCount++] = first;
      if (!Number.isNaN(readings.value(first))) vintages[vintageCount++] = first;
    } else {
      const byDate = new Map<Instant, number>();
      for (const p of order.subarray(from, to)) {
        if (Number.isNaN(readings.value(p))) continue;
        const kept = byDate.get(dateOf(p));
        const settled = kept === undefined ? 'second' : settle(kept, p);
        if (settled === 'second') byDate.set(dateOf(p), p);
        if (kept === undefined || settled === 'first' || settled === 'second') continue;
        (settled === 'same' ? repeats : conflicts).push([kept, p]);
      }
      const kept = [...byDate.keys()].toSorted().flatMap((date) => byDate.get(date) ?? []);
      for (const p of kept) vintages[vintageCount++] = p;
      keys[keyCount++] = kept.at(-1) ?? first;
    }
    from = to;
  }
  return { keys: keys.subarray(0, keyCount), vintages: vintages.subarray(0, vintageCount), repeats, conflicts };
}

function sameKey(readings: ReadingsBuffer, a: number, b: number): boolean {
  return (
    readings.regionId(a) === readings.regionId(b) &&
    readings.slot(a) === readings.slot(b) &&
    readings.indicatorId(a) === readings.indicatorId(b)
  );
}

import { type KeptItem, keptItems } from '@shigan/core';
import type { HeldReturn, MonthRange } from '../../ports.ts';

/** Returns of a whole city, packed: a few dozen bytes for each instead of an object. */
export interface PackedReturns {
  /** Those of one enterprise, by month; none of one that is not among them. */
  readonly of: (enterprise: string) => readonly HeldReturn[];
  /** One value, by the place of its enterprise among those given. */
  readonly value: (place: number, month: number, item: KeptItem) => number | undefined;
}

/** Packs the returns of a range as they are read, month by month, so that a city of 130,000 enterprises over two years (three million rows)
 *  fits into some 200 MB and is read once, whatever the order in which its parts are then looked over. Returns of enterprises that are not
 *  given, and of months outside the range, are left out. What is not there stays told apart from zero. */
export async function packReturns(
  enterprises: readonly string[],
  { from, to }: MonthRange,
  batches: AsyncIterable<readonly HeldReturn[]>,
): Promise<PackedReturns> {
  const place = new Map(enterprises.map((code, i) => [code, i]));
  const months = Math.max(0, to - from + 1);
  const width = keptItems.length;
  const values = new Float64Array(enterprises.length * months * width);
  /** By bits which items a month has; the bit beyond them says that there is a return at all. */
  const has = new Uint16Array(enterprises.length * months);
  const rows = new Int32Array(enterprises.length * months);
  const sheetOf = new Uint16Array(enterprises.length * months);
  const sheets: string[] = [];
  const known = new Map<string, number>();
  for await (const batch of batches)
    for (const { enterprise, month, values: stated, sheet, row } of batch) {
      const own = place.get(enterprise);
      if (own === undefined || month < from || month > to) continue;
      const at = own * months + month - from;
      let bits = 1 << width;
      for (const [i, item] of keptItems.entries()) {
        const value = stated[item];
        if (value === undefined) continue;
        values[at * width + i] = value;
        bits |= 1 << i;
      }
      has[at] = bits;
      rows[at] = row;
      let number = known.get(sheet);
      if (number === undefined) known.set(sheet, (number = sheets.push(sheet) - 1));
      sheetOf[at] = number;
    }
  const placeOf = new Map(keptItems.map((item, i) => [item, i]));
  return {
    value: (own, month, item) => {
      const at = own * months + month - from;
      const i = placeOf.get(item) ?? 0;
      return month >= from && month <= to && ((has[at] ?? 0) & (1 << i)) !== 0 ? values[at * width + i] : undefined;
    },
    of: (enterprise) => {
      const own = place.get(enterprise);
      const found: HeldReturn[] = [];
      if (own === undefined) return found;
      for (let month = from; month <= to; month++) {
        const at = own * months + month - from;
        const bits = has[at] ?? 0;
        if (bits === 0) continue;
        const stated: Partial<Record<KeptItem, number>> = {};
        for (const [i, item] of keptItems.entries())
          if ((bits & (1 << i)) !== 0) stated[item] = values[at * width + i] ?? 0;
        found.push({ enterprise, month, values: stated, sheet: sheets[sheetOf[at] ?? 0] ?? '', row: rows[at] ?? 0 });
      }
      return found;
    },
  };
}

import type { NewObservation } from '@shigan/app';
import type { RegionCode, Weighable } from '@shigan/core';

import { numberArray, textArray } from '../database/arrays.ts';
import { type Session, statement } from '../database/database.ts';
import { packedRows, unpack } from '../observation/packed.ts';

/** The key of an observation as one text. */
export function keyOf({
  indicator,
  region,
  span,
  measure,
}: Pick<NewObservation, 'indicator' | 'region' | 'span' | 'measure'>): string {
  return `${indicator}\n${region}\n${span.year}-${span.startMonth}-${span.length}\n${measure}`;
}

export interface HeldVintage extends Weighable {
  /** Number of the acceptance that brought it; undefined for a row of the import itself, which counts as stored last. */
  readonly number: number | undefined;
}

/** One index probe per key asked for. */
const vintagesOfKeys = statement(
  'observation_vintages_of_keys',
  `select a.number, packed.rows
   from (
     select o.import, ${packedRows} as rows
     from unnest($3::text[], $4::text[], $5::int2[], $6::int2[], $7::int2[], $8::text[])
       k(indicator, region, year, start_month, months, measure)
     join observation o on o.city = $1 and o.indicator = k.indicator and o.region = k.region and o.year = k.year
       and o.start_month = k.start_month and o.months = k.months and o.measure = k.measure
     group by o.import) packed
   left join acceptance a on a.city = $1 and a.import = packed.import
   where a.number <= $9 or packed.import = $2`,
);

type PackedRow = { readonly number: number | null; readonly rows: string };

/** The vintages of keys that are accepted up to a number, or pending in the given import, in the order in which they come
 *  into force. */
export async function vintagesHeld(
  session: Session,
  { city, importId, upTo }: { readonly city: RegionCode; readonly importId: string; readonly upTo: number },
  keys: readonly Pick<NewObservation, 'indicator' | 'region' | 'span' | 'measure'>[],
): Promise<Map<string, HeldVintage[]>> {
  const held = new Map<string, HeldVintage[]>();
  if (keys.length === 0) return held;
  const distinct = [...new Map(keys.map((key) => [keyOf(key), key])).values()];
  const rows = await session.rows<PackedRow>(vintagesOfKeys, [
    city,
    importId,
    textArray(distinct.map((key) => key.indicator)),
    textArray(distinct.map((key) => key.region)),
    numberArray(distinct.map((key) => key.span.year)),
    numberArray(distinct.map((key) => key.span.startMonth)),
    numberArray(distinct.map((key) => key.span.length)),
    textArray(distinct.map((key) => key.measure)),
    upTo,
  ]);
  for (const { number, rows: packed } of rows) {
    for (const row of unpack(packed)) {
      const key = keyOf(row);
      const vintages = held.get(key) ?? [];
      vintages.push({ ...row, number: number ?? undefined });
      held.set(key, vintages);
    }
  }
  for (const vintages of held.values()) vintages.sort(intoForce);
  return held;
}

export function intoForce(a: HeldVintage, b: HeldVintage): number {
  if (a.knownFrom !== b.knownFrom) return a.knownFrom < b.knownFrom ? -1 : 1;
  return (a.number ?? Number.POSITIVE_INFINITY) - (b.number ?? Number.POSITIVE_INFINITY);
}

import type { Instant } from '@shigan/core';

import { fieldMark, rowMark, shared, sharedInstant } from '../database/packed-text.ts';

/** Text that holds no mark. */
const plain = (column: string): string => `translate(coalesce(${column}, ''), chr(30) || chr(31), '')`;

/** The expression that packs the entries of one subject, in the order in which they come. */
export const packedEntries: string = `string_agg(concat_ws(chr(31), ${[
  'e.item',
  'e.month',
  "coalesce(e.number::text, '')",
  plain('e.words'),
  "date_part('epoch', e.known_from)",
  'e.accepted',
  plain('e.sheet'),
  'e.row',
  plain('e.col'),
].join(', ')}), chr(30))`;

/** The entries of one subject. */
export type PackedRow = { readonly subject: string; readonly rows: string };

/** An entry as it was stored, with the number of the acceptance that brought it. */
export interface StoredEntry {
  readonly subject: string;
  readonly item: string;
  /** -1 for what is stated once and for all. */
  readonly month: number;
  readonly value: string | number;
  readonly knownFrom: Instant;
  readonly accepted: number;
  readonly sheet: string;
  readonly cell: string;
}

export function* unpackEntries(packed: readonly PackedRow[]): Iterable<StoredEntry> {
  for (const { subject, rows } of packed) {
    for (const entry of rows.split(rowMark)) {
      const [item, month, number, words, epoch, accepted, sheet, row, column] = entry.split(fieldMark);
      yield {
        subject,
        item: shared(item ?? ''),
        month: Number(month),
        value: number ? Number(number) : shared(words ?? ''),
        knownFrom: sharedInstant(epoch ?? ''),
        accepted: Number(accepted),
        sheet: shared(sheet ?? ''),
        cell: `${column ?? ''}${row ?? ''}`,
      };
    }
  }
}

import { type Instant, type Measure, measures, type ObservationStatus, type Span, span } from '@shigan/core';

import { fieldMark, rowMark, shared, sharedInstant } from '../database/packed-text.ts';

/** Observations travel from the database packed: the rows of one import as one text. The driver's work per row
 *  and column is most of the cost of a large reading; packed it takes less than half the time. */

/** Characters that text of an observation must not hold: the marks, and the one that PostgreSQL cannot keep. */
export const unkept: RegExp = /[\u0000\u001e\u001f]/;

/** The expression that packs rows of `observation o`, to be grouped by what the caller selects beside it. */
export const packedRows: string = `string_agg(concat_ws(chr(31), ${[
  'o.region',
  'o.indicator',
  'o.year',
  'o.start_month',
  'o.months',
  'o.measure',
  'o.value',
  'o.decimals',
  'o.unit',
  "coalesce(o.status, '')",
  'o.sheet',
  'o.cell',
  "date_part('epoch', o.known_from)",
].join(', ')}), chr(30))`;

/** One row as it was stored, without what stands with its import. */
export interface StoredRow {
  readonly indicator: string;
  readonly region: string;
  readonly span: Span;
  readonly measure: Measure;
  readonly value: number;
  readonly decimals: number;
  readonly unit: string;
  readonly status: ObservationStatus | null;
  readonly sheet: string;
  readonly cell: string;
  readonly knownFrom: Instant;
}

/** The rows of a packed text. */
export function* unpack(packed: string): Iterable<StoredRow> {
  for (const row of packed.split(rowMark)) {
    const [region, indicator, year, start, months, measure, value, decimals, unit, status, sheet, cell, epoch] =
      row.split(fieldMark);
    yield {
      indicator: shared(indicator ?? ''),
      region: shared(region ?? ''),
      span: sharedSpan(Number(year), Number(start), Number(months)),
      measure: known(measureNames, measure ?? ''),
      value: Number(value),
      decimals: Number(decimals),
      unit: shared(unit ?? ''),
      status: status === '' || status === undefined ? null : known(statusNames, status),
      sheet: shared(sheet ?? ''),
      cell: shared(cell ?? ''),
      knownFrom: sharedInstant(epoch ?? ''),
    };
  }
}

const measureNames: ReadonlyMap<string, Measure> = new Map(measures.map((measure) => [measure, measure]));
const statusNames: ReadonlyMap<string, ObservationStatus> = new Map(
  (['flash', 'preliminary', 'expected', 'final', 'revised'] as const satisfies readonly ObservationStatus[]).map(
    (status) => [status, status],
  ),
);

/** A word of a closed list; another one was written by newer code. */
function known<T>(words: ReadonlyMap<string, T>, word: string): T {
  const found = words.get(word);
  if (found === undefined) throw new Error(`unknown word: ${word}`);
  return found;
}

const spans = new Map<number, Span>();

function sharedSpan(year: number, startMonth: number, length: number): Span {
  const key = (year * 12 + startMonth) * 16 + length;
  let held = spans.get(key);
  if (!held) {
    held = span(year, startMonth, length);
    spans.set(key, held);
  }
  return held;
}

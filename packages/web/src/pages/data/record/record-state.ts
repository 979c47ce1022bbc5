import type { EntryBody } from '@shigan/contract';
import { measures } from '@shigan/core';

/** The measures that a record holds, in their usual order. */
export function measuresOf(entries: readonly EntryBody[]): readonly string[] {
  const held = new Set(entries.map(({ measure }) => measure));
  return measures.filter((measure) => held.has(measure));
}

/** The entries of a measure; all where none is asked for. */
export function ofMeasure(entries: readonly EntryBody[], measure: string | undefined): readonly EntryBody[] {
  return measure === undefined ? entries : entries.filter((entry) => entry.measure === measure);
}

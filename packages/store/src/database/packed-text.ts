import type { Instant } from '@shigan/core';

/** What rows that travel as one text are made of: the driver's work per row and column is most of the cost of a large reading. */

export const rowMark = '\u001e';
export const fieldMark = '\u001f';

/** Texts that stand in very many rows, kept once: a reading of 100,000 rows has a few thousand different ones. */
const texts = new Map<string, string>();
const instants = new Map<string, Instant>();
const mostShared = 50_000;

export function shared(text: string): string {
  const held = texts.get(text);
  if (held !== undefined) return held;
  if (texts.size >= mostShared) texts.clear();
  // A part of a long text keeps the whole of it in memory; a copy does not.
  const copy = Buffer.from(text).toString();
  texts.set(copy, copy);
  return copy;
}

/** Seconds since 1970 with six decimals, as PostgreSQL gives them. */
export function sharedInstant(epoch: string): Instant {
  let held = instants.get(epoch);
  if (held === undefined) {
    if (instants.size >= mostShared) instants.clear();
    held = new Date(Math.round(Number(epoch) * 1000)).toISOString();
    instants.set(epoch, held);
  }
  return held;
}

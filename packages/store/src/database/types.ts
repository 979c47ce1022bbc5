import type { Instant } from '@shigan/core';
import { types } from 'pg';

/** How values come back from the database, the same on every backend: int8 as number, numeric as the text that was stored,
 *  moments as ISO text in UTC with milliseconds whatever the session's time zone, days as text, jsonb as what it holds. */
const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [types.builtins.INT8, parseWholeNumber],
  [types.builtins.NUMERIC, (text) => text],
  [types.builtins.TIMESTAMPTZ, parseInstantText],
  [types.builtins.DATE, (text) => text],
]);

/** The table of parsers in the form in which the driver asks for them. */
export const typeParsers: { readonly getTypeParser: typeof types.getTypeParser } = {
  getTypeParser: (oid, format) => {
    const own = format === 'binary' ? undefined : parsers.get(oid);
    return own ?? types.getTypeParser(oid, format);
  },
};

function parseWholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`integer too large: ${text}`);
  return value;
}

/** `2021-05-20 09:00:00.5+08` → `2021-05-20T01:00:00.500Z`. */
export function parseInstantText(text: string): Instant {
  const iso = text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00');
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) throw new Error(`no moment: ${text}`);
  return at.toISOString();
}

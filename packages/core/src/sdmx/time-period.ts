import { monthly, parseSpanIso, quarterly, type Span, span } from '../span/span.ts';

/** The span that a TIME_PERIOD states: a range (`2021-01-01/P4M`, the form that leaves here), a year (`2021`, `2021-A1`), a half
 *  (`2021-S1`), a quarter (`2021-Q1`), a month (`2021-04`, `2021-M04`). Undefined for weeks, days and anything else. */
export function spanOfTimePeriod(text: string): Span | undefined {
  const range = parseSpanIso(text);
  if (range !== undefined) return range;
  const m = /^((?:19|2\d)\d{2})(?:-(?:(A)1|S([12])|Q([1-4])|M?(0[1-9]|1[0-2])))?$/.exec(text);
  if (!m) return undefined;
  const year = Number(m[1]);
  if (m[3] !== undefined) return span(year, m[3] === '1' ? 1 : 7, 6);
  if (m[4] !== undefined) return quarterly(year, Number(m[4]));
  return m[5] === undefined ? span(year, 1, 12) : monthly(year, Number(m[5]));
}

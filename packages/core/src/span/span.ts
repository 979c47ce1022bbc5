/** Span (报告期): a start month and a length in months, within one year. `1-4月` of 2021 is {2021, 1, 4}.
 *  A cumulative span starts in month 1; a single month or quarter starts anywhere. */
export interface Span {
  readonly year: number;
  readonly startMonth: number;
  readonly length: number;
}

/** A span as ISO 8601 interval, the form used as key and for exchange: `2021-01-01/P4M`. */
export type SpanIso = string;

export function span(year: number, startMonth: number, length: number): Span {
  return { year, startMonth, length };
}

/** January to `month` of `year` (累计). */
export function cumulative(year: number, month: number): Span {
  return { year, startMonth: 1, length: month };
}

export function monthly(year: number, month: number): Span {
  return { year, startMonth: month, length: 1 };
}

/** A single quarter, 1 to 4. */
export function quarterly(year: number, quarter: number): Span {
  return { year, startMonth: quarter * 3 - 2, length: 3 };
}

export function isSpan(s: Span): boolean {
  return (
    Number.isInteger(s.year) &&
    s.year >= 1900 &&
    s.year <= 2999 &&
    Number.isInteger(s.startMonth) &&
    s.startMonth >= 1 &&
    Number.isInteger(s.length) &&
    s.length >= 1 &&
    s.startMonth + s.length <= 13
  );
}

export function spanIso(s: Span): SpanIso {
  // Spans are few and written often: each text is made once.
  const at = (s.year * 13 + s.startMonth) * 13 + s.length;
  const known = isoTexts.get(at);
  if (known !== undefined) return known;
  const text = `${s.year}-${s.startMonth < 10 ? '0' : ''}${s.startMonth}-01/P${s.length}M`;
  if (isSpan(s)) isoTexts.set(at, text);
  return text;
}

const isoTexts = new Map<number, SpanIso>();

/** Inverse of {@link spanIso}; undefined for anything that is not a span within one year. */
export function parseSpanIso(iso: string): Span | undefined {
  const m = /^(\d{4})-(\d{2})-01\/P(?:(\d{1,2})M|1Y)$/.exec(iso);
  if (!m) return undefined;
  const s = { year: Number(m[1]), startMonth: Number(m[2]), length: m[3] === undefined ? 12 : Number(m[3]) };
  return isSpan(s) ? s : undefined;
}

/** The last month of the span, 1 to 12. */
export function endMonth(s: Span): number {
  return s.startMonth + s.length - 1;
}

export function isCumulative(s: Span): boolean {
  return s.startMonth === 1;
}

export function sameSpan(a: Span, b: Span): boolean {
  return a.year === b.year && a.startMonth === b.startMonth && a.length === b.length;
}

/** The same span of the year before. */
export function yearBefore(s: Span): Span {
  return { year: s.year - 1, startMonth: s.startMonth, length: s.length };
}

/** Order by year, then by last month, then by length: the order of release. */
export function compareSpans(a: Span, b: Span): number {
  return a.year - b.year || endMonth(a) - endMonth(b) || a.length - b.length;
}

import type { IndicatorCode, Measure } from '../../indicator/indicator.ts';
import type { RegionCode } from '../../region/region.ts';
import { cumulative, endMonth, isCumulative, monthly, type Span } from '../../span/span.ts';
import { type CheckScope, type Known, known } from './check-scope.ts';

/** A figure of another span of the year. */
export interface KnownAt {
  readonly span: Span;
  readonly figure: Known;
}

/** The spans of the same form before this one within its year, latest first: earlier cut-offs of a cumulative span, the month
 *  before a single month. */
export function earlierSpans(span: Span): readonly Span[] {
  if (isCumulative(span))
    return Array.from({ length: span.length - 1 }, (_, i) => cumulative(span.year, span.length - 1 - i));
  return span.length === 1 ? [monthly(span.year, span.startMonth - 1)] : [];
}

/** The latest figure before this one in the same form within the year, from the upload or the record. */
export function previousKnown(
  scope: CheckScope,
  indicator: IndicatorCode,
  region: RegionCode,
  span: Span,
  measure: Measure,
): KnownAt | undefined {
  for (const earlier of earlierSpans(span)) {
    const figure = known(scope, indicator, region, earlier, measure);
    if (figure !== undefined) return { span: earlier, figure };
  }
  return undefined;
}

/** The figures of the later cut-offs of the year that the upload or the record has, earliest first. */
export function laterKnown(
  scope: CheckScope,
  indicator: IndicatorCode,
  region: RegionCode,
  span: Span,
  measure: Measure,
): readonly KnownAt[] {
  if (!isCumulative(span)) return [];
  const found: KnownAt[] = [];
  for (let month = endMonth(span) + 1; month <= 12; month++) {
    const later = cumulative(span.year, month);
    const figure = known(scope, indicator, region, later, measure);
    if (figure !== undefined) found.push({ span: later, figure });
  }
  return found;
}

/** Digits that were published, without leading zeros: 52.39 has four, 0.03 one. */
export function significantDigits(figure: Known): number {
  return String(Math.round(Math.abs(figure.value) * 10 ** figure.decimals)).length;
}

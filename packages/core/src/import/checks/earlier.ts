import type { IndicatorCode, Measure } from '../../indicator/indicator.ts';
import type { RegionCode } from '../../region/region.ts';
import { cumulative, isCumulative, monthly, type Span } from '../../span/span.ts';
import { type CheckScope, type Known, known } from './check-scope.ts';

/** A figure of another span of the year. */
export interface KnownAt {
  readonly span: Span;
  readonly figure: Known;
}

/** The latest figure before this one in the same form within the year, from the upload or the record: of an earlier cut-off for a
 *  cumulative span, of the month before for a single month. */
export function previousKnown(
  scope: CheckScope,
  indicator: IndicatorCode,
  region: RegionCode,
  span: Span,
  measure: Measure,
): KnownAt | undefined {
  const first = isCumulative(span) ? 1 : span.length === 1 ? span.startMonth - 1 : Infinity;
  const last = isCumulative(span) ? span.length - 1 : span.startMonth - 1;
  for (let month = last; month >= first; month--) {
    const earlier = isCumulative(span) ? cumulative(span.year, month) : monthly(span.year, month);
    const figure = known(scope, indicator, region, earlier, measure);
    if (figure !== undefined) return { span: earlier, figure };
  }
  return undefined;
}

/** The figures of the next cut-offs of the year that the upload or the record has, earliest first, at most `most`. */
export function laterKnown(
  scope: CheckScope,
  indicator: IndicatorCode,
  region: RegionCode,
  span: Span,
  measure: Measure,
  most: number,
): readonly KnownAt[] {
  const found: KnownAt[] = [];
  for (let month = span.length + 1; isCumulative(span) && month <= 12 && found.length < most; month++) {
    const later = cumulative(span.year, month);
    const figure = known(scope, indicator, region, later, measure);
    if (figure !== undefined) found.push({ span: later, figure });
  }
  return found;
}

/** Digits that were published, without leading zeros: 52.39 has four, 0.03 one. */
export function significantDigits(figure: Known): number {
  const whole = Math.round(Math.abs(figure.value) * 10 ** figure.decimals);
  return whole < 1 ? 1 : Math.floor(Math.log10(whole) + 1e-12) + 1;
}

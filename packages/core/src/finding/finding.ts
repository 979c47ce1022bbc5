import type { Figure } from '../figure/figure.ts';
import type { IndicatorCode } from '../indicator/indicator.ts';
import type { RegionCode } from '../region/region.ts';
import type { SpanIso } from '../span/span.ts';

/** The built-in rules. Each has settings in the register `rule` (on or off, severity, thresholds). */
export const findingRules = [
  'behind-schedule',
  'target-unlikely',
  'growth-below-province',
  'rank-fell',
  'left-reasonable-range',
  'slowed-in-a-row',
  'private-below-total-investment',
  'category-at-zero',
  'not-reported-by-date',
  'revised-by-more-than',
  'base-effect-explains',
  'rank-published-differs',
  'two-year-average-differs',
  'remainder-grew-implausibly',
] as const;

export type FindingRule = (typeof findingRules)[number];

/** A finding (研判提示): a rule that fired, on a subject and a span, with the figures it rests on. */
export interface Finding {
  readonly rule: FindingRule;
  readonly severity: 'info' | 'notice' | 'warning';
  readonly indicator: IndicatorCode;
  readonly region: RegionCode;
  readonly span: SpanIso;
  /** By role: the words of a finding are made from these and from `params`. */
  readonly figures: Readonly<Record<string, Figure>>;
  readonly params: Readonly<Record<string, string | number>>;
}

import type { Frequency } from '../indicator/indicator.ts';
import { type Span, endMonth } from './span.ts';

/** Where a Chinese label stands: on a page (`1-4月`) or in a document, where ranges take the one-em dash (`1—4月`). */
export type LabelPlace = 'page' | 'document';

const quarterNames = ['一季度', '二季度', '三季度', '四季度'] as const;
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Chinese names of spans that quarterly indicators go by; undefined for a span that has none. */
function quarterLabel(span: Span): string | undefined {
  if (span.length === 3 && span.startMonth % 3 === 1) return quarterNames[(span.startMonth - 1) / 3];
  if (span.startMonth === 1 && span.length === 6) return '上半年';
  if (span.startMonth === 7 && span.length === 6) return '下半年';
  if (span.startMonth === 1 && span.length === 9) return '前三季度';
  return undefined;
}

/** Label of a span (报告期) in Chinese, without the year: `1-4月`, `一季度` (quarterly), `全年`. */
export function spanLabel(span: Span, frequency: Frequency, place: LabelPlace = 'page'): string {
  if (span.startMonth === 1 && span.length === 12) return '全年';
  const quarter = frequency === 'M' ? undefined : quarterLabel(span);
  if (quarter !== undefined) return quarter;
  if (span.length === 1) return `${span.startMonth}月`;
  return `${span.startMonth}${place === 'document' ? '—' : '-'}${endMonth(span)}月`;
}

/** The label with its year: `2021年1-4月`. */
export function spanLabelWithYear(span: Span, frequency: Frequency, place: LabelPlace = 'page'): string {
  return `${span.year}年${spanLabel(span, frequency, place)}`;
}

/** Other Chinese labels of the same span that readers use: `一季度` for `1-3月`, `1-12月` for `全年`. */
export function otherSpanLabels(span: Span, frequency: Frequency): readonly string[] {
  if (frequency !== 'M' || span.startMonth !== 1) return [];
  if (span.length === 12) return ['1-12月'];
  const quarter = quarterLabel(span);
  return quarter === undefined ? [] : [quarter];
}

/** English label without the year: `Jan–Apr`, `Q1`, `H1`, `Q1–Q3`, `Full year`. */
export function spanLabelEn(span: Span, frequency: Frequency): string {
  if (span.startMonth === 1 && span.length === 12) return 'Full year';
  if (frequency !== 'M' && span.startMonth % 3 === 1 && span.length % 3 === 0) {
    const first = (span.startMonth + 2) / 3;
    const last = endMonth(span) / 3;
    if (first === last) return `Q${first}`;
    if (span.length === 6 && first % 2 === 1) return first === 1 ? 'H1' : 'H2';
    return `Q${first}–Q${last}`;
  }
  const start = monthNames[span.startMonth - 1];
  return span.length === 1 ? `${start}` : `${start}–${monthNames[endMonth(span) - 1]}`;
}

/** English label with its year: `Jan–Apr 2021`. */
export function spanLabelEnWithYear(span: Span, frequency: Frequency): string {
  return `${spanLabelEn(span, frequency)} ${span.year}`;
}

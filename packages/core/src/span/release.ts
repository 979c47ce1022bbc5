import { type Day, addDays, daysInMonth, formatDay } from '../instant.ts';
import type { Frequency, Indicator } from '../indicator/indicator.ts';
import { type Span, cumulative, endMonth, isSpan } from './span.ts';

/** When an indicator is released, as the catalogue has it. */
export interface ReleaseRhythm {
  readonly frequency: Frequency;
  /** Month of the first release of a year; absent: the first that the frequency allows. */
  readonly firstMonth?: number;
  /** Absent: cumulative. */
  readonly accumulation?: Indicator['accumulation'];
}

const monthsOf: Readonly<Record<Frequency, number>> = { M: 1, Q: 3, A: 12 };

function firstMonthOf(rhythm: ReleaseRhythm): number {
  const step = monthsOf[rhythm.frequency];
  return Math.max(step, Math.ceil((rhythm.firstMonth ?? step) / step) * step);
}

/** The span of the release that ends with a month: cumulative, or the single month or quarter. */
function endingIn(year: number, month: number, rhythm: ReleaseRhythm): Span {
  const step = monthsOf[rhythm.frequency];
  return rhythm.accumulation === 'single'
    ? { year, startMonth: month - step + 1, length: step }
    : cumulative(year, month);
}

/** First release (首次发布) of a year: `1-2月` where there is no January figure. */
export function firstRelease(year: number, rhythm: ReleaseRhythm): Span {
  return endingIn(year, firstMonthOf(rhythm), rhythm);
}

/** All releases of a year, in order. */
export function releasesOf(year: number, rhythm: ReleaseRhythm): readonly Span[] {
  const spans: Span[] = [];
  for (let month = firstMonthOf(rhythm); month <= 12; month += monthsOf[rhythm.frequency])
    spans.push(endingIn(year, month, rhythm));
  return spans;
}

/** Whether a figure of this span is ever released: cumulative from the first month on; a single month only where both its
 *  ends are releases, so that there is no single February where the year begins with `1-2月`. */
export function releaseExists(span: Span, rhythm: ReleaseRhythm): boolean {
  if (!isSpan(span)) return false;
  const step = monthsOf[rhythm.frequency];
  const first = firstMonthOf(rhythm);
  const end = endMonth(span);
  if (end < first || end % step !== 0) return false;
  if (span.startMonth === 1) return rhythm.accumulation !== 'single' || span.length === step;
  return span.length === step && (rhythm.accumulation === 'single' || end > first);
}

/** The release before this one (上期): one month or quarter earlier; before the year's first release the last one of the
 *  year before, i.e. the full year of a cumulative indicator. */
export function previousRelease(span: Span, rhythm: ReleaseRhythm): Span {
  const step = monthsOf[rhythm.frequency];
  const before = endMonth(span) - step;
  const single = span.startMonth !== 1 || rhythm.accumulation === 'single';
  const form: ReleaseRhythm = { frequency: rhythm.frequency, accumulation: single ? 'single' : 'cumulative' };
  return before >= firstMonthOf(rhythm) ? endingIn(span.year, before, form) : endingIn(span.year - 1, 12, form);
}

/** The latest release that ends in or before a month: the cut-off (数据截止) that a page of that month shows at best. */
export function latestRelease(year: number, month: number, rhythm: ReleaseRhythm): Span {
  const step = monthsOf[rhythm.frequency];
  const end = Math.floor(month / step) * step;
  return end >= firstMonthOf(rhythm) ? endingIn(year, end, rhythm) : endingIn(year - 1, 12, rhythm);
}

/** The usual day of release: `day` of the month `lagMonths` after the span's last; a month too short for it ends it. */
export function releaseDay(span: Span, release: Indicator['release']): Day {
  const months = span.year * 12 + endMonth(span) - 1 + release.lagMonths;
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  return addDays(formatDay(year, month, 1), Math.min(release.day, daysInMonth(year, month)) - 1);
}

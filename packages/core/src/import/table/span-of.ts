import type { Indicator } from '../../indicator/indicator.ts';
import { type Day, dayNumber, daysInMonth, formatDay } from '../../instant.ts';
import type { ObservationStatus } from '../../observation/observation.ts';
import { type Span, endMonth, isSpan } from '../../span/span.ts';
import type { SpanWords } from '../label/span-scan.ts';

/** Makes a span of what was said about it. Undefined where no year or no months were said, or the result is none. */
export function spanOf(words: SpanWords, indicator: Indicator): Span | undefined {
  if (words.year === undefined) return undefined;
  const year = words.year + (words.yearShift ?? 0);
  // A year by itself is a whole one.
  const months = words.months ?? (words.cutoff === undefined ? { start: 1, length: 12 } : undefined);
  const end = months ? months.start + months.length - 1 : (words.cutoff ?? 0);
  const span = { year, ...monthsOf(words, months, end, indicator) };
  return isSpan(span) ? span : undefined;
}

type Months = Pick<Span, 'startMonth' | 'length'>;

function monthsOf(words: SpanWords, months: SpanWords['months'], end: number, indicator: Indicator): Months {
  const cumulative: Months = { startMonth: 1, length: end };
  const quarter: Months = { startMonth: Math.ceil(end / 3) * 3 - 2, length: 3 };
  const single: Months = indicator.frequency === 'Q' ? quarter : { startMonth: end, length: 1 };
  // A balance is the same whatever the period that it ends is called.
  if (indicator.accumulation === 'endOfSpan') return cumulative;
  switch (words.accumulation) {
    case 'cumulative':
    case 'end':
      return cumulative;
    case 'quarter':
      return quarter;
    case 'single':
      return months && months.start > 1 ? { startMonth: months.start, length: months.length } : single;
    case undefined:
      break;
    default:
      return words.accumulation satisfies never;
  }
  if (months) return { startMonth: months.start, length: months.length };
  return indicator.accumulation === 'single' ? single : cumulative;
}

/** Why there is no figure of an indicator for a span; undefined where there may be one. */
export function spanFault(
  span: Span,
  indicator: Indicator,
  reference: Day,
  status: ObservationStatus | null,
): 'no-january' | 'span-not-for-indicator' | 'future-period' | undefined {
  if (isFuture(span, reference, status)) return 'future-period';
  if (indicator.section === 'external') return undefined;
  const end = endMonth(span);
  if (indicator.frequency === 'Q' && (end % 3 !== 0 || span.length % 3 !== 0)) return 'span-not-for-indicator';
  if (indicator.frequency === 'A' && end !== 12) return 'span-not-for-indicator';
  if (indicator.frequency === 'M' && indicator.firstMonth >= 2 && end === 1) return 'no-january';
  return undefined;
}

/** A span that has not ended on the day of the report; an expected or flash figure may come within the last month. */
function isFuture(span: Span, reference: Day, status: ObservationStatus | null): boolean {
  const end = endMonth(span);
  const last = formatDay(span.year, end, daysInMonth(span.year, end));
  if (dayNumber(last) <= dayNumber(reference)) return false;
  const early = status === 'expected' || status === 'flash';
  return !early || dayNumber(formatDay(span.year, end, 1)) > dayNumber(reference);
}

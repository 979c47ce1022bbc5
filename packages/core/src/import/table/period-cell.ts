import type { Label } from '../label/label.ts';
import { type Place, stackLabel, stackSpan } from './facets.ts';
import type { RowDraft } from './row-words.ts';

/** Takes the period of a cell in a column of periods; false where it states none. */
export function spanCell(label: Label, draft: RowDraft, at: Place): boolean {
  const words = label.span;
  const stated =
    words !== undefined &&
    (words.months !== undefined ||
      words.cutoff !== undefined ||
      words.year !== undefined ||
      words.yearShift !== undefined);
  // 位次 beside 1-4月累计, over both label columns: a name of another kind, not a bad period.
  if (!label.badSpan && !stated && label.unknown === '' && label.measure !== undefined) {
    draft.facets = stackLabel(draft.facets, label, at);
    return true;
  }
  if (label.badSpan || !stated) return false;
  if (label.day && !isPeriodEnd(label.day)) return false;
  draft.facets = stackLabel(draft.facets, { ...label, unknown: '' }, at);
  return true;
}

/** The period that a spreadsheet made a day of: January 3rd was 1-3月. */
export function likelySpan(day: { readonly month: number; readonly day: number }): string {
  return day.month >= 1 && day.day > day.month && day.day <= 12 ? `${day.month}-${day.day}月` : '';
}

/** A day that stands for a month: its first or one of its last. */
function isPeriodEnd(day: { readonly month: number; readonly day: number; readonly year: number }): boolean {
  return day.year > 0 && (day.day === 1 || day.day >= 28);
}

/** Takes a year, month or quarter that has a column of its own; false where the cell states none. */
export function partOfSpan(role: 'year' | 'month' | 'quarter', label: Label, draft: RowDraft, at: Place): boolean {
  const n = /^\d{1,4}$/.test(label.text) ? Number(label.text) : undefined;
  let words = label.span;
  if (n !== undefined) {
    if (role === 'year' && n >= 1949 && n <= 2100) words = { year: n };
    else if (role === 'month' && n >= 1 && n <= 12) words = { cutoff: n };
    else if (role === 'quarter' && n >= 1 && n <= 4) words = { months: { start: n * 3 - 2, length: 3 } };
    else return false;
  }
  if (words === undefined || label.badSpan) return false;
  // 年度 says which year, not that the year is whole, where another column says the month.
  const { months, ...rest } = words;
  const part = role === 'year' && months?.length === 12 ? rest : words;
  draft.facets = { ...draft.facets, span: stackSpan(draft.facets.span, part), spanAt: at, spanText: label.text };
  return true;
}

import { parseSpanLabel } from '../span/parse-label.ts';
import { type Span, span as spanOf } from '../span/span.ts';

/** A time in a draft as it is written. */
export type WrittenTime =
  /** Months of a year; `year` null where none is printed, a number of years back for 去年. */
  | {
      readonly kind: 'span';
      readonly year: number | null;
      readonly back: number | null;
      readonly startMonth: number;
      readonly length: number;
      readonly atEnd: boolean;
    }
  | { readonly kind: 'year'; readonly year: number | null; readonly back: number | null }
  | { readonly kind: 'years'; readonly from: number; readonly to: number }
  /** 去年同期 */
  | { readonly kind: 'samePeriod'; readonly back: number }
  /** 上月, 上季度, 上期 */
  | { readonly kind: 'previous' }
  /** 今年以来 */
  | { readonly kind: 'toDate' }
  /** A day: no span of a figure. */
  | { readonly kind: 'date' };

const dash = '[-‐‑‒–—―─~〜至到]{1,2}';
const yearText = '(?:(\\d{4})年(?:的|度)?|(今年|去年|上年|前年|本年度?|上一年|当年))?';
const monthNumber = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])';
const patterns = {
  date: new RegExp(`(?:\\d{4}年)?(?:\\d{1,2}|[-—x×_ ]{1,4})月(?:\\d{1,2}|[-—x×_ ]{1,4})(?:日|号)`, 'y'),
  years: new RegExp(`(\\d{4})年?${dash}(\\d{4})年(?:间|期间|度)?`, 'y'),
  samePeriod: /(去年|上年|前年)?(?:的)?同期/y,
  toDate: /(?:今年|年初)以来/y,
  previous: /上个?(?:月份?|季度|期)/y,
  span: new RegExp(
    `${yearText}(${monthNumber}月?份?${dash}${monthNumber}月份?|${monthNumber}月份?|第?[一二三四1-4](?:${dash}[一二三四1-4])?季度|前[一二三四1-4]个?季度|上半年|下半年|全年|前${monthNumber}个月|首季)(?:末|底)?`,
    'y',
  ),
  year: /(\d{4})年(?:度|末|底)?|(今年|去年|上年末?|前年|上一年|年末)/y,
} as const;

const backOf: ReadonlyMap<string, number> = new Map([
  ['今年', 0],
  ['本年', 0],
  ['本年度', 0],
  ['当年', 0],
  ['去年', 1],
  ['上年', 1],
  ['上年末', 1],
  ['上一年', 1],
  ['前年', 2],
]);

/** Reads the time that begins at a place of a bare text. */
export function timeAt(text: string, at: number): { readonly end: number; readonly time: WrittenTime } | undefined {
  const matched = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text) ?? undefined;
  };
  const date = matched(patterns.date);
  if (date) return { end: at + date[0].length, time: { kind: 'date' } };
  const years = matched(patterns.years);
  if (years)
    return { end: at + years[0].length, time: { kind: 'years', from: Number(years[1]), to: Number(years[2]) } };
  const same = matched(patterns.samePeriod);
  if (same) return { end: at + same[0].length, time: { kind: 'samePeriod', back: same[1] === '前年' ? 2 : 1 } };
  const toDate = matched(patterns.toDate);
  if (toDate) return { end: at + toDate[0].length, time: { kind: 'toDate' } };
  const previous = matched(patterns.previous);
  if (previous) return { end: at + previous[0].length, time: { kind: 'previous' } };
  const found = matched(patterns.span);
  if (found) {
    const label = found[3]!.replace('首季', '一季度').replaceAll(/[—–‐‑‒―─~〜至到]{2}/gu, '-');
    const parsed = parseSpanLabel(label);
    if (parsed)
      return {
        end: at + found[0].length,
        time: {
          kind: 'span',
          year: found[1] === undefined ? null : Number(found[1]),
          back: found[2] === undefined ? null : (backOf.get(found[2]) ?? null),
          startMonth: parsed.startMonth,
          length: parsed.length,
          atEnd: /[末底]$/u.test(found[0]),
        },
      };
  }
  const alone = matched(patterns.year);
  if (alone)
    return {
      end: at + alone[0].length,
      time: {
        kind: 'year',
        year: alone[1] === undefined ? null : Number(alone[1]),
        back: alone[2] === undefined ? null : (backOf.get(alone[2]) ?? 0),
      },
    };
  return undefined;
}

/** The year of a written time in a document of a year, within the time that the sentence has spoken of. */
export function yearOf(
  time: { readonly year: number | null; readonly back: number | null },
  documentYear: number,
  spokenOf: number | null,
): number {
  if (time.year !== null) return time.year;
  if (time.back !== null) return documentYear - time.back;
  return spokenOf ?? documentYear;
}

/** A whole year as a span. */
export function wholeYear(year: number): Span {
  return spanOf(year, 1, 12);
}

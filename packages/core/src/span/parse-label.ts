import { isSpan } from './span.ts';

/** A span as written: the year is null where none is printed. */
export interface WrittenSpan {
  readonly year: number | null;
  readonly startMonth: number;
  readonly length: number;
}

/** Every dash that is typed for a range, and 至, 到. */
const dash = '[-‐‑‒–—―−─~〜至到]';
const chineseNumerals = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'] as const;
const number = '(\\d{1,2}|十[一二]?|[一二两三四五六七八九])';

const yearPrefix = /^(\d{4}|[〇○零一二三四五六七八九]{4})年/u;
const months = new RegExp(`^${number}(?:月份?)?${dash}${number}月份?$`, 'u');
const oneMonth = new RegExp(`^${number}月份?$`, 'u');
const firstMonths = new RegExp(`^[前头]${number}个?月$`, 'u');
const quarters = new RegExp(`^(?:第?${number}${dash})?第?${number}季度$`, 'u');
const firstQuarters = new RegExp(`^前${number}个?季度$`, 'u');

const monthWords: readonly string[] =
  'january february march april may june july august september october november december'.split(' ');
const englishMonths = /^([a-z]{3,9})\.?(?:(?:\s*[-–—~]\s*|\s+to\s+)([a-z]{3,9})\.?)?$/;
const englishQuarters = /^([qh])([1-4])(?:\s*[-–—~]\s*(?:\1)?([1-4]))?$/;

/** Full-width digits, letters and signs as their ASCII forms; every white space is left out, as Chinese labels have none. */
function folded(text: string): string {
  return text.replace(/[！-～]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/\s/gu, '');
}

function numeralOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  return text === '两' ? 2 : chineseNumerals.findIndex((numeral) => numeral === text);
}

function yearOf(text: string): number {
  return Number(text.replace(/[〇○零]/gu, '0').replace(/[一二三四五六七八九]/gu, (digit) => String(numeralOf(digit))));
}

function written(year: number | null, startMonth: number, endMonth: number): WrittenSpan | undefined {
  const length = endMonth - startMonth + 1;
  return isSpan({ year: year ?? 2000, startMonth, length }) ? { year, startMonth, length } : undefined;
}

/** Reads a span (报告期) as people write it: `1-4月` with any dash, 至, 份, blanks or full-width digits, `一季度`, `上半年`,
 *  `前三季度`, `全年`, `前4个月`, all with or without a year; `Jan–Apr 2021`, `Q1`, `H1`, `Full year`. Undefined for anything
 *  that is not a span (`4-1月`, `13月`, `五季度`). */
export function parseSpanLabel(text: string): WrittenSpan | undefined {
  const label = folded(text);
  const prefix = yearPrefix.exec(label);
  const year = prefix ? yearOf(prefix[1] ?? '') : null;
  return parseChinese(prefix ? label.slice(prefix[0].length) : label, year) ?? parseEnglish(text);
}

function parseChinese(label: string, year: number | null): WrittenSpan | undefined {
  if (label === '全年' || (label === '度' && year !== null)) return written(year, 1, 12);
  if (label === '上半年') return written(year, 1, 6);
  if (label === '下半年') return written(year, 7, 12);
  let match = months.exec(label);
  if (match) return written(year, numeralOf(match[1] ?? ''), numeralOf(match[2] ?? ''));
  match = oneMonth.exec(label);
  if (match) return written(year, numeralOf(match[1] ?? ''), numeralOf(match[1] ?? ''));
  match = firstMonths.exec(label);
  if (match) return written(year, 1, numeralOf(match[1] ?? ''));
  match = firstQuarters.exec(label);
  if (match) return written(year, 1, numeralOf(match[1] ?? '') * 3);
  match = quarters.exec(label);
  if (!match) return undefined;
  const last = numeralOf(match[2] ?? '');
  const first = match[1] === undefined ? last : numeralOf(match[1]);
  return written(year, first * 3 - 2, last * 3);
}

function parseEnglish(text: string): WrittenSpan | undefined {
  const match = /^(?:(\d{4}) )?(.*?)(?:,? (\d{4}))?$/u.exec(text.trim().replaceAll(/\s+/gu, ' '));
  if (!match || (match[1] !== undefined && match[3] !== undefined)) return undefined;
  const stated = match[1] ?? match[3];
  const year = stated === undefined ? null : Number(stated);
  const label = (match[2] ?? '').toLowerCase();
  if (label === 'full year') return written(year, 1, 12);
  const quarter = englishQuarters.exec(label);
  if (quarter) {
    const step = quarter[1] === 'h' ? 6 : 3;
    const first = Number(quarter[2]);
    return written(year, first * step - step + 1, Number(quarter[3] ?? first) * step);
  }
  const named = englishMonths.exec(label);
  if (!named) return undefined;
  const start = monthOf(named[1] ?? '');
  return written(year, start, named[2] === undefined ? start : monthOf(named[2]));
}

/** Number of a month by its English name, whole or cut to three letters (Sept too); 0 for anything else. */
function monthOf(name: string): number {
  return (
    monthWords.findIndex(
      (word) => word === name || word.slice(0, 3) === name || (name === 'sept' && word === 'september'),
    ) + 1
  );
}

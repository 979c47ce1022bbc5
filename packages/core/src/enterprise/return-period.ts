import type { ReturnLength } from './enterprise-return.ts';

/** What a return is of: so many months up to and including `month` (year * 12 + month - 1). */
export interface ReturnPeriod {
  readonly month: number;
  readonly length: ReturnLength;
}

/** A quarter of whichever year: alone (二季度), or the year up to its end (1-2季度、上半年). */
export interface QuarterNamed {
  readonly quarter: number;
  readonly toDate: boolean;
}

const digits: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 1: 1, 2: 2, 3: 3, 4: 4 };

const quarterWords: readonly (readonly [RegExp, (digit: number) => QuarterNamed])[] = [
  [/^(?:第)?([一二三四1-4])季度?$/u, (quarter) => ({ quarter, toDate: quarter === 1 })],
  [/^Q([1-4])$/u, (quarter) => ({ quarter, toDate: quarter === 1 })],
  [/^(?:第?[一1][-—–~至到]第?)([二三四2-4])季度?(?:累计)?$/u, (quarter) => ({ quarter, toDate: true })],
  [/^Q1[-—–~至到]Q?([2-4])$/u, (quarter) => ({ quarter, toDate: true })],
  [/^前([二三2-3])季度?$/u, (quarter) => ({ quarter, toDate: true })],
  [/^(?:前)?([二三2-3])个季度(?:累计)?$/u, (quarter) => ({ quarter, toDate: true })],
];

const spanWords: Readonly<Record<string, QuarterNamed>> = {
  上半年: { quarter: 2, toDate: true },
  全年: { quarter: 4, toDate: true },
  '1-3月': { quarter: 1, toDate: true },
  '1-6月': { quarter: 2, toDate: true },
  '1-9月': { quarter: 3, toDate: true },
  '1-12月': { quarter: 4, toDate: true },
};

/** The quarter that a label without a year means: 一季度, 第2季度, Q3, 1-2季度, 前三季度, 上半年, 1-9月. A quarter that is named alone is that
 *  quarter; 一季度 is the year so far as well. Undefined for what is none, and for months that end no quarter. */
export function quarterNamed(label: string): QuarterNamed | undefined {
  const text = label.replaceAll(/[\s()（）]/gu, '').normalize('NFKC');
  const span = spanWords[text.replaceAll(/[—–~至到]/gu, '-')];
  if (span !== undefined) return span;
  for (const [pattern, made] of quarterWords) {
    const digit = digits[pattern.exec(text)?.[1] ?? ''];
    if (digit !== undefined) return made(digit);
  }
  return undefined;
}

/** A quarter of a year as a period; the first quarter is three months either way. */
export function quarterOf(year: number, { quarter, toDate }: QuarterNamed): ReturnPeriod {
  const lengths = [3, 6, 9, 12] as const;
  return { month: year * 12 + quarter * 3 - 1, length: toDate ? (lengths[quarter - 1] ?? 3) : 3 };
}

/** A label with its year as a year and what follows: 2021年一季度, 2021Q1, 2021-Q1, 2021年上半年. */
export function yearAnd(label: string): { readonly year: number; readonly rest: string } | undefined {
  const [, year, rest = ''] = /^((?:19|20)\d{2})\s*(?:[年\-./]\s*)?(.*)$/su.exec(label.trim().normalize('NFKC')) ?? [];
  return year === undefined ? undefined : { year: Number(year), rest };
}

/** The period that a cell of a table of returns states: a month (2021年4月, 2021-04, 202104, 2021.4, a date), or a quarter. */
export function periodIn(label: string): ReturnPeriod | undefined {
  const month = monthOf(label);
  if (month !== undefined) return { month, length: 1 };
  const dated = yearAnd(label);
  const quarter = dated && quarterNamed(dated.rest);
  return dated && quarter && quarterOf(dated.year, quarter);
}

const quarterInTitle =
  /(?:19|20)\d{2}年?(?:前?[二三]个?季度|第?[一1]?[-—–~至到]?第?[一二三四1-4]季度?|上半年|全年|1[-—–~至到](?:3|6|9|12)月|[-.]?Q[1-4])/u;

/** The period that a line above a table states: 2021年1-2季度规模以上服务业企业财务状况. A title of a single month says it of no row. */
export function periodOfTitle(title: string): ReturnPeriod | undefined {
  const [found] = quarterInTitle.exec(title.replaceAll(/\s/gu, '').normalize('NFKC')) ?? [];
  return found === undefined ? undefined : periodIn(found);
}

/** 2021年4月, 2021-04, 202104, 2021.4, a date: year * 12 + month - 1. */
export function monthOf(text: string): number | undefined {
  const match = /^(\d{4})\s*(?:[年\-./]\s*)?(\d{1,2})(?:月|[-/]\d{1,2})?$/u.exec(text.trim());
  const month = Number(match?.[2]);
  return match && month >= 1 && month <= 12 ? Number(match[1]) * 12 + month - 1 : undefined;
}

/** First month of a period. */
export function firstMonthOf({ month, length }: ReturnPeriod): number {
  return month - length + 1;
}

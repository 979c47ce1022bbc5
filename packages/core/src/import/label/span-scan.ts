/** What a label says about the period (报告期), as far as it says it. Labels of a head, a row and a title are put together
 *  field by field before a span comes of them. */
export interface SpanWords {
  readonly year?: number;
  /** 上年同期 is −1 against the table's own year, 前年 −2, 本期 0. */
  readonly yearShift?: number;
  /** 2020年同期: the table's own months, of another year. */
  readonly sameMonths?: boolean;
  readonly months?: { readonly start: number; readonly length: number };
  /** The month that figures are up to, where the label leaves open whether they cumulate: 2021年4月 in a title, 202104, a date. */
  readonly cutoff?: number;
  readonly accumulation?: Accumulation;
}

/** 累计; 当月, 当季; 月末, 期末. */
export type Accumulation = 'cumulative' | 'single' | 'quarter' | 'end';

/** A period found in a text: where it ends, and what it says. */
export interface ScannedSpan {
  readonly end: number;
  readonly words: SpanWords;
  /** It looks like a period and is none: 1-13月. */
  readonly bad?: boolean;
  /** A bare month with a year (2021年4月): in a title it is the month of the bulletin. */
  readonly monthOnly?: boolean;
  /** A day: a period that a spreadsheet has turned into a date, or the end of a period. */
  readonly day?: { readonly year: number; readonly month: number; readonly day: number };
}

const numerals = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

function numeral(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  if (text === '两') return 2;
  if (text === '元' || text === '正') return 1;
  return numerals.indexOf(text);
}

function yearNumber(text: string): number {
  if (/^\d{4}$/.test(text)) return Number(text);
  if (/^\d{2}$/.test(text)) return 2000 + Number(text);
  return Number([...text].map((c) => '〇一二三四五六七八九'.indexOf(c === '○' || c === '零' ? '〇' : c)).join(''));
}

const n = '(\\d{1,2}|十[一二]?|[一二三四五六七八九两元正])';
const y = '((?:19|20)\\d{2}|(?<!\\d)\\d{2}(?=年)|[一二][〇○零一二三四五六七八九]{3})';
const yearPart = `(?:${y}(?:年度?|[.])?)?`;
const to = '[-~至到]';

interface Pattern {
  readonly at: RegExp;
  read(m: RegExpExecArray): Omit<ScannedSpan, 'end'> | undefined;
}

function fields(year: string | undefined, start: number, endMonth: number): Omit<ScannedSpan, 'end'> {
  const length = endMonth - start + 1;
  const ok = start >= 1 && endMonth <= 12 && length >= 1;
  const base: SpanWords = year === undefined ? {} : { year: yearNumber(year) };
  return ok ? { words: { ...base, months: { start, length } } } : { words: base, bad: true };
}

function ofDay(year: number, month: number, day: number): Omit<ScannedSpan, 'end'> | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return { words: { year, cutoff: month }, day: { year, month, day } };
}

const quarterNumber = '([1-9]|[一二三四五六七八九])';
const monthNames = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';

const patterns: readonly Pattern[] = [
  // 2021-01-01/P4M
  {
    at: /((?:19|20)\d{2})-(\d{2})-01\/p(\d{1,2})m/uy,
    read: (m) => fields(m[1], Number(m[2]), Number(m[2]) + Number(m[3]) - 1),
  },
  // 2021-04-30, 2021/4/30, 2021年4月30日, 20210430
  {
    at: /((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?![\d月])/uy,
    read: (m) => ofDay(Number(m[1]), Number(m[3]), Number(m[4])),
  },
  {
    at: /((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})(?:日|号)(?![\d月])/uy,
    read: (m) => ofDay(Number(m[1]), Number(m[2]), Number(m[3])),
  },
  {
    at: /((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)/uy,
    read: (m) => ofDay(Number(m[1]), Number(m[2]), Number(m[3])),
  },
  // 2021年1月-2021年4月, 2021.01-2021.04
  {
    at: new RegExp(`${y}(?:年|[-/.])(\\d{1,2})月?份?${to}\\1(?:年|[-/.])(\\d{1,2})(?:月份?)?(?!\\d)`, 'uy'),
    read: (m) => fields(m[1], Number(m[2]), Number(m[3])),
  },
  // 2021年1-4月, 1-4月份, 1月至4月, 一至四月
  {
    at: new RegExp(`${yearPart}${n}(?:月份?)?${to}${n}月份?`, 'uy'),
    read: (m) => fields(m[1], numeral(m[2] ?? ''), numeral(m[3] ?? '')),
  },
  // 2021年1-4, 2021.1-4: only with its year
  {
    at: new RegExp(`${y}(?:年|[.])(\\d{1,2})${to}(\\d{1,2})(?![\\d季])`, 'uy'),
    read: (m) => fields(m[1], Number(m[2]), Number(m[3])),
  },
  // 前三季度, 前4个月
  {
    at: new RegExp(`${yearPart}[前头]${n}个?季度?`, 'uy'),
    read: (m) => fields(m[1], 1, numeral(m[2] ?? '') * 3),
  },
  { at: new RegExp(`${yearPart}[前头]${n}个?月份?`, 'uy'), read: (m) => fields(m[1], 1, numeral(m[2] ?? '')) },
  // 一季度, 1季度, 第一季度, 1-2季度
  {
    at: new RegExp(`${yearPart}第?(?:${quarterNumber}${to}第?)?${quarterNumber}季度?(末)?`, 'uy'),
    read: (m) => {
      const last = numeral(m[3] ?? '');
      const first = m[2] === undefined ? last : numeral(m[2]);
      const found = fields(m[1], first * 3 - 2, last * 3);
      return m[4] === undefined || found.bad ? found : ended(found);
    },
  },
  {
    at: new RegExp(`${yearPart}(上半年|下半年|全年)`, 'uy'),
    read: (m) => fields(m[1], m[2] === '下半年' ? 7 : 1, m[2] === '上半年' ? 6 : 12),
  },
  // 4月, 2021年4月, 4月末
  {
    at: new RegExp(`${yearPart}${n}月(?:份)?([末底])?(?!\\d{1,2}日)`, 'uy'),
    read: (m) => {
      const month = numeral(m[2] ?? '');
      const found = fields(m[1], month, month);
      if (found.bad) return found;
      return m[3] === undefined ? { ...found, monthOnly: true } : ended(found);
    },
  },
  // 1月3日: never a period
  {
    at: /(\d{1,2})月(\d{1,2})日/uy,
    read: (m) => ({ words: {}, day: { year: 0, month: Number(m[1]), day: Number(m[2]) } }),
  },
  // 2021-04, 2021/04, 2021.04, 2021m4, 202104
  {
    at: /((?:19|20)\d{2})(?:[-/.]|年?m)(0?[1-9]|1[0-2])(?![\d月])/uy,
    read: (m) => ({ words: { year: Number(m[1]), cutoff: Number(m[2]) } }),
  },
  {
    at: /((?:19|20)\d{2})(0[1-9]|1[0-2])(?!\d)/uy,
    read: (m) => ({ words: { year: Number(m[1]), cutoff: Number(m[2]) } }),
  },
  // 2021q1, q1, h1
  {
    at: /(?:((?:19|20)\d{2})[-年/.]?)?(q[1-4]|h[12])(?:-(?:q([1-4])))?((?:19|20)\d{2})?(?![a-z\d])/uy,
    read: (m) => {
      const kind = m[2] ?? '';
      const step = kind.startsWith('h') ? 6 : 3;
      const first = Number(kind.slice(1));
      const last = m[3] === undefined ? first : Number(m[3]);
      return fields(m[1] ?? m[4], first * step - step + 1, last * step);
    },
  },
  // jan-apr2021
  {
    at: new RegExp(`(${monthNames})[a-z]*(?:${to}(${monthNames})[a-z]*)?,?((?:19|20)\\d{2})?(?![a-z\\d])`, 'uy'),
    read: (m) => {
      const names = monthNames.split('|');
      const start = names.indexOf(m[1] ?? '') + 1;
      const last = m[2] === undefined ? start : names.indexOf(m[2]) + 1;
      return fields(m[3], start, last);
    },
  },
  { at: /(?:full-?year|wholeyear)((?:19|20)\d{2})?/uy, read: (m) => fields(m[1], 1, 12) },
  // 2021年, 2021年度, 2021年末
  {
    at: new RegExp(`${y}年(度)?([末底])?`, 'uy'),
    read: (m) => {
      const year = yearNumber(m[1] ?? '');
      if (m[3] !== undefined) return { words: { year, cutoff: 12, accumulation: 'end' } };
      return { words: m[2] === undefined ? { year } : { year, months: { start: 1, length: 12 } } };
    },
  },
  // 3-jan, jan-03: what a spreadsheet makes of 1-3
  {
    at: new RegExp(`(?:\\d{1,2}-(?:${monthNames})|(?:${monthNames})-\\d{1,2})(?![a-z\\d])`, 'uy'),
    read: () => ({ words: {}, day: { year: 0, month: 0, day: 0 } }),
  },
  { at: /(?:19|20)\d{2}(?![\d.%万亿千百元家个户人吨次])/uy, read: (m) => ({ words: { year: Number(m[0]) } }) },
];

function ended(found: Omit<ScannedSpan, 'end'>): Omit<ScannedSpan, 'end'> {
  const { months, ...words } = found.words;
  return months === undefined
    ? found
    : { words: { ...words, cutoff: months.start + months.length - 1, accumulation: 'end' } };
}

/** What a period can begin with: nearly no place of a text does. */
const beginnings = new Set('0123456789〇○零一二两三四五六七八九十元正第前头上下全qhjfmasondw');

/** Finds a period that starts at a place of a folded text. Of several readings the longest counts: 2021年1-4月, not 2021年. */
export function scanSpan(text: string, from: number): ScannedSpan | undefined {
  if (!beginnings.has(text.charAt(from))) return undefined;
  let best: ScannedSpan | undefined;
  for (const pattern of patterns) {
    pattern.at.lastIndex = from;
    const m = pattern.at.exec(text);
    if (!m) continue;
    const found = pattern.read(m);
    const end = from + m[0].length;
    if (found && (best === undefined || end > best.end)) best = { ...found, end };
  }
  return best;
}

/** Whether a text looks like a period though none can be read from it (13月, 五季度, 1—13月). */
export function looksLikeSpan(folded: string): boolean {
  return /\d\s*月|[季]度?$|^[\d一二三四五六七八九十]+[-~至到][\d一二三四五六七八九十]+/u.test(folded);
}

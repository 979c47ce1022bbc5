import type { ObservationStatus } from '../observation/observation.ts';
import { powerOfTen } from '../decimal.ts';
import { fold } from '../fold.ts';
import { withoutEnd } from '../trimmed.ts';
import type { GridCell } from './grid.ts';
import { statusOfText } from './label/status-words.ts';
import { isUnitWord } from './label/unit-words.ts';
import { parseNumberFormat } from './number-format.ts';
import { shownValue } from './shown-value.ts';

/** Why a cell holds no figure: the reasons for which nothing stands there, and those that are faults of the upload. */
export type NoValueReason =
  | 'blank'
  | 'no-figure'
  | 'below-smallest-unit'
  | 'not-available'
  | 'cell-error'
  | 'not-a-number'
  | 'date';

/** What one cell says (单元格的值): a figure with the decimals it shows, in percent where it is a percentage; or why there is none. */
export type CellValue =
  | {
      readonly value: number;
      readonly decimals: number;
      /** The number behind what is shown, in the scale of `value`, where they differ. */
      readonly stored?: number;
      /** The cell itself says percent (`12.3%`, a % format). */
      readonly percent: boolean;
      /** A unit written in the cell (99.57亿元). */
      readonly unit?: string;
      /** Footnote marks beside the figure (7.5*). */
      readonly marks: string;
      /** A status written in the cell: 12.9(预计). */
      readonly status?: ObservationStatus;
    }
  | { readonly missing: NoValueReason };

/** Letters behind a figure, as statistics write them everywhere: 9.1(p). */
const letterStatus: ReadonlyMap<string, ObservationStatus> = new Map([
  ['p', 'preliminary'],
  ['r', 'revised'],
  ['e', 'expected'],
]);

const blank: CellValue = { missing: 'blank' };
const notANumber: CellValue = { missing: 'not-a-number' };

/** Words and marks for "there is no such figure"; a dash of any kind is one. */
const noFigureWords = new Set([
  '/',
  '\\',
  '无',
  '无数据',
  '暂无',
  '暂无数据',
  '未公布',
  '不公布',
  '未发布',
  'n/a',
  'na',
  'n.a.',
  'x',
]);

/** Reads one cell. A text is read as people type numbers (separators, full-width digits, blanks, a footnote mark, a unit); a
 *  number is what its format shows. Zero is a value; a mark, a word or an empty cell never is. Source: vectors of import-values. */
export function cellValue(cell: GridCell | undefined): CellValue {
  if (cell === undefined) return blank;
  if (cell.error !== undefined) return errorValue(cell.error);
  if (cell.date !== undefined) return { missing: 'date' };
  if (cell.number !== undefined) return numberValue(cell.number, cell.format);
  if (cell.text === undefined) return blank;
  return textValue(cell.text);
}

function errorValue(error: string): CellValue {
  return { missing: /^#N\/?A$/i.test(error.trim()) ? 'not-available' : 'cell-error' };
}

const wellFormed = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d+))?(?:e([+-]?\d{1,3}))?(%?)$/;
const errorText = /^#(?:N\/A|DIV\/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/i;

function textValue(text: string): CellValue {
  const plain = plainDecimals(text);
  if (plain >= 0) return { value: positiveZero(Number(text)), decimals: plain, percent: false, marks: '' };
  if (errorText.test(text.trim())) return errorValue(text);
  // A triangle before a figure means a fall to some and nothing to others.
  if (/^[\s\u3000]*[▲△▼▽]/u.test(text)) return notANumber;
  const { text: folded, marks } = fold(text.replaceAll('−', '-'));
  if (folded === '') return marks === '' ? blank : { missing: 'no-figure' };
  if (/^(?:…|\.{2,}(?!\.)|⋯)+$/u.test(folded)) return { missing: 'below-smallest-unit' };
  if (/^-+$/.test(folded) || noFigureWords.has(folded)) return { missing: 'no-figure' };
  return writtenNumber(folded, marks);
}

/** A number with what may stand around it: 第7位, 99.57亿元, 12.9(预计). */
function writtenNumber(folded: string, marks: string): CellValue {
  let text = folded;
  let status: ObservationStatus | undefined;
  const bracket = /^(.+)\(([^()]+)\)$/.exec(text);
  if (bracket?.[1] !== undefined && bracket[2] !== undefined) {
    status = letterStatus.get(bracket[2]) ?? statusOfText(bracket[2]);
    if (status === undefined) return notANumber;
    text = bracket[1];
  }
  const rank = /^第?(\d{1,4})(?:位|名)$/.exec(text);
  if (rank) return { value: Number(rank[1]), decimals: 0, percent: false, marks, ...(status ? { status } : {}) };
  const tail = text.slice(endOfNumber(text));
  const unit = tail !== '' && isUnitWord(tail) ? tail : undefined;
  if (tail !== '' && unit === undefined) return notANumber;
  const number = parseNumber(text.slice(0, text.length - tail.length));
  if (!number) return notANumber;
  return { ...number, marks, ...(unit === undefined ? {} : { unit }), ...(status ? { status } : {}) };
}

/** Where the text goes on without a digit or a sign of a number. From the end: a pattern would look from every place. */
function endOfNumber(text: string): number {
  let end = text.length;
  while (end > 0 && !/[\d.,%]/u.test(text.charAt(end - 1))) end--;
  return end;
}

function parseNumber(
  text: string,
): { readonly value: number; readonly decimals: number; readonly percent: boolean } | undefined {
  const m = wellFormed.exec(text);
  if (!m || (m[2] === undefined && m[3] === undefined)) return undefined;
  const value = Number(`${m[1] ?? ''}${(m[2] ?? '0').replaceAll(',', '')}.${m[3] ?? '0'}e${m[4] ?? '0'}`);
  if (!Number.isFinite(value)) return undefined;
  const decimals = Math.max(0, digitsAfterPoint(m[3] ?? '', m[4]) - Number(m[4] ?? 0));
  return { value: positiveZero(value), decimals, percent: m[5] === '%' };
}

/** In 2.0276079E7 zeros behind the point are digits of the mantissa, not decimals that were published. */
function digitsAfterPoint(fraction: string, exponent: string | undefined): number {
  return exponent === undefined ? fraction.length : withoutEnd(fraction, '0').length;
}

/** Decimals of a text that is a plain number (-12.30); −1 for any other. Nearly all cells of a CSV are. */
function plainDecimals(text: string): number {
  const { length } = text;
  let at = text.charCodeAt(0) === 45 ? 1 : 0;
  if (length - at < 1 || length - at > 16) return -1;
  const start = at;
  let point = -1;
  for (; at < length; at++) {
    const c = text.charCodeAt(at);
    if (c === 46) {
      if (point >= 0 || at === start || at === length - 1) return -1;
      point = at;
    } else if (c < 48 || c > 57) return -1;
  }
  return point < 0 ? 0 : length - point - 1;
}

function positiveZero(value: number): number {
  return value === 0 ? 0 : value;
}

interface FormatShape {
  readonly decimals: number;
  readonly percent: boolean;
}

/** Formats whose shown value is the number rounded to fixed decimals: those that nearly all statistical tables use. */
const simpleFormat = /^(?:#,##)?0(?:\.(0+))?(%?)(?:_[ )]|;.*)?$/;
const shapes = new Map<string, FormatShape | null>();

function shapeOf(format: string): FormatShape | null {
  let shape = shapes.get(format);
  if (shape === undefined) {
    const m = simpleFormat.exec(format);
    shape = m && !format.includes(';') ? { decimals: m[1]?.length ?? 0, percent: m[2] === '%' } : null;
    if (shapes.size > 1000) shapes.clear();
    shapes.set(format, shape);
  }
  return shape;
}

/** The figure that a numeric cell shows. A number that already has no more decimals than its format shows needs no rounding. */
function numberValue(number: number, format: string | undefined): CellValue {
  if (format === undefined) {
    if (Number.isSafeInteger(number)) return { value: positiveZero(number), decimals: 0, percent: false, marks: '' };
  } else {
    const shape = shapeOf(format);
    if (shape !== null) {
      const shift = shape.decimals + (shape.percent ? 2 : 0);
      const scaled = number * powerOfTen(shift);
      const whole = Math.round(scaled);
      if (Math.abs(scaled - whole) < 1e-7 && Math.abs(whole) < 1e12)
        return {
          value: positiveZero(whole / powerOfTen(shape.decimals)),
          decimals: shape.decimals,
          percent: shape.percent,
          marks: '',
        };
    }
  }
  return shownNumber(number, format);
}

function shownNumber(number: number, format: string | undefined): CellValue {
  const shown = shownValue(number, format);
  switch (shown.kind) {
    case 'date':
      return { missing: 'date' };
    case 'number': {
      const stored = Number((shown.percent ? number * 100 : number).toPrecision(15));
      const figure = { value: positiveZero(shown.value), decimals: shown.decimals, percent: shown.percent, marks: '' };
      return stored === shown.value || !sameScale(stored, shown.value) ? figure : { ...figure, stored };
    }
    case 'mark':
      return paintedOver(number, shown.text, format ?? '');
    default:
      return shown satisfies never;
  }
}

/** A format may divide by a thousand (`0.0,`): then the number behind the cell is in another scale and says nothing. */
function sameScale(stored: number, shown: number): boolean {
  return Math.abs(stored - shown) <= Math.max(1, Math.abs(shown)) * 0.51;
}

/** A number whose format paints a mark instead of digits (zero as “-”): the cell holds the number all the same. A format that
 *  shows nothing at all hides it, and what is hidden was not published. */
function paintedOver(number: number, text: string, format: string): CellValue {
  if (text === '' && number !== 0) return blank;
  const first = parseNumberFormat(format)[0];
  const decimals = first ? digitsBehindPoint(first.pieces) : 0;
  const percent = (first?.percents ?? 0) > 0;
  return {
    value: positiveZero(Number((percent ? number * 100 : number).toFixed(decimals))),
    decimals,
    percent,
    marks: '',
  };
}

function digitsBehindPoint(pieces: ReturnType<typeof parseNumberFormat>[number]['pieces']): number {
  const point = pieces.findIndex((p) => p.kind === 'point');
  return point < 0 ? 0 : pieces.slice(point).filter((p) => p.kind === 'digit').length;
}

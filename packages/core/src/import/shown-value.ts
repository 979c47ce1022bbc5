import { withoutEnd } from '../trimmed.ts';
import { type FormatPiece, type FormatSection, parseNumberFormat } from './number-format.ts';

/** A number as its cell shows it (显示值). What is published is what is shown: a sheet keeps 7.4612 and shows 7.5.
 *  - `number`: digits are shown. `value` is what they say, in percent when `percent`; `decimals` counts those shown.
 *  - `mark`: the format shows text without digits for this number (zero as “-”), or nothing at all: `text` is empty.
 *    `value` is the number behind it.
 *  - `date`: the format shows a day or a time. */
export type ShownValue =
  | {
      readonly kind: 'number';
      readonly value: number;
      readonly decimals: number;
      readonly percent: boolean;
      readonly text: string;
    }
  | { readonly kind: 'mark'; readonly value: number; readonly text: string }
  | { readonly kind: 'date' };

type ShownNumber = Extract<ShownValue, { kind: 'number' }>;

/** A decimal number: `0.digits × 10^point`, digits without leading zeros; zero has none. Spreadsheets keep 15 significant
 *  digits and round what they show half away from zero, so 2.675 is shown as 2.68. */
interface Decimal {
  readonly digits: string;
  readonly point: number;
}

function decimalOf(n: number): Decimal {
  const [mantissa = '0', exponent = '0'] = Math.abs(n).toExponential(14).split('e');
  const digits = withoutEnd(mantissa.replace('.', ''), '0');
  return digits === '' ? { digits: '', point: 0 } : { digits, point: Number(exponent) + 1 };
}

function shift(d: Decimal, places: number): Decimal {
  return d.digits === '' ? d : { digits: d.digits, point: d.point + places };
}

/** Rounded half away from zero to so many decimals (negative: tens, hundreds). */
function round(d: Decimal, decimals: number): Decimal {
  const keep = d.point + decimals;
  if (d.digits.length <= keep) return d;
  if (keep < 0) return { digits: '', point: 0 };
  const head = d.digits.slice(0, keep);
  if (d.digits.charAt(keep) < '5') return trimmed(head, d.point);
  const raised = (BigInt(head === '' ? '0' : head) + 1n).toString();
  return trimmed(raised, d.point + raised.length - head.length);
}

function trimmed(digits: string, point: number): Decimal {
  const bare = withoutEnd(digits, '0');
  return bare === '' ? { digits: '', point: 0 } : { digits: bare, point };
}

function integerDigits(d: Decimal): string {
  return d.point <= 0 ? '' : d.digits.slice(0, d.point).padEnd(d.point, '0');
}

function fractionDigits(d: Decimal): string {
  if (d.digits === '') return '';
  return d.point >= 0 ? d.digits.slice(d.point) : '0'.repeat(-d.point) + d.digits;
}

function toNumber(d: Decimal, negative: boolean): number {
  if (d.digits === '') return 0;
  const n = Number(`0.${d.digits}e${d.point}`);
  return negative ? -n : n;
}

/** What a cell with this number and number format shows. `format` undefined is General: the shortest decimal
 *  number, in at most 11 characters. */
export function shownValue(number: number, format?: string): ShownValue {
  const sections = parseNumberFormat(format === undefined || format.trim() === '' ? 'General' : format);
  const { section, signed } = sectionFor(number, sections);
  if (section.date) return { kind: 'date' };
  const negative = number < 0;
  const sign = negative && signed ? '-' : '';
  const scaled = shift(decimalOf(number), 2 * section.percents - 3 * section.thousands);
  const digits = section.pieces.filter((p) => p.kind === 'digit').length;
  if (section.general || section.fraction) return general(section, scaled, negative, sign);
  if (digits === 0) {
    const text = section.pieces.map((p) => (p.kind === 'literal' ? p.text : p.kind === 'point' ? '.' : '')).join('');
    return { kind: 'mark', value: number, text: text === '' ? '' : (sign + text).trim() };
  }
  if (section.pieces.some((p) => p.kind === 'exponent')) return scientific(section, scaled, negative, sign);
  const shown = fixed(section, scaled, negative, sign);
  // a zero in `"-"??` or `#` shows no digit
  if (!/\d/.test(shown.text)) return { kind: 'mark', value: number, text: shown.text.trim() };
  return shown;
}

/** Conditions decide first; without them the sections are positive, negative, zero. A section of its own for negative
 *  numbers writes the sign itself. */
function sectionFor(
  number: number,
  sections: readonly FormatSection[],
): { readonly section: FormatSection; readonly signed: boolean } {
  const numeric = sections.slice(0, 3);
  const first = numeric[0] ?? parseNumberFormat('General')[0];
  if (first === undefined) throw new Error('number format without sections');
  if (numeric.some((s) => s.condition !== undefined)) {
    const match =
      numeric.find((s) => s.condition === undefined || holds(number, s.condition)) ?? numeric.at(-1) ?? first;
    const onlyNegative =
      match.condition !== undefined && match.condition.operator.startsWith('<') && match.condition.limit <= 0;
    return { section: match, signed: !onlyNegative };
  }
  const [, second, third] = numeric;
  if (number < 0 && second !== undefined) return { section: second, signed: false };
  if (number === 0 && third !== undefined) return { section: third, signed: false };
  return { section: first, signed: true };
}

function holds(number: number, condition: NonNullable<FormatSection['condition']>): boolean {
  const { operator, limit } = condition;
  switch (operator) {
    case '<':
      return number < limit;
    case '<=':
      return number <= limit;
    case '>':
      return number > limit;
    case '>=':
      return number >= limit;
    case '=':
      return number === limit;
    case '<>':
      return number !== limit;
    default:
      return operator satisfies never;
  }
}

function plain(d: Decimal): string {
  const fraction = fractionDigits(d);
  const integer = integerDigits(d);
  return (integer === '' ? '0' : integer) + (fraction === '' ? '' : `.${fraction}`);
}

/** General shows a number in at most 11 characters, its point among them: 37720.076979 as 37720.07698, in a cell wide
 *  enough and in CSV alike, so a figure is the same from both. Numbers so small that only zeros would be left keep six digits;
 *  whole numbers keep all theirs, though a spreadsheet writes those of 12 and more with an exponent. */
function asGeneral(d: Decimal): Decimal {
  if (d.digits === '') return d;
  return round(d, d.point < -3 ? 6 - d.point : Math.max(0, 10 - Math.max(1, d.point)));
}

function general(section: FormatSection, scaled: Decimal, negative: boolean, sign: string): ShownNumber {
  const rounded = asGeneral(scaled);
  const shown = plain(rounded);
  const text = section.fraction
    ? shown
    : section.pieces.map((p) => (p.kind === 'general' ? shown : p.kind === 'literal' ? p.text : '')).join('');
  return {
    kind: 'number',
    value: toNumber(rounded, negative),
    decimals: fractionDigits(rounded).length,
    percent: section.percents > 0,
    text: sign + text,
  };
}

/** `##0.0E+0`: the exponent is a multiple of the number of digits before the point. */
function scientific(section: FormatSection, scaled: Decimal, negative: boolean, sign: string): ShownValue {
  const mark = section.pieces.findIndex((p) => p.kind === 'exponent');
  const mantissa = section.pieces.slice(0, mark);
  const point = mantissa.findIndex((p) => p.kind === 'point');
  const step = Math.max(
    1,
    mantissa.slice(0, point < 0 ? mantissa.length : point).filter((p) => p.kind === 'digit').length,
  );
  const decimals = point < 0 ? 0 : mantissa.slice(point).filter((p) => p.kind === 'digit').length;
  let exponent = scaled.digits === '' ? 0 : Math.floor((scaled.point - 1) / step) * step;
  let rounded = round(shift(scaled, -exponent), decimals);
  if (rounded.point > step) {
    exponent += step;
    rounded = round(shift(scaled, -exponent), decimals);
  }
  const plus = section.pieces[mark];
  const exponentSign = exponent < 0 ? '-' : plus?.kind === 'exponent' && plus.plus ? '+' : '';
  const width = section.pieces.slice(mark).filter((p) => p.kind === 'digit').length;
  const integer = integerDigits(rounded);
  const fraction = fractionDigits(rounded).padEnd(decimals, '0');
  return {
    kind: 'number',
    value: toNumber(shift(rounded, exponent), negative),
    decimals: Math.max(0, decimals - exponent),
    percent: section.percents > 0,
    text: `${sign}${integer === '' ? '0' : integer}${fraction === '' ? '' : `.${fraction}`}E${exponentSign}${Math.abs(exponent).toString().padStart(width, '0')}`,
  };
}

/** Digits filled into their places: the integer part from the right, surplus digits before the first place. */
function fixed(section: FormatSection, scaled: Decimal, negative: boolean, sign: string): ShownNumber {
  const at = section.pieces.findIndex((p) => p.kind === 'point');
  const before = at < 0 ? section.pieces : section.pieces.slice(0, at);
  const after = at < 0 ? [] : section.pieces.slice(at + 1);
  const places = after.filter((p) => p.kind === 'digit').length;
  const rounded = round(scaled, places);
  const fraction = fillFraction(after, fractionDigits(rounded).padEnd(places, '0'));
  const integer = fillInteger(before, integerDigits(rounded), section.grouped);
  // `0\.0,` is how 万 is shown without a format for it: a point written between whole digits divides all the same
  const written = at < 0 ? writtenPoint(before) : 0;
  return {
    kind: 'number',
    value: toNumber(shift(rounded, -written), negative),
    decimals: written > 0 ? written : fraction.decimals,
    percent: section.percents > 0,
    text: sign + integer + (at < 0 ? '' : `.${fraction.text}`),
  };
}

function fillFraction(
  pieces: readonly FormatPiece[],
  digits: string,
): { readonly text: string; readonly decimals: number } {
  // trailing zeros show only where the place is a 0
  const placeholders = pieces.flatMap((p) => (p.kind === 'digit' ? [p.placeholder] : []));
  let decimals = placeholders.length;
  while (decimals > 0 && digits.charAt(decimals - 1) === '0' && placeholders[decimals - 1] !== '0') decimals--;
  let next = 0;
  let text = '';
  for (const piece of pieces) {
    if (piece.kind === 'digit') text += next < decimals ? digits.charAt(next) : piece.placeholder === '?' ? ' ' : '';
    else if (piece.kind === 'literal') text += piece.text;
    if (piece.kind === 'digit') next++;
  }
  return { text, decimals };
}

function fillInteger(pieces: readonly FormatPiece[], digits: string, grouped: boolean): string {
  let left = digits;
  let shown = 0;
  let text = '';
  const first = pieces.findIndex((p) => p.kind === 'digit');
  const put = (digit: string): void => {
    text = digit + (grouped && shown > 0 && shown % 3 === 0 ? ',' : '') + text;
    shown++;
  };
  for (let i = pieces.length - 1; i >= 0; i--) {
    const piece = pieces[i];
    if (piece?.kind === 'literal') text = piece.text + text;
    if (piece?.kind !== 'digit') continue;
    const digit = left.slice(-1);
    left = left.slice(0, -1);
    if (digit !== '') put(digit);
    else if (piece.placeholder === '0') put('0');
    else if (piece.placeholder === '?') text = ` ${text}`;
    if (i === first) for (; left !== ''; left = left.slice(0, -1)) put(left.slice(-1));
  }
  return text;
}

/** How many digits stand behind a literal point between digits; 0 where there is none. */
function writtenPoint(pieces: readonly FormatPiece[]): number {
  const at = pieces.findIndex((p) => p.kind === 'literal' && p.text === '.');
  if (at < 0 || !pieces.slice(0, at).some((p) => p.kind === 'digit')) return 0;
  return pieces.slice(at).filter((p) => p.kind === 'digit').length;
}

/** One section of a number format (数字格式), taken apart: what comes before, between and after the digits. */
export interface FormatSection {
  /** `[>=100]`: the section holds for these numbers only. */
  readonly condition?: { readonly operator: '<' | '<=' | '>' | '>=' | '=' | '<>'; readonly limit: number };
  readonly pieces: readonly FormatPiece[];
  /** The section shows a day or a time. */
  readonly date: boolean;
  /** The section says `General` (G/通用格式) or `@`. */
  readonly general: boolean;
  readonly percents: number;
  /** Commas after the last digit: each divides by 1,000. */
  readonly thousands: number;
  /** A comma between digits groups by thousands. */
  readonly grouped: boolean;
  /** A fraction (`# ?/?`), shown as a General number here. */
  readonly fraction: boolean;
}

export type FormatPiece =
  | { readonly kind: 'digit'; readonly placeholder: '0' | '#' | '?' }
  | { readonly kind: 'point' }
  | { readonly kind: 'exponent'; readonly plus: boolean }
  | { readonly kind: 'general' }
  | { readonly kind: 'literal'; readonly text: string };

const conditionPattern = /^(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)$/;
const elapsedPattern = /^(?:h+|m+|s+)$/i;

/** Splits a format at its semicolons; those in quotes, in brackets and after a backslash are text. */
function splitSections(format: string): string[] {
  const sections: string[] = [];
  let start = 0;
  for (let i = 0; i < format.length; i++) {
    const c = format[i];
    if (c === '\\' || c === '_' || c === '*') i++;
    else if (c === '"') i = closing(format, '"', i);
    else if (c === '[') i = closing(format, ']', i);
    else if (c === ';') {
      sections.push(format.slice(start, i));
      start = i + 1;
    }
  }
  sections.push(format.slice(start));
  return sections;
}

function closing(format: string, mark: string, from: number): number {
  const at = format.indexOf(mark, from + 1);
  return at < 0 ? format.length : at;
}

/** The sections of a format, at most four: positive, negative, zero, text; or by their conditions. */
export function parseNumberFormat(format: string): readonly FormatSection[] {
  return splitSections(format).slice(0, 4).map(parseSection);
}

interface Parts {
  condition?: NonNullable<FormatSection['condition']>;
  readonly pieces: FormatPiece[];
  date: boolean;
  general: boolean;
  percents: number;
  fraction: boolean;
  /** Commas seen since the last digit. */
  commas: number;
  thousands: number;
  grouped: boolean;
}

function parseSection(section: string): FormatSection {
  const parts: Parts = {
    pieces: [],
    date: false,
    general: false,
    percents: 0,
    fraction: false,
    commas: 0,
    thousands: 0,
    grouped: false,
  };
  for (let i = 0; i < section.length;) i = readPiece(section, i, parts);
  parts.thousands += parts.commas;
  const { commas: _, ...rest } = parts;
  return rest;
}

function literal(parts: Parts, text: string): void {
  if (text !== '') parts.pieces.push({ kind: 'literal', text });
}

/** Reads one piece and says where the next one starts. */
function readPiece(section: string, i: number, parts: Parts): number {
  const c = section.charAt(i);
  switch (c) {
    case '\\':
    case '!':
      literal(parts, section.charAt(i + 1));
      return i + 2;
    case '_':
    case '*':
      return i + 2; // the width of a character, or a fill: neither carries meaning
    case '"': {
      const end = closing(section, '"', i);
      literal(parts, section.slice(i + 1, end));
      return end + 1;
    }
    case '[': {
      const end = closing(section, ']', i);
      readBracket(section.slice(i + 1, end), parts);
      return end + 1;
    }
    case '0':
    case '#':
    case '?':
      if (parts.commas > 0 && !parts.pieces.some((p) => p.kind === 'point')) parts.grouped = true;
      parts.commas = 0;
      parts.pieces.push({ kind: 'digit', placeholder: c });
      return i + 1;
    case '.':
      parts.thousands += parts.commas;
      parts.commas = 0;
      if (parts.date) literal(parts, c);
      else if (parts.pieces.some((p) => p.kind === 'point')) literal(parts, c);
      else parts.pieces.push({ kind: 'point' });
      return i + 1;
    case ',':
      if (parts.pieces.some((p) => p.kind === 'digit')) parts.commas++;
      else literal(parts, c);
      return i + 1;
    case '%':
      parts.percents++;
      literal(parts, c);
      return i + 1;
    case '@':
      parts.general = true;
      parts.pieces.push({ kind: 'general' });
      return i + 1;
    case '/':
      if (parts.pieces.some((p) => p.kind === 'digit') && /[?#0-9]/.test(section.charAt(i + 1))) parts.fraction = true;
      literal(parts, c);
      return i + 1;
    default:
      return readWord(section, i, parts);
  }
}

/** Colours and number shapes say nothing; conditions, elapsed times and currency signs do. */
function readBracket(inside: string, parts: Parts): void {
  const condition = conditionPattern.exec(inside);
  const operator = condition?.[1];
  if (
    operator === '<' ||
    operator === '<=' ||
    operator === '>' ||
    operator === '>=' ||
    operator === '=' ||
    operator === '<>'
  )
    parts.condition = { operator, limit: Number(condition?.[2]) };
  else if (elapsedPattern.test(inside)) parts.date = true;
  else if (inside.startsWith('$')) literal(parts, inside.slice(1).split('-')[0] ?? '');
}

const generalWord = /^(?:general|g\/通用格式)/i;
const clockWord = /^(?:am\/pm|a\/p|上午\/下午)/i;
const exponentMark = /^e([+-])/i;
/** Letters that stand for years, months, days, hours, minutes, seconds, eras and weekdays. */
const dateLetters = /^(?:y+|m+|d+|h+|s+|a{3,4}|e+|g+|b{2,4})/i;

function readWord(section: string, i: number, parts: Parts): number {
  const rest = section.slice(i);
  const general = generalWord.exec(rest);
  if (general) {
    parts.general = true;
    parts.pieces.push({ kind: 'general' });
    return i + general[0].length;
  }
  const clock = clockWord.exec(rest);
  if (clock) {
    parts.date = true;
    return i + clock[0].length;
  }
  const exponent = exponentMark.exec(rest);
  if (exponent && parts.pieces.some((p) => p.kind === 'digit')) {
    parts.thousands += parts.commas;
    parts.commas = 0;
    parts.pieces.push({ kind: 'exponent', plus: exponent[1] === '+' });
    return i + 2;
  }
  const letters = dateLetters.exec(rest);
  if (letters) {
    parts.date = true;
    return i + letters[0].length;
  }
  literal(parts, section.charAt(i));
  return i + 1;
}

/** Whether a format shows a number as a day (日期): years, months or days, not only hours and minutes. */
export function isDateFormat(format: string): boolean {
  const first = splitSections(format)[0] ?? '';
  if (!parseSection(first).date) return false;
  const bare = first
    .replaceAll(/"[^"]*"|\\.|[_*]./g, '')
    .replaceAll(/\[[^[\]]*\]/g, (inside) => (elapsedPattern.test(inside.slice(1, -1)) ? 'h' : ''))
    .replaceAll(/am\/pm|a\/p/gi, '');
  if (/[ydegb]|aaa/i.test(bare)) return true;
  // an m beside hours or seconds is minutes
  return /m/i.test(bare) && !/[hs]/i.test(bare);
}

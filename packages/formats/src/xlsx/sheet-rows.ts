import type { GridCell } from '@shigan/core';
import { uploadLimits } from '../limits.ts';
import { refuse } from '../refusal.ts';
import type { RowFrame } from '../row-frame.ts';
import { parseReference } from './area.ts';
import { dayOfSerial } from './serial-date.ts';
import { cellText, joined } from './shared-strings.ts';
import { isFiltered, type SheetOutline } from './sheet-outline.ts';
import type { NumberStyle } from './styles.ts';
import { attribute, type CellAttributes, cellAttributes, isTrue, type XmlSink } from './xml.ts';

/** What cells refer to. */
export interface CellContext {
  readonly strings: readonly string[];
  readonly styles: readonly NumberStyle[];
  readonly date1904: boolean;
  /** Counts over all sheets of the workbook. */
  readonly spent: Spent;
}

/** How much of a workbook's allowance is used up. */
export interface Spent {
  cells: number;
  slots: number;
  characters: number;
}

/** Collects the rows of a sheet as its XML goes by. Rows without content are left out. */
export function rowSink(outline: SheetOutline, context: CellContext, take: (row: RowFrame) => void): XmlSink {
  let inData = false;
  let row = 0;
  let hidden = false;
  let cells: (number | GridCell)[] = [];
  let column = -1;
  const cell: CellAttributes = { reference: undefined, kind: undefined, style: undefined };
  let kind = '';
  let style = 0;
  let value = '';
  let inlineText = '';
  let formula = false;
  /** Where text belongs: the value, inline text, or nowhere. */
  let into: 'value' | 'inline' | 'nothing' = 'nothing';
  let phonetic = 0;
  let characters = 0;

  function openRow(attributes: string): void {
    const stated = attribute(attributes, 'r');
    const next = stated === undefined ? row + 1 : Number(stated);
    if (!Number.isInteger(next) || next <= row || next > uploadLimits.rows)
      throw refuse('file-unreadable', 'rows out of order', { row: stated ?? next });
    row = next;
    const height = attribute(attributes, 'ht');
    hidden = isTrue(attribute(attributes, 'hidden')) || (height !== undefined && Number(height) === 0);
    cells = [];
    column = -1;
    characters = 0;
  }

  function closeRow(): void {
    if (cells.length === 0) return;
    spendRow(context.spent, width(cells), characters);
    take({ n: row, ...(hidden && !isFiltered(outline, row) ? { h: 1 } : {}), c: cells });
  }

  function openCell(attributes: string): void {
    cellAttributes(attributes, cell);
    const { reference } = cell;
    const at = reference === undefined ? { row, column: column + 1 } : parseReference(reference);
    if (at === undefined || at.row !== row || at.column <= column || at.column >= uploadLimits.columns)
      throw refuse('file-unreadable', 'cells out of order', { cell: reference ?? '' });
    column = at.column;
    kind = cell.kind ?? 'n';
    style = cell.style === undefined ? 0 : Number(cell.style);
    value = '';
    inlineText = '';
    formula = false;
  }

  function closeCell(): void {
    const content = cellOf(kind, kind === 'inlineStr' ? inlineText : value, style, context);
    if (content === undefined && !formula) return;
    if (++context.spent.cells > uploadLimits.cells) throw refuse('file-expands-too-far', 'too many cells');
    characters += content?.text?.length ?? 0;
    if (characters > uploadLimits.rowCharacters) throw refuse('file-expands-too-far', 'a row holds too much text');
    cells.push(column, formula ? { ...content, formula: true } : (content ?? {}));
  }

  return {
    open(name, attributes) {
      if (!inData) {
        if (name === 'sheetData') inData = true;
        return;
      }
      switch (name) {
        case 'c':
          openCell(attributes);
          break;
        case 'v':
          into = 'value';
          break;
        case 'row':
          openRow(attributes);
          break;
        case 'f':
          formula = true;
          break;
        case 't':
          into = phonetic === 0 ? 'inline' : 'nothing';
          break;
        case 'rPh':
          phonetic++;
          break;
        default:
      }
    },
    close(name) {
      if (!inData) return;
      switch (name) {
        case 'c':
          closeCell();
          break;
        case 'row':
          closeRow();
          break;
        case 'rPh':
          phonetic--;
          break;
        case 'v':
        case 't':
          into = 'nothing';
          break;
        case 'sheetData':
          inData = false;
          break;
        default:
      }
    },
    text(piece) {
      if (into === 'value') value = joined(value, piece);
      else if (into === 'inline') inlineText = joined(inlineText, piece);
    },
  };
}

/** Takes a row out of the allowance. */
export function spendRow(spent: Spent, slots: number, characters: number): void {
  spent.slots += slots;
  spent.characters += characters;
  if (spent.slots > uploadLimits.slots) throw refuse('file-expands-too-far', 'cells too far apart');
  if (spent.characters > uploadLimits.rowsCharacters) throw refuse('file-expands-too-far', 'too much text');
}

function width(cells: readonly (number | GridCell)[]): number {
  const last = cells.at(-2);
  return typeof last === 'number' ? last + 1 : 0;
}

/** A cell's content; undefined for one without any. */
function cellOf(kind: string, raw: string, style: number, context: CellContext): GridCell | undefined {
  switch (kind) {
    case 's': {
      if (raw === '') return undefined;
      const text = context.strings[Number(raw)];
      if (text === undefined) throw refuse('file-unreadable', 'a text is missing');
      return text === '' ? undefined : { text };
    }
    case 'str':
    case 'inlineStr': {
      const text = cellText(raw);
      return text === '' ? undefined : { text };
    }
    case 'b':
      return raw === '' ? undefined : { text: isTrue(raw.trim()) ? 'TRUE' : 'FALSE' };
    case 'e':
      return raw === '' ? undefined : { error: raw };
    case 'd':
      return /^\d{4}-\d{2}-\d{2}/.test(raw) ? { date: raw.slice(0, 10), text: raw } : { text: cellText(raw) };
    default:
      return raw === '' ? undefined : numberCell(Number(raw), raw, context.styles[style], context.date1904);
  }
}

/** A numeric cell: its value, the format that says what of it is shown, and the day where it is shown as one. */
export function numberCell(
  number: number,
  raw: string,
  style: NumberStyle | undefined,
  date1904: boolean,
): GridCell | undefined {
  if (raw.trim() === '') return undefined;
  if (!Number.isFinite(number)) {
    if (Number.isNaN(number)) throw refuse('file-unreadable', 'a number is none', { value: raw.slice(0, 40) });
    return { error: '#NUM!' };
  }
  if (style?.format === undefined) return { number };
  const date = style.date ? dayOfSerial(number, date1904) : undefined;
  return date === undefined ? { number, format: style.format } : { number, format: style.format, date };
}

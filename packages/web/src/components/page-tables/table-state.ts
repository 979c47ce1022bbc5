import { type CellSource, csvLine, type FiguredCell, type Language, withFigureColumns } from '@shigan/core';

/** A cell of a page's table as it is read from the page. */
export interface ReadCell {
  readonly text: string;
  /** Ids of the figures that it shows. */
  readonly figures: readonly string[];
  readonly columnSpan: number;
  readonly rowSpan: number;
}

/** A table of a page, to be taken along. */
export interface ReadTable {
  readonly name: string;
  /** Rows at the top that are its head. */
  readonly headRows: number;
  readonly rows: readonly (readonly ReadCell[])[];
}

/** What a cell says to a spreadsheet: a number with its decimals and unit where it is one, else its text. */
export type TakenCell =
  | { readonly kind: 'number'; readonly value: number; readonly decimals: number; readonly unit: string }
  | { readonly kind: 'text'; readonly text: string };

/** A cell with the place where it begins, counted from 0. */
interface PlacedCell extends ReadCell {
  readonly row: number;
  readonly column: number;
}

/** Every cell with its place, which those that span several columns or rows before it decide. */
function places(rows: ReadTable['rows']): readonly PlacedCell[] {
  const taken = new Set<string>();
  return rows.flatMap((cells, row) => {
    let column = 0;
    return cells.map((cell) => {
      while (taken.has(`${row} ${column}`)) column += 1;
      const rowSpan = Math.min(cell.rowSpan, rows.length - row);
      for (let r = row; r < row + rowSpan; r++)
        for (let c = column; c < column + cell.columnSpan; c++) taken.add(`${r} ${c}`);
      const one = { ...cell, rowSpan, row, column };
      column += cell.columnSpan;
      return one;
    });
  });
}

/** Puts every cell in its place: what spans several columns or rows stands in the first, the others are empty. */
export function placed(rows: ReadTable['rows']): readonly (readonly FiguredCell[])[] {
  const all = places(rows);
  const width = all.reduce((most, { column, columnSpan }) => Math.max(most, column + columnSpan), 0);
  const grid = rows.map(() => Array.from({ length: width }, (): FiguredCell => empty));
  for (const { row, column, text, figures } of all) {
    const line = grid[row];
    if (line !== undefined) line[column] = { text, figures };
  }
  return grid;
}

/** A block of cells that are one, counted from 0. */
export interface SpannedCells {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}

/** The blocks that a cell of a table takes more than one place of (合并单元格). */
export function spansOf(rows: ReadTable['rows']): readonly SpannedCells[] {
  return places(rows)
    .filter(({ rowSpan, columnSpan }) => rowSpan > 1 || columnSpan > 1)
    .map(({ row, column, rowSpan, columnSpan }) => ({
      startRow: row,
      startCol: column,
      endRow: row + rowSpan - 1,
      endCol: column + columnSpan - 1,
    }));
}

const narrowest = 6;
/** What is longer goes on in the next line. */
const widest = 36;

/** How wide the columns of a sheet are to be, in characters (列宽): as wide as what stands in their body, but for what spans several; a head
 *  goes on in the next line. */
export function columnWidths({ rows, headRows }: Pick<ReadTable, 'rows' | 'headRows'>): readonly number[] {
  const widths: number[] = [];
  for (const { row, column, columnSpan, text } of places(rows)) {
    const needed = row < headRows || columnSpan > 1 ? narrowest : widthOf(text) + 2;
    for (let c = column; c < column + columnSpan; c++)
      widths[c] = Math.min(widest, Math.max(widths[c] ?? narrowest, needed));
  }
  return widths;
}

/** In how many lines each row stands in columns so wide: programs do not find the height of a row by themselves. */
export function linesOf(rows: ReadTable['rows'], widths: readonly number[]): readonly number[] {
  const lines = rows.map(() => 1);
  for (const { row, column, rowSpan, columnSpan, text } of places(rows)) {
    const width = widths.slice(column, column + columnSpan).reduce((sum, one) => sum + one, 0);
    const needed = Math.ceil(widthOf(text) / Math.max(1, width - 1)) - (rowSpan - 1);
    lines[row] = Math.max(lines[row] ?? 1, needed);
  }
  return lines;
}

/** A Chinese character is as wide as two others. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += /[\u1100-\u{10FFFF}]/u.test(character) ? 2 : 1;
  return width;
}

const empty: FiguredCell = { text: '', figures: [] };

/** Where the figures of a table stand in its sheet, whose first row of the table is the `first`, 1-based. */
export function sourcesOf(
  grid: readonly (readonly FiguredCell[])[],
  sheet: string,
  first: number,
): readonly CellSource[] {
  return grid.flatMap((cells, r) => {
    const label = cells.find(({ text }) => text !== '')?.text ?? '';
    return cells.flatMap(({ text: shown, figures }, column) =>
      shown === '' || figures.length === 0 ? [] : [{ sheet, row: first + r, column, label, shown, figures }],
    );
  });
}

const figure =
  /^(?<sign>[+−-]?)(?<digits>\d[\d,]*(?:\.(?<decimals>\d+))?)\s?(?<unit>[^\d\s.,，、；;:：/()（）-]{0,6})$/u;
/** Years, months and days are no amounts. */
const calendar = /^[年月日]/u;

/** Reads the text of a cell: one number with its unit is a number, everything else is text. */
export function cellOf(text: string): TakenCell {
  const { sign = '', digits, decimals = '', unit = '' } = figure.exec(text)?.groups ?? {};
  if (digits === undefined || calendar.test(unit) || /^0\d/.test(digits)) return { kind: 'text', text };
  const value = Number(digits.replaceAll(',', '')) * (sign === '' || sign === '+' ? 1 : -1);
  return { kind: 'number', value, decimals: decimals.length, unit };
}

/** The number format of a cell: its decimals, and its unit as a word behind it. */
export function formatOf({ decimals, unit }: TakenCell & { readonly kind: 'number' }): string {
  const digits = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
  return unit === '' ? digits : `${digits}"${unit.replaceAll('"', '')}"`;
}

/** Tables as CSV, one beneath the other, each under its name, the ids of figures in columns of their own; text that a spreadsheet would take for a formula is disarmed. */
export function csvOfTables(tables: readonly ReadTable[], language: Language): string {
  return tables
    .map(({ name, rows }) => {
      const lines = withFigureColumns(placed(rows), 0, language);
      return [csvLine([name]), ...lines.map((row) => csvLine(row.map(csvText)))].join('');
    })
    .join('\r\n');
}

/** A number keeps its decimals and its sign as programs write it. */
function csvText(text: string): string {
  const cell = cellOf(text);
  return cell.kind === 'number' && (cell.unit === '' || cell.unit === '%')
    ? text.replace('−', '-').replace(' ', '')
    : text;
}

/** Names of sheets: without what spreadsheets forbid, at most 31 characters, each once. */
export function sheetNames(names: readonly string[]): readonly string[] {
  const used = new Set<string>();
  return names.map((name) => {
    const plain = name.replaceAll(/[[\]:*?/\\']/gu, ' ').trim() || '-';
    let unique = plain.slice(0, 31);
    for (let n = 2; used.has(unique.toLowerCase()); n++) unique = `${plain.slice(0, 28)} ${n}`;
    used.add(unique.toLowerCase());
    return unique;
  });
}

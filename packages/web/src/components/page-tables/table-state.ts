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
  readonly rows: readonly (readonly ReadCell[])[];
}

/** What a cell says to a spreadsheet: a number with its decimals and unit where it is one, else its text. */
export type TakenCell =
  | { readonly kind: 'number'; readonly value: number; readonly decimals: number; readonly unit: string }
  | { readonly kind: 'text'; readonly text: string };

/** Puts every cell in its place: what spans several columns or rows stands in the first, the others are empty. */
export function placed(rows: ReadTable['rows']): readonly (readonly FiguredCell[])[] {
  const grid: FiguredCell[][] = rows.map(() => []);
  const taken = new Set<string>();
  rows.forEach((cells, row) => {
    let column = 0;
    for (const { text, figures, columnSpan, rowSpan } of cells) {
      while (taken.has(`${row} ${column}`)) column += 1;
      for (let r = row; r < Math.min(row + rowSpan, rows.length); r++)
        for (let c = column; c < column + columnSpan; c++) {
          taken.add(`${r} ${c}`);
          const line = grid[r];
          if (line !== undefined) line[c] = r === row && c === column ? { text, figures } : empty;
        }
      column += columnSpan;
    }
  });
  const width = Math.max(0, ...grid.map((line) => line.length));
  return grid.map((line) => Array.from({ length: width }, (_, column) => line[column] ?? empty));
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

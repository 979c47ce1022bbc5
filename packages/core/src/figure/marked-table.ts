import { cellName, type Grid, type GridCell, type GridRow } from '../import/grid.ts';
import { shownValue } from '../import/shown-value.ts';
import type { Language } from '../words/language.ts';
import { figureIdsOf, isAnyFigureId } from './any-figure-id.ts';

/** A cell of an exported table that shows figures: where it stands, what its row is called, what it shows. */
export interface CellSource {
  readonly sheet: string;
  /** 1-based row of the sheet and 0-based column. */
  readonly row: number;
  readonly column: number;
  /** The text of the first cell of its row: found again by it where rows were sorted or put in. */
  readonly label: string;
  readonly shown: string;
  readonly figures: readonly string[];
}

/** The sheet of an exported workbook that says which figure stands in which cell (出处). */
export const sourcesSheetNames: Readonly<Record<Language, string>> = { zh: '出处', en: 'Sources' };

export const sourceHeads: Readonly<Record<Language, readonly [string, string, string, string, string]>> = {
  zh: ['工作表', '单元格', '行', '数', '数字标识'],
  en: ['Sheet', 'Cell', 'Row', 'Figure', 'Figure id'],
};

/** The lines of the sheet of sources, its head first: one for each figure. */
export function sourceLines(sources: readonly CellSource[], language: Language): readonly (readonly string[])[] {
  return [
    sourceHeads[language],
    ...sources.flatMap(({ sheet, row, column, label, shown, figures }) =>
      figures.map((figure) => [sheet, cellName(row, column), label, shown, figure]),
    ),
  ];
}

/** Whether a sheet is the sheet of sources of an export: by its head, whatever it is called by now. */
export function isSourcesSheet({ rows }: Pick<Grid, 'rows'>): boolean {
  const head = rows[0]?.cells.map((cell) => textOf(cell)) ?? [];
  return Object.values(sourceHeads).some((words) => words.every((word, column) => head[column] === word));
}

/** What stands beside a column that shows figures in an exported CSV: a further column with the ids of each cell. */
export const figureColumnWords: Readonly<Record<Language, string>> = { zh: '数字标识', en: 'figure' };

/** A cell of a table that is exported as CSV. */
export interface FiguredCell {
  readonly text: string;
  readonly figures: readonly string[];
}

/** Puts a column with the ids (`…_figure`) behind every column that shows figures; over it stands the head's name and what it is. `head`
 *  is the row of the heads, 0-based. Rows may be of any length. */
export function withFigureColumns(
  rows: readonly (readonly FiguredCell[])[],
  head: number,
  language: Language,
): readonly (readonly string[])[] {
  const isFigured = new Set(rows.flatMap((row) => row.flatMap(({ figures }, column) => (figures[0] ? [column] : []))));
  return rows.map((row, at) =>
    row.flatMap(({ text, figures }, column) => {
      if (!isFigured.has(column)) return [text];
      const isHead = at === head && figures.length === 0;
      return [text, isHead ? `${text}_${figureColumnWords[language]}` : figures.join(' ')];
    }),
  );
}

/** An exported table that came back: its text, cells of a row parted by tabs, and the figures that are marked in it. */
export interface MarkedTable {
  readonly text: string;
  readonly marks: readonly TableMark[];
}

export interface TableMark {
  readonly figure: string;
  readonly start: number;
  readonly end: number;
  /** The words that the cell held when it was exported, where it holds more than a number. */
  readonly exported?: string;
}

/** Reads an exported table that came back (导出表核对): figures by its sheet of sources, or by the columns of ids that stand beside those
 *  that show them. A row that was moved is found by its first cell where that is the only one of its name. Cells that are empty by now
 *  print nothing and are left out. */
export function readMarkedTable(grids: readonly Grid[]): MarkedTable {
  const tables = grids.filter((grid) => !isSourcesSheet(grid));
  const named = grids.filter((grid) => isSourcesSheet(grid)).flatMap(({ rows }) => rows.slice(1).flatMap(sourceOf));
  const bySheet = groupsOf(named, ({ sheet }) => sheet);
  let text = '';
  const marks: TableMark[] = [];
  for (const grid of tables) {
    const at = sourcesIn(grid, bySheet.get(grid.sheet) ?? (tables.length === 1 ? named : []));
    const beside = columnsBeside();
    for (const row of grid.rows) {
      const line: string[] = [];
      const idsOf = beside(row);
      row.cells.forEach((cell, column) => {
        const shown = textOf(cell);
        if (shown === '' || figureIdsOf(shown) !== undefined) return;
        const start = text.length + line.join('\t').length + (line.length > 0 ? 1 : 0);
        line.push(shown);
        const sources = [
          ...(at.get(cellName(row.number, column)) ?? []),
          ...idsOf(column).map((figure) => ({ figure, shown })),
        ];
        for (const { figure, shown: exported } of sources)
          marks.push({ figure, start, end: start + shown.length, ...(isNumber(shown) ? {} : { exported }) });
      });
      if (line.length > 0) text += `${line.join('\t')}\n`;
    }
  }
  return { text, marks };
}

/** Follows the columns of ids from row to row: under a head that says so (`value_figure`) they are of the column of that name, else of the
 *  one before. */
function columnsBeside(): (row: GridRow) => (column: number) => readonly string[] {
  const ofColumn = new Map<number, number>();
  return ({ cells }) => {
    const texts = Array.from(cells, (cell) => textOf(cell));
    texts.forEach((text, column) => {
      const word = Object.values(figureColumnWords).find((one) => text.endsWith(`_${one}`));
      if (word === undefined) return;
      const named = texts.lastIndexOf(text.slice(0, -word.length - 1), column - 1);
      if (named >= 0 && column > 0) ofColumn.set(column, named);
    });
    const ids = new Map<number, string[]>();
    texts.forEach((text, column) => {
      const own = figureIdsOf(text);
      if (own === undefined) return;
      const of = ofColumn.get(column) ?? column - 1;
      ids.set(of, [...(ids.get(of) ?? []), ...own]);
    });
    return (column) => ids.get(column) ?? [];
  };
}

interface NamedSource {
  readonly sheet: string;
  readonly cell: string;
  readonly label: string;
  readonly shown: string;
  readonly figure: string;
}

function sourceOf({ cells }: GridRow): readonly NamedSource[] {
  const [sheet = '', cell = '', label = '', shown = '', figure = ''] = [0, 1, 2, 3, 4].map((i) => textOf(cells[i]));
  return isAnyFigureId(figure) ? [{ sheet, cell, label, shown, figure }] : [];
}

/** The sources of a sheet by the cell that they are of now. */
function sourcesIn({ rows }: Grid, sources: readonly NamedSource[]): ReadonlyMap<string, readonly NamedSource[]> {
  const labels = new Map(rows.map((row) => [row.number, labelOf(row)]));
  const rowsNamed = groupsOf([...labels.keys()], (row) => labels.get(row) ?? '');
  return groupsOf(sources, ({ cell, label }) => {
    const [, letters = '', number = ''] = /^([A-Z]+)(\d+)$/u.exec(cell) ?? [];
    if (labels.get(Number(number)) === label) return cell;
    const [only, ...others] = rowsNamed.get(label) ?? [];
    return only === undefined || others.length > 0 ? cell : `${letters}${only}`;
  });
}

function groupsOf<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

function labelOf({ cells }: GridRow): string {
  return cells.map((cell) => textOf(cell)).find((text) => text !== '') ?? '';
}

/** What a cell shows. */
function textOf(cell: GridCell | undefined): string {
  if (cell === undefined) return '';
  if (cell.text !== undefined) return cell.text.replaceAll(/\s+/gu, ' ').trim();
  if (cell.date !== undefined) return cell.date;
  if (cell.number === undefined) return cell.error ?? '';
  const shown = shownValue(cell.number, cell.format);
  return shown.kind === 'date' ? String(cell.number) : shown.text.trim();
}

/** Whether a cell shows one number and its unit alone: what it prints is held against the figure. */
function isNumber(text: string): boolean {
  return /^[+−-]?\d[\d,]*(?:\.\d+)?\s?[^\d\s]{0,8}$/u.test(text);
}

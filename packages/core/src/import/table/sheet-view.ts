import { fold } from '../../fold.ts';
import { cellValue } from '../cell-value.ts';
import type { Grid, GridCell, GridRow, Merge } from '../grid.ts';

/** What a cell is by itself: a figure, a mark that stands for none (—, …), an error, a date, or text. */
type CellKind = 'number' | 'mark' | 'error' | 'date' | 'text';

/** A cell as seen from a place of the sheet: in a merged area its first cell stands everywhere. */
export interface ViewCell {
  readonly cell: GridCell;
  /** Where it stands itself. */
  readonly row: number;
  readonly column: number;
  /** As many columns as it covers. */
  readonly width: number;
  readonly kind: CellKind;
  readonly text: string;
}

/** A row without what is hidden, merged areas filled. */
export interface ViewRow {
  readonly number: number;
  readonly cells: readonly (ViewCell | undefined)[];
  /** Each cell once, from left to right. */
  readonly distinct: readonly ViewCell[];
}

/** Columns beyond this are not looked at: no statistical table is that wide. */
const widest = 1000;
const tall = 2000;

/** Merged areas by row, so that a sheet with many is walked once. */
interface MergedAreas {
  of(row: number): readonly Merge[];
}

function mergedAreas(merges: readonly Merge[]): MergedAreas {
  const byRow = new Map<number, Merge[]>();
  const tallOnes: Merge[] = [];
  for (const merge of merges) {
    if (merge.bottom - merge.top > tall) tallOnes.push(merge);
    else
      for (let row = merge.top; row <= merge.bottom; row++) {
        const list = byRow.get(row);
        if (list) list.push(merge);
        else byRow.set(row, [merge]);
      }
  }
  const none: readonly Merge[] = [];
  return {
    of: (row) => {
      const own = byRow.get(row) ?? none;
      if (tallOnes.length === 0) return own;
      return [...own, ...tallOnes.filter((m) => m.top <= row && row <= m.bottom)];
    },
  };
}

/** The text of a cell as a label reads it: a number without its format, a date as year and month unless a day is shown. */
export function labelText(cell: GridCell | undefined): string {
  if (cell === undefined) return '';
  if (cell.date !== undefined) return dateText(cell.date, cell.format);
  if (cell.number !== undefined) return String(cell.number);
  return cell.text ?? cell.error ?? '';
}

/** `2021-04-01` shown as yyyy年m月 is 2021年4月; shown with its day it stays a day. */
function dateText(date: string, format: string | undefined): string {
  const shown = (format ?? 'yyyy-mm-dd').replace(/"[^"]*"|\[[^[\]]*\]|\\./g, '');
  return /d/i.test(shown) ? date : `${date.slice(0, 4)}年${Number(date.slice(5, 7))}月`;
}

/** What a cell is by itself; undefined for one that shows nothing. */
function cellKind(cell: GridCell): CellKind | undefined {
  if (cell.error !== undefined) return 'error';
  if (cell.date !== undefined) return 'date';
  if (cell.number !== undefined) return 'number';
  const value = cellValue(cell);
  if (!('missing' in value)) return 'number';
  switch (value.missing) {
    case 'blank':
      return undefined;
    case 'no-figure':
    case 'below-smallest-unit':
      return 'mark';
    case 'cell-error':
    case 'not-available':
      return 'error';
    case 'date':
      return 'date';
    case 'not-a-number':
      return 'text';
    default:
      return value.missing satisfies never;
  }
}

function viewCell(cell: GridCell | undefined, row: number, column: number, width: number): ViewCell | undefined {
  if (cell === undefined) return undefined;
  const kind = cellKind(cell);
  return kind === undefined ? undefined : { cell, row, column, width, kind, text: labelText(cell) };
}

/** Builds the view of a sheet row by row: first cells of merged areas are remembered for the rows below them. */
export interface SheetView {
  /** Undefined for a row hidden by hand. */
  row(row: GridRow): ViewRow | undefined;
  readonly hiddenColumns: ReadonlySet<number>;
  hasMerges(row: number): boolean;
}

/** A view of a sheet, to be walked from its first row down. */
export function createSheetView(grid: Grid): SheetView {
  const areas = mergedAreas(grid.merges);
  const firstCells = new Map<Merge, GridCell | undefined>();
  const hiddenColumns = new Set(grid.hiddenColumns);
  return {
    hiddenColumns,
    hasMerges: (row) => areas.of(row).length > 0,
    row: (row) => {
      const merges = areas.of(row.number);
      // A hidden row may hold the text of a merged area that shows below it.
      for (const merge of merges) if (merge.top === row.number) firstCells.set(merge, row.cells[merge.left - 1]);
      if (row.hidden) return undefined;
      const cells: (ViewCell | undefined)[] = [];
      const distinct: ViewCell[] = [];
      const last = Math.min(row.cells.length, widest);
      for (let column = 0; column < last; column++) {
        const cell = row.cells[column];
        if (cell === undefined || hiddenColumns.has(column)) continue;
        cells[column] = viewCell(cell, row.number, column, 1);
      }
      for (const merge of merges) fillMerge(merge, firstCells.get(merge), cells, hiddenColumns);
      let before: ViewCell | undefined;
      for (const cell of cells) {
        if (cell === undefined || cell === before) continue;
        before = cell;
        distinct.push(cell);
      }
      return { number: row.number, cells, distinct };
    },
  };
}

function fillMerge(
  merge: Merge,
  first: GridCell | undefined,
  cells: (ViewCell | undefined)[],
  hidden: ReadonlySet<number>,
): void {
  // Merged areas count columns from 1, cells from 0.
  const left = merge.left - 1;
  const right = Math.min(merge.right, widest) - 1;
  const cell = viewCell(first, merge.top, left, right - left + 1);
  for (let column = left; column <= right; column++) {
    cells[column] = hidden.has(column) ? undefined : cell;
  }
}

/** Whether a row holds figures under a head, rather than being part of the head: not where all its numbers are years or
 *  count the columns (甲 乙 1 2 3). */
export function holdsFigures(row: ViewRow): boolean {
  const figures = row.distinct.filter((c) => c.kind === 'number' || c.kind === 'mark' || c.kind === 'error');
  if (figures.length === 0) return false;
  const labels = row.distinct.filter((c) => c.kind === 'text' || c.kind === 'date');
  if (labels.length === 0 && figures.length < 2) return false;
  const numbers = figures.map((c) => (c.kind === 'number' ? Number(c.text) : Number.NaN));
  if (numbers.every((n) => Number.isInteger(n) && n >= 1949 && n <= 2100) && labels.every((c) => isHeadWord(c.text)))
    return false;
  return !countsColumns(labels, numbers);
}

/** A row of a head that counts its columns: 甲 1 2 3. */
export function isColumnCount(row: ViewRow): boolean {
  const figures = row.distinct.filter((c) => c.kind === 'number');
  const labels = row.distinct.filter((c) => c.kind !== 'number');
  return countsColumns(
    labels,
    figures.map((c) => Number(c.text)),
  );
}

function isHeadWord(text: string): boolean {
  return /^(?:|年份|年度|年|指标|指标名称|项目|地区|市州|县市区)$/u.test(fold(text).text);
}

function countsColumns(labels: readonly ViewCell[], numbers: readonly number[]): boolean {
  if (numbers.length < 2 || !labels.every((c) => /^(?:[甲乙丙丁戊]|栏次|行次|列次|-)$/u.test(fold(c.text).text)))
    return false;
  return numbers.every((n, i) => Number.isInteger(n) && n === (numbers[0] ?? 0) + i) && (numbers[0] ?? 0) <= 2;
}

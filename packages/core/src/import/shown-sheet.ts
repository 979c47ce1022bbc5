import type { Grid, GridCell, Merge } from './grid.ts';
import { shownValue } from './shown-value.ts';

/** One cell as a spreadsheet shows it. */
export interface ShownCell {
  /** 0-based. */
  readonly column: number;
  readonly text: string;
  /** Numbers stand at the right. */
  readonly isNumber: boolean;
}

export interface ShownRow {
  /** 1-based. */
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: readonly ShownCell[];
}

/** A sheet to look at (工作表预览): the first rows, and those around the rows that are asked for. */
export interface ShownSheet {
  readonly sheet: string;
  readonly hidden: boolean;
  /** How many columns are shown. */
  readonly columns: number;
  readonly hiddenColumns: readonly number[];
  /** Cut to what is shown. */
  readonly merges: readonly Merge[];
  /** In order; where numbers are left out, so are the rows, or they are empty. */
  readonly rows: readonly ShownRow[];
  /** Rows with content that are not shown, and whether columns are cut off. */
  readonly rowsLeftOut: number;
  readonly columnsLeftOut: number;
}

/** How much of a sheet is shown. */
export interface ShownLimits {
  /** Rows from the top. */
  readonly rows: number;
  /** Rows around each asked one, and how many of those there may be. */
  readonly around: number;
  readonly more: number;
  readonly columns: number;
  /** Characters of one cell. */
  readonly characters: number;
}

export const shownLimits: ShownLimits = { rows: 150, around: 1, more: 150, columns: 60, characters: 120 };

/** Lays a sheet out as it looks in a spreadsheet, bounded: its first rows, and the rows around `asked` (those with faults), as far
 *  as the grid holds them. */
export function shownSheet(grid: Grid, asked: ReadonlySet<number>, limits: ShownLimits = shownLimits): ShownSheet {
  const chosen = chosenRows(grid, asked, limits);
  const width = Math.max(0, ...grid.rows.map((row) => row.cells.length));
  const columns = Math.min(width, limits.columns);
  const shown = new Set(chosen.map((row) => row.number));
  return {
    sheet: grid.sheet,
    hidden: grid.hidden,
    columns,
    hiddenColumns: grid.hiddenColumns.filter((column) => column < columns),
    merges: grid.merges.flatMap((merge) => {
      const right = Math.min(merge.right, columns);
      return shown.has(merge.top) && merge.left <= columns ? [{ ...merge, right }] : [];
    }),
    rows: chosen.map((row) => ({
      number: row.number,
      hidden: row.hidden,
      cells: row.cells.slice(0, columns).flatMap((cell, column) => {
        const text = cell === undefined ? '' : shownText(cell);
        if (cell === undefined || text === '') return [];
        return [{ column, text: cut(text, limits.characters), isNumber: cell.number !== undefined }];
      }),
    })),
    rowsLeftOut: grid.rows.length - chosen.length,
    columnsLeftOut: width - columns,
  };
}

function chosenRows(grid: Grid, asked: ReadonlySet<number>, limits: ShownLimits): Grid['rows'] {
  const near = (number: number): boolean => {
    for (let by = -limits.around; by <= limits.around; by++) if (asked.has(number + by)) return true;
    return false;
  };
  let more = 0;
  return grid.rows.filter((row, index) => index < limits.rows || (near(row.number) && more++ < limits.more));
}

/** What a cell shows: a number by its format, a day, an error, a text. */
export function shownText(cell: GridCell): string {
  if (cell.error !== undefined) return cell.error;
  if (cell.date !== undefined) return cell.date;
  if (cell.number === undefined) return cell.text ?? '';
  const shown = shownValue(cell.number, cell.format);
  return shown.kind === 'date' ? (cell.text ?? String(cell.number)) : shown.text;
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

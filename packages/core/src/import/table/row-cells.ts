import type { GridCell, GridRow } from '../grid.ts';
import type { ViewRow } from './sheet-view.ts';

/** A row as the reader needs it: its number, and its cells by column. */
export interface RowCells {
  readonly number: number;
  at(column: number): GridCell | undefined;
  /** A cell of figures; undefined where a merged area is continued. */
  figureAt(column: number): GridCell | undefined;
}

/** A row with merged areas filled. */
export function viewCells(row: ViewRow): RowCells {
  return {
    number: row.number,
    at: (column) => row.cells[column]?.cell,
    figureAt: (column) => {
      const cell = row.cells[column];
      return cell !== undefined && cell.row === row.number && cell.column === column ? cell.cell : undefined;
    },
  };
}

/** A row without merged areas, as it came. */
export function plainCells(row: GridRow): RowCells {
  const { cells, number } = row;
  return { number, at: (column) => cells[column], figureAt: (column) => cells[column] };
}

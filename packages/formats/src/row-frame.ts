import type { GridCell, GridRow, Merge } from '@shigan/core';

/** A row on its way between processes: only cells with content, each after its 0-based column. */
export interface RowFrame {
  readonly n: number;
  readonly h?: 1;
  readonly c: readonly (number | GridCell)[];
}

/** A sheet as it is opened: what is known before its rows are read, and the first of them. */
export interface SheetFrame {
  readonly sheet: string;
  readonly hidden: boolean;
  readonly hiddenColumns: readonly number[];
  readonly merges: readonly Merge[];
  readonly head: readonly RowFrame[];
  readonly complete: boolean;
}

/** A workbook whose rows are still to come: `next` gives the rows after the head of a sheet, batch by batch, undefined
 *  after the last. */
export interface OpenedWorkbook {
  readonly sheets: readonly SheetFrame[];
  next(sheet: number): Promise<readonly RowFrame[] | undefined>;
}

/** The row with its cells by column. */
export function gridRow(frame: RowFrame): GridRow {
  const cells: (GridCell | undefined)[] = [];
  for (let i = 0; i + 1 < frame.c.length; i += 2) {
    const column = frame.c[i];
    const cell = frame.c[i + 1];
    if (typeof column !== 'number' || typeof cell !== 'object') throw new Error('damaged row frame');
    while (cells.length < column) cells.push(undefined);
    cells.push(cell);
  }
  return { number: frame.n, hidden: frame.h === 1, cells };
}

import { open } from 'node:fs/promises';
import type { IncomingFile } from '@shigan/app';
import type { GridCell } from '@shigan/core';
import { gridRow, type RowFrame, type SheetFrame } from '../row-frame.ts';
import { openXlsx } from '../xlsx/read-xlsx.ts';

export interface ReadSheet extends SheetFrame {
  readonly rows: readonly RowFrame[];
}

/** All sheets of an .xlsx, read in this process. */
export async function readXlsx(file: IncomingFile, headRows = 100): Promise<readonly ReadSheet[]> {
  const handle = await open(file.path);
  try {
    const workbook = await openXlsx(handle, file.size, headRows);
    const sheets: ReadSheet[] = [];
    for (const [index, frame] of workbook.sheets.entries()) {
      const rows = [...frame.head];
      for (let batch = await workbook.next(index); batch !== undefined; batch = await workbook.next(index))
        rows.push(...batch);
      sheets.push({ ...frame, rows });
    }
    return sheets;
  } finally {
    await handle.close();
  }
}

/** Cells with content by name (`B3`). */
export function cellsOf(sheet: ReadSheet | undefined): Record<string, GridCell> {
  const cells: Record<string, GridCell> = {};
  for (const frame of sheet?.rows ?? [])
    for (const [column, cell] of gridRow(frame).cells.entries())
      if (cell !== undefined) cells[`${letters(column)}${frame.n}`] = cell;
  return cells;
}

function letters(column: number): string {
  return (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
}

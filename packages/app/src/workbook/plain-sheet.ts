import type { PlainSheet } from '@shigan/core';
import type { SheetContent } from '../sheet-content.ts';

/** A plain table as a sheet with its head in view, columns as wide as what they hold. */
export function plainSheet({ name, rows }: PlainSheet): SheetContent {
  const [head = [], ...body] = rows;
  return {
    name,
    rows: [
      { cells: head.map((text) => ({ text: String(text ?? ''), bold: true, border: true })) },
      ...body.map((cells) => ({ cells })),
    ],
    columns: head.map((_, column) => ({ width: widthOf(rows.map((row) => row[column] ?? null)) })),
    frozen: { rows: 1 },
  };
}

function widthOf(cells: readonly (string | number | null)[]): number {
  return Math.min(60, Math.max(8, ...cells.map((cell) => String(cell ?? '').length * 2 + 2)));
}

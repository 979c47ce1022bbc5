import { display, type PlainCell, type PlainSheet } from '@shigan/core';
import type { CellContent, SheetContent } from '../sheet-content.ts';

/** A plain table as a sheet with its head in view, columns as wide as what they hold. */
export function plainSheet({ name, rows }: PlainSheet): SheetContent {
  const [head = [], ...body] = rows;
  return {
    name,
    rows: [
      { cells: head.map((text) => ({ text: shown(text), bold: true, border: true })) },
      ...body.map((cells) => ({ cells: cells.map(contentOf) })),
    ],
    columns: head.map((_, column) => ({ width: widthOf(rows.map((row) => row[column] ?? null)) })),
    frozen: { rows: 1 },
    isPrintedWide: true,
  };
}

/** What was published stays a number, shown with its decimals. */
function contentOf(cell: PlainCell): CellContent | null {
  if (cell === null || typeof cell !== 'object') return cell;
  const { value, decimals } = cell;
  return { number: value, format: decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}` };
}

function shown(cell: PlainCell): string {
  return cell !== null && typeof cell === 'object' ? display(cell.value, cell.decimals) : String(cell ?? '');
}

function widthOf(cells: readonly PlainCell[]): number {
  return Math.min(60, Math.max(8, ...cells.map((cell) => shown(cell).length * 2 + 2)));
}

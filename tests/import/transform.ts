import type { Grid, GridCell, Merge } from '@shigan/core';

/** Ways to rearrange a sheet without changing what it says. */

type Cells = readonly (GridCell | undefined)[];

function width(grid: Grid): number {
  return Math.max(0, ...grid.rows.map((row) => row.cells.length));
}

/** The columns in another order: `order[i]` is the old column that stands at i. Merged areas within rows above `from` (1-based)
 *  must cover the whole width or nothing. */
export function withColumns(grid: Grid, order: readonly number[], from: number): Grid {
  const place = new Map(order.map((old, now) => [old, now]));
  const rows = grid.rows.map((row) =>
    row.number < from ? row : { ...row, cells: order.map((old) => row.cells[old]) },
  );
  const merges = grid.merges.filter((m) => m.bottom < from);
  const hiddenColumns = grid.hiddenColumns.map((column) => place.get(column) ?? column);
  return { ...grid, rows, merges, hiddenColumns };
}

/** So many empty rows before the first one. */
export function movedDown(grid: Grid, by: number): Grid {
  const rows = grid.rows.map((row) => ({ ...row, number: row.number + by }));
  const merges = grid.merges.map((m) => ({ ...m, top: m.top + by, bottom: m.bottom + by }));
  return { ...grid, rows, merges };
}

/** So many empty columns before the first one. */
export function movedRight(grid: Grid, by: number): Grid {
  const gap: Cells = Array.from({ length: by }, () => undefined);
  const rows = grid.rows.map((row) => ({ ...row, cells: [...gap, ...row.cells] }));
  const merges = grid.merges.map((m) => ({ ...m, left: m.left + by, right: m.right + by }));
  return { ...grid, rows, merges, hiddenColumns: grid.hiddenColumns.map((c) => c + by) };
}

/** Every text through a function; numbers stay. */
export function withTexts(grid: Grid, change: (text: string, row: number) => string): Grid {
  const rows = grid.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) =>
      cell?.text === undefined || cell.number !== undefined ? cell : { ...cell, text: change(cell.text, row.number) },
    ),
  }));
  return { ...grid, rows };
}

/** Rows `from` to `to` (1-based) turned on their side; what stands above stays, what stands below follows. */
export function transposed(grid: Grid, from: number, to: number): Grid {
  const across = width(grid);
  const at = new Map(grid.rows.map((row) => [row.number, row.cells]));
  const height = to - from + 1;
  const turned = Array.from({ length: across }, (_, i) => ({
    number: from + i,
    hidden: false,
    cells: Array.from({ length: height }, (__, j) => at.get(from + j)?.[i]),
  }));
  const shift = across - height;
  const inside = grid.merges.filter((m) => m.top >= from && m.bottom <= to);
  const turnedMerges = inside.map((m): Merge => ({
    top: from + m.left - 1,
    bottom: from + m.right - 1,
    left: m.top - from + 1,
    right: m.bottom - from + 1,
  }));
  const rest = grid.merges
    .filter((m) => m.bottom < from || m.top > to)
    .map((m) => (m.top > to ? { ...m, top: m.top + shift, bottom: m.bottom + shift } : m));
  const under = grid.rows.filter((row) => row.number > to).map((row) => ({ ...row, number: row.number + shift }));
  return {
    ...grid,
    rows: [...grid.rows.filter((row) => row.number < from), ...turned, ...under],
    merges: [...rest, ...turnedMerges],
  };
}

/** Two sheets beside each other with an empty column between them. */
export function beside(left: Grid, right: Grid): Grid {
  const gap = width(left) + 1;
  const moved = movedRight(right, gap);
  const numbers = [...new Set([...left.rows, ...moved.rows].map((row) => row.number))].toSorted((a, b) => a - b);
  const leftRows = new Map(left.rows.map((row) => [row.number, row]));
  const rightRows = new Map(moved.rows.map((row) => [row.number, row]));
  const rows = numbers.map((number) => {
    const cells: (GridCell | undefined)[] = [...(rightRows.get(number)?.cells ?? [])];
    leftRows.get(number)?.cells.forEach((cell, column) => {
      cells[column] = cell;
    });
    return { number, hidden: false, cells };
  });
  return { ...left, rows, merges: [...left.merges, ...moved.merges] };
}

/** One sheet under the other with an empty row between them. */
export function below(upper: Grid, lower: Grid): Grid {
  const by = Math.max(...upper.rows.map((row) => row.number)) + 1;
  const moved = movedDown(lower, by);
  return { ...upper, rows: [...upper.rows, ...moved.rows], merges: [...upper.merges, ...moved.merges] };
}

import { foldText } from '../../fold.ts';
import { makeFault } from '../fault-words.ts';
import { type Grid, type GridRow, columnLetters } from '../grid.ts';
import type { Fault } from '../reading.ts';

/** Says what a person hid, for it was left out. */
export function noteHidden(grid: Grid, out: { fault(fault: Fault): void }): void {
  const place = { sheet: grid.sheet, row: null, column: null };
  noteHiddenRows(grid.sheet, grid.rows, out);
  const columns = grid.hiddenColumns.filter((column) => grid.rows.some((row) => row.cells[column] !== undefined));
  if (columns.length > 0)
    out.fault(
      makeFault('hidden-columns', { ...place, column: columnLetters(columns[0] ?? 0) }, null, {
        columns: columns.map((c) => columnLetters(c)).join('、'),
      }),
    );
}

/** Says which rows were hidden by hand, where anything stands in them. */
export function noteHiddenRows(sheet: string, rows: readonly GridRow[], out: { fault(fault: Fault): void }): void {
  const hidden = rows.filter(
    (row) => row.hidden && row.cells.some((c) => foldText(c?.text ?? String(c?.number ?? '')) !== ''),
  );
  const row = hidden[0]?.number;
  if (row === undefined) return;
  out.fault(
    makeFault('hidden-rows', { sheet, row, column: null }, null, { rows: ranges(hidden.map((r) => r.number)) }),
  );
}

function ranges(numbers: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < numbers.length; i++) {
    const first = numbers[i] ?? 0;
    while (i + 1 < numbers.length && numbers[i + 1] === (numbers[i] ?? 0) + 1) i++;
    parts.push(numbers[i] === first ? String(first) : `${first}-${numbers[i]}`);
  }
  return parts.join('、');
}

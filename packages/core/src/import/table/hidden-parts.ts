import { foldText } from '../../fold.ts';
import { makeFault } from '../fault-words.ts';
import { type Grid, columnLetters } from '../grid.ts';
import type { Fault } from '../reading.ts';

/** Says what a person hid, for it was left out. */
export function noteHidden(grid: Grid, out: { fault(fault: Fault): void }): void {
  const place = { sheet: grid.sheet, row: null, column: null };
  const hidden = grid.rows.filter(
    (row) => row.hidden && row.cells.some((c) => foldText(c?.text ?? String(c?.number ?? '')) !== ''),
  );
  if (hidden.length > 0)
    out.fault(
      makeFault('hidden-rows', { ...place, row: hidden[0]?.number ?? null }, null, {
        rows: ranges(hidden.map((row) => row.number)),
      }),
    );
  const columns = grid.hiddenColumns.filter((column) => grid.rows.some((row) => row.cells[column] !== undefined));
  if (columns.length > 0)
    out.fault(
      makeFault('hidden-columns', { ...place, column: columnLetters(columns[0] ?? 0) }, null, {
        columns: columns.map((c) => columnLetters(c)).join('、'),
      }),
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

import type { FaultBody } from '@shigan/contract';
import { columnLetters, type ShownSheet } from '@shigan/core';

/** One cell of a sheet as it is drawn. */
export interface DrawnCell {
  /** 0-based. */
  readonly column: number;
  readonly text: string;
  readonly isNumber: boolean;
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly faults: readonly FaultBody[];
}

export interface DrawnRow {
  /** 1-based. */
  readonly number: number;
  readonly hidden: boolean;
  /** Rows above it are left out. */
  readonly isAfterGap: boolean;
  /** Of the row as a whole. */
  readonly faults: readonly FaultBody[];
  readonly cells: readonly DrawnCell[];
}

/** Lays a sheet out for drawing: merged cells span what of them is shown, faults stand in their cells. A row that was left out ends a
 *  merged cell there: what is drawn below it begins anew. */
export function drawnRows(sheet: ShownSheet, faults: readonly FaultBody[]): readonly DrawnRow[] {
  const own = faults.filter((fault) => fault.sheet === sheet.sheet && fault.row !== null);
  const covered = new Set<string>();
  return sheet.rows.map((row, index): DrawnRow => {
    const texts = new Map(row.cells.map((cell) => [cell.column, cell]));
    const cells: DrawnCell[] = [];
    for (let column = 0; column < sheet.columns; column++) {
      if (covered.has(`${row.number} ${column}`)) continue;
      const merge = sheet.merges.find(({ top, left }) => top === row.number && left === column + 1);
      const rowSpan = merge === undefined ? 1 : rowsShown(sheet, index, merge.bottom);
      const columnSpan = merge === undefined ? 1 : Math.min(merge.right, sheet.columns) - column;
      for (let r = 0; r < rowSpan; r++)
        for (let c = 0; c < columnSpan; c++) covered.add(`${sheet.rows[index + r]?.number} ${column + c}`);
      const cell = texts.get(column);
      cells.push({
        column,
        text: cell?.text ?? '',
        isNumber: cell?.isNumber ?? false,
        columnSpan,
        rowSpan,
        faults: own.filter((fault) => fault.row === row.number && fault.column === columnLetters(column)),
      });
    }
    return {
      number: row.number,
      hidden: row.hidden,
      isAfterGap: row.number > (sheet.rows[index - 1]?.number ?? 0) + 1,
      faults: own.filter((fault) => fault.row === row.number && fault.column === null),
      cells,
    };
  });
}

/** How many shown rows from `index` on lie without a gap up to `bottom`. */
function rowsShown(sheet: ShownSheet, index: number, bottom: number): number {
  let count = 1;
  for (;;) {
    const before = sheet.rows[index + count - 1];
    const next = sheet.rows[index + count];
    if (before === undefined || next === undefined || next.number !== before.number + 1 || next.number > bottom)
      return count;
    count += 1;
  }
}

/** The worst of some faults; undefined for none. */
export function worstOf(faults: readonly FaultBody[]): FaultBody['severity'] | undefined {
  return (['error', 'warning', 'note'] as const).find((severity) =>
    faults.some((fault) => fault.severity === severity),
  );
}

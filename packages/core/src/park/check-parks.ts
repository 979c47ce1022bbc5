import type { FaultList } from '../import/fault-list.ts';
import { makeFault } from '../import/fault-words.ts';
import { monthWritten, type RosterRow } from '../roster/read-roster.ts';
import { isDay } from '../instant.ts';
import { parkForm } from './park-form.ts';

/** What cannot be more than what it is part of. */
const parts: readonly (readonly [part: string, whole: string])[] = [
  ['leadingOutput', 'output'],
  ['factoryUsed', 'factory'],
  ['landBuilt', 'landSupplied'],
  ['landIdle', 'landSupplied'],
  ['powers', 'powersDue'],
  ['onTime', 'cases'],
];

/** Checks the rows of a table of parks (园区台账核对): nothing below zero, no part above its whole, no month that is still to come. */
export function checkParkRows(
  rows: readonly RosterRow[],
  faults: FaultList,
  { lastMonth }: { readonly lastMonth: number },
): void {
  const word = (item: string): string => parkForm.columns.find((column) => column.item === item)?.words.zh ?? item;
  for (const { cells, sheet, row, month, column } of rows) {
    if (month !== null && month > lastMonth) {
      const span = monthWritten(month);
      faults.add(makeFault('future-period', { sheet, row, column }, span, { span, date: monthWritten(lastMonth) }));
    }
    const found = new Map(cells.map((cell) => [cell.item, cell]));
    for (const cell of cells)
      if (typeof cell.value === 'number' && cell.value < 0)
        faults.add(
          makeFault('below-zero', { sheet, row, column: cell.column }, String(cell.value), { value: cell.value }),
        );
    for (const [part, whole] of parts) {
      const [a, b] = [found.get(part), found.get(whole)];
      if (typeof a?.value !== 'number' || typeof b?.value !== 'number' || a.value <= b.value) continue;
      const params = { part: word(part), value: a.value, whole: word(whole), of: b.value };
      faults.add(makeFault('beyond-whole', { sheet, row, column: a.column }, String(a.value), params));
    }
  }
}

/** Checks the rows of a table of judgements: marks from 0 to 100, days that are days and not still to come. */
export function checkJudgementRows(rows: readonly RosterRow[], faults: FaultList, today: string): void {
  for (const { cells, sheet, row } of rows)
    for (const { item, value, column } of cells) {
      const at = { sheet, row, column };
      if (item === 'mark' && typeof value === 'number' && (value < 0 || value > 100))
        faults.add(
          makeFault(value < 0 ? 'below-zero' : 'beyond-whole', at, String(value), {
            value,
            part: '分数',
            whole: '满分',
            of: 100,
          }),
        );
      if (item === 'day' && !isDay(String(value))) faults.add(makeFault('not-a-day', at, String(value), { value }));
      else if (item === 'day' && String(value) > today)
        faults.add(makeFault('future-period', at, String(value), { span: String(value), date: today }));
    }
}

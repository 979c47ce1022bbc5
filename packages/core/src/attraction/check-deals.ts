import type { FaultList } from '../import/fault-list.ts';
import { makeFault } from '../import/fault-words.ts';
import { monthWritten, type RosterRow } from '../roster/read-roster.ts';
import { dealStages } from './deal.ts';
import { dealForm } from './deal-form.ts';

/** Checks the rows of a table of investment attraction (招商台账核对): nothing below zero, no step before the one it follows, no month that is
 *  still to come. */
export function checkDealRows(
  rows: readonly RosterRow[],
  faults: FaultList,
  {
    lastMonth,
    held,
  }: {
    readonly lastMonth: number;
    readonly held: (subject: string, item: string, month: number | null) => number | undefined;
  },
): void {
  const word = (item: string): string => dealForm.columns.find((column) => column.item === item)?.words.zh ?? item;
  for (const { subject, cells, sheet, row, month, column } of rows) {
    if (month !== null && month > lastMonth) {
      const span = monthWritten(month);
      faults.add(makeFault('future-period', { sheet, row, column }, span, { span, date: monthWritten(lastMonth) }));
    }
    const found = new Map(cells.map((cell) => [cell.item, cell]));
    for (const cell of cells)
      if (cell.item !== 'contacts' && typeof cell.value === 'number' && cell.value < 0)
        faults.add(
          makeFault('below-zero', { sheet, row, column: cell.column }, String(cell.value), { value: cell.value }),
        );
    const known = (item: string): number | undefined => {
      const stated = found.get(item)?.value;
      return typeof stated === 'number' ? stated : held(subject, item, null);
    };
    for (const [place, then] of dealStages.entries()) {
      const first = dealStages[place - 1];
      const cell = found.get(then);
      const [from, to] = [first === undefined ? undefined : known(first), known(then)];
      if (first === undefined || cell === undefined || from === undefined || to === undefined || to >= from) continue;
      const params = { first: word(first), from: monthWritten(from), step: word(then), to: monthWritten(to) };
      faults.add(makeFault('stages-crossed', { sheet, row, column: cell.column }, monthWritten(to), params));
    }
  }
}

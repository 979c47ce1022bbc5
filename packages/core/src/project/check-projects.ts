import type { FaultList } from '../import/fault-list.ts';
import { type FaultCode, type FaultParams, makeFault } from '../import/fault-words.ts';
import type { RosterRow } from '../roster/read-roster.ts';
import { monthWritten } from '../roster/read-roster.ts';

/** Checks the rows of a table of projects against themselves and against what is held (重点项目导入核对): nodes that contradict each other,
 *  amounts below zero or above the whole, months of a year that fall, months that are still to come.
 *
 *  `held` gives what was known of a project's month, null for what is stated once and for all. */
export function checkProjectRows(
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
  const stated = new Map<string, number>();
  for (const row of rows)
    for (const { item, month, value } of row.cells)
      if (typeof value === 'number') stated.set(`${row.subject} ${item} ${month ?? ''}`, value);
  for (const row of rows) {
    const cell = (item: string): RosterRow['cells'][number] | undefined => row.cells.find((one) => one.item === item);
    const number = (item: string): number | undefined => {
      const value = cell(item)?.value;
      return typeof value === 'number' ? value : undefined;
    };
    const known = (item: string): number | undefined => number(item) ?? held(row.subject, item, null);
    const say = (code: FaultCode, item: string, params: FaultParams): void => {
      const found = cell(item);
      const value = found === undefined ? null : String(found.value);
      const at = { sheet: row.sheet, row: row.row, column: found?.column ?? row.column };
      faults.add(makeFault(code, at, value, { value: value ?? '', ...params }));
    };
    if (row.month !== null && row.month > lastMonth) {
      const span = monthWritten(row.month);
      faults.add(
        makeFault('future-period', { sheet: row.sheet, row: row.row, column: row.column }, span, {
          span,
          date: monthWritten(lastMonth),
        }),
      );
    }
    for (const item of ['total', 'plan', 'spent', 'funded', 'landSupplied', 'landNeeded', 'doneBefore'])
      if ((number(item) ?? 0) < 0) say('below-zero', item, {});
    for (const [first, then] of [
      ['startPlanned', 'completionPlanned'],
      ['started', 'completed'],
    ] as const) {
      const [from, to] = [known(first), known(then)];
      if (from !== undefined && to !== undefined && to < from && (cell(first) ?? cell(then)) !== undefined)
        say('nodes-crossed', cell(then) === undefined ? first : then, {
          from: monthWritten(from),
          to: monthWritten(to),
        });
    }
    const total = known('total');
    const spent = number('spent');
    const before = number('doneBefore') ?? 0;
    if (total !== undefined && total > 0 && spent !== undefined && spent + before > total * 1.2)
      say('beyond-total', 'spent', { total, done: Number((spent + before).toPrecision(12)) });
    if (row.month !== null && row.month % 12 > 0 && spent !== undefined) {
      const previous = row.month - 1;
      const earlier = stated.get(`${row.subject} spent ${previous}`) ?? held(row.subject, 'spent', previous);
      if (earlier !== undefined && earlier > spent)
        say('spending-falls', 'spent', { earlier, month: monthWritten(previous) });
    }
  }
}

import { monthWritten, type RosterForm } from '@shigan/core';
import { demoNote } from './tables/cells.ts';
import type { DemoWorkbook } from './workbooks.ts';

/** A row of a roster's table: the thing, its month, and by item what the table states. */
export interface DemoRosterRow {
  readonly code: string;
  /** Null for a table of the things alone. */
  readonly month: number | null;
  readonly cells: Readonly<Record<string, string | number | null>>;
}

/** A table of a roster as an office sends it (演示数据). */
export function demoRosterTable(
  form: RosterForm,
  { fileName, title, released }: { readonly fileName: string; readonly title: string; readonly released: string },
  rows: readonly DemoRosterRow[],
): DemoWorkbook {
  const heads = form.columns.map(({ words, unit }) => (unit === undefined ? words.zh : `${words.zh}(${unit})`));
  const hasMonths = rows.some(({ month }) => month !== null);
  return {
    fileName: `${fileName}（演示数据）.csv`,
    releasedOn: released,
    content: {
      kind: 'csv',
      encoding: 'utf-8-bom',
      rows: [
        [`${title}（演示数据，均为虚构）`],
        [`反馈日期：${released}`],
        [form.code.words.zh, ...(hasMonths ? ['报告期'] : []), ...heads],
        ...rows.map(({ code, month, cells }) => [
          code,
          ...(hasMonths ? [month === null ? null : monthWritten(month)] : []),
          ...form.columns.map(({ item }) => cells[item] ?? null),
        ]),
        [demoNote],
      ],
    },
  };
}

import { judgementForm, parkForm } from '@shigan/core';
import type { DemoReturn } from '../enterprises/returns.ts';
import { at } from '../growth-paths.ts';
import { demoRosterTable } from '../roster-table.ts';
import type { DemoWorkbook } from '../workbooks.ts';
import { demoJudgementRows } from './judgements.ts';
import { demoParkRows } from './parks.ts';

const files = [
  { title: '2020年', from: at(2020, 1), to: at(2020, 12), released: '2021-01-20' },
  { title: '2021年2月', from: at(2021, 1), to: at(2021, 2), released: '2021-03-18' },
  { title: '2021年3月', from: at(2021, 3), to: at(2021, 3), released: '2021-04-19' },
  { title: '2021年4月', from: at(2021, 4), to: at(2021, 4), released: '2021-05-18' },
] as const;

/** The monthly table of parks as the park office sends it (演示数据). */
export function parkWorkbooks(returns: readonly DemoReturn[], seed: string): readonly DemoWorkbook[] {
  const rows = demoParkRows(returns, seed);
  return files.map(({ title, from, to, released }) => {
    const name = `${title}怀化市园区运行情况表`;
    const own = rows.filter(({ month }) => month !== null && month >= from && month <= to);
    return demoRosterTable(parkForm, { fileName: name, title: name, released }, own);
  });
}

/** The judgements on parks after the first quarter (演示数据). */
export function judgementWorkbook(seed: string): DemoWorkbook {
  const name = '2021年一季度怀化市园区评议表';
  return demoRosterTable(
    judgementForm,
    { fileName: name, title: name, released: '2021-04-20' },
    demoJudgementRows(seed),
  );
}

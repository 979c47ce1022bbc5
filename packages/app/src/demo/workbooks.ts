import type { Day } from '@shigan/core';
import type { FileContent } from '../ports.ts';
import { attractionWorkbooks } from './attraction/workbooks.ts';
import { demoEconomy } from './economy.ts';
import { demoReturns } from './enterprises/returns.ts';
import { demoUnits } from './enterprises/units.ts';
import { enterpriseWorkbooks, quarterlyWorkbooks } from './enterprises/workbooks.ts';
import { historyWorkbooks } from './history.ts';
import { monthlyWorkbooks } from './monthly.ts';
import { judgementWorkbook, parkWorkbooks } from './parks/workbooks.ts';
import { chainWorkbook } from './projects/chain-workbook.ts';
import { projectWorkbooks } from './projects/workbooks.ts';
import { revisionWorkbooks } from './revision-files.ts';
import { firstVersions } from './revisions.ts';

/** A workbook as an office sent it. */
export interface DemoWorkbook {
  readonly fileName: string;
  readonly releasedOn: Day;
  readonly content: FileContent;
}

/** The seed of the demonstration. Another one gives another province around the same city. */
export const demoSeed = 'huaihua-2021';

/** The demonstration's workbooks (演示数据), in order of release: yearly long tables to 2019, then every month's own tables. */
export function demoWorkbooks(seed: string = demoSeed): readonly DemoWorkbook[] {
  const panel = demoEconomy(seed);
  const first = firstVersions(panel, seed);
  const returns = demoReturns(demoUnits(seed), panel, seed);
  return [
    ...historyWorkbooks(panel, first),
    ...monthlyWorkbooks(panel, first),
    ...revisionWorkbooks(panel, first),
    ...enterpriseWorkbooks(returns),
    ...quarterlyWorkbooks(returns),
    ...projectWorkbooks(seed),
    chainWorkbook(),
    ...parkWorkbooks(returns, seed),
    judgementWorkbook(seed),
    ...attractionWorkbooks(panel, seed),
  ].toSorted((a, b) => (a.releasedOn === b.releasedOn ? 0 : a.releasedOn < b.releasedOn ? -1 : 1));
}

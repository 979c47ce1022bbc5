import { faultyCounties, faultyCutoffs, faultyList } from './faulty.ts';
import { cityTax, countyRevenue, fiscalReport } from './fiscal.ts';
import type { Kind } from './kind.ts';
import { listInBlocks, tabbedList, valueList } from './lists.ts';
import {
  countiesWithParks,
  monthsAcross,
  periodsDown,
  pricesAndBanks,
  quarterAccounts,
  severalTables,
  sheetPerMonth,
  wideCounties,
  withCover,
  yearsAcross,
} from './tables.ts';
import { monthCodes, newestFirst, seriesDown } from './vendors.ts';

export const kinds: readonly Kind[] = [
  fiscalReport(),
  countyRevenue(),
  cityTax(),
  wideCounties(),
  monthsAcross(),
  sheetPerMonth(),
  severalTables(),
  yearsAcross(),
  quarterAccounts(),
  pricesAndBanks(),
  countiesWithParks(),
  periodsDown(),
  withCover(),
  tabbedList(),
  valueList(),
  listInBlocks(),
  newestFirst(),
  monthCodes(),
  seriesDown(),
  faultyList(),
  faultyCounties(),
  faultyCutoffs(),
];

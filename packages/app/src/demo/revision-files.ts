import type { Day } from '@shigan/core';
import type { Panel } from './panel.ts';
import { type FirstVersion, countyCorrection, finalAccounts, retailRevision } from './revisions.ts';
import { type LongRow, longCsv, longRow, longSheet } from './tables/long-table.ts';
import { publicationOn } from './tables/published.ts';
import type { DemoWorkbook } from './workbooks.ts';

function revisedRows(panel: Panel, first: readonly FirstVersion[], day: Day, status: string): readonly LongRow[] {
  const publication = publicationOn(panel, first, day);
  return first
    .filter((f) => f.replacedOn === day)
    .flatMap((f) => {
      const found = longRow(publication, f.indicator, f.region, f.year, f.month, status);
      return found ? [{ ...found, released: day, remark: '修订' }] : [];
    });
}

/** Workbooks that set earlier figures right: revisions of what other workbooks had said. */
export function revisionWorkbooks(panel: Panel, first: readonly FirstVersion[]): readonly DemoWorkbook[] {
  return [
    {
      fileName: '2020年1-4月社会消费品零售总额修订.csv',
      releasedOn: retailRevision,
      content: longCsv(
        '2020年1-4月社会消费品零售总额修订',
        revisedRows(panel, first, retailRevision, '最终数'),
        'gb18030',
      ),
    },
    {
      fileName: '2019年地区生产总值最终核实数.csv',
      releasedOn: finalAccounts,
      content: longCsv(
        '2019年各市州地区生产总值最终核实数',
        revisedRows(panel, first, finalAccounts, '最终核实数'),
        'utf-8',
      ),
    },
    {
      fileName: '2021年1-4月中方县零售数据更正.xlsx',
      releasedOn: countyCorrection,
      content: {
        kind: 'xlsx',
        sheets: [
          longSheet('更正', '2021年1-4月中方县零售数据更正', revisedRows(panel, first, countyCorrection, '初步数')),
        ],
      },
    },
  ];
}

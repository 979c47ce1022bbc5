import type { EnterpriseCategory } from '@shigan/core';
import { at } from '../growth-paths.ts';
import { demoNote } from '../tables/cells.ts';
import { releasedOn } from '../tables/published.ts';
import type { DemoWorkbook } from '../workbooks.ts';
import type { DemoReturn } from './returns.ts';
import type { DemoUnit } from './units.ts';

const head = [
  '统一社会信用代码',
  '单位名称',
  '县市区',
  '行业代码',
  '所属园区',
  '单位类别',
  '开业时间',
  '注销时间',
  '报告期',
  '工业总产值(万元)',
  '营业收入(万元)',
  '利润总额(万元)',
  '实缴税金(万元)',
  '用电量(万千瓦时)',
  '平均用工人数(人)',
];

const categoryWords: Readonly<Record<EnterpriseCategory, string>> = {
  industry: '规模以上工业',
  construction: '资质建筑业',
  wholesale: '限额以上批发业',
  retail: '限额以上零售业',
  catering: '限额以上住宿餐饮业',
  realEstate: '房地产开发经营',
  services: '规模以上服务业',
  project: '投资项目单位',
  below: '规模以下',
};

/** The enterprises' monthly returns as the bureau of statistics sends them on (演示数据): the months of 2020 in one file, then month by
 *  month. */
export function enterpriseWorkbooks(returns: readonly DemoReturn[]): readonly DemoWorkbook[] {
  const months = [1, 2, 3, 4].map((month) => ({
    title: `2021年${month}月`,
    from: at(2021, month),
    to: at(2021, month),
  }));
  return [{ title: '2020年1-12月', from: at(2020, 1), to: at(2020, 12) }, ...months].map(({ title, from, to }) => {
    // January is asked for together with February; April came with the rest of the month's data.
    const ofRelease = Math.max(2, (to % 12) + 1);
    const released =
      to === at(2021, 4) ? '2021-05-18' : releasedOn('industrial-value-added', Math.floor(to / 12), ofRelease);
    return {
      fileName: `${title}怀化市企业月报（演示数据）.csv`,
      releasedOn: released,
      content: {
        kind: 'csv' as const,
        encoding: 'utf-8-bom' as const,
        rows: [
          [`${title}怀化市企业月报（演示数据，企业和数据均为虚构）`],
          [`反馈日期：${released}`],
          head,
          ...returns
            .filter(({ unit, month }) => !unit.isQuarterly && month >= from && month <= to)
            .map((one) => lineOf(one)),
          [demoNote],
        ],
      },
    };
  });
}

/** The quarterly returns of the sampled small services (演示数据): 2020 with its quarters side by side, as a bureau keeps a year, then the
 *  first quarter of 2021 as a table of its own. */
export function quarterlyWorkbooks(returns: readonly DemoReturn[]): readonly DemoWorkbook[] {
  const sampled = returns.filter(({ unit }) => unit.isQuarterly);
  const units = [...new Set(sampled.map(({ unit }) => unit))];
  const toDate = (unit: DemoUnit, year: number, quarter: number, item: 'revenue' | 'tax'): number =>
    sampled
      .filter((one) => one.unit === unit && one.month >= at(year, 1) && one.month <= at(year, 3 * quarter))
      .reduce((sum, one) => sum + one[item], 0);
  const quarters = [1, 2, 3, 4];
  const ofUnit = (unit: DemoUnit): readonly string[] => [
    unit.code,
    unit.name,
    unit.region,
    unit.industry,
    categoryWords[unit.category],
    monthText(unit.opened),
  ];
  const unitHead = ['统一社会信用代码', '单位名称', '县市区', '行业代码', '单位类别', '开业时间'];
  const names = ['一季度', '1-2季度', '1-3季度', '1-4季度'];
  const none = unitHead.map(() => null);
  const book = (title: string, day: string, rows: readonly (readonly (string | null)[])[]): DemoWorkbook => ({
    fileName: `${title}怀化市规模以下服务业季报（演示数据）.csv`,
    releasedOn: day,
    content: {
      kind: 'csv' as const,
      encoding: 'utf-8-bom' as const,
      rows: [
        [`${title}怀化市规模以下服务业季报（演示数据，企业和数据均为虚构）`],
        [`反馈日期：${day}`],
        ...rows,
        [demoNote],
      ],
    },
  });
  return [
    book('2020年', '2021-01-29', [
      [...unitHead, '营业收入(万元)', null, null, null, '实缴税金(万元)', null, null, null],
      [...none, ...names, ...names],
      ...units.map((unit) => [
        ...ofUnit(unit),
        ...quarters.map((quarter) => toDate(unit, 2020, quarter, 'revenue').toFixed(1)),
        ...quarters.map((quarter) => toDate(unit, 2020, quarter, 'tax').toFixed(2)),
      ]),
    ]),
    book('2021年一季度', '2021-04-29', [
      [...unitHead, '报告期', '营业收入(万元)', '实缴税金(万元)'],
      ...units.map((unit) => [
        ...ofUnit(unit),
        '2021年一季度',
        toDate(unit, 2021, 1, 'revenue').toFixed(1),
        toDate(unit, 2021, 1, 'tax').toFixed(2),
      ]),
    ]),
  ];
}

function lineOf(one: DemoReturn): readonly (string | number | null)[] {
  const { unit } = one;
  return [
    unit.code,
    unit.name,
    unit.region,
    unit.industry,
    unit.park,
    categoryWords[unit.category],
    monthText(unit.opened),
    unit.closed === null || unit.closed > one.month + 1 ? null : monthText(unit.closed),
    monthText(one.month),
    one.output,
    one.revenue,
    one.profit,
    one.tax,
    one.electricity,
    one.employees,
  ];
}

function monthText(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

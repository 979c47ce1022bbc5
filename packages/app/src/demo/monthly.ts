import type { Day, IndicatorCode, Measure } from '@shigan/core';
import type { SheetContent } from '../sheet-content.ts';
import { accounts, ofCityAlone, provinceAndCities, quarterlyOfCityAlone } from './history.ts';
import type { Panel } from './panel.ts';
import { city, province } from './places.ts';
import type { FirstVersion } from './revisions.ts';
import { type CityColumns, citySheet } from './tables/city-table.ts';
import { type CountyLine, countySheet } from './tables/county-table.ts';
import { type LongRow, longCsv, longRow, longSheet } from './tables/long-table.ts';
import { investmentSheet, ownSheet } from './tables/own-table.ts';
import { type Publication, cutoffLabel, lastDay, publicationOn, releasedOn } from './tables/published.ts';
import type { DemoWorkbook } from './workbooks.ts';

const amount: readonly Measure[] = ['level', 'yoy', 'rank'];
const growth: readonly Measure[] = ['yoy', 'rank'];
const columns = (measures: readonly Measure[], ...codes: readonly IndicatorCode[]): readonly CityColumns[] =>
  codes.map((indicator) => ({ indicator, measures }));

const withGrowth = (text: string, indicator: IndicatorCode, measure: Measure = 'level'): readonly CountyLine[] => [
  { text, indicator, measure },
  { text: '增长', indicator, measure: 'yoy' },
];

/** One month's workbooks are made from this. */
interface Month {
  readonly panel: Panel;
  readonly first: readonly FirstVersion[];
  readonly year: number;
  readonly month: number;
}

type Maker = (publication: Publication, m: Month) => readonly SheetContent[];

/** A kind of workbook that comes every month: who issues it is seen from when it comes. */
interface Issue {
  readonly name: string;
  readonly released: (year: number, month: number) => Day;
  readonly months: readonly number[];
  readonly sheets: Maker;
}

const all = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const fromFebruary = all.slice(1);

const fiscalLines: readonly CountyLine[] = [
  ...withGrowth('一、地方一般公共预算收入', 'budget-revenue'),
  { text: '其中：税收收入', indicator: 'tax-revenue', measure: 'level' },
  { text: '      增长', indicator: 'tax-revenue', measure: 'yoy' },
  { text: '      非税收入', indicator: 'non-tax-revenue', measure: 'level' },
  { text: '      税收占比', indicator: 'tax-revenue', measure: 'share' },
  ...withGrowth('二、一般公共预算支出', 'budget-expenditure'),
];

const mainLines: readonly CountyLine[] = [
  { text: '一、规模工业增加值增长', indicator: 'industrial-value-added', measure: 'yoy' },
  { text: '二、固定资产投资(不含农户)增长', indicator: 'fixed-asset-investment', measure: 'yoy' },
  { text: '其中：工业投资', indicator: 'industrial-investment', measure: 'yoy' },
  { text: '      民间投资', indicator: 'private-investment', measure: 'yoy' },
  ...withGrowth('三、社会消费品零售额', 'retail-sales'),
  ...withGrowth('四、全社会用电量', 'electricity'),
  ...withGrowth('五、实际到位内资', 'domestic-capital'),
];

const bankLines: readonly CountyLine[] = [
  ...withGrowth('一、金融机构各项存款余额', 'deposits'),
  ...withGrowth('二、金融机构各项贷款余额', 'loans'),
];

const newcomerLines: readonly CountyLine[] = [
  { text: '新增“四上”企业', indicator: 'new-above-threshold', measure: 'count' },
  { text: '其中：新增规模以上工业企业', indicator: 'new-above-threshold-industry', measure: 'count' },
  { text: '      新增资质建筑业企业', indicator: 'new-above-threshold-construction', measure: 'count' },
  { text: '      新增限额以上批零住餐业企业', indicator: 'new-above-threshold-trade', measure: 'count' },
  { text: '      新增房地产开发经营业企业', indicator: 'new-above-threshold-real-estate', measure: 'count' },
  { text: '      新增规模以上服务业企业', indicator: 'new-above-threshold-services', measure: 'count' },
];

const monthTitle = (m: Month): string => `${m.year}年${m.month}月各市州主要经济指标`;
const countyTitle = (m: Month): string => `怀化市${m.year}年${cutoffLabel(m.month)}各县市区主要经济指标`;

const issues: readonly Issue[] = [
  {
    name: '财政收支',
    months: all,
    released: (y, m) => releasedOn('budget-revenue', y, m),
    sheets: (p, m) => [
      citySheet(
        '市州财政',
        `${monthTitle(m)}（财政）`,
        '万元',
        [
          ...columns(amount, 'budget-revenue'),
          ...columns(['level', 'yoy', 'rank', 'share'], 'tax-revenue'),
          ...columns(['level', 'yoy'], 'non-tax-revenue'),
          ...columns(amount, 'budget-expenditure'),
        ],
        p,
        m.year,
        m.month,
      ),
      countySheet('县市区财政', `${countyTitle(m)}（财政）`, fiscalLines, p, m.year, m.month),
    ],
  },
  {
    name: '主要经济指标',
    months: fromFebruary,
    released: (y, m) => releasedOn('retail-sales', y, m),
    sheets: (p, m) => [
      citySheet(
        '工业和投资',
        `${monthTitle(m)}（一）`,
        '%',
        columns(
          growth,
          'industrial-value-added',
          'fixed-asset-investment',
          'productive-investment',
          'industrial-investment',
          'private-investment',
        ),
        p,
        m.year,
        m.month,
      ),
      citySheet(
        '消费和房地产',
        `${monthTitle(m)}（二）`,
        '亿元',
        columns(amount, 'retail-sales', 'above-limit-retail-sales', 'real-estate-investment'),
        p,
        m.year,
        m.month,
      ),
      countySheet('县市区', countyTitle(m), mainLines, p, m.year, m.month),
    ],
  },
  {
    name: '怀化市主要经济指标',
    months: fromFebruary,
    released: (y, m) => releasedOn('new-above-threshold', y, m),
    sheets: (p, m) => [
      ownSheet(p, m.year, m.month),
      ...(m.year === 2021 ? [investmentSheet(p, m.year, m.month)] : []),
      longSheet('全省和全市分项', `${m.year}年${cutoffLabel(m.month)}全省和全市分项指标`, itemRows(p, m)),
    ],
  },
  {
    name: '错月指标',
    months: fromFebruary,
    released: (y, m) => releasedOn('services-revenue', y, m),
    sheets: (p, m) => [
      citySheet(
        '市州',
        `${monthTitle(m)}（错月指标）`,
        '亿元',
        columns(amount, 'services-revenue', 'industrial-revenue', 'industrial-profit'),
        p,
        m.year,
        m.month,
      ),
      countySheet(
        '县市区',
        `${countyTitle(m)}（错月指标）`,
        withGrowth('规模工业营业收入', 'industrial-revenue'),
        p,
        m.year,
        m.month,
      ),
    ],
  },
  {
    name: '四上企业和亏损企业',
    months: all,
    released: (y, m) => releasedOn('new-above-threshold', y, m),
    sheets: (p, m) => [
      citySheet(
        '市州四上企业',
        `${monthTitle(m)}（四上企业）`,
        '家',
        columns(['count', 'rank'], 'new-above-threshold'),
        p,
        m.year,
        m.month,
      ),
      countySheet('县市区四上企业', `${countyTitle(m)}（四上企业）`, newcomerLines, p, m.year, m.month),
      ...(m.month === 1
        ? []
        : [
            citySheet(
              '市州亏损企业',
              `${monthTitle(m)}（亏损企业）`,
              '个',
              columns(['count', 'yoy', 'rank'], 'industrial-loss-makers'),
              p,
              m.year,
              m.month,
            ),
          ]),
    ],
  },
  {
    name: '部门指标',
    months: all,
    released: (y, m) => releasedOn('electricity', y, m),
    sheets: (p, m) => [
      longSheet('市州和全省', `${m.year}年${m.month}月部门主要经济指标`, departmentRows(p, m)),
      countySheet('县市区存贷款', `${countyTitle(m)}（存贷款）`, bankLines, p, m.year, m.month),
    ],
  },
];

const departments: readonly IndicatorCode[] = [
  'electricity',
  'industrial-electricity',
  'goods-trade',
  'exports',
  'imports',
  'foreign-capital',
  'domestic-capital',
  'deposits',
  'loans',
  'consumer-prices',
];

/** Indicators of one region that come with the province's on the day of industry and investment. */
const withIndustry = new Set<IndicatorCode>([
  'manufacturing-value-added',
  'high-tech-manufacturing-value-added',
  'park-industrial-value-added',
  'industrial-upgrading-investment',
  'new-industrial-projects-investment',
  'infrastructure-investment',
  'livelihood-investment',
  'high-tech-investment',
  'catering-revenue',
  'online-retail-sales',
  'housing-sales-area',
  'new-projects',
  'above-threshold',
]);

function departmentRows(publication: Publication, { year, month }: Month): readonly LongRow[] {
  const rows = (codes: readonly IndicatorCode[], regions: readonly string[]): readonly LongRow[] =>
    codes.flatMap((code) =>
      regions.flatMap((region) => longRow(publication, code, region, year, month, '初步数') ?? []),
    );
  return [
    ...rows(departments, provinceAndCities),
    ...rows(
      ofCityAlone.filter((code) => !withIndustry.has(code)),
      [province, city],
    ),
  ];
}

const kindsOfNewcomers: readonly IndicatorCode[] = newcomerLines.slice(1).map((l) => l.indicator);

/** What comes with industry and investment for the province and the city alone. */
function itemRows(publication: Publication, { year, month }: Month): readonly LongRow[] {
  return [...withIndustry, ...kindsOfNewcomers].flatMap((code) =>
    [province, city].flatMap((region) => longRow(publication, code, region, year, month, '初步数') ?? []),
  );
}

/** The tables of 2020 and 2021 as offices send them, month by month, to the last day. */
export function monthlyWorkbooks(panel: Panel, first: readonly FirstVersion[]): readonly DemoWorkbook[] {
  const files: DemoWorkbook[] = [];
  for (const year of [2020, 2021])
    for (const month of all) {
      const m = { panel, first, year, month };
      for (const issue of issues) {
        const day = issue.released(year, month);
        if (!issue.months.includes(month) || day > lastDay) continue;
        const sheets = issue.sheets(publicationOn(panel, first, day), m);
        files.push({
          fileName: `${year}年${month}月${issue.name}.xlsx`,
          releasedOn: day,
          content: { kind: 'xlsx', sheets },
        });
      }
      files.push(...quarterOf(m));
    }
  return files;
}

/** What the three sectors added to growth, where that is published. */
function contributionSheets(publication: Publication, { year, month }: Month): readonly SheetContent[] {
  const rows = accounts.slice(1).flatMap((code): readonly LongRow[] => {
    const found = longRow(publication, code, city, year, month, '初步核算数');
    const { contribution, contributionShare } = found?.values ?? {};
    if (found === undefined || contribution === undefined || contributionShare === undefined) return [];
    return [{ ...found, values: { contribution, contributionShare } }];
  });
  const label = cutoffLabel(month, true);
  return rows.length === 0 ? [] : [longSheet('三次产业拉动', `${year}年${label}怀化市三次产业对经济增长的拉动`, rows)];
}

/** Accounts and household incomes, by quarters. */
function quarterOf(m: Month): readonly DemoWorkbook[] {
  const { panel, first, year, month } = m;
  const day = releasedOn('gdp', year, month);
  if (month % 3 !== 0 || day > lastDay) return [];
  const publication = publicationOn(panel, first, day);
  const label = cutoffLabel(month, true);
  const lines = accounts.flatMap((code, i) =>
    withGrowth(
      ['一、地区生产总值', '其中：第一产业增加值', '      第二产业增加值', '      第三产业增加值'][i] ?? '',
      code,
    ),
  );
  const incomes = ['household-income', 'urban-income', 'rural-income'].flatMap((code) =>
    provinceAndCities.flatMap((region) => longRow(publication, code, region, year, month, '初步数') ?? []),
  );
  const others = quarterlyOfCityAlone.flatMap((code) =>
    [province, city].flatMap((region) => longRow(publication, code, region, year, month, '初步数') ?? []),
  );
  return [
    {
      fileName: `${year}年${label}地区生产总值.xlsx`,
      releasedOn: day,
      content: {
        kind: 'xlsx',
        sheets: [
          citySheet(
            'GDP',
            `${year}年${label}各市州地区生产总值`,
            '亿元',
            columns(amount, ...accounts),
            publication,
            year,
            month,
          ),
          countySheet('县市区GDP', `怀化市${year}年${label}各县市区地区生产总值`, lines, publication, year, month),
          ...contributionSheets(publication, m),
        ],
      },
    },
    {
      fileName: `${year}年${label}居民收入和季度指标.csv`,
      releasedOn: day,
      content: longCsv(`${year}年${label}居民收入和季度指标`, [...incomes, ...others], 'gb18030'),
    },
  ];
}

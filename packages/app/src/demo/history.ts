import type { IndicatorCode, RegionCode } from '@shigan/core';
import { singleQuarterGrowth } from './gdp.ts';
import type { Panel } from './panel.ts';
import { city, cityWeights, local, province, unitWeights } from './places.ts';
import type { FirstVersion } from './revisions.ts';
import { type LongRow, longCsv, longRow, longSheet } from './tables/long-table.ts';
import { type Publication, monthsOf, publicationOn, releasedOn } from './tables/published.ts';
import type { DemoWorkbook } from './workbooks.ts';

export const provinceAndCities: readonly RegionCode[] = [province, ...cityWeights.map(([region]) => region)];
export const cityAndUnits: readonly RegionCode[] = [city, local, ...unitWeights.map(([region]) => region)];
export const accounts: readonly IndicatorCode[] = [
  'gdp',
  'primary-industry',
  'secondary-industry',
  'tertiary-industry',
];

/** Indicators that every city of the province has. */
const ofCities: readonly IndicatorCode[] = [
  ...accounts,
  'industrial-value-added',
  'fixed-asset-investment',
  'productive-investment',
  'industrial-investment',
  'private-investment',
  'real-estate-investment',
  'retail-sales',
  'above-limit-retail-sales',
  'services-revenue',
  'industrial-revenue',
  'industrial-profit',
  'industrial-loss-makers',
  'budget-revenue',
  'tax-revenue',
  'non-tax-revenue',
  'budget-expenditure',
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
  'household-income',
  'urban-income',
  'rural-income',
];

/** Indicators of the county units. */
const ofUnits: readonly IndicatorCode[] = [
  ...accounts,
  'industrial-value-added',
  'fixed-asset-investment',
  'industrial-investment',
  'private-investment',
  'retail-sales',
  'industrial-revenue',
  'budget-revenue',
  'tax-revenue',
  'non-tax-revenue',
  'budget-expenditure',
  'electricity',
  'domestic-capital',
  'deposits',
  'loans',
  'urban-income',
  'rural-income',
];

/** Indicators held for the province and the city only. */
export const ofCityAlone: readonly IndicatorCode[] = [
  'manufacturing-value-added',
  'high-tech-manufacturing-value-added',
  'park-industrial-value-added',
  'industrial-upgrading-investment',
  'new-industrial-projects-investment',
  'infrastructure-investment',
  'livelihood-investment',
  'high-tech-investment',
  'freight-volume',
  'freight-turnover',
  'postal-revenue',
  'catering-revenue',
  'online-retail-sales',
  'housing-sales-area',
  'new-projects',
  'government-fund-revenue',
  'value-added-tax',
  'corporate-income-tax',
  'livelihood-expenditure',
  'household-deposits',
  'small-business-loans',
  'non-performing-loans',
  'producer-prices',
  'new-urban-jobs',
  'above-threshold',
  'market-entities',
  'new-market-entities',
];

export const quarterlyOfCityAlone: readonly IndicatorCode[] = [
  'private-economy',
  'agricultural-output',
  'construction-output',
  'tourism-revenue',
  'tourist-visits',
  'registered-unemployment',
];

const yearly: readonly IndicatorCode[] = ['energy-intensity', 'high-tech-enterprises'];
const newcomers: readonly IndicatorCode[] = [
  'new-above-threshold',
  'new-above-threshold-industry',
  'new-above-threshold-construction',
  'new-above-threshold-trade',
  'new-above-threshold-real-estate',
  'new-above-threshold-services',
];

function rowsOf(
  publication: Publication,
  codes: readonly IndicatorCode[],
  regions: readonly RegionCode[],
  year: number,
): readonly LongRow[] {
  return codes.flatMap((code) =>
    monthsOf(code, year).flatMap((month) =>
      regions.flatMap((region) => longRow(publication, code, region, year, month) ?? []),
    ),
  );
}

/** Growth of the city by single quarters, which only its own office has. */
function singleQuarters(panel: Panel): DemoWorkbook {
  const rows = [2018, 2019, 2020].flatMap((year) =>
    [1, 2, 3, 4].flatMap((quarter): readonly LongRow[] => {
      const yoy = singleQuarterGrowth(panel, year, quarter);
      if (yoy === undefined) return [];
      const period = `${year}年${['一', '二', '三', '四'][quarter - 1] ?? ''}季度`;
      const released = releasedOn('gdp', year, quarter * 3);
      const status = year === 2018 ? '最终数' : '初步核算数';
      return [{ indicator: 'gdp', region: city, year, period, values: { yoy }, released, status, single: true }];
    }),
  );
  return {
    fileName: '2018-2020年怀化市地区生产总值分季增速.csv',
    releasedOn: '2021-01-22',
    content: longCsv('2018-2020年怀化市地区生产总值分季增速', rows, 'utf-8'),
  };
}

/** Long tables of the years to 2019, each row with the day it was released: what an office has in its cupboard. */
export function historyWorkbooks(panel: Panel, first: readonly FirstVersion[]): readonly DemoWorkbook[] {
  const publication = publicationOn(panel, first, '2020-06-30');
  const files: DemoWorkbook[] = [];
  const accountRows = (regions: readonly RegionCode[]): readonly LongRow[] =>
    [2010, 2011, 2012, 2013, 2014].flatMap((year) => rowsOf(publication, accounts, regions, year));
  const ofCountyUnits = cityAndUnits.filter((region) => region !== local && region !== city);
  files.push(
    {
      fileName: '2010-2014年各市州地区生产总值.csv',
      releasedOn: '2015-01-22',
      content: longCsv('2010-2014年各市州地区生产总值', accountRows(provinceAndCities), 'utf-8-bom'),
    },
    {
      fileName: '2010-2014年怀化市各县市区地区生产总值.csv',
      releasedOn: '2015-01-22',
      content: longCsv('2010-2014年怀化市各县市区地区生产总值', accountRows(ofCountyUnits), 'gb18030'),
    },
  );
  for (const year of [2015, 2016, 2017, 2018, 2019]) files.push(...yearOf(publication, year));
  return [...files, singleQuarters(panel)];
}

function yearOf(publication: Publication, year: number): readonly DemoWorkbook[] {
  const day = `${year + 1}-07-31`;
  const ofUnitsAlone = cityAndUnits.filter((region) => region !== city);
  // Totals of the budget stand beside their members, so that they can be added up.
  const unitRows = ofUnits.flatMap((code) =>
    rowsOf(
      publication,
      [code],
      code.endsWith('-revenue') && code !== 'industrial-revenue' ? cityAndUnits : ofUnitsAlone,
      year,
    ),
  );
  const alone = rowsOf(publication, [...ofCityAlone, ...quarterlyOfCityAlone, ...yearly], [province, city], year);
  const fresh =
    year >= 2017
      ? [
          ...rowsOf(publication, newcomers.slice(0, 1), [...provinceAndCities, ...ofUnitsAlone], year),
          ...rowsOf(publication, newcomers.slice(1), [province, city, ...ofUnitsAlone], year),
        ]
      : [];
  return [
    {
      fileName: `${year}年各市州主要经济指标.xlsx`,
      releasedOn: day,
      content: {
        kind: 'xlsx',
        sheets: [
          longSheet(`${year}年`, `${year}年各市州主要经济指标`, rowsOf(publication, ofCities, provinceAndCities, year)),
        ],
      },
    },
    {
      fileName: `${year}年怀化市各县市区主要经济指标.csv`,
      releasedOn: day,
      content: longCsv(`${year}年怀化市各县市区主要经济指标`, unitRows, 'gb18030'),
    },
    {
      fileName: `${year}年怀化市经济指标月报.csv`,
      releasedOn: day,
      content: longCsv(`${year}年怀化市经济指标月报`, [...alone, ...fresh], 'utf-8'),
    },
  ];
}

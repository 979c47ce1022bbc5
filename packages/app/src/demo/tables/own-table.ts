import type { IndicatorCode, Measure } from '@shigan/core';
import type { SheetContent, StyledCell } from '../../sheet-content.ts';
import { round } from '../growth-paths.ts';
import { city } from '../places.ts';
import {
  blank,
  decimalsOf,
  demoNote,
  figure,
  figureOf,
  head,
  label,
  mark,
  publishedUnit,
  row,
  title,
} from './cells.ts';
import { type Publication, cutoffLabel, dayInWords, indicatorOf, monthsOf } from './published.ts';

/** Indicators of the first table, in its order; a number of # before an item of what stands above. */
const first: readonly (readonly [IndicatorCode, prefix: string])[] = [
  ['industrial-value-added', ''],
  ['manufacturing-value-added', '  #'],
  ['high-tech-manufacturing-value-added', '  #'],
  ['park-industrial-value-added', '  #'],
  ['fixed-asset-investment', ''],
  ['productive-investment', '  #'],
  ['industrial-investment', '   '],
  ['industrial-upgrading-investment', '   '],
  ['new-industrial-projects-investment', '   '],
  ['infrastructure-investment', '  #'],
  ['livelihood-investment', '  #'],
  ['high-tech-investment', '  #'],
  ['private-investment', '  #'],
  ['real-estate-investment', '  #'],
  ['housing-sales-area', ''],
  ['new-projects', ''],
  ['retail-sales', ''],
  ['above-limit-retail-sales', '  #'],
  ['catering-revenue', '  #'],
  ['online-retail-sales', ''],
  ['budget-revenue', ''],
  ['tax-revenue', '  #'],
  ['non-tax-revenue', '   '],
  ['budget-expenditure', ''],
  ['electricity', ''],
  ['industrial-electricity', '  #'],
  ['industrial-loss-makers', ''],
  ['new-above-threshold', ''],
  ['new-above-threshold-services', '  #'],
];

const late: readonly IndicatorCode[] = ['services-revenue', 'industrial-revenue', 'industrial-profit'];

/** Single months are held for these. */
const withMonth = new Set<IndicatorCode>([
  'budget-revenue',
  'tax-revenue',
  'non-tax-revenue',
  'budget-expenditure',
  'electricity',
  'new-above-threshold',
]);

const amountMeasure = (code: IndicatorCode): Measure => (indicatorOf(code).kind === 'count' ? 'count' : 'level');

function hasAmount(code: IndicatorCode): boolean {
  const measures = indicatorOf(code).published.city ?? [];
  return measures.includes('level') || measures.includes('count');
}

function amount(publication: Publication, code: IndicatorCode, year: number, month: number): StyledCell {
  if (!hasAmount(code)) return mark('—');
  const measure = amountMeasure(code);
  return figureOf(code, measure, publication.values(code, city, year, month)?.[measure]);
}

function growth(publication: Publication, code: IndicatorCode, year: number, month: number): StyledCell {
  if (!(indicatorOf(code).published.city ?? []).includes('yoy')) return blank;
  return figureOf(code, 'yoy', publication.values(code, city, year, month)?.yoy);
}

function singleMonth(publication: Publication, code: IndicatorCode, year: number, month: number): StyledCell {
  const measure = amountMeasure(code);
  const now = publication.values(code, city, year, month)?.[measure];
  const before = publication.values(code, city, year, month - 1)?.[measure];
  if (!withMonth.has(code) || now === undefined || before === undefined) return mark('—');
  const decimals = decimalsOf(code, measure);
  return figure(round(now - before, decimals), decimals);
}

/** The city's own monthly table (全市主要经济指标): two tables on a sheet, the second one month behind (错月指标). */
export function ownSheet(publication: Publication, year: number, month: number): SheetContent {
  const cutoff = cutoffLabel(month);
  const behind = monthsOf(late[0] ?? '', year).findLast((m) => m < month);
  const rows = first.map(([code, prefix]) =>
    row(
      label(`${prefix}${indicatorOf(code).name.zh}`),
      label(hasAmount(code) ? publishedUnit(code) : '%'),
      singleMonth(publication, code, year, month),
      amount(publication, code, year, month),
      growth(publication, code, year, month),
      amount(publication, code, year - 1, month),
      growth(publication, code, year - 1, month),
      label(indicatorOf(code).comparableBasis ? '可比口径' : ''),
    ),
  );
  const second = 6 + rows.length + 1;
  return {
    name: '主要指标',
    columns: [{ width: 34 }, { width: 12 }, { width: 11 }],
    frozen: { rows: 5 },
    merges: [
      { top: 1, left: 1, bottom: 1, right: 8 },
      { top: 3, left: 1, bottom: 3, right: 8 },
      { top: 4, left: 1, bottom: 5, right: 1 },
      { top: 4, left: 2, bottom: 5, right: 2 },
      { top: 4, left: 3, bottom: 5, right: 3 },
      { top: 4, left: 4, bottom: 4, right: 5 },
      { top: 4, left: 6, bottom: 4, right: 7 },
      { top: 4, left: 8, bottom: 5, right: 8 },
      ...(behind === undefined ? [] : [{ top: second, left: 1, bottom: second, right: 4 }]),
    ],
    rows: [
      row(title(`怀化市主要经济指标（${year}年${month}月）`)),
      row('填报单位：市统计局', null, null, null, null, null, `发布日期：${dayInWords(publication.day)}`),
      row(`表一  ${year}年${cutoff}`),
      row(
        head('指标名称'),
        head('单位'),
        head(`${month}月\n当月`),
        head(`${cutoff}累计`),
        head(''),
        head('上年同期'),
        head(''),
        head('备注'),
      ),
      row(head(''), head(''), head(''), head('总量'), head('增长%'), head('总量'), head('增长%'), head('')),
      ...rows,
      row(),
      ...(behind === undefined ? [] : lateRows(publication, year, behind)),
      row(demoNote),
    ],
  };
}

function lateRows(publication: Publication, year: number, month: number): SheetContent['rows'] {
  const cutoff = cutoffLabel(month);
  return [
    row(
      `表二  错月指标（${year}年${cutoff}）`,
      ...Array.from({ length: 4 }, () => null),
      `发布日期：${dayInWords(publication.day)}`,
    ),
    row(head('指标名称'), head('单位'), head(cutoff), head('增长%'), head(`${year - 1}年${cutoff}`), head('增长%')),
    ...late.map((code) =>
      row(
        label(indicatorOf(code).name.zh),
        label(publishedUnit(code)),
        amount(publication, code, year, month),
        growth(publication, code, year, month),
        amount(publication, code, year - 1, month),
        growth(publication, code, year - 1, month),
      ),
    ),
    row(),
  ];
}

const structure: readonly (readonly [IndicatorCode, prefix: string])[] = [
  ['fixed-asset-investment', ''],
  ['productive-investment', '  #'],
  ['industrial-investment', '   '],
  ['industrial-upgrading-investment', '   '],
  ['new-industrial-projects-investment', '   '],
  ['private-investment', '  #'],
];

/** Investment of both years on one basis (可比口径), which only the city's own office has. */
export function investmentSheet(publication: Publication, year: number, month: number): SheetContent {
  const cutoff = cutoffLabel(month);
  const level = (code: IndicatorCode, y: number): StyledCell =>
    figureOf(code, 'level', publication.values(code, city, y, month)?.level);
  const share = (y: number): StyledCell =>
    figureOf('productive-investment', 'share', publication.values('productive-investment', city, y, month)?.share);
  return {
    name: '投资结构',
    columns: [{ width: 34 }, { width: 10 }],
    merges: [{ top: 1, left: 1, bottom: 1, right: 5 }],
    rows: [
      row(title(`怀化市固定资产投资结构（可比口径，${year}年${cutoff}）`)),
      row('填报单位：市统计局', null, null, `发布日期：${dayInWords(publication.day)}`),
      row(head('指标名称'), head('单位'), head(`${year}年${cutoff}`), head('增长%'), head(`${year - 1}年${cutoff}`)),
      ...structure.map(([code, prefix]) =>
        row(
          label(`${prefix}${indicatorOf(code).name.zh}`),
          label('亿元'),
          level(code, year),
          growth(publication, code, year, month),
          level(code, year - 1),
        ),
      ),
      row(label('  产业投资占比'), label('%'), share(year), blank, share(year - 1)),
      row(demoNote),
    ],
  };
}

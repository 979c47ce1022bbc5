import type { Day, IndicatorCode, RegionCode } from '@shigan/core';
import type { FileContent } from '../../ports.ts';
import type { SheetContent, StyledCell } from '../../sheet-content.ts';
import type { Values } from '../panel.ts';
import { blank, decimalsOf, demoMark, demoNote, figure, head, label, publishedUnit, row, title } from './cells.ts';
import { type Publication, cutoffLabel, dayInWords, indicatorOf, regionName, releasedOn } from './published.ts';

/** One row of a long table: an indicator, a region, a cut-off. */
export interface LongRow {
  readonly indicator: IndicatorCode;
  readonly region: RegionCode;
  readonly year: number;
  readonly period: string;
  readonly values: Values;
  readonly released: Day;
  readonly status: string;
  readonly remark?: string;
  /** Growth is of the single quarter, not since January. */
  readonly single?: true;
}

/** The row of what is published; undefined where nothing is. */
export function longRow(
  publication: Publication,
  indicator: IndicatorCode,
  region: RegionCode,
  year: number,
  month: number,
  status = '最终数',
): LongRow | undefined {
  const values = publication.values(indicator, region, year, month);
  const quarterly = indicatorOf(indicator).frequency !== 'M';
  if (!values) return undefined;
  return {
    indicator,
    region,
    year,
    period: `${year}年${cutoffLabel(month, quarterly)}`,
    values,
    released: releasedOn(indicator, year, month),
    status,
  };
}

interface Amount {
  readonly value: number | undefined;
  readonly decimals: number;
  readonly unit: string;
}

/** A rate by itself (失业率) stands where others have their amount. */
function amountOf(r: LongRow): Amount {
  const rate = indicatorOf(r.indicator).kind === 'rate' && r.values.share !== undefined;
  const measure = rate ? 'share' : r.values.count === undefined ? 'level' : 'count';
  const value = r.values[measure];
  const unit = rate ? '%' : value === undefined ? '%' : publishedUnit(r.indicator);
  return { value, decimals: decimalsOf(r.indicator, measure), unit };
}

/** A cell before it is known whether it goes into a workbook or a CSV. */
type LongCell = string | { readonly value: number; readonly decimals: number } | undefined;

interface Column {
  readonly head: string;
  readonly width: number;
  readonly cell: (r: LongRow, i: number) => LongCell;
}

function number(value: number | undefined, decimals: number): LongCell {
  return value === undefined ? undefined : { value, decimals };
}

const columns: readonly Column[] = [
  { head: '序号', width: 6, cell: (_, i) => number(i + 1, 0) },
  { head: '指标', width: 28, cell: (r) => indicatorOf(r.indicator).name.zh },
  { head: '地区', width: 14, cell: (r) => regionName(r.region) },
  { head: '时期', width: 16, cell: (r) => r.period },
  { head: '计量单位', width: 10, cell: (r) => (r.single ? '%' : amountOf(r).unit) },
  { head: '累计值', width: 14, cell: (r) => number(amountOf(r).value, amountOf(r).decimals) },
  { head: '同比增长%', width: 11, cell: (r) => (r.single ? undefined : number(r.values.yoy, 1)) },
  { head: '当季同比增长%', width: 14, cell: (r) => (r.single ? number(r.values.yoy, 1) : undefined) },
  {
    head: '占比%',
    width: 8,
    cell: (r) => (indicatorOf(r.indicator).kind === 'rate' ? undefined : number(r.values.share, 1)),
  },
  { head: '拉动百分点', width: 11, cell: (r) => number(r.values.contribution, 2) },
  { head: '贡献率%', width: 9, cell: (r) => number(r.values.contributionShare, 1) },
  { head: '位次', width: 6, cell: (r) => number(r.values.rank, 0) },
  { head: '数据状态', width: 12, cell: (r) => r.status },
  { head: '发布日期', width: 16, cell: (r) => dayInWords(r.released) },
  { head: '备注', width: 10, cell: (r) => r.remark },
];

/** The columns in which anything stands. */
function columnsOf(rows: readonly LongRow[]): readonly Column[] {
  return columns.filter(({ cell }) => rows.some((r, i) => cell(r, i) !== undefined));
}

function inSheet(cell: LongCell): StyledCell {
  if (cell === undefined) return blank;
  return typeof cell === 'string' ? label(cell) : figure(cell.value, cell.decimals);
}

/** Long table as a sheet: title, unit line, head, one row per indicator, region and cut-off. */
export function longSheet(name: string, heading: string, rows: readonly LongRow[]): SheetContent {
  const used = columnsOf(rows);
  return {
    name,
    merges: [{ top: 1, left: 1, bottom: 1, right: used.length }],
    frozen: { rows: 3 },
    columns: used.map(({ width }) => ({ width })),
    autoFilter: { top: 3, left: 1, bottom: rows.length + 3, right: used.length },
    rows: [
      row(title(heading)),
      row('单位：见各行'),
      row(...used.map((c) => head(c.head))),
      ...rows.map((r, i) => row(...used.map((c) => inSheet(c.cell(r, i))))),
      row(demoNote),
    ],
  };
}

/** The same table as CSV, with a line above the head and the note below. */
export function longCsv(
  heading: string,
  rows: readonly LongRow[],
  encoding: 'utf-8' | 'utf-8-bom' | 'gb18030',
): FileContent {
  const used = columnsOf(rows);
  const padded = (first: string): readonly (string | null)[] => [first, ...used.slice(1).map(() => null)];
  const inCsv = (cell: LongCell): string | null =>
    cell === undefined ? null : typeof cell === 'string' ? cell : cell.value.toFixed(cell.decimals);
  return {
    kind: 'csv',
    encoding,
    rows: [
      padded(`${heading}${demoMark}`),
      used.map((c) => c.head),
      ...rows.map((r, i) => used.map((c) => inCsv(c.cell(r, i)))),
      padded(demoNote),
    ],
  };
}

import type { Day, IndicatorCode, RegionCode } from '@shigan/core';
import type { FileContent } from '../../ports.ts';
import type { SheetContent } from '../../sheet-content.ts';
import type { Values } from '../panel.ts';
import { blank, decimalsOf, demoNote, figure, head, label, publishedUnit, row, title } from './cells.ts';
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
}

const columns = [
  '序号',
  '指标',
  '地区',
  '时期',
  '计量单位',
  '累计值',
  '同比增长%',
  '占比%',
  '位次',
  '数据状态',
  '发布日期',
  '备注',
] as const;

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

/** The share that stands in its own column. */
function shareOf(r: LongRow): number | undefined {
  return indicatorOf(r.indicator).kind === 'rate' ? undefined : r.values.share;
}

export function longSheet(name: string, heading: string, rows: readonly LongRow[]): SheetContent {
  const width = columns.length;
  return {
    name,
    merges: [{ top: 1, left: 1, bottom: 1, right: width }],
    frozen: { rows: 3 },
    columns: [{ width: 6 }, { width: 28 }, { width: 14 }, { width: 16 }, { width: 10 }, { width: 14 }, { width: 11 }],
    autoFilter: { top: 3, left: 1, bottom: rows.length + 3, right: width },
    rows: [
      row(title(heading)),
      row('单位：见各行'),
      row(...columns.map((c) => head(c))),
      ...rows.map((r, i) => {
        const amount = amountOf(r);
        const share = shareOf(r);
        return row(
          i + 1,
          label(indicatorOf(r.indicator).name.zh),
          label(regionName(r.region)),
          label(r.period),
          label(amount.unit),
          amount.value === undefined ? blank : figure(amount.value, amount.decimals),
          r.values.yoy === undefined ? blank : figure(r.values.yoy, 1),
          share === undefined ? blank : figure(share, 1),
          r.values.rank === undefined ? blank : figure(r.values.rank, 0),
          label(r.status),
          label(dayInWords(r.released)),
          r.remark ? label(r.remark) : null,
        );
      }),
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
  const text = (value: number | undefined, decimals: number): string | null =>
    value === undefined ? null : value.toFixed(decimals);
  const padded = (first: string): (string | null)[] => [first, ...columns.slice(1).map(() => null)];
  return {
    kind: 'csv',
    encoding,
    rows: [
      padded(title(heading).text ?? heading),
      [...columns],
      ...rows.map((r, i) => {
        const amount = amountOf(r);
        return [
          i + 1,
          indicatorOf(r.indicator).name.zh,
          regionName(r.region),
          r.period,
          amount.unit,
          text(amount.value, amount.decimals),
          text(r.values.yoy, 1),
          text(shareOf(r), 1),
          text(r.values.rank, 0),
          r.status,
          r.released,
          r.remark ?? null,
        ];
      }),
      padded(demoNote),
    ],
  };
}

import {
  csvLine,
  endMonth,
  type Indicator,
  type Measure,
  type Period,
  releasesOf,
  type Span,
  spanLabelWithYear,
} from '@shigan/core';

/** A column of the grid (录入表): what its figures are. */
export interface TypedColumn {
  readonly indicator: Indicator;
  readonly measure: Measure;
}

/** A row of the grid: whose figures they are. */
export interface TypedRow {
  readonly region: string;
  readonly name: string;
}

/** What was typed, by row and column, as it stands there; what is empty is not there. */
export type TypedCells = Readonly<Record<string, string>>;

export function cellKey(row: number, column: number): string {
  return `${row} ${column}`;
}

/** The release of an indicator that ends with a month; undefined where it has none. */
export function releaseIn({ year, month }: Period, indicator: Indicator): Span | undefined {
  return releasesOf(year, indicator).find((span) => endMonth(span) === month);
}

/** What a table calls each measure: the words by which it is read in again. */
export const measureHeads: Readonly<Record<Measure, string>> = {
  level: '总量',
  count: '数量',
  yoy: '同比增速',
  twoYearAverage: '两年平均增速',
  sequential: '季调环比',
  share: '占比',
  index: '指数',
  rank: '位次',
  contribution: '拉动',
  contributionShare: '贡献率',
};

/** The unit that figures of a measure are typed in. */
export function unitOfTyped({ indicator, measure }: TypedColumn): string {
  if (measure === 'level' || measure === 'count') return indicator.unit;
  if (measure === 'rank') return '位';
  if (measure === 'contribution') return '百分点';
  return measure === 'index' ? '' : '%';
}

/** Measures of an indicator that can be typed: all that it is published in at any level. */
export function typedMeasures({ published }: Indicator): readonly Measure[] {
  return [...new Set(Object.values(published).flat())];
}

/** Cells with a block pasted into them from a spreadsheet, its rows ended by line breaks, its columns by tabs: from one cell on
 *  to the right and down, as far as the grid goes. */
export function pasted(
  cells: TypedCells,
  block: string,
  from: { readonly row: number; readonly column: number },
  size: { readonly rows: number; readonly columns: number },
): TypedCells {
  const lines = block.replace(/\r\n?/gu, '\n').replace(/\n$/u, '').split('\n');
  const next: Record<string, string> = { ...cells };
  for (const [down, line] of lines.entries())
    for (const [right, text] of line.split('\t').entries()) {
      const row = from.row + down;
      const column = from.column + right;
      if (row < size.rows && column < size.columns) next[cellKey(row, column)] = text.trim();
    }
  return next;
}

const head = ['行政区划代码', '地区', '指标名称', '口径', '时期', '计量单位', '数值'];

/** What was typed as a long table, a figure a line, to be brought in like any other file. Undefined while nothing is typed. */
export function typedTable(
  period: Period,
  rows: readonly TypedRow[],
  columns: readonly TypedColumn[],
  cells: TypedCells,
): string | undefined {
  const records = columns.flatMap((column, at) => {
    const span = releaseIn(period, column.indicator);
    if (span === undefined) return [];
    const { indicator, measure } = column;
    return rows.flatMap(({ region, name }, row) => {
      const value = cells[cellKey(row, at)]?.trim() ?? '';
      if (value === '') return [];
      const label = spanLabelWithYear(span, indicator.frequency);
      return [[region, name, indicator.name.zh, measureHeads[measure], label, unitOfTyped(column), value]];
    });
  });
  return records.length === 0 ? undefined : [head, ...records].map(csvLine).join('');
}

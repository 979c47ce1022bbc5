import { foldText } from '../../fold.ts';
import type { Frequency, Indicator } from '../../indicator/indicator.ts';
import type { RegionCode } from '../../region/region.ts';
import { type Span, isSpan } from '../../span/span.ts';
import { cellValue } from '../cell-value.ts';
import type { GridCell } from '../grid.ts';
import type { Vocabulary } from '../label/vocabulary.ts';
import { isUnitWord } from '../label/unit-words.ts';
import { cellFault } from '../table/cell-fault.ts';
import type { FaultSeed } from '../table/coordinate.ts';
import { dayIn } from '../table/lines.ts';
import type { RowCells } from '../table/row-cells.ts';
import { type ViewRow, labelText } from '../table/sheet-view.ts';
import type { Sink } from '../table/sink.ts';
import type { SheetContext } from '../table/surroundings.ts';
import { externalIndicator, frequencyOf, parseSeriesName, type SeriesName } from './series-name.ts';

/** The lines of an export's head, by what they state. */
export type HeadKey = 'name' | 'frequency' | 'unit' | 'id' | 'source' | 'region' | 'range' | 'updated';

const headKeys = new Map<string, HeadKey>([
  ...keys('name', '指标名称', '指标', '名称', '序列名称', 'seriesname', 'indicatorname', 'name'),
  ...keys('frequency', '频率', '频度', 'frequency'),
  ...keys('unit', '单位', '计量单位', 'unit'),
  ...keys('id', '指标id', '序列id', '指标代码', '指标编码', '序列代码', 'id', 'seriesid', 'indicatorid'),
  ...keys('source', '来源', '数据来源', 'source'),
  ...keys('region', '国家', '地区', '国家/地区', '区域', 'region', 'country'),
  ...keys('range', '时间区间', '时间范围', '起止时间', '起始时间', '开始时间', '结束时间', '截止时间', 'range'),
  ...keys('updated', '更新时间', '更新日期', '最近更新', '最后更新时间', '最新更新', 'updated'),
]);

function keys(key: HeadKey, ...words: string[]): [string, HeadKey][] {
  return words.map((word) => [word, key]);
}

/** One series of an export, in a column of its own. */
export interface VendorSeries {
  readonly column: number;
  readonly code: string;
  readonly name: SeriesName;
  readonly region: RegionCode;
  readonly unit: string;
  readonly frequency: Frequency;
  readonly indicator: Indicator;
  /** It was in the catalogue already. */
  readonly known: boolean;
}

/** An export as recognised: its series, and the rows with their figures. */
export interface VendorExport {
  readonly headRows: readonly number[];
  readonly series: readonly VendorSeries[];
  readonly faults: readonly FaultSeed[];
  readonly rows: readonly ViewRow[];
}

/** Recognises a data vendor's export (数据商导出): a head of lines with a key in the first column (指标名称, 频率, 指标ID …) and one
 *  column per series, then a date and figures per row. Undefined for anything else. */
export function recogniseVendorExport(
  rows: readonly ViewRow[],
  vocabulary: Vocabulary,
  context: Pick<SheetContext, 'indicators' | 'overrides'>,
): VendorExport | undefined {
  const head = new Map<HeadKey, ViewRow>();
  let at = 0;
  for (; at < rows.length && at < 40; at++) {
    const row = rows[at];
    if (!row || row.distinct.length === 0) continue;
    const key = headKeyOf(row.cells[0]?.text);
    if (key !== undefined && !head.has(key)) head.set(key, row);
    else if (rowDay(row) !== undefined && head.size > 0) break;
    // Vendors state more of a series than is needed (指标类型, 小数位数): such lines are passed over.
  }
  const nameRow = head.get('name');
  if (!nameRow || head.size < 3 || !(head.has('frequency') || head.has('id'))) return undefined;
  const faults: FaultSeed[] = [];
  const series = nameRow.distinct.flatMap(({ column }) => {
    const text = (key: HeadKey): string => head.get(key)?.cells[column]?.text.trim() ?? '';
    const shared = (key: HeadKey): string | undefined => head.get(key)?.cells[1]?.text;
    const rowOf = (key: HeadKey): number => head.get(key)?.number ?? nameRow.number;
    return column === 0 ? [] : (readSeries({ text, shared, rowOf, column }, vocabulary, context, faults) ?? []);
  });
  return { headRows: [...head.values()].map((row) => row.number), series, faults, rows: rows.slice(at) };
}

/** What a line or column of a head states; undefined for one that is none of a head. */
export function headKeyOf(text: string | undefined): HeadKey | undefined {
  return headKeys.get(foldText(text ?? '').replace(/:$/, ''));
}

function rowDay(row: ViewRow): string | undefined {
  return periodDay(row.cells[0]?.cell);
}

/** The day by which an export names a period: a date, or any day of the last month of a month, quarter or year written in words. */
export function periodDay(cell: GridCell | undefined): string | undefined {
  const folded = foldText(labelText(cell));
  return cell?.date ?? dayIn(folded) ?? monthIn(folded);
}

/** `2021-04`, 2021年4月, 202104, 04/2021, 2021Q2, 2021年二季度, 2021年: the last month as its first day. */
function monthIn(folded: string): string | undefined {
  const m = /^((?:19|20)\d{2})(?:年|[-/.])?(\d{1,2})月?$/u.exec(folded);
  if (m) return firstOf(m[1], Number(m[2]));
  const turned = /^(\d{1,2})[-/]((?:19|20)\d{2})$/u.exec(folded);
  if (turned) return firstOf(turned[2], Number(turned[1]));
  const quarter = /^((?:19|20)\d{2})[-/年]?(?:q([1-4])|第?([1-4一二三四])季度?)$/u.exec(folded);
  if (quarter)
    return firstOf(
      quarter[1],
      3 * (Number(quarter[2]) || '一二三四'.indexOf(quarter[3] ?? '') + 1 || Number(quarter[3])),
    );
  const year = /^((?:19|20)\d{2})年?$/u.exec(folded);
  return year ? firstOf(year[1], 12) : undefined;
}

function firstOf(year: string | undefined, month: number): string | undefined {
  return month >= 1 && month <= 12 ? `${year}-${String(month).padStart(2, '0')}-01` : undefined;
}

/** What is stated of one series: in its column of an export with series across, in its row of one with series down. */
export interface StatedSeries {
  text(key: HeadKey): string;
  /** What is stated once for all. */
  shared(key: HeadKey): string | undefined;
  rowOf(key: HeadKey): number;
  readonly column: number;
}

/** Makes a series of what is stated of it; a fault where its region or frequency lacks. */
export function readSeries(
  { text, shared, rowOf, column }: StatedSeries,
  vocabulary: Vocabulary,
  { indicators, overrides }: Pick<SheetContext, 'indicators' | 'overrides'>,
  faults: FaultSeed[],
): VendorSeries | undefined {
  const bracketUnit = /[(（]([^()（）]+)[)）]\s*$/u.exec(text('name'))?.[1] ?? '';
  const unit = foldText(text('unit')) || (isUnitWord(foldText(bracketUnit)) ? foldText(bracketUnit) : '');
  const name = parseSeriesName(text('name'), unit, text('region') || shared('region'), vocabulary);
  const frequency = frequencyOf(text('frequency') || shared('frequency') || '月');
  const lacking = (what: { zh: string; en: string }, key: HeadKey): undefined => {
    faults.push({
      code: 'series-incomplete',
      row: rowOf(key),
      column,
      value: text('name'),
      params: { what },
      wholeRow: false,
    });
  };
  if (name.region === undefined) return lacking({ zh: '地区', en: 'region' }, 'name');
  if (frequency === undefined)
    return lacking({ zh: '月、季或年的频率', en: 'monthly, quarterly or annual frequency' }, 'frequency');
  const id = text('id') || `external:${foldText(text('name'))}`;
  const said = overrides.get(foldText(text('name')))?.indicator;
  const held =
    (said === undefined ? undefined : indicators.indicators.get(said)) ??
    indicators.indicators.get(id) ??
    [...indicators.indicators.values()].find((one) => one.series?.vendorId === id);
  const region = name.region;
  return {
    column,
    code: held?.code ?? id,
    name,
    region,
    unit,
    frequency,
    indicator: held ?? externalIndicator(id, { ...name, region }, unit, frequency, text('source'), vocabulary),
    known: held !== undefined,
  };
}

/** Reads one row of figures: the day is the end of the period. */
export function readVendorRow(found: VendorExport, row: RowCells, sheet: string, sink: Sink): void {
  const first = row.at(0);
  const day = periodDay(first);
  for (const series of found.series) {
    if (readVendorFigure(series, day, row, series.column, sheet, sink)) continue;
    sink.fault(
      { code: 'bad-span-label', row: null, column: 0, value: labelText(first), params: {}, wholeRow: true },
      row.number,
    );
    return;
  }
}

/** Reads one figure of a series. False where one stands there and its day names no period of the series. */
export function readVendorFigure(
  series: VendorSeries,
  day: string | undefined,
  row: RowCells,
  column: number,
  sheet: string,
  sink: Sink,
): boolean {
  const value = cellValue(row.figureAt(column));
  if ('missing' in value) {
    const wrong = value.missing === 'cell-error' || value.missing === 'not-a-number' || value.missing === 'date';
    if (wrong && day !== undefined) sink.fault(cellFault(value.missing, row.figureAt(column), column), row.number);
    return true;
  }
  const span = day === undefined ? undefined : spanEnding(day, series);
  if (span === undefined) return false;
  const place = row.figureAt(column)?.place;
  sink.reading({
    indicator: series.code,
    region: series.region,
    span,
    measure: series.name.measure,
    value: value.value,
    decimals: value.decimals,
    ...(value.stored === undefined ? {} : { stored: value.stored }),
    unit: series.name.measure === 'rank' ? '' : series.unit,
    status: value.status ?? null,
    sheet,
    row: row.number,
    column,
    ...(place === undefined ? {} : { place }),
  });
  return true;
}

/** The span that ends with a day, by frequency and measure: 2006-03-31 of a quarterly 累计值 is January to March, of a 当季值 the
 *  quarter, of a monthly 当月值 the month. */
function spanEnding(day: string, series: VendorSeries): Span | undefined {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const step = { M: 1, Q: 3, A: 12 }[series.frequency];
  const end = Math.ceil(month / step) * step;
  const cumulative = series.name.accumulation === 'cumulative' || series.name.accumulation === 'end';
  const length = cumulative ? end : series.name.accumulation === 'quarter' ? 3 : step;
  const span = { year, startMonth: end - length + 1, length };
  return isSpan(span) ? span : undefined;
}

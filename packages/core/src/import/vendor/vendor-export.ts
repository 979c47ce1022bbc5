import { foldText } from '../../fold.ts';
import type { Frequency, Indicator } from '../../indicator/indicator.ts';
import type { RegionCode } from '../../region/region.ts';
import { type Span, isSpan } from '../../span/span.ts';
import { cellValue } from '../cell-value.ts';
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
type HeadKey = 'name' | 'frequency' | 'unit' | 'id' | 'source' | 'region' | 'range' | 'updated';

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
interface VendorSeries {
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
    const key = headKeys.get(foldText(row.cells[0]?.text ?? '').replace(/:$/, ''));
    if (key !== undefined && !head.has(key)) head.set(key, row);
    else if (rowDay(row) !== undefined && head.size > 0) break;
    else if (head.size > 0) return undefined;
  }
  const nameRow = head.get('name');
  if (!nameRow || head.size < 3 || !(head.has('frequency') || head.has('id'))) return undefined;
  const faults: FaultSeed[] = [];
  const series = nameRow.distinct.flatMap((cell) =>
    cell.column === 0 ? [] : (seriesAt(cell.column, head, vocabulary, context, faults) ?? []),
  );
  return { headRows: [...head.values()].map((row) => row.number), series, faults, rows: rows.slice(at) };
}

function rowDay(row: ViewRow): string | undefined {
  const cell = row.cells[0];
  return cell?.cell.date ?? dayIn(foldText(cell?.text ?? '')) ?? monthIn(foldText(cell?.text ?? ''));
}

/** `2021-04`, 2021年4月, 202104: the month as its first day. */
function monthIn(folded: string): string | undefined {
  const m = /^((?:19|20)\d{2})(?:年|[-/.])?(\d{1,2})月?$/u.exec(folded);
  const month = Number(m?.[2]);
  return m && month >= 1 && month <= 12 ? `${m[1]}-${String(month).padStart(2, '0')}-01` : undefined;
}

function seriesAt(
  column: number,
  head: ReadonlyMap<HeadKey, ViewRow>,
  vocabulary: Vocabulary,
  { indicators, overrides }: Pick<SheetContext, 'indicators' | 'overrides'>,
  faults: FaultSeed[],
): VendorSeries | undefined {
  const text = (key: HeadKey): string => head.get(key)?.cells[column]?.text.trim() ?? '';
  const bracketUnit = /[(（]([^()（）]+)[)）]\s*$/u.exec(text('name'))?.[1] ?? '';
  const unit = foldText(text('unit')) || (isUnitWord(foldText(bracketUnit)) ? foldText(bracketUnit) : '');
  const name = parseSeriesName(text('name'), unit, text('region') || head.get('region')?.cells[1]?.text, vocabulary);
  const frequency = frequencyOf(text('frequency') || head.get('frequency')?.cells[1]?.text || '月');
  const lacking = (what: { zh: string; en: string }, key: HeadKey): undefined => {
    faults.push({
      code: 'series-incomplete',
      row: head.get(key)?.number ?? head.get('name')?.number ?? 1,
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
  const folded = foldText(labelText(first));
  const day = first?.date ?? dayIn(folded) ?? monthIn(folded);
  for (const series of found.series) {
    const value = cellValue(row.figureAt(series.column));
    if ('missing' in value) {
      if (value.missing === 'cell-error' || value.missing === 'not-a-number' || value.missing === 'date') {
        if (day !== undefined)
          sink.fault(cellFault(value.missing, row.figureAt(series.column), series.column), row.number);
      }
      continue;
    }
    const span = day === undefined ? undefined : spanEnding(day, series);
    if (span === undefined) {
      sink.fault(
        { code: 'bad-span-label', row: null, column: 0, value: labelText(first), params: {}, wholeRow: true },
        row.number,
      );
      return;
    }
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
      column: series.column,
    });
  }
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

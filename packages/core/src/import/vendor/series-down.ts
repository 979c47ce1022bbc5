import type { Vocabulary } from '../label/vocabulary.ts';
import type { FaultSeed } from '../table/coordinate.ts';
import type { RowCells } from '../table/row-cells.ts';
import { labelText, type ViewRow } from '../table/sheet-view.ts';
import type { Sink } from '../table/sink.ts';
import type { SheetContext } from '../table/surroundings.ts';
import {
  type HeadKey,
  headKeyOf,
  periodDay,
  readSeries,
  readVendorFigure,
  type VendorSeries,
} from './vendor-export.ts';

/** A data vendor's export with its series down and its periods across: one row of keys, then one row per series. */
export interface SeriesDown {
  readonly headRow: number;
  readonly keys: ReadonlyMap<HeadKey, number>;
  readonly periods: readonly { readonly column: number; readonly day: string }[];
  readonly rows: readonly ViewRow[];
}

/** Rows that are looked at for the head. */
const headWithin = 15;

/** Recognises such an export by its head: 指标名称 with 频率 or 指标ID and a third key beside it, and periods after them. Where a head
 *  names a region or a period column as well, it is a table of another kind. */
export function recogniseSeriesDown(rows: readonly ViewRow[]): SeriesDown | undefined {
  for (const [at, row] of rows.slice(0, headWithin).entries()) {
    const keys = new Map<HeadKey, number>();
    const periods: { column: number; day: string }[] = [];
    for (const cell of row.distinct) {
      const key = headKeyOf(cell.text);
      const day = periodDay(cell.cell);
      if (key !== undefined && !keys.has(key)) keys.set(key, cell.column);
      else if (day !== undefined) periods.push({ column: cell.column, day });
    }
    if (keys.size < 3 || periods.length === 0 || !keys.has('name') || !keys.has('frequency') || !keys.has('id'))
      continue;
    return { headRow: row.number, keys, periods, rows: rows.slice(at + 1) };
  }
  return undefined;
}

/** Reads one row: what is stated of its series, then its figures. Undefined for a row that is no series (数据来源：…). */
export function readSeriesRow(
  found: SeriesDown,
  row: RowCells,
  sheet: string,
  sink: Sink,
  vocabulary: Vocabulary,
  context: Pick<SheetContext, 'indicators' | 'overrides'>,
): VendorSeries | undefined {
  const text = (key: HeadKey): string => {
    const column = found.keys.get(key);
    return column === undefined ? '' : labelText(row.at(column)).trim();
  };
  if (text('name') === '' || !found.periods.some(({ column }) => row.figureAt(column) !== undefined)) return undefined;
  const faults: FaultSeed[] = [];
  const stated = { text, shared: () => undefined, rowOf: () => row.number, column: found.keys.get('name') ?? 0 };
  const series = readSeries(stated, vocabulary, context, faults);
  for (const fault of faults) sink.fault(fault, row.number);
  if (series !== undefined)
    for (const { column, day } of found.periods) readVendorFigure(series, day, row, column, sheet, sink);
  return series;
}

import { DomainError } from '../errors.ts';
import type { SeriesForecast } from './forecast-series.ts';

/** One series of a table of series. */
export interface TableSeries {
  readonly id: string;
  /** The set it belongs to, where the table names one. */
  readonly set: string | undefined;
  readonly values: Float64Array;
}

/** How a table holds its series: `wide`, one a row, values separated by spaces (`id,set,start_month,split,values`); `long`, one value
 *  a row (`id,period,value`). Numbers are the places of the columns. */
export type SeriesTable =
  | {
      readonly kind: 'wide';
      readonly id: number;
      readonly set: number;
      readonly split: number;
      readonly values: number;
    }
  | {
      readonly kind: 'long';
      readonly id: number;
      readonly set: number;
      readonly period: number;
      readonly value: number;
    };

/** Recognises a table by its header, in any order and case. Refused with `unknown-layout` where neither kind fits. */
export function recogniseSeriesTable(header: readonly string[]): SeriesTable {
  const names = header.map((name) => name.trim().toLowerCase());
  const at = (name: string): number => names.indexOf(name);
  const id = at('id');
  if (id >= 0 && at('values') >= 0)
    return { kind: 'wide', id, set: at('set'), split: at('split'), values: at('values') };
  if (id >= 0 && at('period') >= 0 && at('value') >= 0)
    return { kind: 'long', id, set: at('set'), period: at('period'), value: at('value') };
  throw new DomainError('unknown-layout', {
    layout: header.join(','),
    recognised: 'id,set,start_month,split,values; id,period,value',
  });
}

/** The fields of one line of comma-separated text; quotes hold commas and, doubled, quotes. */
export function splitRecord(line: string): readonly string[] {
  if (!line.includes('"')) return line.split(',');
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    const c = line.charAt(i);
    if (quoted && c === '"' && line.charAt(i + 1) === '"') {
      field += c;
      i++;
    } else if (c === '"') quoted = !quoted;
    else if (c === ',' && !quoted) {
      fields.push(field);
      field = '';
    } else field += c;
  }
  fields.push(field);
  return fields;
}

/** A value as written; NaN, a gap, where nothing or no number stands. */
function numberOf(text: string): number {
  const trimmed = text.trim();
  return trimmed === '' ? Number.NaN : Number(trimmed);
}

/** The series of a row of a wide table; undefined for rows of any split but `train`: what is to be forecast is not read. */
export function seriesOfRecord(
  table: Extract<SeriesTable, { readonly kind: 'wide' }>,
  record: readonly string[],
): TableSeries | undefined {
  const split = record[table.split]?.trim() ?? 'train';
  if (split !== 'train') return undefined;
  const text = (record[table.values] ?? '').trim();
  const values = text === '' ? new Float64Array(0) : Float64Array.from(text.split(/\s+/), numberOf);
  return { id: record[table.id] ?? '', set: record[table.set], values };
}

/** Ordinal of a period: `2021-04`, `2021/4`, `202104`, `2021-Q2`, `2021Q2`, or any whole number; NaN for anything else. */
export function periodOrdinal(text: string, perYear: number): number {
  const trimmed = text.trim();
  const quarter = /^(\d{4})[-/ ]?Q([1-4])$/i.exec(trimmed);
  if (quarter) return Number(quarter[1]) * 4 + Number(quarter[2]) - 1;
  const month = /^(\d{4})[-/](\d{1,2})(?:[-/]\d{1,2})?$/.exec(trimmed) ?? /^(\d{4})(0[1-9]|1[0-2])$/.exec(trimmed);
  if (month) {
    const ordinal = Number(month[1]) * 12 + Number(month[2]) - 1;
    return perYear === 4 ? Math.floor(ordinal / 3) : ordinal;
  }
  return /^-?\d+$/.test(trimmed) ? Number(trimmed) : Number.NaN;
}

/** Rows of a long table, gathered by series. */
export interface LongSeries {
  readonly id: string;
  readonly set: string | undefined;
  readonly points: { readonly period: number; readonly value: number }[];
}

/** Adds a row of a long table to what was gathered. A period that cannot be read is refused with `invalid-span`. */
export function gatherRecord(
  table: Extract<SeriesTable, { readonly kind: 'long' }>,
  record: readonly string[],
  perYear: number,
  gathered: Map<string, LongSeries>,
): void {
  const id = record[table.id] ?? '';
  const text = record[table.period] ?? '';
  const period = periodOrdinal(text, perYear);
  if (Number.isNaN(period)) throw new DomainError('invalid-span', { span: text });
  let series = gathered.get(id);
  if (series === undefined) {
    series = { id, set: record[table.set], points: [] };
    gathered.set(id, series);
  }
  series.points.push({ period, value: numberOf(record[table.value] ?? '') });
}

/** The gathered rows as a series, in the order of periods; a period without a row is a gap. A period stated twice keeps the later
 *  row. */
export function seriesOfPoints({ id, set, points }: LongSeries): TableSeries {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { period } of points) {
    first = Math.min(first, period);
    last = Math.max(last, period);
  }
  // A stray period must not ask for an endless array: what is mostly gaps cannot be forecast anyway.
  const length = last - first + 1;
  if (length > 50 * points.length + 1000) return { id, set, values: new Float64Array(48).fill(Number.NaN) };
  const values = new Float64Array(length).fill(Number.NaN);
  for (const { period, value } of points) values[period - first] = value;
  return { id, set, values };
}

/** Header of the table of forecasts: `id,set,step,mean,lo80,hi80,lo95,hi95`, `set` where the input names one. */
export function forecastHeader(levels: readonly number[], withSet: boolean): readonly string[] {
  const bounds = levels.flatMap((level) => [`lo${level}`, `hi${level}`]);
  return ['id', ...(withSet ? ['set'] : []), 'step', 'mean', ...bounds];
}

/** The rows of one forecast, a step each, as `forecastHeader` names them; numbers with ten significant digits. */
export function forecastRecords(
  series: TableSeries,
  forecast: SeriesForecast,
  withSet: boolean,
): readonly (readonly string[])[] {
  const shown = (value: number): string => String(Number(value.toPrecision(10)));
  return Array.from(forecast.mean, (mean, h) => [
    series.id,
    ...(withSet ? [series.set ?? ''] : []),
    String(h + 1),
    shown(mean),
    ...forecast.intervals.flatMap(({ low, high }) => [shown(low[h]!), shown(high[h]!)]),
  ]);
}

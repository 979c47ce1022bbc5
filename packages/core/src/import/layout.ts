import { foldText } from '../fold.ts';
import type { IndicatorCode } from '../indicator/indicator.ts';
import type { RegionCode } from '../region/region.ts';
import type { LayoutMemory } from '../register/register.ts';
import { columnLetters } from './grid.ts';
import { scanSpan } from './label/span-scan.ts';
import type { LabelOverride } from './label/vocabulary.ts';
import type { AsideReason, MeasureWord } from './label/words.ts';
import type { Column, ColumnRole } from './table/column.ts';
import type { ViewRow } from './table/sheet-view.ts';
import type { Table } from './table/table.ts';
import type { VendorExport } from './vendor/vendor-export.ts';

/** Ways in which a table is laid out. In a long table rows name indicator and region; in the others rows name the one, columns
 *  the other. */
export const layoutNames = [
  'long-table',
  'regions-down',
  'indicators-down',
  'periods-down',
  'vendor-export',
  'sdmx',
  'none',
] as const;

export type LayoutName = (typeof layoutNames)[number];

/** How a sheet was read (版式), to be shown over the sheet and remembered for the next month. */
export interface LayoutFound {
  readonly sheet: string;
  /** That of the first table. */
  readonly name: LayoutName;
  /** Fingerprint of all heads, without periods and figures: next month's sheet of the same form has the same. */
  readonly head: string;
  readonly tables: readonly TableFound[];
}

/** One table of a sheet as it was read. */
export interface TableFound {
  readonly name: LayoutName;
  /** 1-based rows of the head. */
  readonly headRows: readonly number[];
  readonly lines: readonly { readonly row: number; readonly text: string }[];
  /** What holds for the whole table: its region, indicator, period and units, where its title or the sheet says them. */
  readonly defaults: {
    readonly region?: RegionCode;
    readonly indicator?: IndicatorCode;
    readonly period?: string;
    readonly units: readonly string[];
  };
  readonly columns: readonly ColumnFound[];
}

/** What one column was taken for. */
export interface ColumnFound {
  /** Column letters. */
  readonly column: string;
  /** The head over it, from top to bottom. */
  readonly head: readonly string[];
  readonly role: ColumnRole;
  readonly indicator?: IndicatorCode;
  readonly region?: RegionCode;
  readonly measure?: MeasureWord;
  readonly period?: string;
  readonly unit?: string;
  /** Why it was not read. */
  readonly aside?: AsideReason | 'not-understood' | 'no-head';
}

/** The layout of a sheet, from its tables. */
export function layoutOf(sheet: string, tables: readonly Table[]): LayoutFound {
  const found = tables.map((table) => tableFound(table));
  return {
    sheet,
    name: found[0]?.name ?? 'none',
    head: fingerprint(tables.map((table) => table.headRows)),
    tables: found,
  };
}

/** The layout of a data vendor's export: all have the same fingerprint, as their heads differ in nothing but the series. */
export function layoutOfExport(sheet: string, found: Pick<VendorExport, 'headRows' | 'series'>): LayoutFound {
  const columns = found.series.map((series): ColumnFound => ({
    column: columnLetters(series.column),
    head: [series.name.name],
    role: 'value',
    indicator: series.code,
    region: series.region,
    measure: series.name.measure,
    unit: series.unit,
  }));
  const head: TableFound = {
    name: 'vendor-export',
    headRows: found.headRows,
    lines: [],
    defaults: { units: [] },
    columns: [{ column: 'A', head: [], role: 'span' }, ...columns],
  };
  return { sheet, name: 'vendor-export', head: 'vendor-export', tables: [head] };
}

function tableFound(table: Table): TableFound {
  const { region, indicator, span, units } = table.defaults;
  const period = periodText(span);
  return {
    name: nameOf(table),
    headRows: table.headRows.map((row) => row.number),
    lines: table.lines.map(({ row, text }) => ({ row, text: text.trim() })),
    defaults: {
      units,
      ...(region === undefined ? {} : { region }),
      ...(indicator === undefined ? {} : { indicator }),
      ...(period === undefined ? {} : { period }),
    },
    columns: [...table.labels, ...table.values, ...table.others]
      .toSorted((a, b) => a.column - b.column)
      .flatMap((column) => (column.role === 'empty' ? [] : [columnFound(column, table)])),
  };
}

function nameOf(table: Table): LayoutName {
  if (table.rowsGiveRegion && table.rowsGiveIndicator) return 'long-table';
  if (table.rowsGiveRegion) return 'regions-down';
  if (table.rowsGiveIndicator) return 'indicators-down';
  return table.labels.some((c) => c.role === 'span' || c.role === 'year') ? 'periods-down' : 'none';
}

function columnFound(column: Column, table: Table): ColumnFound {
  const base = { column: columnLetters(column.column), head: column.head.map((h) => h.text.trim()), role: column.role };
  if (column.role !== 'value') return base;
  const value = table.values.find((one) => one.column === column.column);
  if (!value) return { ...base, aside: 'no-head' };
  if (value.unknown !== undefined) return { ...base, aside: 'not-understood' };
  const { facets, inherited } = value;
  const indicator = facets.indicator ?? inherited.indicator;
  const period = periodText({ ...inherited.span, ...facets.span });
  return {
    ...base,
    ...(indicator === undefined ? {} : { indicator }),
    ...(facets.region === undefined ? {} : { region: facets.region }),
    ...(facets.measure === undefined ? {} : { measure: facets.measure }),
    ...(period === undefined ? {} : { period }),
    ...(facets.units?.[0] === undefined ? {} : { unit: facets.units[0] }),
    ...(facets.aside === undefined ? {} : { aside: facets.aside }),
  };
}

/** A period as far as a head says it: `2021年1-4月`, `1-4月`, `上年`. */
function periodText(span: Table['defaults']['span']): string | undefined {
  const year = span.year === undefined ? '' : `${span.year}年`;
  const months = span.months
    ? span.months.length === 1
      ? `${span.months.start}月`
      : `${span.months.start}-${span.months.start + span.months.length - 1}月`
    : span.cutoff === undefined
      ? ''
      : `截至${span.cutoff}月`;
  const text = `${span.yearShift === -1 ? '上年' : ''}${year}${months}`;
  return text === '' ? undefined : text;
}

/** Fingerprint of heads: their folded texts without periods and figures, in a short form. */
export function fingerprint(heads: readonly (readonly ViewRow[])[]): string {
  const text = heads
    .map((rows) => rows.map((row) => row.distinct.map((cell) => timeless(cell.text)).join('|')).join('/'))
    .join('//');
  return `${hash(text, 0x811c9dc5)}${hash(text, 0x9dc5811c)}`;
}

function timeless(text: string): string {
  const folded = foldText(text);
  let left = '';
  for (let at = 0; at < folded.length;) {
    const span = scanSpan(folded, at);
    if (span) at = span.end;
    else left += folded.charAt(at++);
  }
  return left.replace(/\d+/g, '');
}

/** FNV-1a: short and the same everywhere; nothing secret hangs on it. */
function hash(text: string, seed: number): string {
  let h = seed;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return h.toString(16).padStart(8, '0');
}

/** What a remembered layout says of single labels, in the form that labels are read with. A value is an indicator's code; or
 *  `aside`; or `indicator:`, `region:`, `measure:` or `unit:` with what it is, several with `;` between. */
export function overridesOf(mapping: LayoutMemory['mapping']): ReadonlyMap<string, LabelOverride> {
  const overrides = new Map<string, LabelOverride>();
  for (const [label, value] of Object.entries(mapping)) overrides.set(foldText(label), overrideOf(value));
  return overrides;
}

const measureWords: ReadonlySet<string> = new Set<MeasureWord>([
  'quantity',
  'level',
  'count',
  'yoy',
  'twoYearAverage',
  'sequential',
  'share',
  'index',
  'rank',
  'contribution',
  'contributionShare',
]);

function isMeasureWord(text: string): text is MeasureWord {
  return measureWords.has(text);
}

function overrideOf(value: string): LabelOverride {
  let override: LabelOverride = {};
  for (const part of value.split(';').map((p) => p.trim())) {
    const colon = part.indexOf(':');
    const key = colon < 0 ? '' : part.slice(0, colon);
    const what = part.slice(colon + 1);
    if (part === 'aside') override = { ...override, aside: 'remark' };
    else if (key === 'region') override = { ...override, region: what };
    else if (key === 'unit') override = { ...override, units: [what] };
    else if (key === 'measure' && isMeasureWord(what)) override = { ...override, measure: what };
    else if (key === 'indicator' || key === '') override = { ...override, indicator: what };
    else override = { ...override, indicator: part };
  }
  return override;
}

/** What to keep of a layout for the next month's file of the same form. */
export function rememberLayout(found: LayoutFound, mapping: LayoutMemory['mapping'] = {}): LayoutMemory {
  return { head: found.head, layout: found.name, mapping };
}

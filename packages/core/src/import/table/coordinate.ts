import type { Indicator, IndicatorCode, Measure } from '../../indicator/indicator.ts';
import { otherSpanLabels, spanLabel, spanLabelWithYear } from '../../span/label.ts';
import { firstRelease } from '../../span/release.ts';
import type { ObservationStatus } from '../../observation/observation.ts';
import type { RegionLevel } from '../../region/region.ts';
import type { Span } from '../../span/span.ts';
import { columnLetters } from '../grid.ts';
import type { HeadCell } from './column.ts';
import type { FaultCode, FaultParams } from '../fault-words.ts';
import type { SpanWords } from '../label/span-scan.ts';
import type { FaultSeverity } from '../reading.ts';
import { type Facets, type Place, stackSpan } from './facets.ts';
import { statusOfMarks } from './lines.ts';
import { measureOf, publishes, unitOf } from './measure.ts';
import { unknownRegion } from './unknown-region.ts';
import { spanFault, spanOf } from './span-of.ts';
import type { Table, ValueColumn } from './table.ts';

/** A fault that stands ready to be raised where a figure is met. A row of null is the row being read. */
export interface FaultSeed {
  readonly code: FaultCode;
  readonly row: number | null;
  readonly column: number | null;
  readonly value: string | null;
  readonly params: FaultParams;
  readonly severity?: FaultSeverity;
  /** The whole row cannot be read, not this column alone. */
  readonly wholeRow: boolean;
}

/** What a figure in one column of one kind of rows is, except for its region. */
export type CellPlan =
  | {
      readonly kind: 'read';
      readonly indicator: IndicatorCode;
      readonly span: Span;
      readonly measure: Measure;
      readonly unit: string;
      readonly status: ObservationStatus | null;
      /** An empty cell here is a figure not reported, rather than one that does not exist. */
      readonly expected: boolean;
    }
  | { readonly kind: 'aside' }
  | { readonly kind: 'fault'; readonly fault: FaultSeed };

/** What a row says, gathered from its label columns and the section it stands in. */
export interface RowWords {
  readonly facets: Facets;
  /** Section headings above the row; they count less than anything of row and column. */
  readonly section: Facets;
  readonly statedUnit?: string;
  readonly unitAt?: Place;
  readonly labelAt?: Place;
  readonly labelText?: string;
  readonly status?: ObservationStatus;
}

const aside: CellPlan = { kind: 'aside' };

/** Puts column, row, section and table together. */
export function planCell(table: Table, column: ValueColumn, row: RowWords, level: RegionLevel): CellPlan {
  if (column.facets.aside !== undefined || row.facets.aside !== undefined) return aside;
  if (column.unknown !== undefined) return { kind: 'fault', fault: unknownHead(table, column, column.unknown) };
  const unclear = ambiguousRegion(table, column);
  if (unclear !== undefined) return { kind: 'fault', fault: unclear };
  const found = indicatorFor(table, column, row);
  if ('fault' in found) return { kind: 'fault', fault: found.fault };
  const { indicator } = found;
  const stated = row.statedUnit ?? oneUnit(column.facets.units) ?? oneUnit(row.facets.units);
  const measure = measureOf({
    catalogue: table.vocabulary.indicators.indicators,
    indicator,
    level,
    column: column.facets,
    row: row.facets,
    unit: stated,
    defaults: table.defaults,
    growthHasColumn: growthHasColumn(table, column),
  });
  if (measure === undefined) return aside;
  const { unit, wrong } = unitOf(indicator, measure, stated, table.defaults.units);
  if (wrong !== undefined) return { kind: 'fault', fault: unitFault(indicator, wrong, column, row) };
  const marked = statusOfMarks(column.head.map((cell) => cell.label.marks).join(''), table.notes);
  const status = row.status ?? row.facets.status ?? column.facets.status ?? marked ?? table.defaults.status ?? null;
  const span = spanFor(table, column, row, indicator);
  if ('fault' in span) return { kind: 'fault', fault: span.fault };
  const wrongSpan = spanFault(span.span, indicator, table.reference, status);
  if (wrongSpan !== undefined)
    return { kind: 'fault', fault: spanSeed(wrongSpan, table, column, row, indicator, span.span) };
  const base = otherBase(column, row, measure, span.span);
  if (base !== undefined) return { kind: 'fault', fault: base };
  const expected = publishes(indicator, level, measure);
  return { kind: 'read', indicator: indicator.code, span: span.span, measure, unit, status, expected };
}

/** 比2019年同期增长 in a table of 2021: a growth over two years, not the year-on-year one, and not the average of the two either. */
function otherBase(column: ValueColumn, row: RowWords, measure: Measure, span: Span): FaultSeed | undefined {
  const base = row.facets.againstYear ?? column.facets.againstYear;
  if (measure !== 'yoy' || base === undefined || base === span.year - 1) return undefined;
  const ofRow = row.facets.againstYear !== undefined;
  const at = ofRow ? row.labelAt : headPlace(column);
  return {
    code: 'other-base-year',
    row: ofRow ? null : (at?.row ?? null),
    column: at?.column ?? column.column,
    value: (ofRow ? row.labelText : headText(column)) ?? null,
    params: { base: String(base), year: String(span.year) },
    severity: 'warning',
    wholeRow: ofRow,
  };
}

function growthHasColumn(table: Table, column: ValueColumn): boolean {
  const own = (c: ValueColumn): IndicatorCode | undefined => c.facets.indicator ?? c.inherited.indicator;
  return table.values.some((c) => c !== column && c.facets.measure === 'yoy' && own(c) === own(column));
}

/** A head that nothing explains: the name of an indicator or region that is not known, or, where the rows name indicators and
 *  no head names a region, a column that is left out. */
function unknownHead(table: Table, column: ValueColumn, unknown: HeadCell): FaultSeed {
  const { row, column: at } = unknown.at;
  const base = { row, column: at, value: unknown.text.trim(), params: {}, wholeRow: false };
  if (!table.rowsGiveIndicator) return { ...base, code: 'unknown-indicator' };
  if (table.columnsGiveRegion) return { ...base, ...unknownRegion(unknown.text) };
  return { ...base, code: 'unread-column', params: { column: columnLetters(column.column) }, severity: 'warning' };
}

/** A head that may mean several regions (洪江: 市 or 区): whose figures stand below it is not guessed. */
function ambiguousRegion(table: Table, { facets, head }: ValueColumn): FaultSeed | undefined {
  const { region, regionCandidates } = facets;
  const cell = head.findLast(({ label }) => label.regionCandidates !== undefined);
  if (region !== undefined || regionCandidates === undefined || cell === undefined) return undefined;
  const named = regionCandidates.map((code) => table.vocabulary.regions.regions.get(code)?.name.zh ?? code);
  const params = { candidates: named.join('、') };
  return { code: 'ambiguous-region', ...cell.at, value: cell.text.trim(), params, wholeRow: false };
}

function oneUnit(units: readonly string[] | undefined): string | undefined {
  return units?.length === 1 ? units[0] : undefined;
}

function indicatorFor(
  table: Table,
  column: ValueColumn,
  row: RowWords,
): { readonly indicator: Indicator } | { readonly fault: FaultSeed } {
  const { facets } = row;
  const candidates =
    facets.indicatorCandidates ?? (facets.indicator === undefined ? column.facets.indicatorCandidates : undefined);
  const code =
    facets.indicator ??
    (facets.indicatorCandidates
      ? undefined
      : (column.facets.indicator ?? row.section.indicator ?? column.inherited.indicator ?? table.defaults.indicator));
  const indicator = code === undefined ? undefined : table.vocabulary.indicators.indicators.get(code);
  if (indicator !== undefined && (candidates === undefined || facets.indicator !== undefined)) return { indicator };
  const fromRow = facets.indicatorCandidates !== undefined || table.rowsGiveIndicator;
  const at = fromRow ? row.labelAt : headPlace(column);
  const value = (fromRow ? row.labelText : headText(column)) ?? null;
  const base = {
    row: fromRow ? null : (at?.row ?? null),
    column: at?.column ?? column.column,
    value,
    wholeRow: fromRow,
  };
  if (candidates !== undefined)
    return { fault: { ...base, code: 'ambiguous-indicator', params: { candidates: names(candidates, table) } } };
  return { fault: { ...base, code: 'unknown-indicator', params: {} } };
}

function names(codes: readonly IndicatorCode[], table: Table): string {
  return codes.map((code) => table.vocabulary.indicators.indicators.get(code)?.name.zh ?? code).join('、');
}

function headPlace(column: ValueColumn): Place | undefined {
  return (column.unknown ?? column.head.at(-1))?.at;
}

function headText(column: ValueColumn): string | undefined {
  return (column.unknown ?? column.head.at(-1))?.text;
}

function unitFault(indicator: Indicator, wrong: string, column: ValueColumn, row: RowWords): FaultSeed {
  const ofRow = row.statedUnit === wrong;
  const head = row.labelAt === undefined ? headPlace(column) : undefined;
  const inHead = ofRow ? undefined : (column.facets.unitAt ?? head);
  const at = inHead ?? (ofRow ? row.unitAt : row.labelAt);
  return {
    code: 'unit-mismatch',
    row: inHead?.row ?? null,
    column: at?.column ?? column.column,
    value: wrong,
    params: { indicator: indicator.name, expected: indicator.unit },
    // A percent sign beside an empty growth column says nothing against the row's growth.
    wholeRow: ofRow && wrong !== '%',
  };
}

/** The period of a figure: the column's year, the row's months before the column's (地区生产总值(一季度) in a column 1-4月), then
 *  what notes except, then the neighbours of the head, then section and title. */
function spanFor(
  table: Table,
  column: ValueColumn,
  row: RowWords,
  indicator: Indicator,
): { readonly span: Span } | { readonly fault: FaultSeed } {
  const own = column.facets.span ?? {};
  const ofRow = row.facets.span ?? {};
  const layers: readonly SpanWords[] = [
    table.defaults.span,
    row.section.span ?? {},
    column.inherited.span ?? {},
    own,
    table.notes.exceptions.get(indicator.code) ?? {},
    ofRow,
  ];
  let words: SpanWords = {};
  for (const layer of layers) words = stackSpan(words, layer);
  if (own.year !== undefined) words = { ...words, year: own.year };
  if (own.yearShift !== undefined && own.year === undefined) words = { ...words, yearShift: own.yearShift };
  if (own.accumulation !== undefined) words = { ...words, accumulation: own.accumulation };
  if (!row.facets.badSpan && !column.facets.badSpan) {
    const span = spanOf(words, indicator);
    if (span !== undefined) return { span };
  }
  const place = spanPlace(table, column, row);
  const bad = row.facets.badSpan || column.facets.badSpan;
  return {
    fault: {
      code: bad ? 'bad-span-label' : 'no-span',
      ...place,
      value: (row.facets.spanText ?? column.facets.spanText) || null,
      params: {},
    },
  };
}

/** Where the period stands that a fault speaks of: in the row, in the head, or in the title. */
function spanPlace(table: Table, column: ValueColumn, row: RowWords): Pick<FaultSeed, 'row' | 'column' | 'wholeRow'> {
  if (row.facets.spanAt) return { row: null, column: row.facets.spanAt.column, wholeRow: true };
  const at = column.facets.spanAt;
  if (at) return { row: at.row, column: at.column, wholeRow: false };
  if (row.labelAt && table.rowsGiveIndicator) return { row: null, column: row.labelAt.column, wholeRow: false };
  const head = column.head.at(-1)?.at;
  return { row: head?.row ?? null, column: head?.column ?? column.column, wholeRow: false };
}

function spanSeed(
  code: FaultCode,
  table: Table,
  column: ValueColumn,
  row: RowWords,
  indicator: Indicator,
  span: Span,
): FaultSeed {
  const first = firstRelease(span.year, indicator);
  const label = spanLabelWithYear(span, indicator.frequency);
  return {
    code,
    ...spanPlace(table, column, row),
    value: row.facets.spanText ?? column.facets.spanText ?? label,
    params: {
      indicator: indicator.name,
      span: label,
      first: spanLabel(first, indicator.frequency),
      also: otherSpanLabels(span, indicator.frequency).join('、'),
      date: table.reference,
    },
  };
}

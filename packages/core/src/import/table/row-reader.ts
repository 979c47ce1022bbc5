import { foldText } from '../../fold.ts';
import type { Measure } from '../../indicator/indicator.ts';
import type { Instant } from '../../instant.ts';
import type { RegionCode } from '../../region/region.ts';
import { type CellValue, cellValue } from '../cell-value.ts';
import type { GridCell } from '../grid.ts';
import { growthInWords } from '../growth-in-words.ts';
import { cellFault } from './cell-fault.ts';
import type { CellPlan, FaultSeed } from './coordinate.ts';
import { dayIn, statusOfMarks } from './lines.ts';
import type { RowCells } from './row-cells.ts';
import { type MetFigure, rowFaults, unreadRow } from './row-faults.ts';
import { fitsLabels } from './row-kind.ts';
import { createRowPlans, type PlannedRow } from './row-plans.ts';
import { labelText } from './sheet-view.ts';
import type { Sink } from './sink.ts';
import type { Table, ValueColumn } from './table.ts';

/** Reads the rows of one table, one after the other. */
export interface TableRows {
  readonly table: Table;
  /** A row that holds figures. */
  read(row: RowCells): void;
  /** A row without figures: a heading for the rows below, or nothing. */
  heading(row: RowCells): void;
  /** Whether the row's labels are such as this table has. */
  fits(row: RowCells): boolean;
}

type Figure = Exclude<CellValue, { readonly missing: string }>;
type Absent = Extract<CellValue, { readonly missing: string }>['missing'];
type Met = { -readonly [K in keyof MetFigure]: MetFigure[K] };

const emptyCell: CellValue = { missing: 'blank' };
const leftAside: CellPlan = { kind: 'aside' };
const noFaults: readonly FaultSeed[] = [];

/** Starts the reading of a table; says first which of its columns are left out. */
export function createTableRows(table: Table, city: RegionCode, sheet: string, sink: Sink): TableRows {
  const { labels, values, notes } = table;
  const plans = createRowPlans(table);
  const releaseColumn = labels.find((c) => c.role === 'release')?.column;
  const namingColumn = (labels.find((c) => c.role === 'region') ?? labels[0])?.column ?? 0;
  const tableRelease = table.facts.released === undefined ? undefined : releaseInstant(table.facts.released);
  sayUnreadColumns(table, sink);

  /** The region of a figure: its column's, its row's, that of a heading above, the title's; at last the city's own. */
  const regionOf = (column: ValueColumn, ofRow: RegionCode | undefined): RegionCode | undefined => {
    if (column.facets.region !== undefined) return column.facets.region;
    if (column.facets.total && table.columnsGiveRegion) return table.whole;
    return ofRow ?? (table.rowsGiveRegion ? undefined : city);
  };

  const readFigure = (
    value: Figure,
    at: number,
    row: RowCells,
    column: number,
    knownFrom: Instant | undefined,
  ): void => {
    const met = figures[at];
    if (met === undefined) return;
    const { plan, region } = met;
    if (plan.kind !== 'read' || region === undefined) return;
    const { indicator, span, measure } = plan;
    // A place that cannot be (0) is seen by the checks; a broken one is no place at all.
    if (measure === 'rank' && (value.decimals > 0 || value.percent)) {
      sink.fault(cellFault('not-a-number', row.figureAt(column), column), row.number);
      return;
    }
    const marked = value.marks === '' ? undefined : statusOfMarks(value.marks, notes);
    // One literal of one shape: a million of them are made.
    const reading = {
      indicator,
      region,
      span,
      measure,
      value: value.value,
      decimals: value.decimals,
      unit: value.unit !== undefined && plan.unit !== '' && plan.unit !== '%' ? value.unit : plan.unit,
      status: value.status ?? marked ?? met.status ?? plan.status,
      sheet,
      row: row.number,
      column,
    };
    if (value.stored === undefined && knownFrom === undefined) sink.reading(reading);
    else
      sink.reading({
        ...reading,
        ...(value.stored === undefined ? {} : { stored: value.stored }),
        ...(knownFrom === undefined ? {} : { knownFrom }),
      });
  };

  /** A mark says that there is no figure; an empty cell only where one is usually published. */
  const readAbsent = (reason: Absent, met: MetFigure, row: RowCells, column: number): void => {
    const { plan, region } = met;
    switch (reason) {
      case 'cell-error':
      case 'not-a-number':
      case 'date':
        sink.fault(cellFault(reason, row.figureAt(column), column), row.number);
        return;
      case 'blank':
        if (plan.kind !== 'read' || !plan.expected || !rowHasFigures) return;
        break;
      case 'no-figure':
      case 'below-smallest-unit':
      case 'not-available':
        break;
      default:
        reason satisfies never;
    }
    if (plan.kind !== 'read' || region === undefined) return;
    const missing = reason === 'not-available' ? 'no-figure' : reason;
    const { indicator, span, measure, unit, status } = plan;
    const place = { sheet, row: row.number, column };
    sink.reading({ indicator, region, span, measure, value: null, decimals: 0, missing, unit, status, ...place });
  };

  /** The row's figures, met one after the other; kept between rows so that nothing is made anew for each. */
  const figures: Met[] = values.map((_, index) => ({
    index,
    value: emptyCell,
    plan: leftAside,
    region: undefined,
    status: undefined,
  }));

  /** Looks at the row's figures. How many there are, marks and empty cells included; `rowHasFigures` says whether one stands there. */
  let rowHasFigures = false;
  let asideFigures = false;
  const meet = (row: RowCells, words: PlannedRow, rowRegion: RegionCode | undefined, status: Met['status']): number => {
    let count = 0;
    rowHasFigures = false;
    asideFigures = false;
    for (let index = 0; index < values.length; index++) {
      const column = values[index];
      const met = figures[count];
      if (!column || !met) continue;
      const region = regionOf(column, rowRegion);
      const plan = plans.plan(words, index, region);
      if (plan.kind === 'aside') {
        asideFigures ||= column.facets.aside === undefined && !('missing' in cellValue(row.figureAt(column.column)));
        continue;
      }
      const value = figureOf(row.figureAt(column.column), plan);
      if (!('missing' in value) || isFault(value.missing)) rowHasFigures = true;
      met.index = index;
      met.value = value;
      met.plan = plan;
      met.region = region;
      met.status = status;
      count++;
    }
    return count;
  };

  /** A column whose region is not clear may be that of any region that seems to be missing. */
  const unclearColumns = new Set<number>();
  const raise = (fault: FaultSeed, row: number): void => {
    sink.fault(fault, row);
    if (fault.code !== 'ambiguous-region' && fault.code !== 'unknown-region') return;
    if (fault.column === null || unclearColumns.has(fault.column)) return;
    unclearColumns.add(fault.column);
    sink.unread({ sheet, row: fault.row ?? row });
  };

  const leaveOut = (row: RowCells): void =>
    sink.leftOut(row.number, namingColumn, labelText(row.at(namingColumn)).trim());

  const read = (row: RowCells): void => {
    const words = plans.words(row);
    const region = plans.region(row);
    const rowRegion = region.code ?? words.words.section.region ?? words.words.facets.region ?? table.defaults.region;
    const count = meet(row, words, rowRegion, region.status);
    if (count === 0) {
      if (asideFigures) leaveOut(row);
      return;
    }
    const total = region.total && (table.wholeStated || table.whole === undefined);
    if (region.aside || total || words.words.facets.aside !== undefined) {
      if (rowHasFigures) leaveOut(row);
      return;
    }
    const faults = rowHasFigures ? rowFaults(table, words, region, rowRegion, figures, count) : noFaults;
    for (const seed of faults) sink.fault(seed, row.number);
    const unreadable = faults.some((f) => f.wholeRow);
    if (unreadable) sink.unread(unreadRow(sheet, row.number, words, rowRegion, figures, count));
    const knownFrom = releaseColumn === undefined ? tableRelease : (releaseOf(row.at(releaseColumn)) ?? tableRelease);
    for (let at = 0; at < count; at++) {
      const met = figures[at];
      if (!met) continue;
      const { value, plan } = met;
      const column = values[met.index]?.column ?? 0;
      if ('missing' in value) {
        if (!unreadable || isFault(value.missing)) readAbsent(value.missing, met, row, column);
      } else if (plan.kind === 'fault') {
        // Of a row that cannot be read only what its head says wrong is worth saying.
        if (!plan.fault.wholeRow && !(unreadable && plan.fault.row === null)) raise(plan.fault, row.number);
      } else if (!unreadable) {
        if (rowRegion === undefined && !table.columnsGiveRegion) sink.assumedRegion(city);
        readFigure(value, at, row, column, knownFrom);
      }
    }
  };

  return { table, read, heading: plans.heading, fits: (row) => fitsLabels(table, row) };
}

const rates: ReadonlySet<Measure> = new Set<Measure>(['yoy', 'twoYearAverage', 'sequential']);

/** What a cell says where a figure belongs: a growth may be told in words (持平, 下降2.1). */
function figureOf(cell: GridCell | undefined, plan: CellPlan): CellValue {
  const value = cellValue(cell);
  if (!('missing' in value) || value.missing !== 'not-a-number' || cell?.text === undefined) return value;
  if (plan.kind !== 'read' || !rates.has(plan.measure)) return value;
  const told = growthInWords(cell.text);
  return told === undefined ? value : { ...told, percent: false, marks: '' };
}

function isFault(reason: Absent): reason is 'cell-error' | 'not-a-number' | 'date' {
  return reason === 'cell-error' || reason === 'not-a-number' || reason === 'date';
}

/** Says which columns of figures are left out: workings without a head, differences, targets. */
function sayUnreadColumns(table: Table, sink: Sink): void {
  for (const column of table.values) {
    const { aside } = column.facets;
    if (aside === undefined || aside === 'remark' || !column.hasFigures) continue;
    const head = column.head.at(-1);
    sink.unreadColumn(head?.at.row ?? null, column.column, head?.text.trim() ?? '', 'note');
  }
  for (const column of table.others) {
    if (column.role === 'value' && column.hasFigures)
      sink.unreadColumn(table.headRows.at(-1)?.number ?? null, column.column, '', 'warning');
    const head = column.head.at(-1);
    // 增速 over words only: nobody may believe that it was read.
    if (column.role === 'category' && column.facets.measure !== undefined && column.facets.aside === undefined)
      sink.unreadColumn(head?.at.row ?? null, column.column, head?.text.trim() ?? '', 'warning');
  }
}

/** 09:00 in China on the day of release: when offices open and the figures are out. */
function releaseInstant(day: string): Instant {
  return `${day}T01:00:00.000Z`;
}

function releaseOf(cell: GridCell | undefined): Instant | undefined {
  const day = cell === undefined ? undefined : (cell.date ?? dayIn(foldText(labelText(cell))));
  return day === undefined ? undefined : releaseInstant(day);
}

import { foldText } from '../../fold.ts';
import type { Instant } from '../../instant.ts';
import type { MissingReason } from '../../missing.ts';
import type { RegionCode, RegionLevel } from '../../region/region.ts';
import { type CellValue, cellValue } from '../cell-value.ts';
import type { GridCell } from '../grid.ts';
import type { Reading } from '../reading.ts';
import { cellFault } from './cell-fault.ts';
import { type CellPlan, type FaultSeed, planCell } from './coordinate.ts';
import { dayIn } from './lines.ts';
import { type RowRegion, readRegion } from './row-region.ts';
import { fitsLabels, headingOf } from './row-kind.ts';
import { type ReadWords, type RowState, readWords, statusOfMarks } from './row-words.ts';
import { labelText } from './sheet-view.ts';
import type { RowCells } from './row-cells.ts';
import type { Sink } from './sink.ts';
import type { Table, ValueColumn } from './table.ts';

/** Reads the rows of one table, one after the other. What a row's labels say is worked out once per combination of texts, so
 *  that a long table costs little more than its cells. */
export interface TableRows {
  readonly table: Table;
  /** Reads a row that holds figures. False where none of its figures could be read and it may be no row of this table. */
  read(row: RowCells): void;
  /** A row without figures: a heading for the rows below, or nothing. */
  heading(row: RowCells): void;
  /** Whether the row's labels are such as this table has. */
  fits(row: RowCells): boolean;
}

interface PlannedRow extends ReadWords {
  readonly plans: (CellPlan | undefined)[];
}

const levels: readonly RegionLevel[] = ['country', 'province', 'city', 'county', 'cityLevel', 'managementArea', 'park'];
const cacheLimit = 20_000;

export function createTableRows(table: Table, city: RegionCode, sheet: string, sink: Sink): TableRows {
  const { labels, values } = table;
  const regionColumns = labels.filter((c) => c.role === 'region');
  const codeColumn = labels.find((c) => c.role === 'regionCode');
  const releaseColumn = labels.find((c) => c.role === 'release');
  const wordColumns = labels.map((c) => c.role !== 'region' && c.role !== 'regionCode' && c.role !== 'release');
  const plannedRows = new Map<string, PlannedRow>();
  const rowRegions = new Map<string, RowRegion>();
  const columnStatus = values.map((c) => statusOfMarks(c.head.map((h) => h.label.marks).join(''), table.notes));
  const carried = new Map<number, string>();
  const carries = new Set(labels.filter((c) => c.carries).map((c) => c.column));
  const tableRelease = table.facts.released === undefined ? undefined : releaseInstant(table.facts.released);
  let state: RowState = { groupIndent: 0, section: {} };
  let sections = 0;
  const texts: string[] = [];

  const textAt = (row: RowCells, column: number): string => {
    const text = labelText(row.at(column));
    if (!carries.has(column)) return text;
    if (foldText(text) === '') return carried.get(column) ?? '';
    carried.set(column, text);
    return text;
  };

  const planned = (row: RowCells): PlannedRow => {
    let key = `${state.last ?? ''}|${state.group ?? ''}|${state.groupIndent}|${sections}`;
    for (let i = 0; i < labels.length; i++) {
      const column = labels[i];
      texts[i] = column && wordColumns[i] ? textAt(row, column.column) : '';
      key += `\u0001${texts[i]}`;
    }
    let found = plannedRows.get(key);
    if (found === undefined) {
      found = { ...readWords(table, texts, state), plans: [] };
      if (plannedRows.size >= cacheLimit) plannedRows.clear();
      plannedRows.set(key, found);
    }
    return found;
  };

  const regionOf = (row: RowCells): RowRegion => {
    let key = '';
    for (const column of regionColumns) key += `${textAt(row, column.column)}\u0001`;
    if (codeColumn) key += labelText(row.at(codeColumn.column));
    let found = rowRegions.get(key);
    if (found === undefined) {
      found = readRegion(
        table,
        regionColumns.map((c) => [c.column, textAt(row, c.column)] as const),
        codeColumn && [codeColumn.column, labelText(row.at(codeColumn.column))],
      );
      if (rowRegions.size >= cacheLimit) rowRegions.clear();
      rowRegions.set(key, found);
    }
    return found;
  };

  const planFor = (words: PlannedRow, index: number, level: RegionLevel): CellPlan => {
    const at = index * levels.length + levels.indexOf(level);
    let plan = words.plans[at];
    if (plan === undefined) {
      const column = values[index];
      if (!column) throw new Error(`no column of figures: ${index}`);
      plan = planCell(table, column, words.words, level);
      words.plans[at] = plan;
    }
    return plan;
  };

  const levelOf = (code: RegionCode | undefined): RegionLevel =>
    (code === undefined ? undefined : table.vocabulary.regions.regions.get(code)?.level) ?? 'city';

  const raise = (seed: FaultSeed, row: RowCells): void => sink.fault(seed, sheet, row.number);

  return {
    table,
    fits: (row) => fitsLabels(table, row),
    heading: (row) => {
      const heading = headingOf(table, row);
      if (heading === undefined) return;
      sections++;
      const { last: _, group: __, ...rest } = state;
      state = {
        ...(heading.forget ? rest : state),
        section: stackHeading(state.section, heading.section),
        groupIndent: 0,
        ...(heading.section.indicator === undefined
          ? {}
          : { last: heading.section.indicator, group: heading.section.indicator }),
      };
    },
    read: (row) => {
      const words = planned(row);
      state = words.state;
      const region = regionOf(row);
      const section = words.words.section.region;
      const rowRegion = region.code ?? section ?? words.words.facets.region ?? table.defaults.region;
      const found: {
        readonly index: number;
        readonly value: CellValue;
        readonly plan: CellPlan;
        readonly region: RegionCode | undefined;
      }[] = [];
      let present = false;
      for (let index = 0; index < values.length; index++) {
        const column = values[index];
        if (!column) continue;
        const value = cellValue(row.figureAt(column.column));
        const code =
          column.facets.region ??
          (column.facets.total && table.columnsGiveRegion ? table.whole : undefined) ??
          rowRegion ??
          city;
        const plan = planFor(words, index, levelOf(code));
        if (plan.kind === 'aside') continue;
        if (
          !('missing' in value) ||
          value.missing === 'not-a-number' ||
          value.missing === 'cell-error' ||
          value.missing === 'date'
        )
          present = true;
        found.push({ index, value, plan, region: code });
      }
      const absent = found.length === 0;
      if (absent) return;
      if (region.aside || words.words.facets.aside !== undefined || (region.total && skipTotal(table))) {
        if (present)
          sink.leftOut(
            sheet,
            row.number,
            regionColumns[0]?.column ?? labels[0]?.column ?? 0,
            labelText(row.at(regionColumns[0]?.column ?? labels[0]?.column ?? 0)),
          );
        return;
      }
      const faults = present ? wholeRowFaults(found, words, region, table, rowRegion) : [];
      for (const seed of faults) raise(seed, row);
      const knownFrom = releaseColumn ? (releaseOf(row.at(releaseColumn.column)) ?? tableRelease) : tableRelease;
      for (const { index, value, plan, region: code } of found) {
        const column = values[index];
        if (!column) continue;
        if ('missing' in value) {
          readMissing(value.missing, row, column, plan, code, faults.length > 0, present, knownFrom);
          continue;
        }
        if (plan.kind === 'fault') {
          if (!plan.fault.wholeRow) raise(plan.fault, row);
          continue;
        }
        if (plan.kind === 'aside' || faults.some((f) => f.wholeRow) || code === undefined) continue;
        const reading = readingOf(value, plan, code, row, column, columnStatus[index]);
        if (reading === undefined) continue;
        sink.reading(knownFrom === undefined ? reading : { ...reading, knownFrom });
      }
      if (faults.some((f) => f.wholeRow))
        sink.unread(
          unreadRow(
            sheet,
            row,
            words,
            rowRegion,
            found.map((f) => f.plan),
          ),
        );
      if (
        present &&
        region.code === undefined &&
        section === undefined &&
        table.defaults.region === undefined &&
        !table.columnsGiveRegion &&
        words.words.facets.region === undefined &&
        !table.rowsGiveRegion
      )
        sink.assumedRegion(sheet, city);
    },
  };

  function readMissing(
    reason: Extract<CellValue, { missing: string }>['missing'],
    row: RowCells,
    column: ValueColumn,
    plan: CellPlan,
    code: RegionCode | undefined,
    faulty: boolean,
    present: boolean,
    knownFrom: Instant | undefined,
  ): void {
    switch (reason) {
      case 'cell-error':
      case 'not-a-number':
      case 'date':
        sink.fault(cellFault(reason, row.figureAt(column.column), column.column), sheet, row.number);
        return;
      case 'blank':
      case 'no-figure':
      case 'below-smallest-unit':
      case 'not-available':
        break;
      default:
        reason satisfies never;
    }
    if (plan.kind !== 'read' || faulty || code === undefined) return;
    if (reason === 'blank' && !(plan.expected && present)) return;
    const missing: MissingReason = reason === 'not-available' ? 'no-figure' : reason;
    const { indicator, span, measure, unit, status } = plan;
    sink.reading({
      indicator,
      region: code,
      span,
      measure,
      value: null,
      decimals: 0,
      missing,
      unit,
      status,
      ...(knownFrom === undefined ? {} : { knownFrom }),
      sheet,
      row: row.number,
      column: column.column,
    });
  }

  function readingOf(
    value: Exclude<CellValue, { missing: string }>,
    plan: Extract<CellPlan, { kind: 'read' }>,
    code: RegionCode,
    row: RowCells,
    column: ValueColumn,
    headStatus: Reading['status'] | undefined,
  ): Reading | undefined {
    const { indicator, span, measure } = plan;
    if (measure === 'rank' && (value.decimals > 0 || value.value < 1 || value.percent)) {
      sink.fault(cellFault('not-a-number', row.figureAt(column.column), column.column), sheet, row.number);
      return undefined;
    }
    const unit = value.unit !== undefined && plan.unit !== '' && plan.unit !== '%' ? value.unit : plan.unit;
    const byMark = value.marks === '' ? undefined : statusOfMarks(value.marks, table.notes);
    return {
      indicator,
      region: code,
      span,
      measure,
      value: value.value,
      decimals: value.decimals,
      ...(value.stored === undefined ? {} : { stored: value.stored }),
      unit,
      status: value.status ?? byMark ?? plan.status ?? headStatus ?? null,
      sheet,
      row: row.number,
      column: column.column,
    };
  }
}

/** A heading that names an indicator ends what the one before it said about measure and unit. */
function stackHeading(above: RowState['section'], heading: RowState['section']): RowState['section'] {
  if (heading.indicator === undefined) return { ...above, ...heading };
  const { measure: _, units: __, ...rest } = above;
  return { ...rest, ...heading };
}

/** 09:00 in China on the day of release: when offices open and the figures are out. */
export function releaseInstant(day: string): Instant {
  return `${day}T01:00:00.000Z`;
}

function releaseOf(cell: GridCell | undefined): Instant | undefined {
  const day = cell === undefined ? undefined : (cell.date ?? dayIn(foldText(labelText(cell))));
  return day === undefined ? undefined : releaseInstant(day);
}

function skipTotal(table: Table): boolean {
  return table.wholeStated || table.whole === undefined;
}

/** The faults for which nothing of a row can be taken: of its labels, its region, and of a period or unit that all its figures share. */
function wholeRowFaults(
  found: readonly { readonly value: CellValue; readonly plan: CellPlan }[],
  words: PlannedRow,
  region: RowRegion,
  table: Table,
  rowRegion: RegionCode | undefined,
): readonly FaultSeed[] {
  const seeds: FaultSeed[] = [...words.faults];
  if (!table.columnsGiveRegion) {
    seeds.push(...region.faults);
    if (table.rowsGiveRegion && region.faults.length === 0 && rowRegion === undefined)
      seeds.push({
        code: 'no-region',
        row: null,
        column: table.labels.find((c) => c.role === 'region')?.column ?? null,
        value: null,
        params: {},
        wholeRow: true,
      });
  }
  const named = words.faults.some((f) => f.code === 'unknown-indicator');
  for (const { value, plan } of found) {
    if (plan.kind !== 'fault' || !plan.fault.wholeRow || 'missing' in value) continue;
    if (named && plan.fault.code === 'unknown-indicator') continue;
    // A label that could not be read for a period is one fault, not one more for the period that is then absent.
    if (plan.fault.code === 'no-span' && words.faults.length > 0) continue;
    if (!seeds.some((s) => s.code === plan.fault.code && s.column === plan.fault.column)) seeds.push(plan.fault);
  }
  return seeds;
}

function unreadRow(
  sheet: string,
  row: RowCells,
  words: PlannedRow,
  region: RegionCode | undefined,
  plans: readonly CellPlan[],
): Parameters<Sink['unread']>[0] {
  const read = plans.find((p) => p.kind === 'read');
  const { indicator } = words.words.facets;
  return {
    sheet,
    row: row.number,
    ...(indicator === undefined ? {} : { indicator }),
    ...(region === undefined ? {} : { region }),
    ...(read?.kind === 'read' ? { span: read.span } : {}),
  };
}

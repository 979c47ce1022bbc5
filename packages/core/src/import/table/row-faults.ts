import type { ObservationStatus } from '../../observation/observation.ts';
import type { RegionCode } from '../../region/region.ts';
import type { CellValue } from '../cell-value.ts';
import type { UnreadRow } from '../reading.ts';
import type { CellPlan, FaultSeed } from './coordinate.ts';
import type { PlannedRow } from './row-plans.ts';
import type { RowRegion } from './row-region.ts';
import type { Table } from './table.ts';

/** A figure met in a row, and what it is. */
export interface MetFigure {
  readonly index: number;
  readonly value: CellValue;
  readonly plan: CellPlan;
  readonly region: RegionCode | undefined;
  /** Status that a mark beside the row's region stands for. */
  readonly status: ObservationStatus | undefined;
}

/** The faults of a row's labels, and those of a period or unit that all its figures share. One that is for the whole row keeps
 *  all its figures from being read. */
export function rowFaults(
  table: Table,
  words: PlannedRow,
  region: RowRegion,
  rowRegion: RegionCode | undefined,
  figures: readonly MetFigure[],
  count: number,
): readonly FaultSeed[] {
  if (isPlain(table, words, region, rowRegion, figures, count)) return none;
  const seeds: FaultSeed[] = [...words.faults];
  if (!table.columnsGiveRegion) {
    seeds.push(...region.faults);
    if (table.rowsGiveRegion && region.faults.length === 0 && rowRegion === undefined) seeds.push(noRegion(table));
  }
  const nameless = words.faults.some((f) => f.code === 'unknown-indicator');
  for (let at = 0; at < count; at++) {
    const met = figures[at];
    if (!met) continue;
    const { value, plan } = met;
    if (plan.kind !== 'fault' || !plan.fault.wholeRow || 'missing' in value) continue;
    const { code, column } = plan.fault;
    if (nameless && code === 'unknown-indicator') continue;
    // A period that could not be read is one fault, not one more for being absent.
    if (code === 'no-span' && words.faults.length > 0) continue;
    if (!seeds.some((s) => s.code === code && s.column === column)) seeds.push(plan.fault);
  }
  return seeds;
}

const none: readonly FaultSeed[] = [];

/** Most rows have no fault: that is seen without making a list. */
function isPlain(
  table: Table,
  words: PlannedRow,
  region: RowRegion,
  rowRegion: RegionCode | undefined,
  figures: readonly MetFigure[],
  count: number,
): boolean {
  if (words.faults.length > 0) return false;
  if (!table.columnsGiveRegion && (region.faults.length > 0 || (table.rowsGiveRegion && rowRegion === undefined)))
    return false;
  for (let at = 0; at < count; at++) if (figures[at]?.plan.kind === 'fault') return false;
  return true;
}

function noRegion(table: Table): FaultSeed {
  const column = table.labels.find((c) => c.role === 'region')?.column ?? null;
  return { code: 'no-region', row: null, column, value: null, params: {}, wholeRow: true };
}

/** What is known of a row that could not be read. */
export function unreadRow(
  sheet: string,
  row: number,
  words: PlannedRow,
  region: RegionCode | undefined,
  figures: readonly MetFigure[],
  count: number,
): UnreadRow {
  const { indicator } = words.words.facets;
  const read = figures.slice(0, count).find(({ plan }) => plan.kind === 'read')?.plan;
  return {
    sheet,
    row,
    ...(indicator === undefined ? {} : { indicator }),
    ...(region === undefined ? {} : { region }),
    ...(read?.kind === 'read' ? { span: read.span } : {}),
  };
}

import type { FaultList } from '../../import/fault-list.ts';
import { makeFault } from '../../import/fault-words.ts';
import type { Grid } from '../../import/grid.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import type { PlainSheet } from '../../incentive/sheet/catalogue-sheet.ts';
import { type NamedColumn, type NamedRow, namedRows } from '../../incentive/sheet/named-table.ts';
import type { Target } from '../../target/target.ts';
import { registerKey, type Registers } from '../register.ts';
import type { Registry } from '../registry.ts';
import { indicatorColumns, readIndicator } from './indicator-sheet.ts';
import { cellsOf, isYes, type SheetCell, type SheetColumn, shownCell } from './sheet-cells.ts';
import { readTarget, targetColumns } from './target-sheet.ts';

/** Registers that are maintained as spreadsheets (以表格维护的名录). */
export const sheetRegisters = ['target', 'indicator'] as const;

export type SheetRegister = (typeof sheetRegisters)[number];

export const registerSheetNames: Readonly<Record<SheetRegister, string>> = { target: '目标', indicator: '指标目录' };

/** A further column of every such sheet: a row so marked takes its entry back. */
const withdrawal: NamedColumn<string> = { key: 'withdrawn', names: ['撤销'] };

/** How one register stands in a spreadsheet. */
interface Form<N extends SheetRegister> {
  readonly columns: readonly SheetColumn<Registers[N], string>[];
  read(row: NamedRow<string>, codes: ReadonlySet<string>): Registers[N] | undefined;
}

/** An entry that a spreadsheet changes: new where nothing is held, withdrawn where `after` is null. */
export interface RegisterChange<N extends SheetRegister = SheetRegister> {
  readonly key: string;
  /** What people call it: 地区生产总值 怀化市 2021. */
  readonly name: string;
  readonly before: Registers[N] | null;
  readonly after: Registers[N] | null;
  /** Cells that differ, by the heads of their columns. */
  readonly cells: readonly { readonly head: string; readonly before: SheetCell; readonly after: SheetCell }[];
}

/** What a register's spreadsheet says: rows read, and what differs from what is held. */
export interface RegisterReading<N extends SheetRegister = SheetRegister> {
  readonly rows: number;
  readonly changes: readonly RegisterChange<N>[];
}

function targetForm(registry: Registry, held: ReadonlyMap<string, Target>): Form<'target'> {
  return {
    columns: targetColumns(registry),
    read: (row) => readTarget(row, registry, (of) => held.get(`${of.year}/${of.region}/${of.indicator}/${of.kind}`)),
  };
}

function indicatorForm(registry: Registry, held: ReadonlyMap<string, Indicator>): Form<'indicator'> {
  return {
    columns: indicatorColumns,
    read: (row, codes) => readIndicator(row, registry, (code) => held.get(code), codes),
  };
}

/** The targets in force as a sheet (目标表), which {@link readTargetSheet} reads back as they are. */
export function targetSheet(targets: readonly Target[], registry: Registry): PlainSheet {
  return sheetOf('target', targetColumns(registry), targets);
}

/** The catalogue in force as a sheet (指标目录表). */
export function indicatorSheet(indicators: readonly Indicator[]): PlainSheet {
  return sheetOf('indicator', indicatorColumns, indicators);
}

function sheetOf<T>(
  register: SheetRegister,
  columns: readonly SheetColumn<T, string>[],
  entries: readonly T[],
): PlainSheet {
  const heads = [...columns, withdrawal].map(({ names }) => names[0] ?? '');
  return { name: registerSheetNames[register], rows: [heads, ...entries.map((entry) => cellsOf(columns, entry))] };
}

/** Reads a sheet of targets against those in force; entries that it does not name stay. All faults go to the list. */
export function readTargetSheet(
  grids: readonly Grid[],
  held: readonly Target[],
  registry: Registry,
  faults: FaultList,
): RegisterReading<'target'> {
  const byKey = new Map(held.map((target) => [registerKey('target', target), target]));
  const nameOf = ({ indicator, region, year }: Target): string =>
    [
      registry.indicators.get(indicator)?.name.zh ?? indicator,
      registry.regions.get(region)?.name.zh ?? region,
      year,
    ].join(' ');
  return readSheet('target', grids, targetForm(registry, byKey), { held: byKey, nameOf }, faults);
}

/** Reads a sheet of the catalogue against the one in force; indicators that it does not name stay. All faults go to the list. */
export function readIndicatorSheet(
  grids: readonly Grid[],
  held: readonly Indicator[],
  registry: Registry,
  faults: FaultList,
): RegisterReading<'indicator'> {
  const byKey = new Map(held.map((indicator) => [indicator.code, indicator]));
  const known = { held: byKey, nameOf: ({ name }: Indicator) => name.zh };
  return readSheet('indicator', grids, indicatorForm(registry, byKey), known, faults);
}

function readSheet<N extends SheetRegister>(
  register: N,
  grids: readonly Grid[],
  { columns, read }: Form<N>,
  { held, nameOf }: { readonly held: ReadonlyMap<string, Registers[N]>; nameOf(entry: Registers[N]): string },
  faults: FaultList,
): RegisterReading<N> {
  const name = registerSheetNames[register];
  const grid = grids.find(({ sheet }) => sheet.trim() === name) ?? (grids.length === 1 ? grids[0] : undefined);
  if (grid === undefined) {
    faults.add(makeFault('no-sheet', { sheet: '', row: null, column: null }, null, { name }));
    return { rows: 0, changes: [] };
  }
  const rows = namedRows(grid, [...columns, withdrawal], faults);
  const codes = new Set(rows.map((row) => row.text('code')));
  const seen = new Map<string, number>();
  const changes: RegisterChange<N>[] = [];
  for (const row of rows) {
    const after = read(row, codes);
    const isWithdrawn = isYes(row, withdrawal.key);
    if (after === undefined) continue;
    const key = registerKey(register, after);
    const other = seen.get(key);
    if (other !== undefined) row.fault('stands-twice', 'code', { otherRow: other });
    seen.set(key, row.number);
    const before = held.get(key) ?? null;
    if (isWithdrawn) {
      if (before !== null) changes.push({ key, name: nameOf(before), before, after: null, cells: [] });
      continue;
    }
    const cells = columns.flatMap((column) => {
      const [was, is] = [before === null ? null : shownCell(column.cell(before)), shownCell(column.cell(after))];
      return (was ?? '') === (is ?? '') ? [] : [{ head: column.names[0] ?? '', before: was, after: is }];
    });
    if (before === null || cells.length > 0) changes.push({ key, name: nameOf(after), before, after, cells });
  }
  if (rows.length === 0 && faults.errors === 0)
    faults.add(makeFault('nothing-read', { sheet: grid.sheet, row: null, column: null }, null));
  return { rows: rows.length, changes };
}

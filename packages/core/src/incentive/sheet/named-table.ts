import type { FaultList } from '../../import/fault-list.ts';
import { type FaultCode, type FaultParams, makeFault } from '../../import/fault-words.ts';
import { shownValue } from '../../import/shown-value.ts';
import { isDay } from '../../instant.ts';
import { columnLetters, type Grid, type GridCell, type GridRow } from '../../import/grid.ts';

/** A column that a table is expected to have (表头): by its name and other names that offices give it. */
export interface NamedColumn<K extends string> {
  readonly key: K;
  readonly names: readonly string[];
  /** Without it the table cannot be read. */
  readonly required?: true;
}

/** One row of a table, its cells by the names of their columns. */
export interface NamedRow<K extends string> {
  readonly number: number;
  /** What a cell holds as text, trimmed; empty for an empty cell or a column that is not there. */
  text(key: K): string;
  /** How many decimals a number has as it is shown, and at least those that it is kept with. */
  decimals(key: K): number;
  /** Says that something is wrong with a cell; of a column that is not there, with the row. */
  fault(code: FaultCode, key: K, params?: FaultParams): void;
}

/** Rows of the sheet from its head on: the first row that names every required column. A sheet without one has no rows, and the
 *  columns that it lacks are faults. Rows without any content in named columns are left out. */
export function namedRows<K extends string>(
  grid: Grid,
  columns: readonly NamedColumn<K>[],
  faults: FaultList,
): readonly NamedRow<K>[] {
  const required = columns.filter((column) => column.required);
  let best: { readonly at: number; readonly found: ReadonlyMap<K, number> } = { at: -1, found: new Map() };
  for (const [at, row] of grid.rows.slice(0, 20).entries()) {
    const found = columnsIn(row, columns);
    if (found.size > best.found.size) best = { at, found };
  }
  const lacking = required.filter((column) => !best.found.has(column.key));
  for (const column of lacking)
    faults.add(
      makeFault('no-column', { sheet: grid.sheet, row: null, column: null }, null, { name: column.names[0] ?? '' }),
    );
  if (lacking.length > 0) return [];
  return grid.rows.slice(best.at + 1).flatMap((row) => {
    const named = openRow(row, grid.sheet, best.found, faults);
    return columns.some((column) => named.text(column.key) !== '') ? [named] : [];
  });
}

function columnsIn<K extends string>(row: GridRow, columns: readonly NamedColumn<K>[]): ReadonlyMap<K, number> {
  const found = new Map<K, number>();
  for (const [place, cell] of row.cells.entries()) {
    const head = textOf(cell).replaceAll(/\s/gu, '');
    const column = columns.find((one) => one.names.includes(head));
    if (column !== undefined && !found.has(column.key)) found.set(column.key, place);
  }
  return found;
}

function openRow<K extends string>(
  row: GridRow,
  sheet: string,
  at: ReadonlyMap<K, number>,
  faults: FaultList,
): NamedRow<K> {
  const text = (key: K): string => {
    const place = at.get(key);
    return place === undefined ? '' : textOf(row.cells[place]);
  };
  return {
    number: row.number,
    text,
    decimals(key) {
      const place = at.get(key);
      const cell = place === undefined ? undefined : row.cells[place];
      const shown = cell?.number === undefined ? undefined : shownValue(cell.number, cell.format);
      const kept = /^-?[\d,]*\.(\d+)$/.exec(text(key))?.[1]?.length ?? 0;
      return Math.max(kept, shown?.kind === 'number' && !shown.percent ? shown.decimals : 0);
    },
    fault(code, key, params = {}) {
      const place = at.get(key);
      const column = place === undefined ? null : columnLetters(place);
      faults.add(makeFault(code, { sheet, row: row.number, column }, text(key) === '' ? null : text(key), params));
    },
  };
}

function textOf(cell: GridCell | undefined): string {
  if (cell === undefined) return '';
  return (cell.date ?? cell.text ?? (cell.number === undefined ? (cell.error ?? '') : String(cell.number))).trim();
}

/** A day as people write it: 2021-01-29, 2021/1/29, 2021.1.29, 2021年1月29日; undefined for what is none. */
export function dayIn(text: string): string | undefined {
  const match = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/u.exec(text);
  if (match === null) return undefined;
  const [, year = '', month = '', day = ''] = match;
  const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(found) ? found : undefined;
}

/** Several entries of one cell, as people part them. */
export function entriesIn(text: string): readonly string[] {
  return text.split(/[、；;\n]/u).flatMap((one) => one.trim() || []);
}

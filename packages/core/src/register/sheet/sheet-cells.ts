import { display } from '../../decimal.ts';
import type { PlainCell } from '../../incentive/sheet/catalogue-sheet.ts';
import { dayIn, type NamedColumn, type NamedRow } from '../../incentive/sheet/named-table.ts';
import { choiceIn, numberIn, yesCells } from '../../incentive/sheet/sheet-words.ts';

/** A cell as it is read and shown; null for an empty one. */
export type SheetCell = string | number | null;

/** What a cell says: a published value with its decimals. */
export function shownCell(cell: PlainCell): SheetCell {
  return cell !== null && typeof cell === 'object' ? display(cell.value, cell.decimals) : cell;
}

/** A column of a register's sheet: its head, what it holds of an entry. */
export interface SheetColumn<T, K extends string> extends NamedColumn<K> {
  cell(entry: T): PlainCell;
}

/** The row of an entry under its columns. */
export function cellsOf<T>(columns: readonly SheetColumn<T, string>[], entry: T): readonly PlainCell[] {
  return columns.map((column) => column.cell(entry));
}

/** Text that must be there; a fault where it is not. */
export function textIn<K extends string>(row: NamedRow<K>, key: K): string | undefined {
  const text = row.text(key);
  if (text !== '') return text;
  row.fault('empty-cell', key);
  return undefined;
}

/** An optional number, as the property that holds it: nothing for an empty cell, a fault for what is none. */
export function optionalNumber<K extends string, P extends string>(
  row: NamedRow<K>,
  key: K,
  name: P,
  limits: { readonly least?: number; readonly whole?: boolean } = {},
): Partial<Record<P, number>> {
  const value = numberIn(row, key, { least: Number.NEGATIVE_INFINITY, ...limits });
  return typeof value === 'number' ? property(name, value) : {};
}

/** An optional text, as the property that holds it. */
export function optionalText<K extends string, P extends string>(
  row: NamedRow<K>,
  key: K,
  name: P,
): Partial<Record<P, string>> {
  const text = row.text(key);
  return text === '' ? {} : property(name, text);
}

function property<P extends string, V>(name: P, value: V): Partial<Record<P, V>> {
  const made: Partial<Record<P, V>> = {};
  made[name] = value;
  return made;
}

/** Yes or no; an empty cell is no. */
export function isYes<K extends string>(row: NamedRow<K>, key: K): boolean {
  return choiceIn(row, key, yesCells) === 'yes';
}

/** How yes is written; no is an empty cell. */
export function yesCell(is: boolean): string {
  return is ? '是' : '';
}

/** A day, or a fault. */
export function dayOrFault<K extends string>(row: NamedRow<K>, key: K): string | undefined {
  const text = textIn(row, key);
  if (text === undefined) return undefined;
  const found = dayIn(text);
  if (found !== undefined) return found;
  row.fault('not-a-day', key);
  return undefined;
}

import { cellValue } from '../import/cell-value.ts';
import type { FaultList } from '../import/fault-list.ts';
import { type FaultCode, makeFault } from '../import/fault-words.ts';
import { columnLetters, type Grid, type GridCell, type GridRow } from '../import/grid.ts';
import type { FaultParams } from '../import/fault-words.ts';
import { type Day, isDay } from '../instant.ts';
import type { RosterStatement } from './roster-entry.ts';
import { factorInto, headParts, type RosterColumn, type RosterForm } from './roster-form.ts';

/** What one cell of a row states, with the letters of its column. */
export interface StatedCell extends RosterStatement {
  readonly column: string;
}

/** One row of a roster's table. */
export interface RosterRow {
  readonly subject: string;
  /** The month that the row reports; null where the table is of the things alone. */
  readonly month: number | null;
  readonly cells: readonly StatedCell[];
  readonly released: Day | null;
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
}

interface Found {
  readonly columns: ReadonlyMap<number, { readonly column: RosterColumn; readonly factor: number }>;
  readonly code: number;
  readonly month: number | undefined;
  readonly release: number | undefined;
  readonly wrongUnits: readonly { readonly at: number; readonly text: string }[];
}

/** Whether a sheet begins as a table of this form does: it names the thing by code and states at least two of its columns. */
export function isOfRoster(grid: Grid, form: RosterForm): boolean {
  return grid.rows.slice(0, 30).some((row) => headOf(row, form) !== undefined);
}

/** Reads a sheet of a roster whole (台账导入). Every fault goes to the list, none ends the reading: codes that are none, months that are
 *  none, cells that hold no number or none of the choices, what a row must state and does not, a thing and month stated twice.
 *  `stated` says which things and months the file has stated before. */
export function readRosterSheet(
  grid: Grid,
  form: RosterForm,
  faults: FaultList,
  stated: Map<string, number> = new Map(),
): readonly RosterRow[] {
  const rows: RosterRow[] = [];
  let found: Found | undefined;
  let released: Day | null = null;
  for (const row of grid.rows) {
    if (row.hidden) continue;
    if (found === undefined) {
      found = headOf(row, form);
      if (found === undefined) released = releaseLine(row) ?? released;
      else for (const { at, text } of found.wrongUnits) fault(grid, faults, row.number, at, 'unknown-unit', text);
      continue;
    }
    const read = readRow(row, { grid, form, faults, found, stated, released });
    if (read !== undefined) rows.push(read);
  }
  return rows;
}

interface Reading {
  readonly grid: Grid;
  readonly form: RosterForm;
  readonly faults: FaultList;
  readonly found: Found;
  readonly stated: Map<string, number>;
  readonly released: Day | null;
}

function readRow(row: GridRow, reading: Reading): RosterRow | undefined {
  const { grid, form, faults, found, stated } = reading;
  const say = (at: number, code: FaultCode, value: string | null, params: FaultParams = {}): void =>
    fault(grid, faults, row.number, at, code, value, params);
  const code = textOf(row.cells[found.code]);
  const filled = row.cells.filter((cell) => textOf(cell) !== '').length;
  // Below a table stand notes.
  if (filled === 0 || (filled === 1 && form.code.read(code) === undefined)) return undefined;
  const subject = form.code.read(code);
  if (subject === undefined) {
    say(found.code, code === '' ? 'cell-missing' : form.code.fault, code || null, { what: form.code.words.zh });
    return undefined;
  }
  const period = found.month === undefined ? '' : textOf(row.cells[found.month]);
  const month = found.month === undefined ? null : monthNamed(period);
  if (month === undefined) {
    say(found.month ?? 0, 'bad-span-label', period || null, { value: period });
    return undefined;
  }
  const key = `${subject} ${month ?? ''}`;
  const before = stated.get(key);
  if (before !== undefined) say(found.code, 'stands-twice', `${code} ${period}`.trim(), { otherRow: before });
  stated.set(key, row.number);
  const cells: StatedCell[] = [];
  for (const [at, { column, factor }] of found.columns) {
    const of = monthOfCell(column, month);
    if (of === undefined) continue;
    const value = valueOf(row.cells[at], column, factor, (wrong, text, params) => say(at, wrong, text, params));
    if (value !== undefined) cells.push({ subject, item: column.item, month: of, value, column: columnLetters(at) });
    else if (column.required === true && textOf(row.cells[at]) === '')
      say(at, 'cell-missing', null, { what: column.words.zh });
  }
  const day = found.release === undefined ? '' : textOf(row.cells[found.release]);
  const own = day === '' ? undefined : dayIn(day);
  if (day !== '' && own === undefined) say(found.release ?? 0, 'not-a-day', day, { value: day });
  return {
    subject,
    month,
    cells,
    released: own ?? reading.released,
    sheet: grid.sheet,
    row: row.number,
    column: columnLetters(found.code),
  };
}

/** Which month a cell is of; undefined where the table does not say. */
function monthOfCell({ of }: RosterColumn, month: number | null): number | null | undefined {
  if (of === 'thing') return null;
  if (month === null) return undefined;
  return of === 'year' ? month - (month % 12) : month;
}

type Say = (code: FaultCode, value: string | null, params?: FaultParams) => void;

function valueOf(
  cell: GridCell | undefined,
  column: RosterColumn,
  factor: number,
  say: Say,
): string | number | undefined {
  const text = textOf(cell);
  if (cell === undefined || text === '') return undefined;
  switch (column.kind) {
    case 'text':
    case 'region':
      return text;
    case 'choice': {
      const chosen = column.choice?.(text);
      if (chosen === undefined) say('no-such-choice', text, { value: text, options: column.options ?? '' });
      return chosen;
    }
    case 'month': {
      const month = monthNamed(text);
      if (month === undefined) say('bad-span-label', text, { value: text });
      return month;
    }
    case 'number': {
      const value = cellValue(cell);
      if (!('missing' in value)) return inUnit(value.value, factor);
      const isWrong = value.missing === 'not-a-number' || value.missing === 'cell-error' || value.missing === 'date';
      if (isWrong) say('not-a-number', text, { value: text });
      return undefined;
    }
  }
}

/** A value in the unit kept, without the dust of the conversion. */
function inUnit(value: number, factor: number): number {
  return factor === 1 ? value : Number((value * factor).toPrecision(14));
}

function fault(
  { sheet }: Grid,
  faults: FaultList,
  row: number,
  at: number,
  code: FaultCode,
  value: string | null,
  params: FaultParams = {},
): void {
  const said = makeFault(code, { sheet, row, column: columnLetters(at) }, value, { value: value ?? '', ...params });
  faults.add({ ...said, severity: 'error' });
}

function textOf(cell: GridCell | undefined): string {
  if (cell === undefined) return '';
  return (cell.date ?? cell.text ?? cell.error ?? (cell.number === undefined ? '' : String(cell.number))).trim();
}

/** 2021年4月, 2021-04, 202104, 2021.4, a date: year * 12 + month - 1. */
export function monthNamed(text: string): number | undefined {
  const match =
    /^(\d{4})\s{0,3}[年\-./]?\s{0,3}(?:1\s{0,3}[-–—~至]\s{0,3})?(\d{1,2})(?:月(?:\d{1,2}日)?|[-/.]\d{1,2})?$/u.exec(
      text.trim(),
    );
  const month = Number(match?.[2]);
  return match && month >= 1 && month <= 12 ? Number(match[1]) * 12 + month - 1 : undefined;
}

/** `2021-04`, the inverse of {@link monthNamed}. */
export function monthWritten(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

function headOf(row: GridRow, form: RosterForm): Found | undefined {
  const columns = new Map<number, { column: RosterColumn; factor: number }>();
  const wrongUnits: { at: number; text: string }[] = [];
  let code: number | undefined;
  let month: number | undefined;
  let release: number | undefined;
  for (const [at, cell] of row.cells.entries()) {
    const { name, unit } = headParts(cell?.text ?? '');
    if (name === '') continue;
    if (form.code.head.test(name)) code ??= at;
    else if (/^(?:报告期|所属期|月份|时期|统计月份)$/u.test(name)) month ??= at;
    else if (/^(?:发布|反馈|报送)(?:日期|时间)$/u.test(name)) release ??= at;
    else {
      const column = form.columns.find(({ head }) => head.test(name));
      if (column === undefined) continue;
      const factor = factorInto(column.unit, unit);
      if (factor === undefined) wrongUnits.push({ at, text: cell?.text ?? '' });
      else columns.set(at, { column, factor });
    }
  }
  return code === undefined || columns.size < 2 ? undefined : { columns, code, month, release, wrongUnits };
}

/** The day of release that a line above the head states: 反馈日期：2021年5月19日. */
function releaseLine(row: GridRow): Day | undefined {
  const texts = row.cells.flatMap((cell) => cell?.text ?? cell?.date ?? []);
  const said = texts.findIndex((text) => /(?:发布|公布|印发|反馈|报送)(?:日期|时间)/u.test(text));
  return said < 0 ? undefined : dayIn(texts.slice(said, said + 2).join(' '));
}

function dayIn(text: string): Day | undefined {
  const [, year = '', month = '', day = ''] = /(\d{4})[年\-./](\d{1,2})[月\-./](\d{1,2})/u.exec(text) ?? [];
  const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(found) ? found : undefined;
}

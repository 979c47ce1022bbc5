import type { GridCell, Merge } from '@shigan/core';
import { uploadLimits } from '../limits.ts';
import { refuse } from '../refusal.ts';
import type { RowFrame } from '../row-frame.ts';
import { numberCell, type Spent, spendRow } from '../xlsx/sheet-rows.ts';
import { biff, biffRecords, continuations, f64, rkNumber, u16, u32 } from './biff-records.ts';
import { biffText } from './biff-text.ts';
import type { BiffSheet, BiffWorkbook } from './biff-workbook.ts';

/** Everything about a sheet but its cells. */
export interface BiffOutline {
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: readonly number[];
  readonly merges: readonly Merge[];
  /** Area under a filter at work; the whole sheet where the file does not name it. */
  readonly filtered: Merge | undefined;
  /** The cells stand in the order of their rows, as nearly all programs write them. */
  readonly ordered: boolean;
}

const hiddenRow = 0x20;

export function biffOutline(stream: Buffer, sheet: BiffSheet): BiffOutline {
  const hiddenRows = new Set<number>();
  const hiddenColumns = new Set<number>();
  const merges: Merge[] = [];
  let [filterMode, ordered, last] = [false, true, 0];
  for (const { type, body } of sheetRecords(stream, sheet)) {
    if (type === biff.row) {
      if ((u16(body, 12) & hiddenRow) !== 0) hiddenRows.add(u16(body, 0));
    } else if (type === biff.columnInfo) {
      if ((u16(body, 8) & 1) === 0 && u16(body, 4) > 0) continue;
      for (let c = u16(body, 0); c <= Math.min(255, u16(body, 2)); c++) hiddenColumns.add(c);
    } else if (type === biff.mergedCells) noteMerges(body, merges);
    else if (type === biff.filterMode) filterMode = true;
    else if (cellTypes.has(type)) {
      const row = u16(body, 0);
      ordered &&= row >= last;
      last = Math.max(last, row);
    }
  }
  const everything = { top: 0, left: 1, bottom: uploadLimits.rows, right: uploadLimits.columns };
  return {
    hiddenRows,
    hiddenColumns: [...hiddenColumns].toSorted((a, b) => a - b),
    merges: merges.flatMap((m) => (m.top > last + 1 ? [] : [{ ...m, bottom: Math.min(m.bottom, last + 1) }])),
    filtered: filterMode ? (sheet.filter ?? everything) : undefined,
    ordered,
  };
}

/** The records of one sheet, without those of charts within it. */
function* sheetRecords(stream: Buffer, sheet: BiffSheet): Generator<{ type: number; body: Buffer; next: number }> {
  let depth = 0;
  for (const record of biffRecords(stream, sheet.start)) {
    if (record.type === biff.begin) depth++;
    else if (depth === 0) throw refuse('file-unreadable', 'a sheet does not begin');
    else if (record.type === biff.end && --depth === 0) return;
    else if (depth === 1) yield record;
  }
  throw refuse('file-truncated', 'a sheet does not end');
}

function noteMerges(body: Buffer, merges: Merge[]): void {
  for (let i = 0; i < u16(body, 0); i++) {
    const at = 2 + i * 8;
    if (merges.length >= uploadLimits.merges) throw refuse('file-expands-too-far', 'too many merged areas');
    const area = {
      top: u16(body, at) + 1,
      bottom: u16(body, at + 2) + 1,
      left: u16(body, at + 4) + 1,
      right: u16(body, at + 6) + 1,
    };
    if (area.bottom >= area.top && area.right >= area.left && (area.bottom > area.top || area.right > area.left))
      merges.push(area);
  }
}

const cellTypes: ReadonlySet<number> = new Set([
  biff.formula,
  biff.multipleRk,
  biff.richText,
  biff.sharedLabel,
  biff.number,
  biff.label,
  biff.booleanOrError,
  biff.rk,
]);

interface PlacedCell {
  readonly row: number;
  readonly column: number;
  readonly cell: GridCell;
}

/** The rows of a sheet that hold anything. */
export function* biffRows(
  stream: Buffer,
  sheet: BiffSheet,
  outline: BiffOutline,
  workbook: BiffWorkbook,
  spent: Spent,
): Generator<RowFrame> {
  const cells = sheetCells(stream, sheet, workbook);
  for (const group of outline.ordered ? groupedByRow(cells) : sortedByRow(cells)) {
    const [first] = group;
    if (first === undefined) continue;
    group.sort((a, b) => a.column - b.column);
    if (group.some((cell, i) => i > 0 && cell.column === group[i - 1]?.column))
      throw refuse('file-unreadable', 'two cells in one place', { row: first.row + 1 });
    spent.cells += group.length;
    if (spent.cells > uploadLimits.cells) throw refuse('file-expands-too-far', 'too many cells');
    spendRow(
      spent,
      (group.at(-1)?.column ?? 0) + 1,
      group.reduce((n, { cell }) => n + (cell.text?.length ?? 0), 0),
    );
    const number = first.row + 1;
    const { filtered } = outline;
    const inView = filtered !== undefined && number > filtered.top && number <= filtered.bottom;
    yield {
      n: number,
      ...(outline.hiddenRows.has(first.row) && !inView ? { h: 1 } : {}),
      c: group.flatMap(({ column, cell }) => [column, cell]),
    };
  }
}

function* groupedByRow(cells: Iterable<PlacedCell>): Generator<PlacedCell[]> {
  let group: PlacedCell[] = [];
  for (const cell of cells) {
    if (group[0] !== undefined && group[0].row !== cell.row) {
      yield group;
      group = [];
    }
    group.push(cell);
  }
  yield group;
}

function sortedByRow(cells: Iterable<PlacedCell>): Iterable<PlacedCell[]> {
  const rows = new Map<number, PlacedCell[]>();
  for (const cell of cells) {
    const row = rows.get(cell.row);
    if (row === undefined) rows.set(cell.row, [cell]);
    else row.push(cell);
  }
  return [...rows.values()].toSorted((a, b) => (a[0]?.row ?? 0) - (b[0]?.row ?? 0));
}

function* sheetCells(stream: Buffer, sheet: BiffSheet, workbook: BiffWorkbook): Generator<PlacedCell> {
  /** A formula whose text comes in a record of its own. */
  let waiting: { readonly row: number; readonly column: number } | undefined;
  const number = (value: number, style: number): GridCell | undefined =>
    numberCell(value, String(value), workbook.styles[style], workbook.date1904);
  for (const { type, body, next } of sheetRecords(stream, sheet)) {
    if (type === biff.string && waiting !== undefined) {
      const text = biffText([body, ...continuations(stream, next)], 0).text(2);
      yield { ...waiting, cell: { text, formula: true } };
      waiting = undefined;
    }
    if (!cellTypes.has(type)) continue;
    const [row, column, style] = [u16(body, 0), u16(body, 2), u16(body, 4)];
    if (type === biff.multipleRk) {
      for (let i = 0; 10 + i * 6 <= body.length - 2; i++) {
        const cell = number(rkNumber(u32(body, 6 + i * 6)), u16(body, 4 + i * 6));
        if (cell !== undefined) yield { row, column: column + i, cell };
      }
      continue;
    }
    if (type === biff.formula) {
      const cell = formulaCell(body, (value) => number(value, style));
      if (cell === 'text') waiting = { row, column };
      else yield { row, column, cell };
      continue;
    }
    const cell = plainCell(type, body, next, stream, workbook, (value) => number(value, style));
    if (cell !== undefined) yield { row, column, cell };
  }
}

function plainCell(
  type: number,
  body: Buffer,
  next: number,
  stream: Buffer,
  workbook: BiffWorkbook,
  number: (value: number) => GridCell | undefined,
): GridCell | undefined {
  switch (type) {
    case biff.sharedLabel: {
      const text = workbook.strings[u32(body, 6)];
      if (text === undefined) throw refuse('file-unreadable', 'a text is missing');
      return text === '' ? undefined : { text };
    }
    case biff.label:
    case biff.richText: {
      const text = biffText([body, ...continuations(stream, next)], 6).text(2);
      return text === '' ? undefined : { text };
    }
    case biff.booleanOrError:
      return (u16(body, 6) & 0xff00) === 0
        ? { text: (u16(body, 6) & 1) === 1 ? 'TRUE' : 'FALSE' }
        : { error: errorText(u16(body, 6) & 0xff) };
    case biff.rk:
      return number(rkNumber(u32(body, 6)));
    default:
      return number(f64(body, 6));
  }
}

/** The cached value of a formula; `text` where it follows. */
function formulaCell(body: Buffer, number: (value: number) => GridCell | undefined): GridCell | 'text' {
  if (u16(body, 12) !== 0xffff) return { ...number(f64(body, 6)), formula: true };
  switch (body[6]) {
    case 0:
      return 'text';
    case 1:
      return { text: body[8] === 1 ? 'TRUE' : 'FALSE', formula: true };
    case 2:
      return { error: errorText(body[8] ?? 0), formula: true };
    default:
      return { formula: true };
  }
}

const errorTexts: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};

export function errorText(code: number): string {
  return errorTexts[code] ?? '#VALUE!';
}

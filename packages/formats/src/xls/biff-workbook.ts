import type { Merge } from '@shigan/core';
import { uploadLimits } from '../limits.ts';
import { refuse } from '../refusal.ts';
import { numberStyles, type NumberStyle } from '../xlsx/styles.ts';
import { biff, type BiffRecord, biffRecords, continuations, u16, u32 } from './biff-records.ts';
import { biffText, sharedStrings } from './biff-text.ts';

export interface BiffSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Where its records start. */
  readonly start: number;
  /** The area of its AutoFilter, where the workbook names it. */
  readonly filter: Merge | undefined;
}

/** What stands before the sheets of an .xls. */
export interface BiffWorkbook {
  readonly sheets: readonly BiffSheet[];
  readonly styles: readonly NumberStyle[];
  readonly strings: readonly string[];
  readonly date1904: boolean;
}

const version8 = 0x600;

/** Whether the records are of Excel 97 or later, which keep text in Unicode; refuses what does not begin as a workbook. */
export function isUnicodeBiff(stream: Buffer): boolean {
  const [first] = biffRecords(stream, 0);
  if (first === undefined || first.type !== biff.begin || first.body.length < 4)
    throw refuse('file-unreadable', 'the workbook does not begin');
  return u16(first.body, 0) === version8;
}

/** Refuses a workbook whose records are encrypted, or that ends before its first sheet. */
export function checkGlobals(stream: Buffer): void {
  for (const { type } of biffRecords(stream, 0)) {
    if (type === biff.filePass) throw refuse('file-encrypted', 'the workbook has a password');
    if (type === biff.end) return;
  }
  throw refuse('file-truncated', 'the workbook does not end');
}

export function biffWorkbook(stream: Buffer): BiffWorkbook {
  const bound: { readonly name: string; readonly hidden: boolean; readonly start: number; readonly cells: boolean }[] =
    [];
  const filters = new Map<number, Merge>();
  const formats = new Map<number, string>();
  const used: number[] = [];
  let strings: readonly string[] = [];
  let date1904 = false;
  for (const record of biffRecords(stream, 0)) {
    const { type, body, next } = record;
    if (type === biff.end) break;
    if (type === biff.boundSheet) bound.push(boundSheet(body));
    else if (type === biff.numberFormat) formats.set(u16(body, 0), biffText([body], 2).text(2));
    else if (type === biff.cellFormat) used.push(u16(body, 2));
    else if (type === biff.dateMode) date1904 = u16(body, 0) === 1;
    else if (type === biff.sharedStrings) strings = sharedStrings([body, ...continuations(stream, next)]);
    else if (type === biff.name) noteFilter(record, filters);
  }
  if (bound.length > uploadLimits.sheets) throw refuse('file-expands-too-far', 'too many sheets');
  return {
    sheets: bound.flatMap(({ cells, ...sheet }, i) => (cells ? [{ ...sheet, filter: filters.get(i) }] : [])),
    styles: numberStyles(used, formats),
    strings,
    date1904,
  };
}

function boundSheet(body: Buffer): { name: string; hidden: boolean; start: number; cells: boolean } {
  const start = u32(body, 0);
  const state = u16(body, 4);
  return { name: biffText([body], 6).text(1), hidden: (state & 3) !== 0, start, cells: state >> 8 === 0 };
}

const builtInName = 0x20;
const filterDatabase = 0x0d;
const areaOnSheet = 0x3b;

/** The built-in name of a sheet's filtered area. */
function noteFilter({ body }: BiffRecord, filters: Map<number, Merge>): void {
  // 14 bytes of head, a byte of width, the one character of a built-in name, then the formula
  const isFilter =
    body.length >= 27 && (u16(body, 0) & builtInName) !== 0 && body[3] === 1 && body[15] === filterDatabase;
  if (!isFilter || body[16] !== areaOnSheet) return;
  filters.set(u16(body, 8) - 1, {
    top: u16(body, 19) + 1,
    bottom: u16(body, 21) + 1,
    left: (u16(body, 23) & 0xff) + 1,
    right: (u16(body, 25) & 0xff) + 1,
  });
}

import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';
import { columnLetters } from '@shigan/core';

/** What a figure on a page means, as `expected.csv` of the given workbooks says it. */
export interface Meaning {
  readonly indicator: string;
  readonly region: string;
  readonly span: string;
  readonly measure: string;
  readonly unit?: string;
  readonly status?: string;
}

/** How a figure is written: as a number, with more digits than shown, as a formula with its result, as a fraction under a
 *  percent format, as text of several kinds. */
export type Writing =
  | 'number'
  | 'long'
  | 'formula'
  | 'fraction'
  | 'text'
  | 'thousands'
  | 'fullWidth'
  | 'brackets'
  | 'minus'
  | 'triangle'
  | 'percentText'
  | 'general'
  | { readonly text: string };

export interface Claim extends Meaning {
  readonly value: string;
  readonly sheet: string;
  readonly cell: string;
}

/** One page of a workbook that is being written, with what a right reading of it gives. Rows and columns count from 1. */
export interface Page {
  readonly name: string;
  readonly sheet: WorkSheet;
  readonly claims: Claim[];
  readonly hidden: boolean;
  put(row: number, column: number, cell: string | number | CellObject): void;
  line(row: number, column: number, cells: readonly (string | number)[]): void;
  merge(top: number, left: number, bottom: number, right: number): void;
  figure(
    place: readonly [row: number, column: number],
    value: number,
    decimals: number,
    meaning?: Meaning,
    as?: Writing,
  ): void;
  hideRow(row: number): void;
  hideColumn(column: number): void;
}

const fullWidth = (text: string): string =>
  text.replaceAll(/[\d.%-]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

const grouped = (text: string): string => text.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

function formatOf(decimals: number): string {
  return decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
}

function cellOf(value: number, decimals: number, as: Writing): CellObject {
  const text = value.toFixed(decimals);
  const z = formatOf(decimals);
  if (typeof as === 'object') return { t: 's', v: as.text };
  switch (as) {
    case 'number':
      return { t: 'n', v: value, z };
    case 'general':
      return { t: 'n', v: value };
    case 'long':
      return { t: 'n', v: value + 0.3 * 10 ** -decimals, z };
    case 'formula':
      return { t: 'n', v: value, f: `ROUND(${value},${decimals})`, z };
    case 'fraction':
      return { t: 'n', v: value / 100, z: `${z}%` };
    case 'text':
      return { t: 's', v: `${text} ` };
    case 'thousands':
      return { t: 's', v: text.replace(/^-?\d+/, grouped) };
    case 'fullWidth':
      return { t: 's', v: fullWidth(text) };
    case 'brackets':
      return { t: 'n', v: value, z: `${z}_);(${z})` };
    case 'minus':
      return { t: 's', v: text.replace('-', '−') };
    case 'triangle':
      return { t: 'n', v: value, z: `▲${z};▼${z};${z}` };
    case 'percentText':
      return { t: 's', v: `${text}%` };
  }
}

/** An empty page. */
export function newPage(name: string, hidden = false): Page {
  const sheet: WorkSheet = {};
  const claims: Claim[] = [];
  const bounds = { row: 0, column: 0 };
  const page: Page = {
    name,
    sheet,
    claims,
    hidden,
    put(row, column, cell) {
      bounds.row = Math.max(bounds.row, row - 1);
      bounds.column = Math.max(bounds.column, column - 1);
      sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: bounds.row, c: bounds.column } });
      if (cell === '') return;
      const built: CellObject =
        typeof cell === 'object' ? cell : typeof cell === 'number' ? { t: 'n', v: cell } : { t: 's', v: cell };
      sheet[utils.encode_cell({ r: row - 1, c: column - 1 })] = built;
    },
    line(row, column, cells) {
      cells.forEach((cell, i) => page.put(row, column + i, cell));
    },
    merge(top, left, bottom, right) {
      (sheet['!merges'] ??= []).push({ s: { r: top - 1, c: left - 1 }, e: { r: bottom - 1, c: right - 1 } });
      page.put(bottom, right, '');
    },
    figure([row, column], value, decimals, meaning, as = 'number') {
      page.put(row, column, cellOf(value, decimals, as));
      if (meaning === undefined) return;
      const cell = `${columnLetters(column - 1)}${row}`;
      claims.push({ ...meaning, value: as === 'general' ? String(value) : value.toFixed(decimals), sheet: name, cell });
    },
    hideRow(row) {
      (sheet['!rows'] ??= [])[row - 1] = { hidden: true };
    },
    hideColumn(column) {
      (sheet['!cols'] ??= [])[column - 1] = { hidden: true };
    },
  };
  return page;
}

/** The bytes of a workbook of these pages, written by another program. */
export function workbookOfPages(pages: readonly Page[], kind: 'xlsx' | 'xls'): Buffer {
  const workbook = utils.book_new();
  for (const page of pages) utils.book_append_sheet(workbook, page.sheet, page.name);
  workbook.Workbook = { Sheets: pages.map((page) => ({ Hidden: page.hidden ? 1 : 0 })) };
  const bytes: unknown = write(workbook, { type: 'buffer', bookType: kind, bookSST: true, cellStyles: true });
  if (!Buffer.isBuffer(bytes)) throw new Error('no bytes');
  return bytes;
}

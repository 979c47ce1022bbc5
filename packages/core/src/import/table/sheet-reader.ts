import { foldText } from '../../fold.ts';
import type { RegionCode } from '../../region/region.ts';
import type { GridRow } from '../grid.ts';
import { parseLabelRole } from './head-words.ts';
import { isNote } from './lines.ts';
import { plainCells, viewCells } from './row-cells.ts';
import { type TableRows, createTableRows } from './row-reader.ts';
import { type ViewRow, holdsFigures } from './sheet-view.ts';
import type { Sink } from './sink.ts';
import { type Surroundings, type Table, recogniseTables } from './table.ts';
import { bringsTitle, hasHead, headAndLines, rowsOfBody, rowText } from './head-rows.ts';

/** How far ahead rows are looked at to see what a column holds. */
const sampleRows = 150;

/** Reads one band of a sheet from top to bottom: finds the heads, opens a table under each, and gives its rows to it. */
export interface BandReader {
  /** The rows that are known from the start. */
  readHead(rows: readonly ViewRow[]): void;
  /** A row after them. */
  readRow(row: ViewRow): void;
  /** A row after them that has no merged areas. False where it is not plainly a row of the open table: then it is to be read
   *  by `readRow`. */
  readPlain(row: GridRow): boolean;
  readonly tables: readonly Table[];
}

/** Starts the reading of a band. */
export function createBandReader(around: Surroundings, city: RegionCode, sheet: string, sink: Sink): BandReader {
  const vocabulary = around.vocabularyOf(undefined);
  const tables: Table[] = [];
  let open: readonly TableRows[] = [];
  let headTexts: ReadonlySet<string> = new Set();
  let lineTexts: ReadonlySet<string> = new Set();
  let pending: ViewRow[] = [];

  const openTables = (sample: readonly ViewRow[]): boolean => {
    const parts = headAndLines(pending, vocabulary);
    const early = rowsOfBody(parts.headRows, sample, vocabulary);
    const headRows = parts.headRows.slice(0, parts.headRows.length - early.length);
    if (headRows.length === 0) return false;
    const found = recogniseTables({ headRows, lines: parts.lines, sample: [...early, ...sample] }, around).filter(
      (table) => isUnderstood(table),
    );
    if (found.length === 0) return false;
    for (const table of found) tables.push(table);
    open = found.map((table) => createTableRows(table, city, sheet, sink));
    headTexts = new Set(headRows.map((row) => rowText(row)));
    lineTexts = new Set(parts.lines.map((line) => foldText(line.text)));
    const bottom = headRows.at(-1)?.number ?? 0;
    for (const row of pending) {
      if (row.number <= bottom) continue;
      if (early.includes(row)) readAll(row, open);
      else heading(row, open);
    }
    return true;
  };

  const accept = (row: ViewRow, ahead: () => readonly ViewRow[]): void => {
    if (row.distinct.length === 0) return;
    if (open.length > 0 && headTexts.has(rowText(row)) && !bringsTitle(pending, lineTexts)) return;
    if (!holdsFigures(row)) {
      if (open.length > 0 && !startsHead(row, open) && readAsBody(row, open)) return;
      pending.push(row);
      // Text without end behind a table is no head.
      if (pending.length > 1000) pending = pending.slice(-100);
      return;
    }
    if (hasHead(pending, open, vocabulary)) {
      if (openTables([row, ...ahead()])) pending = [];
    } else if (open.length > 0) {
      for (const above of pending) heading(above, open);
      pending = [];
    }
    readAll(row, open);
  };

  return {
    tables,
    readHead: (rows) => {
      rows.forEach((row, i) => {
        accept(row, () => sampleFrom(rows, i + 1));
      });
    },
    readRow: (row) => accept(row, () => []),
    readPlain: (row) => {
      if (pending.length > 0 || open.length === 0 || !open.every((rows) => beginsWithFigure(rows.table, row)))
        return false;
      const cells = plainCells(row);
      for (const rows of open) rows.read(cells);
      return true;
    },
  };
}

const namingRoles: ReadonlySet<string> = new Set([
  'region',
  'regionCode',
  'indicator',
  'span',
  'year',
  'month',
  'quarter',
]);

/** Whether anything of a table was understood: a column of names, or a head that says what figures are. */
function isUnderstood(table: Table): boolean {
  return (
    table.labels.some((c) => namingRoles.has(c.role)) ||
    table.values.some(
      (c) => c.facets.indicator !== undefined || c.facets.region !== undefined || c.facets.measure !== undefined,
    )
  );
}

/** Whether the first cell with content among a row's figures is one: rows of heads, notes and marks are looked at more closely. */
function beginsWithFigure(table: Table, row: GridRow): boolean {
  for (const { column } of table.values) {
    const cell = row.cells[column];
    if (cell === undefined || cell.text === '') continue;
    if (cell.number !== undefined) return cell.date === undefined;
    const first = cell.text?.charCodeAt(0) ?? 0;
    return (first >= 48 && first <= 57) || (first === 45 && (cell.text?.length ?? 0) > 1);
  }
  return false;
}

/** The next rows with figures, up to the next row that looks like another head. */
function sampleFrom(rows: readonly ViewRow[], from: number): readonly ViewRow[] {
  const sample: ViewRow[] = [];
  for (let i = from; i < rows.length && i < from + sampleRows; i++) {
    const row = rows[i];
    if (row === undefined || row.distinct.length === 0) continue;
    if (holdsFigures(row)) sample.push(row);
    else if (row.distinct.length > 1 && row.distinct.some((c) => parseLabelRole(c.text) !== undefined)) break;
  }
  return sample;
}

function readAll(row: ViewRow, open: readonly TableRows[]): void {
  const cells = viewCells(row);
  for (const rows of open) rows.read(cells);
}

function heading(row: ViewRow, open: readonly TableRows[]): void {
  const cells = viewCells(row);
  for (const rows of open) rows.heading(cells);
}

/** A row of texts that begins another head: its cells are words of heads, and its labels are none of the open table. */
function startsHead(row: ViewRow, open: readonly TableRows[]): boolean {
  if (row.distinct.length < 2) return false;
  const cells = viewCells(row);
  return !open.some((rows) => rows.fits(cells));
}

/** A row without figures in an open table: a heading, a row with nothing reported, or one whose figures are words. */
function readAsBody(row: ViewRow, open: readonly TableRows[]): boolean {
  const [only, ...more] = row.distinct;
  if (only === undefined || (more.length === 0 && isNote(only.text))) return false;
  if (more.length === 0) return false;
  readAll(row, open);
  return true;
}

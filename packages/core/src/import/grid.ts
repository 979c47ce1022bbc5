import type { Fault } from './reading.ts';

/** A sheet as a reader hands it over: rows of cells, as they were stored and as they are shown. */
export interface GridCell {
  /** Text of a text cell, or what Excel would show for a number without its format; trimmed never. */
  readonly text?: string;
  /** Value of a numeric cell (cached value of a formula). */
  readonly number?: number;
  /** Number format of a numeric cell (`0.0%`); absent for General. */
  readonly format?: string;
  /** A numeric cell that the workbook shows as a date: the day. */
  readonly date?: string;
  /** An error value (`#DIV/0!`). */
  readonly error?: string;
  readonly formula?: boolean;
  /** Where it stands in a file that has no cells: the path to it in a message. */
  readonly place?: string;
}

/** A merged area, 1-based, inclusive. The value stands in its first cell. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface GridRow {
  /** 1-based row number of the sheet; record number in CSV. */
  readonly number: number;
  /** Hidden by hand (not by a filter). */
  readonly hidden: boolean;
  /** Cells by 0-based column; holes are empty cells. */
  readonly cells: readonly (GridCell | undefined)[];
}

export interface Grid {
  /** Empty for CSV. */
  readonly sheet: string;
  /** The whole sheet is hidden. */
  readonly hidden: boolean;
  /** 0-based columns hidden by hand. */
  readonly hiddenColumns: readonly number[];
  readonly merges: readonly Merge[];
  /** Rows with content, in order; the others are left out. */
  readonly rows: readonly GridRow[];
}

/** A workbook opened for reading. Sheets of long tables come in batches so that memory stays bounded:
 *  `head` holds the first rows, `rest` the others. */
export interface OpenWorkbook {
  readonly format: 'xlsx' | 'xls' | 'csv' | 'json';
  /** Encoding of a CSV as detected (`utf-8`, `gb18030`); absent otherwise. */
  readonly encoding?: string;
  readonly sheets: readonly OpenSheet[];
  /** What a file of JSON holds, before anything of it is understood; it has no sheets then. */
  readonly message?: unknown;
}

export interface OpenSheet {
  /** The first rows: the whole sheet when it has at most `headRows` rows. */
  readonly head: Grid;
  readonly complete: boolean;
  /** The rows after the head, in batches. May be iterated once. */
  readonly rest: AsyncIterable<readonly GridRow[]>;
  /** What was wrong with the message that the sheet was laid out from. */
  readonly faults?: readonly Fault[];
}

/** Letters of a 0-based column: 0 → A, 26 → AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

export function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${row}`;
}

import type { Merge } from '@shigan/core';

/** What goes into a workbook (工作簿): plain content that a writer turns into .xlsx or CSV. Whoever makes a table builds
 *  these values; nobody but the writer knows about files. Formulas cannot be said here, and text is always text. */
export interface SheetContent {
  readonly name: string;
  /** Default `visible`. `very-hidden` sheets cannot be shown from the spreadsheet's own menus. */
  readonly visibility?: 'visible' | 'hidden' | 'very-hidden';
  /** Row 1 first, without gaps: an empty row has no cells. */
  readonly rows: readonly RowContent[];
  /** 1-based, inclusive; the content stands in the first cell. */
  readonly merges?: readonly Merge[];
  /** From the first column on; `{}` leaves a column as it is. */
  readonly columns?: readonly ColumnContent[];
  readonly autoFilter?: FilterContent;
  /** Rows and columns that stay in view while one scrolls. */
  readonly frozen?: { readonly rows?: number; readonly columns?: number };
  /** Printed across, all columns on one page, the frozen rows on every page (横向打印，一页宽). */
  readonly isPrintedWide?: boolean;
}

export interface RowContent {
  /** From column A on; null or undefined is an empty cell. */
  readonly cells: readonly (CellContent | null | undefined)[];
  readonly hidden?: boolean;
  /** In points. */
  readonly height?: number;
}

export interface ColumnContent {
  /** In characters. */
  readonly width?: number;
  readonly hidden?: boolean;
}

/** An AutoFilter (自动筛选) over an area whose first row is the head. A filter is a view: the rows it leaves out are marked
 *  `hidden` by whoever builds the sheet. */
export interface FilterContent extends Merge {
  /** What is kept, per 0-based column of the sheet. */
  readonly keeps?: readonly { readonly column: number; readonly values: readonly string[] }[];
}

/** A bare string or number is the same as `{ text }` or `{ number }`. */
export type CellContent = string | number | StyledCell;

/** At most one of `text`, `runs`, `number`, `date`, `error`; none of them makes a styled empty cell. */
export interface StyledCell extends CellLook {
  readonly text?: string;
  /** Text in pieces, for footnote marks: `[{ text: '洪江区' }, { text: '②', superscript: true }]`. */
  readonly runs?: readonly TextRun[];
  readonly number?: number;
  /** A day, `2021-04-30`, stored as the spreadsheet's own date; give it a date `format`. */
  readonly date?: string;
  /** An error value as a spreadsheet shows it. */
  readonly error?: '#DIV/0!' | '#N/A' | '#NAME?' | '#NULL!' | '#NUM!' | '#REF!' | '#VALUE!';
}

export interface TextRun {
  readonly text: string;
  readonly superscript?: boolean;
  readonly bold?: boolean;
}

export interface CellLook {
  /** Number format, `0.0%`; absent for General. */
  readonly format?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** In points. */
  readonly size?: number;
  readonly font?: string;
  /** Text colour, `RRGGBB`. */
  readonly color?: string;
  /** Background, `RRGGBB`. */
  readonly fill?: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly wrap?: boolean;
  /** Indent of the text, in steps of the spreadsheet. */
  readonly indent?: number;
  /** Thin lines on all four sides. */
  readonly border?: boolean;
}

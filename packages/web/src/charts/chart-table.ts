import type { MaybeShown } from '@shigan/contract';
import { missingWords } from '@shigan/contract';
import { isMissing, type Language } from '@shigan/core';

/** A cell of a table: words, or a figure with its value and its id. */
export interface TableCell {
  readonly text: string;
  readonly value?: number;
  readonly figure?: string;
  readonly decimals?: number;
}

/** The table of a chart (数据表): all that it draws, to be read, and to be taken along. */
export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** A figure as a cell; an absent one gives the reason. */
export function figureCell(figure: MaybeShown, language: Language): TableCell {
  if (isMissing(figure)) return { text: missingWords[figure.missing][language] };
  const { value, shown } = figure;
  const point = shown.indexOf('.');
  return { text: shown, value, figure: figure.figure, decimals: point === -1 ? 0 : shown.length - point - 1 };
}

const startsFormula = /^[=+\-@\t\r]/;

/** A table as CSV (RFC 4180), numbers with the decimals they are shown with. Text that a spreadsheet would take for a formula gets an
 *  apostrophe in front. */
export function csvOf(table: ChartTable): string {
  const field = (cell: TableCell): string => {
    const text =
      cell.value === undefined && cell.text.length > 1 && startsFormula.test(cell.text) ? `'${cell.text}` : cell.text;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const rows = [table.head.map((text) => ({ text })), ...table.rows];
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

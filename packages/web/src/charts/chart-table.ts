import type { MaybeShown } from '@shigan/contract';
import { missingWords } from '@shigan/contract';
import { csvLine, isMissing, type Language } from '@shigan/core';

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

/** A table as CSV, numbers with the decimals they are shown with; text that a spreadsheet would take for a formula is disarmed. */
export function csvOf(table: ChartTable): string {
  return [table.head, ...table.rows.map((row) => row.map(({ text }) => text))].map(csvLine).join('');
}

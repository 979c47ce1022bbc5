import type { MaybeShown } from '@shigan/contract';
import { missingWords } from '@shigan/contract';
import { csvLine, type FiguredCell, isMissing, type Language, withFigureColumns } from '@shigan/core';

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

/** A table as it is taken along, its head first. */
export function figuredRows({ head, rows }: ChartTable): readonly (readonly FiguredCell[])[] {
  return [
    head.map((text) => ({ text, figures: [] })),
    ...rows.map((row) => row.map(({ text, figure }) => ({ text, figures: figure === undefined ? [] : [figure] }))),
  ];
}

/** A table as CSV, the ids of figures in columns of their own; numbers with the decimals they are shown with; text that a spreadsheet would take for a formula is disarmed. */
export function csvOf(table: ChartTable, language: Language): string {
  return withFigureColumns(figuredRows(table), 0, language).map(csvLine).join('');
}

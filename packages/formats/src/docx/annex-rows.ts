import type { TableBlock } from '@shigan/core';
import { headLinePitch, rowHeight, size, textWidth } from './page.ts';
import { widthInCharacters } from './text-width.ts';

/** What stands at the left and right of a cell's text, in twips. */
export const cellMargin = 28;

/** Widths of the columns of an annex table, in twips. */
export function columnTwips({ widths }: TableBlock<string>): readonly number[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => Math.floor((width / total) * textWidth));
}

/** Full-width characters of table type that stand in a width given in twips. */
export function charactersOf(width: number): number {
  return Math.max(1, Math.floor(width / (size.table * 10)));
}

/** Lines that a text takes in a column: numbers, days and Latin words stay whole, and what is wider than the column is broken anyhow. */
export function linesIn(text: string, width: number): number {
  const most = Math.max(1, (width - 2 * cellMargin) / (size.table * 10));
  let lines = 1;
  let used = 0;
  for (const piece of text.match(/[\x21-\x7e]+|./gsu) ?? []) {
    const wide = widthInCharacters(piece);
    if (piece === '\n' || used + wide > most + 0.01) {
      if (used > 0 || piece === '\n') lines += 1;
      used = 0;
    }
    if (piece === '\n') continue;
    const over = Math.ceil(wide / most) - 1;
    lines += over;
    used += wide - over * most;
  }
  return lines;
}

/** Heights of the rows of an annex table, in twips: 5 mm, and a line more for every further line of a cell. */
export function rowHeights(block: TableBlock<string>): readonly number[] {
  const columns = columnTwips(block);
  return block.rows.map((cells) => {
    const lines = Math.max(1, ...cells.map(({ text }, i) => linesIn(text, columns[i] ?? 0)));
    return rowHeight + (lines - 1) * headLinePitch;
  });
}

import type { Block, TableBlock } from '@shigan/core';
import { charactersOf, columnTwips, linesIn, rowHeights } from './annex-rows.ts';
import { headLinePitch, linePitch, margins, paper, smallLine, textWidth } from './page.ts';
import { linesOfText, widthInCharacters } from './text-width.ts';

/** A stretch of a block that stands whole on one page: a table's rows from one to another, or a chart. */
export interface AnnexPart {
  readonly block: Block<string>;
  readonly firstRow: number;
  readonly endRow: number;
  /** The notes follow this part. */
  readonly isLast: boolean;
}

/** What is left free at the foot of a page, so that rules and the roundings of a program never push a line over. */
const slack = 150;

/** Space of a drawing beyond its own height. */
const aroundDrawing = 100;

/** Height of the text area in twips, less the slack. */
const room: number = paper.height - margins.top - margins.bottom - slack;

/** Lines that the head of a table takes. */
function headLines(block: TableBlock<string>): number {
  const columns = columnTwips(block);
  return Math.max(1, ...block.head.map((text, i) => linesIn(text, columns[i] ?? 0)));
}

/** Sets the blocks of an annex on pages. Every height is known beforehand (lines are exact, rows as high as their lines), so the number of pages is
 *  too: a document can then be made to end on an even page, whatever program sets it. `foot` is what the last page holds besides, in
 *  twips: the imprint; it comes on a page of its own where the last has no room for it. */
export function annexPages(
  annex: readonly Block<string>[],
  options: {
    readonly markHeight: number;
    readonly foot: number;
    /** Height of the drawing of a chart, in twips; 0 where none is drawn. */
    readonly drawingHeight: (block: Block<string>) => number;
  },
): readonly (readonly AnnexPart[])[] {
  const pages: AnnexPart[][] = [[]];
  let left = room - options.markHeight;
  const put = (part: AnnexPart, height: number): void => {
    pages.at(-1)?.push(part);
    left -= height;
  };
  const turn = (): void => {
    if (pages.at(-1)?.length === 0) return;
    pages.push([]);
    left = room;
  };
  for (const block of annex) {
    if (block.kind === 'table') {
      const headHeight = headLines(block) * headLinePitch + 60 + smallLine * (block.unit === '' ? 1 : 2);
      const notes = block.notes.reduce((sum, note) => sum + smallLine * noteLines(note), 0);
      const heights = rowHeights(block).map((height) => height + 1);
      const heightOf = (from: number, to: number): number =>
        heights.slice(from, to).reduce((sum, height) => sum + height, 0);
      let firstRow = 0;
      do {
        const rest = block.rows.length - firstRow;
        // A head with fewer than three rows under it is left for the next page.
        if (left < headHeight + heightOf(firstRow, firstRow + 3) + (rest <= 3 ? notes : 0)) turn();
        const free = left - headHeight;
        let fit = 0;
        while (fit < rest && heightOf(firstRow, firstRow + fit + 1) <= free) fit += 1;
        const holdsNotes = free - heightOf(firstRow, firstRow + rest) >= notes;
        // Where only the notes would go over, two rows go with them.
        const taken = holdsNotes ? rest : Math.max(1, Math.min(fit, rest - 2));
        const isLast = taken >= rest;
        put(
          { block, firstRow, endRow: firstRow + taken, isLast },
          headHeight + heightOf(firstRow, firstRow + taken) + (isLast ? notes : 0),
        );
        firstRow += taken;
        if (!isLast) turn();
      } while (firstRow < block.rows.length);
    } else {
      const drawing = block.kind === 'chart' ? options.drawingHeight(block) : 0;
      if (block.kind === 'chart' && drawing === 0) continue;
      const height = block.kind === 'chart' ? 2 * smallLine + drawing + aroundDrawing : linesOfText(block) * linePitch;
      if (left < height) turn();
      put({ block, firstRow: 0, endRow: 0, isLast: true }, height);
    }
  }
  if (left < options.foot) turn();
  return pages;
}

function noteLines(note: string): number {
  return Math.max(1, Math.ceil((widthInCharacters(note) + 3) / charactersOf(textWidth)));
}

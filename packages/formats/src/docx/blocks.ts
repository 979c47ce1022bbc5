import type { Block } from '@shigan/core';
import { AlignmentType, ImageRun, Paragraph, type Table, TextRun } from 'docx';
import type { AnnexPart } from './annex-pages.ts';
import type { FigureMarks } from './figure-marks.ts';
import { fonts, pixelsOf, size, textWidth } from './page.ts';
import { bodyLine, bodyParagraph, heading } from './paragraphs.ts';
import { annexTable, small, wholeTable } from './tables.ts';
import type { FormWords } from '../form-words.ts';

/** A chart already drawn. */
export interface DrawnChart {
  readonly title: string;
  readonly png: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A block of the text. Charts stand in the annex. */
export function bodyBlock(
  block: Block<string>,
  options: { readonly marks: FigureMarks; readonly words: FormWords; readonly last: boolean },
): (Paragraph | Table)[] {
  const { marks, words, last } = options;
  switch (block.kind) {
    case 'heading':
      return [heading(block.level, block.text)];
    case 'paragraph':
      return [bodyParagraph(block.runs, marks, last)];
    case 'table':
      return annexTable(block, wholeTable(block), marks, words);
    case 'chart':
      return [];
  }
}

const drawingWidth: number = Math.floor(pixelsOf(textWidth));

/** Height of a drawing as it is set, in pixels. */
export function heightOf(drawn: DrawnChart): number {
  return Math.round((drawn.heightPx / drawn.widthPx) * drawingWidth);
}

/** A part of the annex as it stands on its page. */
export function annexBlock(
  part: AnnexPart,
  options: {
    readonly breakBefore: boolean;
    readonly drawn: DrawnChart | undefined;
    readonly marks: FigureMarks;
    readonly words: FormWords;
  },
): (Paragraph | Table)[] {
  const { block } = part;
  const { breakBefore, drawn } = options;
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return bodyBlock(block, { marks: options.marks, words: options.words, last: false });
    case 'table':
      return annexTable(block, { ...part, breakBefore }, options.marks, options.words);
    case 'chart':
      if (drawn === undefined) return [];
      return [
        small(block.title, { bold: true, size: 21, keepNext: true, breakBefore }),
        small(block.subtitle, { keepNext: true }),
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [
            new ImageRun({
              type: 'png',
              data: drawn.png,
              transformation: { width: drawingWidth, height: heightOf(drawn) },
              altText: { name: block.title, title: block.title, description: block.subtitle },
            }),
          ],
        }),
      ];
  }
}

/** 附件 in 黑体 at the head of a new page. */
export function annexMark(text: string): Paragraph {
  return new Paragraph({
    spacing: bodyLine,
    keepNext: true,
    children: [new TextRun({ text, font: fonts.heading, size: size.body })],
  });
}

import type { TableBlock, TableCell as Cell } from '@shigan/core';
import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  HeightRule,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { cellMargin, columnTwips, rowHeights } from './annex-rows.ts';
import type { FigureMarks } from './figure-marks.ts';
import { fonts, headLinePitch, rowHeight, size, textWidth } from './page.ts';
import type { FormWords } from '../form-words.ts';

const hairline = { style: BorderStyle.SINGLE, size: 4, color: '808080' } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' } as const;
const strong = { style: BorderStyle.SINGLE, size: 8, color: '000000' } as const;

const alignments = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const;

/** The rows of a table that stand on one page, and whether the page begins with them. */
export interface TablePart {
  readonly firstRow: number;
  readonly endRow: number;
  readonly isLast: boolean;
  readonly breakBefore: boolean;
}

/** All of a table, wherever a page ends. */
export function wholeTable(block: TableBlock<string>): TablePart {
  return { firstRow: 0, endRow: block.rows.length, isLast: true, breakBefore: false };
}

/** A table of the annex, or its part on one page: title (续表 where it goes on), unit at the right, head, rows as high as their
 *  text, hairlines between rows and none between columns. */
export function annexTable(
  block: TableBlock<string>,
  part: TablePart,
  marks: FigureMarks,
  words: FormWords,
): (Paragraph | Table)[] {
  const widths = columnTwips(block);
  const heights = rowHeights(block);
  const body = block.rows.slice(part.firstRow, part.endRow).map(
    (cells, n) =>
      new TableRow({
        cantSplit: true,
        // At least, so that no program that breaks a line elsewhere cuts words off.
        height: { value: heights[part.firstRow + n] ?? rowHeight, rule: HeightRule.ATLEAST },
        children: cells.map((c, i) => cellOf([c], widths[i] ?? 0, marks, false)),
      }),
  );
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: block.head.map((text, i) =>
      cellOf(
        text.split('\n').map((line): Cell<string> => ({ text: line, align: 'center' })),
        widths[i] ?? 0,
        marks,
        true,
      ),
    ),
  });
  return [
    part.firstRow === 0
      ? small(block.title, {
          bold: true,
          align: 'center',
          size: size.caption,
          keepNext: true,
          breakBefore: part.breakBefore,
        })
      : small(words.continued(block.title), { align: 'center', size: size.caption, keepNext: true, breakBefore: true }),
    ...(block.unit === '' ? [] : [small(words.unit(block.unit), { align: 'right', keepNext: true })]),
    new Table({
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders: {
        top: strong,
        bottom: strong,
        left: none,
        right: none,
        insideHorizontal: hairline,
        insideVertical: none,
      },
      rows: [head, ...body],
    }),
    ...(part.isLast ? block.notes : []).map((note) => small(words.note(note), { align: 'left' })),
  ];
}

function cellOf(lines: readonly Cell<string>[], width: number, marks: FigureMarks, head: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: cellMargin, right: cellMargin, top: 0, bottom: 0 },
    borders: head ? { bottom: strong, left: none, right: none } : { left: none, right: none },
    children: lines.map((c) => {
      const text = new TextRun({
        text: c.text,
        font: head ? fonts.heading : fonts.body,
        size: head ? size.tableHead : size.table,
      });
      return new Paragraph({
        alignment: alignments[head ? 'center' : (c.align ?? 'left')],
        // Exact, or every row would be raised to the page's line grid.
        spacing: { line: headLinePitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
        children: [c.figure === undefined ? text : new Bookmark({ id: marks.mark(c.figure), children: [text] })],
      });
    }),
  });
}

/** A small line above or below a table or chart. */
export function small(
  text: string,
  options: {
    readonly bold?: boolean;
    readonly align?: 'left' | 'right' | 'center';
    readonly size?: number;
    readonly keepNext?: boolean;
    readonly breakBefore?: boolean;
  } = {},
): Paragraph {
  return new Paragraph({
    alignment: alignments[options.align ?? 'left'],
    spacing: { line: 320, lineRule: LineRuleType.EXACT, before: 40, after: 20 },
    ...(options.keepNext === true ? { keepNext: true } : {}),
    ...(options.breakBefore === true ? { pageBreakBefore: true } : {}),
    children: [
      new TextRun({ text, font: options.bold === true ? fonts.heading : fonts.body, size: options.size ?? size.table }),
    ],
  });
}

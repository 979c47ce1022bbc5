import type { TableBlock, TableCell as Cell } from '@shigan/core';
import {
  AlignmentType,
  Bookmark,
  BorderStyle,
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
import type { FigureMarks } from './figure-marks.ts';
import { fonts, size, textWidth } from './page.ts';

const hairline = { style: BorderStyle.SINGLE, size: 4, color: '808080' } as const;
const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' } as const;
const strong = { style: BorderStyle.SINGLE, size: 8, color: '000000' } as const;

const alignments = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const;

/** A table of the annex: title, unit at the right, head repeated on every page, hairlines between rows and none between columns. */
export function annexTable(block: TableBlock, marks: FigureMarks, width: number = textWidth): (Paragraph | Table)[] {
  const total = block.widths.reduce((sum, w) => sum + w, 0);
  const widths = block.widths.map((w) => Math.floor((w / total) * width));
  const row = (cells: readonly Cell[], head: boolean, last: boolean): TableRow =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: cells.map((c, i) => cellOf(c, widths[i] ?? 0, marks, head, last)),
    });
  const headCells = block.head.map((text): Cell => ({ text, align: 'center' }));
  return [
    small(block.title, { bold: true, align: 'center', size: size.body - 4, keepNext: true }),
    ...(block.unit === '' ? [] : [small(`单位：${block.unit}`, { align: 'right', keepNext: true })]),
    new Table({
      width: { size: width, type: WidthType.DXA },
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
      rows: [
        row(headCells, true, false),
        ...block.rows.map((cells, i) => row(cells, false, i === block.rows.length - 1)),
      ],
    }),
    ...block.notes.map((note) => small(`注：${note}`, { align: 'left' })),
  ];
}

function cellOf(c: Cell, width: number, marks: FigureMarks, head: boolean, last: boolean): TableCell {
  const text = new TextRun({
    text: c.text,
    font: head ? fonts.heading : fonts.body,
    size: head ? size.tableHead : size.table,
  });
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: 40, right: 40, top: 20, bottom: 20 },
    ...(head
      ? { borders: { bottom: strong, left: none, right: none } }
      : last
        ? { borders: { left: none, right: none } }
        : { borders: { left: none, right: none } }),
    children: [
      new Paragraph({
        alignment: alignments[head ? 'center' : (c.align ?? 'left')],
        // Exact, or every row would be raised to the page's line grid.
        spacing: { line: 300, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
        children: [c.figure === undefined ? text : new Bookmark({ id: marks.mark(c.figure), children: [text] })],
      }),
    ],
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
  } = {},
): Paragraph {
  return new Paragraph({
    alignment: alignments[options.align ?? 'left'],
    spacing: { line: 380, lineRule: LineRuleType.EXACT, before: 60, after: 40 },
    ...(options.keepNext === true ? { keepNext: true } : {}),
    children: [
      new TextRun({ text, font: options.bold === true ? fonts.heading : fonts.body, size: options.size ?? size.table }),
    ],
  });
}

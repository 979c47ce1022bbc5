import type { DocumentTable, TablesDocument } from '@shigan/app';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { fonts, mm, paper, size } from './page.ts';

const margin = { top: mm(26), bottom: mm(22), left: mm(20), right: mm(20) } as const;
const across = paper.height - margin.left - margin.right;
const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
/** Lines of a cell, 五号 on 15 pt. */
const cellLine = 300;

/** Sets tables as .docx across A4: a title in 小标宋 over each, its head repeated on every page, full rules, rows as high as their text
 *  and never broken over two pages. */
export async function writeTablesDocument({ title, demo, tables }: TablesDocument): Promise<Uint8Array> {
  const document = new Document({
    title,
    description: demo,
    styles: { default: { document: { run: { font: fonts.body, size: 21 } } } },
    sections: tables.map((table) => ({
      properties: {
        type: SectionType.NEXT_PAGE,
        // The writer turns the sides itself where a page lies across.
        page: {
          size: { ...paper, orientation: PageOrientation.LANDSCAPE },
          margin: { ...margin, header: mm(12), footer: mm(10) },
        },
      },
      headers: { default: new Header({ children: [row(demo, AlignmentType.RIGHT, 18, '808080')] }) },
      footers: { default: new Footer({ children: [pageNumber()] }) },
      children: tableOf(table),
    })),
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function tableOf({ title, note, head, widths, rows }: DocumentTable): (Paragraph | Table)[] {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => Math.floor((width / total) * across));
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: 640, lineRule: LineRuleType.EXACT, before: 0, after: 60 },
      children: [new TextRun({ text: title, font: fonts.title, size: size.title })],
    }),
    row(note, AlignmentType.RIGHT, size.caption),
    new Table({
      width: { size: across, type: WidthType.DXA },
      columnWidths: columns,
      layout: TableLayoutType.FIXED,
      borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
      rows: [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: head.map((text, i) => cell(text, columns[i] ?? 0, true)),
        }),
        ...rows.map(
          (cells) => new TableRow({ cantSplit: true, children: cells.map((text, i) => cell(text, columns[i] ?? 0)) }),
        ),
      ],
    }),
  ];
}

/** Short cells are centred, long ones begin at the left. */
function cell(text: string, width: number, head = false): TableCell {
  const centred = head || text.length <= 6;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: 60, right: 60, top: 30, bottom: 30 },
    children: text.split('\n').map(
      (part) =>
        new Paragraph({
          alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
          spacing: { line: cellLine, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
          children: [new TextRun({ text: part, font: head ? fonts.heading : fonts.body, size: 21 })],
        }),
    ),
  });
}

function row(
  text: string,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
  type: number,
  color?: string,
): Paragraph {
  return new Paragraph({
    alignment,
    children: [new TextRun({ text, font: fonts.body, size: type, ...(color === undefined ? {} : { color }) })],
  });
}

function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: fonts.pageNumber, size: size.imprint })],
  });
}

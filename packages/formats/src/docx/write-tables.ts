import type { DocumentTable, TablesDocument } from '@shigan/app';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  type ISectionOptions,
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
const widthAcross = paper.height - margin.left - margin.right;
const widthUpright = paper.width - margin.left - margin.right;
const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
/** Lines of a cell, 五号 on 15 pt. */
const cellLine = 300;

/** Sets tables as .docx: a title over each, its head repeated on every page, full rules, rows as high as their text and never broken over
 *  two pages. Across A4 each has pages of its own and its title in 小标宋; upright they stand one below the other under the document's. */
export async function writeTablesDocument(content: TablesDocument): Promise<Uint8Array> {
  const { title, demo, tables } = content;
  const sections = content.form === 'upright' ? [upright(content)] : tables.map((table) => across(table, demo));
  const document = new Document({
    title,
    description: demo,
    styles: { default: { document: { run: { font: fonts.body, size: 21 } } } },
    sections,
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function across(table: DocumentTable, demo: string): ISectionOptions {
  return {
    ...page(PageOrientation.LANDSCAPE, demo),
    children: [mainTitle(table.title), row(table.note, AlignmentType.RIGHT, size.caption), gridOf(table, widthAcross)],
  };
}

function upright({ title, demo, tables }: TablesDocument): ISectionOptions {
  return {
    ...page(PageOrientation.PORTRAIT, demo),
    children: [
      mainTitle(title),
      ...tables.flatMap((table) => [
        ...(table.note === '' ? [] : [row(table.note, AlignmentType.RIGHT, 21)]),
        new Paragraph({
          keepNext: true,
          spacing: { before: 240, after: 100 },
          children: [new TextRun({ text: table.title, font: fonts.heading, size: 28 })],
        }),
        gridOf(table, widthUpright),
      ]),
    ],
  };
}

function page(
  orientation: (typeof PageOrientation)[keyof typeof PageOrientation],
  demo: string,
): Omit<ISectionOptions, 'children'> {
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      // The writer turns the sides itself where a page lies across.
      page: { size: { ...paper, orientation }, margin: { ...margin, header: mm(12), footer: mm(10) } },
    },
    headers: { default: new Header({ children: [row(demo, AlignmentType.RIGHT, 18, '808080')] }) },
    footers: { default: new Footer({ children: [pageNumber()] }) },
  };
}

function mainTitle(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { line: 640, lineRule: LineRuleType.AT_LEAST, before: 0, after: 60 },
    children: [new TextRun({ text, font: fonts.title, size: size.title })],
  });
}

function gridOf({ head, widths, rows }: DocumentTable, width: number): Table {
  const columns = columnsIn(widths, width);
  // A column of short words is centred, whatever length a single one has.
  const centred = head.map((_, i) => rows.every((texts) => (texts[i] ?? '').length <= mostCentred));
  const cells = (texts: readonly string[], isHead = false): TableCell[] =>
    texts.map((text, i) => cell(text, columns[i] ?? 0, isHead ? 'head' : centred[i] === true ? 'centred' : 'left'));
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: columns,
    layout: TableLayoutType.FIXED,
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: cells(head, true) }),
      ...rows.map((texts) => new TableRow({ cantSplit: true, children: cells(texts) })),
    ],
  });
}

/** Characters up to which a cell counts as short. */
const mostCentred = 10;

/** A full character of 五号, and what stands at both sides of a cell's text with a little room, in twips. */
const character = 230;
const aroundCell = 2 * 60 + 30;

/** Columns up to this many characters keep their width: 办理中, 怀化市, 2021-05-20 stay on one line. */
const mostKept = 7;

/** Widths of columns in twips: narrow ones as wide as their words, the others share what is left by their lengths. */
function columnsIn(widths: readonly number[], width: number): readonly number[] {
  const kept = widths.map((one) => (one <= mostKept ? one * character + aroundCell : 0));
  const left = width - kept.reduce((sum, one) => sum + one, 0);
  const shared = widths.reduce((sum, one) => sum + (one <= mostKept ? 0 : one), 0);
  const total = widths.reduce((sum, one) => sum + one, 0);
  // Where narrow columns alone would fill the page, all give way.
  if (left < (shared === 0 ? 0 : width / 4)) return widths.map((one) => Math.floor((one / total) * width));
  if (shared === 0) return kept.map((one) => Math.floor((one / (width - left)) * width));
  return widths.map((one, i) => kept[i] || Math.floor((one / shared) * left));
}

function cell(text: string, width: number, form: 'head' | 'centred' | 'left'): TableCell {
  const isHead = form === 'head';
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    margins: { left: 60, right: 60, top: 30, bottom: 30 },
    children: text.split('\n').map(
      (part) =>
        new Paragraph({
          alignment: form === 'left' ? AlignmentType.LEFT : AlignmentType.CENTER,
          spacing: { line: cellLine, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
          children: [new TextRun({ text: part, font: isHead ? fonts.heading : fonts.body, size: 21 })],
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

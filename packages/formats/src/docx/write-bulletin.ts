import type { Block, EconomicBulletin, Figure } from '@shigan/core';
import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  Header,
  ImageRun,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  type Table,
  TextRun,
} from 'docx';
import { FigureMarks } from './figure-marks.ts';
import { imprint } from './imprint.ts';
import { masthead } from './masthead.ts';
import { bodyCharacter, fonts, footerDistance, linePitch, margins, mm, paper, size } from './page.ts';
import { bodyLine, bodyParagraph, bodyRuns, emptyLine, heading } from './paragraphs.ts';
import { annexTable, small } from './tables.ts';

/** A chart already drawn. */
export interface DrawnChart {
  readonly title: string;
  readonly png: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface BulletinDocumentOptions {
  readonly idOf: (figure: Figure) => string;
  /** Drawings of the annex's charts, in their order. */
  readonly charts: readonly DrawnChart[];
}

/** Sets a bulletin as .docx in the official form (GB/T 9704-2012): masthead of a series, 28 characters by 22 lines, headings that
 *  are not stranded, page numbers 7 mm below the text area, tables and charts in the annex, imprint at the foot of the last page. */
export async function writeBulletinDocument(
  bulletin: EconomicBulletin,
  options: BulletinDocumentOptions,
): Promise<Uint8Array> {
  const marks = new FigureMarks(options.idOf);
  const children: (Paragraph | Table)[] = [...masthead(bulletin)];
  if (bulletin.addressees !== '')
    children.push(
      new Paragraph({ spacing: bodyLine, children: bodyRuns([{ text: `${bulletin.addressees}：` }], marks) }),
    );
  for (const block of bulletin.body) children.push(...blockOf(block, marks, options.charts));
  children.push(emptyLine({ keepNext: true }), signature(bulletin.unit), signature(bulletin.date));
  const charts = [...options.charts];
  for (const [i, block] of bulletin.annex.entries()) {
    if (i === 0) children.push(annexMark(bulletin.annex.length));
    children.push(...blockOf(block, marks, block.kind === 'chart' ? charts.splice(0, 1) : []));
  }
  // The frames are anchored to the paragraph behind them.
  children.push(imprint(bulletin), hairParagraph());
  const document = new Document({
    creator: bulletin.unit,
    title: bulletin.title,
    description: bulletin.demo ? '演示数据' : '',
    customProperties: marks.properties(),
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: fonts.body, size: size.body } } } },
    sections: [
      {
        properties: {
          type: SectionType.NEXT_PAGE,
          page: { size: paper, margin: { ...margins, header: mm(20), footer: footerDistance } },
          grid: { type: DocumentGridType.LINES, linePitch },
        },
        headers: { default: head(bulletin), even: head(bulletin) },
        footers: { default: pageNumber('odd'), even: pageNumber('even') },
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function hairParagraph(): Paragraph {
  return new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT, before: 0, after: 0 }, children: [] });
}

function blockOf(block: Block, marks: FigureMarks, charts: readonly DrawnChart[]): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block.level, block.text)];
    case 'paragraph':
      return [bodyParagraph(block.runs, marks)];
    case 'table':
      return annexTable(block, marks);
    case 'chart': {
      const drawn = charts[0];
      if (drawn === undefined) return [];
      const width = 560;
      return [
        small(block.title, { bold: true, align: 'center', keepNext: true }),
        small(block.subtitle, { align: 'center', keepNext: true }),
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [
            new ImageRun({
              type: 'png',
              data: drawn.png,
              transformation: { width, height: Math.round((drawn.heightPx / drawn.widthPx) * width) },
              altText: { name: block.title, title: block.title, description: block.subtitle },
            }),
          ],
        }),
      ];
    }
  }
}

/** The signature: centred over the date, four characters in from the right. */
function signature(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: bodyLine,
    indent: { right: 4 * bodyCharacter },
    keepLines: true,
    children: bodyRuns([{ text }], new FigureMarks(() => '')),
  });
}

/** 附件 in 黑体 at the head of a new page. */
function annexMark(count: number): Paragraph {
  return new Paragraph({
    pageBreakBefore: true,
    spacing: bodyLine,
    keepNext: true,
    children: [new TextRun({ text: count > 1 ? '附件' : '附件', font: fonts.heading, size: size.body })],
  });
}

/** The running head says when the figures are invented. */
function head(bulletin: EconomicBulletin): Header {
  const text = bulletin.demo ? '演示数据：除标明公开者外均为虚构' : '';
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [new TextRun({ text, font: fonts.body, size: 18, color: '808080' })],
      }),
    ],
  });
}

/** — 1 — in 4号 half-width 宋体; odd pages at the right, even at the left, one character in. */
function pageNumber(side: 'odd' | 'even'): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'odd' ? { right: 280 } : { left: 280 },
        children: [
          new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: fonts.pageNumber, size: size.imprint }),
        ],
      }),
    ],
  });
}

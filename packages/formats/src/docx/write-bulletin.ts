import type { Block, EconomicBulletin } from '@shigan/core';
import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  Header,
  ImageRun,
  type ISectionOptions,
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
import { fonts, footerDistance, linePitch, margins, mm, paper, pixelsOf, size, textWidth } from './page.ts';
import { bodyLine, bodyParagraph, bodyRuns, emptyLine, heading, signature } from './paragraphs.ts';
import { annexTable, small } from './tables.ts';
import { formWords, type FormWords } from '../form-words.ts';

/** A chart already drawn. */
interface DrawnChart {
  readonly title: string;
  readonly png: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface BulletinDocumentOptions {
  /** Drawings of the annex's charts, in their order. */
  readonly charts: readonly DrawnChart[];
}

/** Sets a bulletin as .docx in the official form (GB/T 9704-2012): masthead of a series, 28 characters by 22 lines, headings that
 *  are not stranded, page numbers 7 mm below the text area, tables and charts in the annex, imprint at the foot of the last page. */
export async function writeBulletinDocument(
  bulletin: EconomicBulletin<string>,
  options: BulletinDocumentOptions,
): Promise<Uint8Array> {
  const marks = new FigureMarks();
  const children: (Paragraph | Table)[] = [...masthead(bulletin)];
  const words = formWords[bulletin.language];
  if (bulletin.addressees !== '')
    children.push(
      new Paragraph({
        spacing: bodyLine,
        children: bodyRuns([{ text: words.addressees(bulletin.addressees) }], marks),
      }),
    );
  const charts = [...options.charts];
  const drawn = (block: Block<string>): DrawnChart | undefined => (block.kind === 'chart' ? charts.shift() : undefined);
  for (const [i, block] of bulletin.body.entries()) {
    const last = i === bulletin.body.length - 1;
    children.push(...blockOf(block, marks, words, drawn(block), last));
  }
  children.push(emptyLine({ keepNext: true }), ...signature(bulletin.unit, bulletin.date));
  const annex = bulletin.annex.flatMap((block) => blockOf(block, marks, words, drawn(block)));
  if (annex.length > 0) annex.unshift(annexMark(words.annex));
  (annex.length > 0 ? annex : children).push(imprint(bulletin));
  const document = new Document({
    creator: bulletin.unit,
    title: bulletin.title,
    description: bulletin.demo ? formWords[bulletin.language].demo : '',
    customProperties: marks.properties(),
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: fonts.body, size: size.body } } } },
    sections: [
      { ...section(bulletin, true), children },
      // Tables and drawings are not set on the grid of lines.
      ...(annex.length > 0 ? [{ ...section(bulletin, false), children: annex }] : []),
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** Page, running head and page numbers; the text is set on a grid of 22 lines. */
function section(bulletin: EconomicBulletin<string>, grid: boolean): Omit<ISectionOptions, 'children'> {
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: { size: paper, margin: { ...margins, header: mm(20), footer: footerDistance } },
      ...(grid ? { grid: { type: DocumentGridType.LINES, linePitch } } : {}),
    },
    headers: { default: head(bulletin), even: head(bulletin) },
    footers: { default: pageNumber('odd'), even: pageNumber('even') },
  };
}

function blockOf(
  block: Block<string>,
  marks: FigureMarks,
  words: FormWords,
  drawn: DrawnChart | undefined,
  last = false,
): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block.level, block.text)];
    case 'paragraph':
      return [bodyParagraph(block.runs, marks, last)];
    case 'table':
      return annexTable(block, marks, words);
    case 'chart': {
      if (drawn === undefined) return [];
      const width = Math.floor(pixelsOf(textWidth));
      return [
        small(block.title, { bold: true, size: 21, keepNext: true }),
        small(block.subtitle, { keepNext: true }),
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

/** 附件 in 黑体 at the head of a new page. */
function annexMark(text: string): Paragraph {
  return new Paragraph({
    spacing: bodyLine,
    keepNext: true,
    children: [new TextRun({ text, font: fonts.heading, size: size.body })],
  });
}

/** The running head says when the figures are invented. */
function head(bulletin: EconomicBulletin<string>): Header {
  const text = bulletin.demo ? formWords[bulletin.language].demo : '';
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

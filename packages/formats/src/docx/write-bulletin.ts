import type { Block, EconomicBulletin } from '@shigan/core';
import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  SectionType,
  type Table,
  TextRun,
} from 'docx';
import { annexPages } from './annex-pages.ts';
import { annexBlock, annexMark, bodyBlock, type DrawnChart, heightOf } from './blocks.ts';
import { FigureMarks } from './figure-marks.ts';
import { imprint, imprintHeight } from './imprint.ts';
import { masthead } from './masthead.ts';
import { fonts, footerDistance, linePitch, margins, mm, paper, size } from './page.ts';
import { bodyLine, bodyRuns, emptyLine, signature } from './paragraphs.ts';
import { estimatedText, linesPerPage } from './text-width.ts';
import { formWords } from '../form-words.ts';

export interface BulletinDocumentOptions {
  /** Drawings of the annex's charts, in their order. */
  readonly charts: readonly DrawnChart[];
}

/** Sets a bulletin as .docx in the official form (GB/T 9704-2012): masthead of a series, 28 characters by 22 lines, headings that
 *  are not stranded, page numbers 7 mm below the text area, tables and charts in the annex, imprint at the foot of the last page, an even one. */
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
  for (const [i, block] of bulletin.body.entries())
    children.push(...bodyBlock(block, { marks, words, last: i === bulletin.body.length - 1 }));
  children.push(emptyLine({ keepNext: true }), ...signature(bulletin.unit, bulletin.date));
  const last = lastSection(bulletin, options.charts, marks);
  const document = new Document({
    creator: bulletin.unit,
    title: bulletin.title,
    description: bulletin.demo ? formWords[bulletin.language].demo : '',
    customProperties: marks.properties(),
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: fonts.body, size: size.body } } } },
    sections: [{ ...section(bulletin, { grid: true, begins: SectionType.NEXT_PAGE }), children }, last],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** What follows the text: the annex and the imprint, or the imprint alone. The imprint stands on the last page, and that is an even one
 *  (版记置于公文最后一面, the back of the last sheet). No program's page breaks are relied on for that: the annex is set on a known number of
 *  pages and begins on an odd page, or on an even one where the text surely ends before it; where its last page is odd, the imprint has the
 *  back of that sheet. */
function lastSection(
  bulletin: EconomicBulletin<string>,
  charts: readonly DrawnChart[],
  marks: FigureMarks,
): ISectionOptions {
  const words = formWords[bulletin.language];
  const text = estimatedText(bulletin);
  const drawings = new Map<Block<string>, DrawnChart>();
  const blocks = bulletin.annex.filter((block) => block.kind === 'chart');
  for (const [i, drawn] of charts.entries()) {
    const block = blocks[i];
    if (block !== undefined) drawings.set(block, drawn);
  }
  // Within a few lines of a page's end it may be on the next.
  const unsure = 3 + Math.ceil(text.pages / 2);
  const isSure = text.lastLines > unsure && text.lastLines < linesPerPage - unsure;
  if (bulletin.annex.length === 0) {
    // Surely in the middle of an even page: at its foot. Else on the next even page, which is the back of the last sheet.
    const onPage = isSure && text.pages % 2 === 0;
    return {
      ...section(bulletin, { grid: false, begins: onPage ? SectionType.CONTINUOUS : SectionType.EVEN_PAGE }),
      children: [imprint(bulletin, { breakBefore: false })],
    };
  }
  const pages = annexPages(bulletin.annex, {
    markHeight: linePitch,
    foot: imprintHeight(bulletin),
    drawingHeight: (block) => {
      const drawn = drawings.get(block);
      return drawn === undefined ? 0 : heightOf(drawn) * 15;
    },
  });
  const children: (Paragraph | Table)[] = [annexMark(words.annex)];
  for (const [p, parts] of pages.entries())
    for (const [i, part] of parts.entries()) {
      const drawn = drawings.get(part.block);
      children.push(...annexBlock(part, { breakBefore: p > 0 && i === 0, drawn, marks, words }));
    }
  // Where the imprint has a page of its own already, that one has to be even.
  const isAlone = pages.at(-1)?.length === 0;
  const beginsEven = isAlone ? pages.length % 2 === 1 : isSure && text.pages % 2 === 1;
  const begins = beginsEven ? SectionType.EVEN_PAGE : SectionType.ODD_PAGE;
  const endsEven = (pages.length % 2 === 1) === beginsEven;
  children.push(imprint(bulletin, { breakBefore: isAlone || !endsEven }));
  // Tables and drawings are not set on the grid of lines.
  return { ...section(bulletin, { grid: false, begins }), children };
}

/** Page, running head and page numbers; the text is set on a grid of 22 lines. */
function section(
  bulletin: EconomicBulletin<string>,
  options: { readonly grid: boolean; readonly begins: (typeof SectionType)[keyof typeof SectionType] },
): Omit<ISectionOptions, 'children'> {
  return {
    properties: {
      type: options.begins,
      page: { size: paper, margin: { ...margins, header: mm(20), footer: footerDistance } },
      ...(options.grid ? { grid: { type: DocumentGridType.LINES, linePitch } } : {}),
    },
    headers: { default: head(bulletin), even: head(bulletin) },
    footers: { default: pageNumber('odd'), even: pageNumber('even') },
  };
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

import type { EconomicBulletin } from '@shigan/core';
import {
  BorderStyle,
  LineRuleType,
  OverlapType,
  Paragraph,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import { fonts, linePitch, margins, paper, size, textWidth } from './page.ts';

const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' } as const;
/** 0.35 mm and 0.25 mm, in eighths of a point. */
const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000' } as const;
const thin = { style: BorderStyle.SINGLE, size: 6, color: '000000' } as const;

/** A table as wide as the text area is never floated by some programs. */
const width = textWidth - 40;

/** Imprint (版记): copies to, then who printed it and when, between rules of 0.35, 0.25 and 0.35 mm; its last rule lies on the
 *  foot of the text area, wherever on the page its anchor stands. */
export function imprint(bulletin: EconomicBulletin): Table {
  const issued = `${bulletin.unit}\t${bulletin.date}印发`;
  const lines = bulletin.copiesTo === '' ? [issued] : [`抄送：${bulletin.copiesTo}。`, issued];
  const rows = lines.map(
    (text, i) =>
      new TableRow({
        children: [
          new TableCell({
            width: { size: width, type: WidthType.DXA },
            borders: {
              top: i === 0 ? thick : thin,
              bottom: i === lines.length - 1 ? thick : thin,
              left: none,
              right: none,
            },
            children: [
              new Paragraph({
                spacing: { line: linePitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
                indent: { left: 280, right: 280 },
                tabStops: [{ type: TabStopType.RIGHT, position: width - 560 }],
                children: [new TextRun({ text, font: fonts.body, size: size.imprint })],
              }),
            ],
          }),
        ],
      }),
  );
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: [width],
    layout: TableLayoutType.FIXED,
    float: {
      horizontalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: margins.left + 20,
      verticalAnchor: TableAnchorType.PAGE,
      absoluteVerticalPosition: paper.height - margins.bottom - lines.length * linePitch - 60,
      overlap: OverlapType.NEVER,
    },
    rows,
  });
}

import type { EconomicBulletin } from '@shigan/core';
import {
  BorderStyle,
  LineRuleType,
  OverlapType,
  Paragraph,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import { fonts, linePitch, size, textWidth } from './page.ts';

const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' } as const;
/** 0.35 mm and 0.25 mm, in eighths of a point. */
const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000' } as const;
const thin = { style: BorderStyle.SINGLE, size: 6, color: '000000' } as const;

/** Imprint (版记) at the foot of the text area: copies to, then who printed it and when, between rules. */
export function imprint(bulletin: EconomicBulletin): Table {
  const line = (text: string, position: 'first' | 'last' | 'only'): TableRow =>
    new TableRow({
      children: [
        new TableCell({
          width: { size: textWidth, type: WidthType.DXA },
          borders: {
            top: position === 'last' ? thin : thick,
            bottom: position === 'first' ? thin : thick,
            left: none,
            right: none,
          },
          children: [
            new Paragraph({
              spacing: { line: linePitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
              indent: { left: 280, right: 280 },
              tabStops: [{ type: TabStopType.RIGHT, position: textWidth - 560 }],
              children: [new TextRun({ text, font: fonts.body, size: size.imprint })],
            }),
          ],
        }),
      ],
    });
  const issued = `${bulletin.unit}\t${bulletin.date}印发`;
  const rows =
    bulletin.copiesTo === ''
      ? [line(issued, 'only')]
      : [line(`抄送：${bulletin.copiesTo}。`, 'first'), line(issued, 'last')];
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [textWidth],
    layout: TableLayoutType.FIXED,
    float: {
      horizontalAnchor: TableAnchorType.MARGIN,
      verticalAnchor: TableAnchorType.MARGIN,
      relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
      overlap: OverlapType.NEVER,
    },
    rows,
  });
}

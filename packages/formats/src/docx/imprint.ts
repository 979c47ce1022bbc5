import type { EconomicBulletin } from '@shigan/core';
import {
  BorderStyle,
  FrameAnchorType,
  FrameWrap,
  HorizontalPositionAlign,
  type IFrameOptions,
  LineRuleType,
  Paragraph,
  TabStopType,
  TextRun,
  VerticalPositionAlign,
} from 'docx';
import { fonts, linePitch, size, textWidth } from './page.ts';

/** 0.35 mm and 0.25 mm, in eighths of a point. */
const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 1 } as const;
const thin = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } as const;

/** A frame that stands at the foot of the text area, whatever is above it. */
const frame: IFrameOptions = {
  type: 'alignment',
  alignment: { x: HorizontalPositionAlign.CENTER, y: VerticalPositionAlign.BOTTOM },
  anchor: { horizontal: FrameAnchorType.MARGIN, vertical: FrameAnchorType.MARGIN },
  width: textWidth,
  height: 0,
  wrap: FrameWrap.NOT_BESIDE,
};

/** Imprint (版记) at the foot of the last page: copies to, then who printed it and when, between rules of 0.35, 0.25 and 0.35 mm. */
export function imprint(bulletin: EconomicBulletin): Paragraph[] {
  const line = (text: string, top: typeof thick | typeof thin, bottom?: typeof thick): Paragraph =>
    new Paragraph({
      frame,
      spacing: { line: linePitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
      indent: { left: 280, right: 280 },
      tabStops: [{ type: TabStopType.RIGHT, position: textWidth - 280 }],
      border: { top, ...(bottom ? { bottom } : {}) },
      children: [new TextRun({ text, font: fonts.body, size: size.imprint })],
    });
  const issued = `${bulletin.unit}\t${bulletin.date}印发`;
  return bulletin.copiesTo === '' ? [line(issued, thick, thick)] : [line(`抄送：${bulletin.copiesTo}。`, thick), line(issued, thin, thick)];
}

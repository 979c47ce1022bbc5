import type { EconomicBulletin } from '@shigan/core';
import { BorderStyle, LineRuleType, Paragraph, TabStopType, TextRun, TextWrappingType } from 'docx';
import { ShapeRun } from 'docx/shapes';
import { emuOf, fonts, imprintPitch, margins, paper, pixelsOf, size, textWidth } from './page.ts';
import { widthInCharacters } from './text-width.ts';
import { formWords } from '../form-words.ts';

/** 0.35 mm and 0.25 mm, in eighths of a point. */
const thick = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 1 } as const;
const thin = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 } as const;

// Text stands one character in; its rules are as wide as the text area, so that is a space and no indent.

/** A line's share of the box with its rule. */
const lineHeight = imprintPitch + 40;

/** Characters of 4号 on a line, one in from the left and one from the right. */
const perLine = 29;

/** Those who get copies, by lines; further lines stand under the first name. */
function copies(text: string): readonly string[] {
  const lines: string[] = ['\u3000'];
  for (const piece of text.match(/[\x21-\x7e]+ ?|[^\x21-\x7e]/gu) ?? []) {
    const last = lines.at(-1) ?? '';
    // A mark never begins a line.
    if (widthInCharacters(last + piece) > perLine + 1 && !/^[、，。；：]/u.test(piece))
      lines.push(`\u3000\u3000\u3000\u3000${piece}`);
    else lines[lines.length - 1] = last + piece;
  }
  return lines;
}

/** The lines of the imprint and whether a rule stands above each. */
function linesOf(bulletin: EconomicBulletin<string>): readonly { readonly text: string; readonly ruled: boolean }[] {
  const words = formWords[bulletin.language];
  const issued = { text: `\u3000${bulletin.unit}\t${words.printed(bulletin.date)}`, ruled: true };
  if (bulletin.copiesTo === '') return [issued];
  return [...copies(words.copiesTo(bulletin.copiesTo)).map((text, i) => ({ text, ruled: i === 0 })), issued];
}

/** How much of a page the imprint takes, in twips. */
export function imprintHeight(bulletin: EconomicBulletin<string>): number {
  return linesOf(bulletin).length * lineHeight + 20;
}

/** Imprint (版记): copies to, then who printed it and when, between rules of 0.35, 0.25 and 0.35 mm, its last rule on the foot of
 *  the text area. It stands in a box that is placed on the page, anchored in an empty paragraph as high as the box: so there is
 *  room for it on the page where the document ends, however much of that page is used. */
export function imprint(bulletin: EconomicBulletin<string>, options: { readonly breakBefore: boolean }): Paragraph {
  const lines = linesOf(bulletin);
  const height = imprintHeight(bulletin);
  const box = new ShapeRun({
    type: 'rectangle',
    fill: 'none',
    line: 'none',
    transformation: { width: pixelsOf(textWidth), height: pixelsOf(height) },
    floating: {
      horizontalPosition: { relative: 'page', offset: emuOf(margins.left) },
      verticalPosition: { relative: 'page', offset: emuOf(paper.height - margins.bottom - height) },
      wrap: { type: TextWrappingType.NONE },
      allowOverlap: true,
    },
    textOptions: { margins: { top: 0, right: 0, bottom: 0, left: 0 }, verticalAlignment: 'bottom' },
    altText: { name: 'imprint' },
    children: lines.map(
      ({ text, ruled }, i) =>
        new Paragraph({
          spacing: { line: imprintPitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
          tabStops: [{ type: TabStopType.RIGHT, position: textWidth - 280 }],
          border: {
            ...(ruled ? { top: i === 0 ? thick : thin } : {}),
            ...(i === lines.length - 1 ? { bottom: thick } : {}),
          },
          children: [new TextRun({ text, font: fonts.body, size: size.imprint })],
        }),
    ),
  });
  return new Paragraph({
    spacing: { line: height, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    keepLines: true,
    pageBreakBefore: options.breakBefore,
    children: [box],
  });
}

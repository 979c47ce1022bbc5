import type { EconomicBulletin } from '@shigan/core';
import { AlignmentType, BorderStyle, LineRuleType, Paragraph, TabStopType, TextRun } from 'docx';
import { bodySpacing, fonts, linePitch, red, size, textWidth } from './page.ts';
import { bodyLine, emptyLine } from './paragraphs.ts';
import { titleLines } from './title-lines.ts';
import { issueLine } from '../form-words.ts';

/** Masthead of a series (刊头): name in red, issue number, unit left and date right, red rule; two lines below it the title. */
export function masthead(bulletin: EconomicBulletin<string>): Paragraph[] {
  const issue = issueLine(bulletin);
  return [
    new Paragraph({
      children: [
        new TextRun({
          text: bulletin.masthead,
          font: fonts.title,
          size: size.masthead,
          color: red,
          characterSpacing: 60,
        }),
      ],
      alignment: AlignmentType.CENTER,
      spacing: { line: linePitch * 3, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    }),
    ...(issue === null
      ? []
      : [
          new Paragraph({
            children: [new TextRun({ text: issue, font: fonts.body, size: size.body, characterSpacing: bodySpacing })],
            alignment: AlignmentType.CENTER,
            spacing: bodyLine,
          }),
        ]),
    new Paragraph({
      children: [
        new TextRun({
          text: `${bulletin.unit}\t${bulletin.date}`,
          font: fonts.body,
          size: size.body,
          characterSpacing: bodySpacing,
        }),
      ],
      tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
      spacing: bodyLine,
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, space: 4, color: red } },
    }),
    emptyLine(),
    emptyLine(),
    ...title(bulletin.title),
    emptyLine(),
  ];
}

/** 2号 小标宋, centred, a paragraph for each of its lines. */
function title(text: string): Paragraph[] {
  return titleLines(text).map(
    (line) =>
      new Paragraph({
        children: [new TextRun({ text: line, font: fonts.title, size: size.title })],
        alignment: AlignmentType.CENTER,
        spacing: { line: Math.round(linePitch * 1.2), lineRule: LineRuleType.EXACT, before: 0, after: 0 },
        keepNext: true,
      }),
  );
}

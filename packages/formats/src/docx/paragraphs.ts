import type { Run } from '@shigan/core';
import {
  AlignmentType,
  Bookmark,
  type ISpacingProperties,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import type { FigureMarks } from './figure-marks.ts';
import { widthInCharacters } from './text-width.ts';
import { bodyCharacter, bodySpacing, fonts, linePitch, size } from './page.ts';

/** Every line of the text area is one pitch high, whatever stands in it. */
export const bodyLine: ISpacingProperties = { line: linePitch, lineRule: LineRuleType.EXACT, before: 0, after: 0 };

export function bodyRuns(runs: readonly Run<string>[], marks: FigureMarks): ParagraphChild[] {
  return runs.map((r) => {
    const text = new TextRun({
      text: r.text,
      font: fonts.body,
      size: size.body,
      characterSpacing: bodySpacing,
      ...(r.strong === true ? { bold: true } : {}),
    });
    return r.figure === undefined ? text : new Bookmark({ id: marks.mark(r.figure), children: [text] });
  });
}

/** A paragraph of the body: 3号 仿宋, two characters indented. The last one goes with the signature, which never stands on a page
 *  without text. */
export function bodyParagraph(runs: readonly Run<string>[], marks: FigureMarks, last: boolean): Paragraph {
  return new Paragraph({
    ...(last ? { keepNext: true, keepLines: true } : {}),
    children: bodyRuns(runs, marks),
    spacing: bodyLine,
    indent: { firstLine: 2 * bodyCharacter },
    alignment: AlignmentType.BOTH,
    // A page has its 22 lines, even where one of a paragraph stands alone.
    widowControl: false,
  });
}

/** A heading: 一、 in 黑体, （一） in 楷体, 1. in 仿宋; never left alone at the foot of a page. */
export function heading(level: 1 | 2 | 3, text: string): Paragraph {
  const font = level === 1 ? fonts.heading : level === 2 ? fonts.subheading : fonts.body;
  return new Paragraph({
    children: [new TextRun({ text, font, size: size.body, characterSpacing: bodySpacing })],
    spacing: bodyLine,
    indent: { firstLine: 2 * bodyCharacter },
    outlineLevel: level - 1,
    keepNext: true,
    keepLines: true,
    widowControl: false,
  });
}

/** An empty line of the text area. */
export function emptyLine(options: { readonly keepNext?: boolean } = {}): Paragraph {
  return new Paragraph({
    spacing: bodyLine,
    ...(options.keepNext === true ? { keepNext: true } : {}),
    children: [new TextRun({ text: '', size: size.body, font: fonts.body })],
  });
}

/** The signature (署名) and its date: the date four characters in from the right, the signature centred over it. */
export function signature(unit: string, date: string): Paragraph[] {
  const over = 4 - (widthInCharacters(unit) - widthInCharacters(date)) / 2;
  const line = (text: string, characters: number, last: boolean): Paragraph =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      spacing: bodyLine,
      indent: { right: Math.max(0, Math.round(characters * bodyCharacter)) },
      keepNext: !last,
      children: [new TextRun({ text, font: fonts.body, size: size.body, characterSpacing: bodySpacing })],
    });
  return [line(unit, over, false), line(date, 4, true)];
}

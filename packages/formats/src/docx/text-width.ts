import type { Block, EconomicBulletin } from '@shigan/core';
import { runsText } from '@shigan/core';

/** Characters on a line and lines on a page of an official document. */
const perLine = 28;
export const linesPerPage = 22;

/** How many full-width characters a text is as wide as: Latin letters and digits are half as wide. */
export function widthInCharacters(text: string): number {
  let width = 0;
  for (const character of text) width += character <= '\u00ff' ? 0.5 : 1;
  return width;
}

/** Lines that a heading or paragraph takes, two characters in; about a quarter of a character stands between Chinese and digits. */
export function linesOfText(block: Block<string>): number {
  if (block.kind === 'heading') return lines(block.text);
  return block.kind === 'paragraph' ? lines(runsText(block.runs)) : 0;
}

function lines(text: string): number {
  const seams = text.match(/(?<=[\u3400-\u9fff])(?=[\dA-Za-z])|(?<=[\dA-Za-z])(?=[\u3400-\u9fff])/gu)?.length ?? 0;
  return Math.max(1, Math.ceil((widthInCharacters(text) + 2 + seams / 4) / perLine));
}

/** About how many pages the text takes with its signature, and how many lines the last of them holds. Programs break lines by rules of
 *  their own, so this only chooses between forms that are all right: it never decides whether the imprint is on an even page. */
export function estimatedText(bulletin: EconomicBulletin<string>): {
  readonly pages: number;
  readonly lastLines: number;
} {
  const titleLines = Math.max(1, Math.ceil(widthInCharacters(bulletin.title) / 19));
  // Name of the series three lines, issue number, unit and date, two empty, title, an empty one.
  const masthead = 3 + 1 + 1 + 2 + 1.2 * titleLines + 1;
  const addressees = bulletin.addressees === '' ? 0 : Math.ceil((widthInCharacters(bulletin.addressees) + 1) / perLine);
  const body = bulletin.body.reduce((sum, block) => sum + linesOfText(block), 0);
  // An empty line, the signature, its date.
  const all = Math.ceil(masthead) + addressees + body + 3;
  const pages = Math.ceil(all / linesPerPage);
  return { pages, lastLines: all - (pages - 1) * linesPerPage };
}

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

/** Lines that a heading or paragraph takes, two characters in. */
export function linesOfText(block: Block<string>): number {
  if (block.kind === 'heading') return brokenLines(block.text);
  return block.kind === 'paragraph' ? brokenLines(runsText(block.runs)) : 0;
}

const closing = /^[，。、；：！？）》”%]/u;
const opening = /[（《“]$/u;
const latin = /^[\dA-Za-z]/u;

/** Lines of a text: numbers and Latin words stay whole, a closing mark never begins a line and may hang, an opening one never ends it,
 *  and about a fifth of a character stands between Chinese and the rest. */
function brokenLines(text: string): number {
  let lines = 1;
  let used = 2;
  let before = '';
  for (const piece of text.match(/[\dA-Za-z.]+%?|[（《“]?./gu) ?? []) {
    const seam =
      before !== '' && latin.test(piece) !== latin.test(before) && !/[\p{P}\s]/u.test(before + piece) ? 0.2 : 0;
    const width = widthInCharacters(piece) + seam;
    // A mark at the end of a line may stand in the margin.
    if (used + width > perLine + (closing.test(piece) ? 1 : 0) && !opening.test(before)) {
      lines += 1;
      used = widthInCharacters(piece);
    } else used += width;
    before = piece;
  }
  return lines;
}

/** About how many pages the text takes with its signature, and how many lines the last of them holds. Programs break lines by rules of
 *  their own, so this only chooses between forms that are all right: it never decides whether the imprint is on an even page. */
export function estimatedText(bulletin: EconomicBulletin<string>): {
  readonly pages: number;
  readonly lastLines: number;
} {
  const titleLines = Math.max(1, Math.ceil(widthInCharacters(bulletin.title) / 19));
  // Name of the series three lines, issue number, unit and date, two empty, title, an empty one.
  let used = 3 + 1 + 1 + 2 + 1.2 * titleLines + 1;
  if (bulletin.addressees !== '') used += Math.ceil((widthInCharacters(bulletin.addressees) + 1) / perLine);
  let pages = 1;
  const put = (lines: number, kept: number): void => {
    // What must not be parted goes to the next page together.
    if (used + kept > linesPerPage) {
      pages += 1;
      used = 0;
    }
    used += lines;
    while (used > linesPerPage) {
      pages += 1;
      used -= linesPerPage;
    }
  };
  for (const block of bulletin.body.slice(0, -1)) put(linesOfText(block), block.kind === 'heading' ? 2 : 1);
  const last = bulletin.body.at(-1);
  // The last paragraph, an empty line, the signature, its date.
  const closingLines = (last === undefined ? 0 : linesOfText(last)) + 3;
  put(closingLines, closingLines);
  return { pages, lastLines: used };
}

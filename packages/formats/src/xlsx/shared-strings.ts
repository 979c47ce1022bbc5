import { uploadLimits } from '../limits.ts';
import { refuse } from '../refusal.ts';
import { scanPart } from './package-parts.ts';
import type { ZipArchive, ZipMember } from './zip.ts';

/** The texts of a workbook, each stored once. Pieces of differing look (superscript footnote marks) are joined; readings
 *  above Chinese characters (phonetic runs) are left out. */
export async function readSharedStrings(archive: ZipArchive, member: ZipMember): Promise<readonly string[]> {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = 0;
  let characters = 0;
  await scanPart(archive, member, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic++;
      else if (name === 't') inText = phonetic === 0;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic--;
      else if (name === 'si') {
        strings.push(detached(cellText(text)));
        characters += text.length + 8;
        if (characters > uploadLimits.sharedCharacters) throw refuse('file-expands-too-far', 'too much text');
      }
    },
    text(piece) {
      if (inText) text = joined(text, piece);
    },
  });
  return strings;
}

/** Text pieces put together, refusing what grows beyond any cell (an escaped character takes seven). */
export function joined(text: string, piece: string): string {
  if (text.length + piece.length > uploadLimits.cellCharacters * 7) throw tooLong();
  return text + piece;
}

function tooLong(): Error {
  return refuse('file-unreadable', 'a cell holds too much text');
}

/** The text of a cell: `_x000D_` in it stands for a character that XML cannot hold. */
export function cellText(raw: string): string {
  const text = raw.includes('_x')
    ? raw.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : raw;
  if (text.length > uploadLimits.cellCharacters) throw tooLong();
  return text;
}

/** A copy: a slice of a longer text would keep all of it in memory. */
function detached(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}

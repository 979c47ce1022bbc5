import { TextDecoder } from 'node:util';
import { refuse } from '../refusal.ts';
import { compoundSignature } from '../xls/compound-file.ts';

/** What a file is, by its first bytes. Its name is no evidence: an .xls is often an .xlsx, a web page or plain text. */
export type FileKind = 'zip' | 'compound' | 'text';

/** Bytes that `fileKind` wants to see; fewer where the file is shorter. */
export const kindBytes = 65_536;

const otherFiles: readonly (readonly number[] | string)[] = [
  '%PDF-',
  '{\\rtf',
  'PK\u0005\u0006', // an archive without members
  'Rar!',
  'GIF8',
  '%!PS',
];

/** Decides what a file is; refuses web pages and everything that is neither a workbook nor text. */
export function fileKind(first: Buffer): FileKind {
  if (first.length === 0) throw refuse('file-empty', 'no bytes');
  if (first.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))) return 'zip';
  if (compoundSignature.every((byte, i) => first[i] === byte)) return 'compound';
  if (startsLike(first, compoundSignature) || startsLike(first, [0x50, 0x4b, 0x03, 0x04]))
    throw refuse('file-truncated', 'only the first bytes are there');
  for (const mark of otherFiles)
    if (
      first.subarray(0, mark.length).equals(typeof mark === 'string' ? Buffer.from(mark, 'latin1') : Buffer.from(mark))
    )
      throw refuse('file-not-a-workbook', 'a file of another kind');
  const text = plainStart(first);
  if (text === undefined) throw refuse('file-not-a-workbook', 'neither a workbook nor text');
  if (looksLikeHtml(text)) throw refuse('file-is-html', 'a web page');
  if (/^\s*<(?:\?xml|[a-z][\w:-]*[\s>])/i.test(text)) throw refuse('file-not-a-workbook', 'XML');
  return 'text';
}

function startsLike(first: Buffer, signature: readonly number[]): boolean {
  return (
    first.length >= 2 &&
    first.length < signature.length &&
    signature.slice(0, first.length).every((b, i) => first[i] === b)
  );
}

/** The beginning as text, bytes taken for characters: enough to see marks of ASCII. Undefined for what is no text. */
function plainStart(first: Buffer): string | undefined {
  if (first.length >= 2 && first[0] === 0xff && first[1] === 0xfe) return new TextDecoder('utf-16le').decode(first);
  if (first.length >= 2 && first[0] === 0xfe && first[1] === 0xff) return new TextDecoder('utf-16be').decode(first);
  let controls = 0;
  for (const byte of first) {
    if (byte === 0) return undefined;
    if (byte === 0x7f || (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1a)) controls++;
  }
  return controls > Math.max(1, first.length / 200)
    ? undefined
    : first.toString('latin1').replace(/^\u00EF\u00BB\u00BF/, '');
}

const htmlStart =
  /^(?:\s|<!--[\s\S]*?-->|<\?xml[^>]*\?>)*<(?:!doctype\s+html|html|head|body|table|meta|title|script|style|div|font|center)\b/i;

/** Exports of web systems are tables in HTML, or a saved page (MIME), under the name of a workbook. */
function looksLikeHtml(text: string): boolean {
  return htmlStart.test(text) || /^\s*MIME-Version:/i.test(text);
}

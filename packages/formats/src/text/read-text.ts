import { open } from 'node:fs/promises';
import type { IncomingFile } from '@shigan/app';
import { withoutEnd } from '@shigan/core';
import { decodedText, textEncoding } from '../csv/csv-encoding.ts';
import { refuse } from '../refusal.ts';
import { partMember, scanPart } from '../xlsx/package-parts.ts';
import { openZip } from '../xlsx/zip.ts';
import { htmlText, mostText } from './html-text.ts';

/** The most that a notice may be as a file: pictures in it are passed over; and as a page or plain text, which is gone through whole. */
const mostBytes = 20 * 1024 * 1024;
const mostPlainBytes = 8 * 1024 * 1024;

/** Reads the text of a document (.txt, .docx, .html), told by its content and not by its name: paragraphs and rows of tables as
 *  lines, cells parted by tabs. Refuses `file-empty`, `file-too-large`, `file-unreadable` and what is no text. */
export async function readText(file: IncomingFile): Promise<string> {
  if (file.size === 0) throw refuse('file-empty', 'no bytes');
  if (file.size > mostBytes) throw refuse('file-too-large', 'more than 20 MiB');
  const handle = await open(file.path);
  try {
    const { buffer } = await handle.read(Buffer.alloc(Math.min(4, file.size)), 0, Math.min(4, file.size), 0);
    if (buffer.toString('latin1') === 'PK\u0003\u0004') {
      const archive = await openZip(handle, file.size);
      const member = partMember(archive, 'word/document.xml');
      if (member === undefined) throw refuse('file-unreadable', 'no document within');
      const { sink, text } = documentSink();
      await scanPart(archive, member, sink);
      return text();
    }
  } finally {
    await handle.close();
  }
  if (file.size > mostPlainBytes) throw refuse('file-too-large', 'more than 8 MiB');
  let text = '';
  for await (const piece of decodedText(file, await textEncoding(file))) text += piece;
  text = text.replace(/^\uFEFF/u, '');
  return /^\s*<(?:!doctype|html|head|body|div|p|table|meta|\?xml|!--)/iu.test(text) ? htmlText(text) : fitting(text);
}

function fitting(text: string): string {
  if (text.length > mostText) throw refuse('file-too-large', 'too much text');
  return text;
}

/** Gathers the text of a word-processing document. Deleted text of tracked changes is left out. */
function documentSink(): {
  readonly sink: { open(name: string, attributes: string): void; close(name: string): void; text(text: string): void };
  readonly text: () => string;
} {
  let out = '';
  let texts = 0;
  let deleted = 0;
  let rows = 0;
  let columns = 1;
  return {
    sink: {
      open(name, attributes) {
        if (name === 'del') deleted += 1;
        if (name === 't') texts += 1;
        if (name === 'tr') rows += 1;
        if (name === 'tc') columns = 1;
        // A cell over several columns leaves the places beside it empty, so that what follows stands below its head.
        if (name === 'gridSpan')
          columns = Math.min(100, Number(/val\s*=\s*["'](\d{1,3})["']/u.exec(attributes)?.[1] ?? 1));
        if (name === 'tab') out += '\t';
        if (name === 'br' || name === 'cr') out += rows > 0 ? '、' : '\n';
      },
      close(name) {
        if (name === 'del') deleted -= 1;
        if (name === 't') texts -= 1;
        // Within a row paragraphs are one cell: what parts them are names on lines of their own.
        if (name === 'p') out += rows > 0 ? ' ' : '\n';
        if (name === 'tc') out = `${withoutEnd(out, ' ')}${'\t'.repeat(Math.max(1, columns))}`;
        if (name === 'tr') {
          rows -= 1;
          out = `${out.replace(/\t$/u, '')}\n`;
        }
      },
      text(text) {
        if (texts > 0 && deleted === 0) out += text;
        if (out.length > mostText) throw refuse('file-expands-too-far', 'too much text');
      },
    },
    text: () => out,
  };
}

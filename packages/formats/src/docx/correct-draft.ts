import type { DraftCorrection, DraftMark, DraftReading } from '@shigan/app';
import { refuse } from '../refusal.ts';
import { partMember } from '../xlsx/package-parts.ts';
import { type ByteSource, memberBytes, openZip, type ZipArchive } from '../xlsx/zip.ts';
import { type DraftRun, type DraftText, readDraftText, type RunPiece } from './draft-text.ts';
import { markedFigures } from './figure-marks.ts';
import { rewriteZip } from './rewrite-zip.ts';
import { encodeXml } from './xml-tokens.ts';

const documentPart = 'word/document.xml';
const propertiesPart = 'docProps/custom.xml';
const mostXml = 16 * 1024 * 1024;

/** The text of a .docx, as corrections count it, and the figures that are marked in it. Refuses `file-unreadable` and
 *  `file-expands-too-far`. */
export async function readDraftDocument(file: ByteSource, size: number): Promise<Omit<DraftReading, 'form'>> {
  const archive = await openZip(file, size);
  const { text, bookmarks } = readDraftText(await partXml(archive, documentPart));
  const ids = partMember(archive, propertiesPart) === undefined ? '' : await partXml(archive, propertiesPart);
  return { text, marks: markedFigures(bookmarks, ids) };
}

/** The same .docx with corrections as tracked changes (修订): each deletes what stood there and inserts the new text in the same
 *  formatting, to be accepted or rejected in any word processor. Nothing else of the file changes: other parts stay byte for
 *  byte, and so do runs that no correction touches. Corrections lie in runs, none over another. */
export async function correctDraftDocument(
  file: ByteSource,
  size: number,
  corrections: readonly DraftCorrection[],
  mark: DraftMark,
): Promise<Uint8Array> {
  const archive = await openZip(file, size);
  const xml = await partXml(archive, documentPart);
  return rewriteZip(archive, new Map([[documentPart, correctedXml(xml, corrections, mark)]]));
}

/** The XML of a document's main part. Refuses `file-unreadable`, `file-expands-too-far`. */
export async function mainPartXml(file: ByteSource, size: number): Promise<string> {
  return partXml(await openZip(file, size), documentPart);
}

async function partXml(archive: ZipArchive, path: string): Promise<string> {
  const member = partMember(archive, path);
  if (member === undefined) throw refuse('file-unreadable', 'no document within');
  if (member.unpacked > mostXml) throw refuse('file-expands-too-far', 'too large a document');
  const pieces: Buffer[] = [];
  for await (const piece of memberBytes(archive, member)) pieces.push(piece);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(pieces));
  } catch {
    throw refuse('file-unreadable', 'XML: not in its encoding');
  }
}

/** The main part with corrections as tracked changes. */
export function correctedXml(source: string, corrections: readonly DraftCorrection[], mark: DraftMark): string {
  const draft = readDraftText(source);
  const inOrder = corrections.toSorted((a, b) => a.start - b.start);
  for (const [i, one] of inOrder.entries())
    if (one.start >= one.end || one.end > draft.text.length || one.start < (inOrder[i - 1]?.end ?? 0))
      throw new Error(`invalid correction: ${one.start}-${one.end}`);
  const written = new Set<DraftCorrection>();
  let id = draft.lastId;
  const tracked = (name: string): string =>
    `<${draft.prefix}${name} ${draft.prefix}id="${++id}" ${draft.prefix}author="${encodeXml(mark.author)}" ${draft.prefix}date="${mark.at.replace(/\.\d+Z$/u, 'Z')}">`;
  let out = '';
  let at = 0;
  let next = 0;
  for (const run of draft.runs) {
    while (next < inOrder.length && (inOrder[next]?.end ?? 0) <= run.start) next++;
    const touching: DraftCorrection[] = [];
    for (let i = next; i < inOrder.length; i++) {
      const one = inOrder[i];
      if (one === undefined || one.start >= run.end) break;
      touching.push(one);
    }
    if (touching.length === 0) continue;
    out += source.slice(at, run.xmlStart) + correctedRun(draft, run, touching, { tracked, written });
    at = run.xmlEnd;
  }
  if (written.size < inOrder.length) throw new Error('invalid correction: in no run');
  return out + source.slice(at);
}

interface Writing {
  tracked(name: string): string;
  /** Corrections whose new text is in. */
  readonly written: Set<DraftCorrection>;
}

function correctedRun(
  draft: DraftText,
  run: DraftRun,
  touching: readonly DraftCorrection[],
  { tracked, written }: Writing,
): string {
  const { prefix } = draft;
  const cuts = [...new Set([run.start, ...touching.flatMap(({ start, end }) => [start, end]), run.end])]
    .filter((cut) => cut >= run.start && cut <= run.end)
    .toSorted((a, b) => a - b);
  const asRun = (inside: string): string =>
    inside === '' ? '' : `${run.openTag}${run.properties}${inside}</${prefix}r>`;
  let out = '';
  for (const [i, start] of cuts.slice(0, -1).entries()) {
    const end = cuts[i + 1] ?? run.end;
    const correction = touching.find((one) => one.start <= start && end <= one.end);
    const last = end === run.end;
    const inside = run.pieces
      .filter((piece) => standsWithin(piece, start, end, last))
      .map((piece) => part(piece, { start, end }, prefix, correction !== undefined))
      .join('');
    if (correction === undefined) {
      out += asRun(inside);
      continue;
    }
    if (inside !== '') out += `${tracked('del')}${asRun(inside)}</${prefix}del>`;
    if (written.has(correction)) continue;
    written.add(correction);
    if (correction.text === '') continue;
    const inserted = `${tracked('ins')}${asRun(`<${prefix}t xml:space="preserve">${encodeXml(correction.text)}</${prefix}t>`)}</${prefix}ins>`;
    // An insertion is not within another one: the older one ends before it and goes on after it.
    out += run.insertion === undefined ? inserted : `</${prefix}ins>${inserted}${run.insertion}`;
  }
  return out;
}

/** Pieces without length stand with what follows them, at the end of the run with what is before. */
function standsWithin(piece: RunPiece, start: number, end: number, last: boolean): boolean {
  if (piece.start === piece.end) return piece.start >= start && (piece.start < end || (last && piece.start === end));
  return piece.start < end && piece.end > start;
}

function part(
  piece: RunPiece,
  { start, end }: { readonly start: number; readonly end: number },
  prefix: string,
  deleted: boolean,
): string {
  if (piece.text === undefined) return piece.xml;
  const text = piece.text.slice(Math.max(0, start - piece.start), end - piece.start);
  const name = `${prefix}${deleted ? 'delText' : 't'}`;
  return `<${name} xml:space="preserve">${encodeXml(text)}</${name}>`;
}

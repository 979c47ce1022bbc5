import {
  type CheckedParts,
  correctionsOf,
  DomainError,
  draftParts,
  type DraftPart,
  draftText,
  type Instant,
  readMarkedTable,
} from '@shigan/core';
import type { Application } from '../application.ts';
import type { DraftReading, DraftSource, IncomingFile } from '../ports.ts';
import { readGrids } from '../workbook/read-grids.ts';

/** What a draft may be: 8 MiB as a file, 400,000 characters, six hundred pages, as text. */
export const draftLimits: { readonly bytes: number; readonly characters: number } = {
  bytes: 8 * 1024 * 1024,
  characters: 400_000,
};

/** Reads a draft that was handed in (文稿). Refuses `file-too-large` and what is neither text, nor .docx, nor a table that
 *  was exported. */
export async function readDraftFile(app: Application, bytes: Uint8Array): Promise<DraftReading> {
  if (bytes.length > draftLimits.bytes)
    throw new DomainError('file-too-large', { bytes: bytes.length, most: draftLimits.bytes });
  const reading = await app.documents.readDraft(bytes);
  const isTable = reading.form === 'table' || figureMark.test(reading.text);
  const read = isTable ? await readTable(app, bytes, reading) : reading;
  checkLength(read.text);
  return read;
}

/** What every id of a figure ends with: the moment and the hash. */
const figureMark = /~\d{8}T\d{9}Z~[0-9a-f]{16}(?![0-9a-f])/u;

/** A workbook or CSV that the platform exported: its text and the figures marked in it. A text that only quotes an id stays a text.
 *  Refuses `no-figure-ids` for a workbook without ids, which is no export. */
async function readTable(app: Application, bytes: Uint8Array, reading: DraftReading): Promise<DraftReading> {
  const file: IncomingFile = {
    name: '',
    path: '',
    sha256: '',
    size: bytes.length,
    open: async function* () {
      yield bytes;
    },
  };
  const { text, marks } = readMarkedTable(await readGrids(app, file));
  if (marks.length > 0) return { form: 'table', text, marks };
  if (reading.form === 'text') return reading;
  throw new DomainError('no-figure-ids');
}

/** Refuses `file-too-large` where a text has more characters than a draft may have. */
export function checkLength(text: string): void {
  if (text.length > draftLimits.characters)
    throw new DomainError('file-too-large', { characters: text.length, most: draftLimits.characters });
}

/** A draft as .docx with the corrections of the parts that are taken up, as tracked changes of a person. */
export async function writeCorrected(
  app: Application,
  source: DraftSource,
  {
    check,
    isTaken,
    author,
    at,
  }: {
    readonly check: CheckedParts;
    readonly isTaken: (part: DraftPart) => boolean;
    readonly author: string;
    readonly at: Instant;
  },
): Promise<Uint8Array> {
  const corrections = correctionsOf(draftParts(check).filter((part) => isTaken(part)));
  if (source.form === 'text')
    return app.documents.correctedDraft({ form: 'text', text: draftText(source.text) }, corrections, { author, at });
  // A mark of byte order before the first word is not counted by the check.
  const { text } = await app.documents.readDraft(source.bytes);
  const shift = text.length - draftText(text).length;
  const placed = corrections.map((one) => ({ ...one, start: one.start + shift, end: one.end + shift }));
  return app.documents.correctedDraft(source, placed, { author, at });
}

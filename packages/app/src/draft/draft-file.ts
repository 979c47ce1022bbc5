import {
  type CheckedParts,
  correctionsOf,
  DomainError,
  draftParts,
  type DraftPart,
  draftText,
  type Instant,
} from '@shigan/core';
import type { Application } from '../application.ts';
import type { DraftReading, DraftSource } from '../ports.ts';

/** What a draft may be: 8 MiB as a file, 400,000 characters, six hundred pages, as text. */
export const draftLimits: { readonly bytes: number; readonly characters: number } = {
  bytes: 8 * 1024 * 1024,
  characters: 400_000,
};

/** Reads a draft that was handed in (文稿). Refuses `file-too-large` and what is neither text nor .docx. */
export async function readDraftFile(app: Application, bytes: Uint8Array): Promise<DraftReading> {
  if (bytes.length > draftLimits.bytes)
    throw new DomainError('file-too-large', { bytes: bytes.length, most: draftLimits.bytes });
  const reading = await app.documents.readDraft(bytes);
  checkLength(reading.text);
  return reading;
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

import {
  type Action,
  type Actor,
  DomainError,
  fileTypeOf,
  headLength,
  largestEvidence,
  type RegionCode,
  sm3Stream,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import type { EvidenceFile } from '../ports/evidence-store.ts';
import type { IncomingFile } from '../ports.ts';

/** What a file is kept for: an act on a matter, or the application for an incentive. */
export type EvidencePurpose = Extract<Action, 'matters.act' | 'incentive.amend'>;

/** Files a document in the archive (佐证入档): its type is told by its content, its fingerprints are SHA-256 and SM3. What is held stays;
 *  the same content again is the same file. An act, or the work
 *  for an application, then names it by its fingerprint. Refuses `file-too-large` beyond 50 MiB, and
 *  `file-type-refused` for what is of no kind that is taken, or of another kind than its name says. */
export async function keepEvidence(
  app: Application,
  actor: Actor,
  city: RegionCode,
  file: IncomingFile,
  purpose: EvidencePurpose = 'matters.act',
): Promise<{ readonly file: EvidenceFile; readonly isNew: boolean }> {
  authorise(actor, purpose, city);
  if (file.size > largestEvidence) throw new DomainError('file-too-large', { bytes: file.size, most: largestEvidence });
  const { head, sm3 } = await read(file);
  const type = fileTypeOf(head, file.name);
  if (type === undefined) throw new DomainError('file-type-refused', { file: file.name });
  const storedAt = app.clock.now();
  return app.store.together(async () => {
    const kept = await app.store.evidence.keep(city, file, { sm3, mediaType: type.mediaType, storedAt, by: actor.id });
    if (kept.isNew)
      await app.store.audit.append(city, {
        at: storedAt,
        actor,
        action: purpose,
        subject: `evidence ${file.sha256}`,
        detail: { name: file.name, size: file.size, sm3, mediaType: type.mediaType },
      });
    return kept;
  });
}

/** How a file begins, and its SM3; it is read once, piece by piece. */
async function read(file: IncomingFile): Promise<{ readonly head: Uint8Array; readonly sm3: string }> {
  const digest = sm3Stream();
  const head: number[] = [];
  for await (const piece of file.open()) {
    digest.update(piece);
    if (head.length < headLength) for (const byte of piece.subarray(0, headLength - head.length)) head.push(byte);
  }
  return { head: Uint8Array.from(head), sm3: digest.hex() };
}

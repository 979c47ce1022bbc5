import { type Application, type EvidencePurpose, keepEvidence } from '@shigan/app';
import type { EvidenceFileBody } from '@shigan/contract';
import { largestEvidence } from '@shigan/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { spool } from '../upload/spool.ts';
import { uploadedFile } from '../upload/uploaded-file.ts';
import { fileAnswer } from './answers.ts';
import { attachment } from './attachment.ts';

/** What is uploaded. It is read piece by piece and never held, so there is nothing that could be checked here. */
export const evidenceUpload: z.ZodType = z.unknown().meta({
  type: 'object',
  properties: { file: { type: 'string', format: 'binary' } },
  required: ['file'],
});

/** How an upload of evidence is described. */
export const evidenceUploadWords =
  'Up to 50 MiB. Its type is told by its content and held against its name. What is held is never replaced.';

export const evidenceAnswer: ReturnType<typeof fileAnswer> = fileAnswer(
  'application/octet-stream',
  z.string().meta({ format: 'binary' }),
);

/** Takes a file into the archive as it arrives. */
export async function takeEvidence(
  app: Application,
  request: FastifyRequest,
  purpose: EvidencePurpose,
): Promise<EvidenceFileBody> {
  const upload = await uploadedFile(request, { fileSize: largestEvidence + 1 });
  const file = await spool(upload.filename, upload.pieces, { maxBytes: largestEvidence });
  try {
    const { file: kept, isNew } = await keepEvidence(app, request.actor, request.city, file, purpose);
    const { sha256, sm3, mediaType, size } = kept;
    return { sha256, sm3, mediaType, name: file.name, size, isNew };
  } finally {
    await file.discard();
  }
}

/** What can be looked at in the browser: nothing in it may run or load anything. */
const shown = /^(?:image\/(?:png|jpeg|gif|webp|bmp)|application\/pdf)$/u;
const harmless = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";

/** Answers with a file of the archive, byte for byte, to be saved under a name; pictures and PDF can be shown. */
export function evidenceReply(
  reply: FastifyReply,
  file: {
    readonly sha256: string;
    readonly name: string;
    readonly mediaType: string | null;
    readonly size: number;
    readonly bytes: AsyncIterable<Uint8Array>;
    readonly show: boolean;
  },
): Readable {
  const { mediaType } = file;
  const opened = file.show && mediaType !== null && shown.test(mediaType) ? mediaType : undefined;
  const saved = attachment(file.name);
  reply
    .header('content-type', opened ?? 'application/octet-stream')
    .header('content-length', file.size)
    .header('content-disposition', opened === undefined ? saved : saved.replace('attachment', 'inline'))
    .header('content-security-policy', harmless)
    .header('x-content-type-options', 'nosniff')
    .header('etag', `"${file.sha256}"`);
  return Readable.from(file.bytes, { objectMode: false });
}

import { type Application, keepEvidence, readEvidenceFile } from '@shigan/app';
import { evidenceFileBody, RequestRefused } from '@shigan/contract';
import { largestEvidence } from '@shigan/core';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { spool } from '../upload/spool.ts';
import { fileAnswer, jsonAnswer } from './answers.ts';
import { asked, askedAsOf } from './asked.ts';
import { attachment } from './attachment.ts';

/** What is uploaded. It is read piece by piece and never held, so there is nothing that could be checked here. */
const uploadBody = z.unknown().meta({
  type: 'object',
  properties: { file: { type: 'string', format: 'binary' } },
  required: ['file'],
});

/** What can be looked at in the browser: nothing in it may run or load anything. */
const shown = /^(?:image\/(?:png|jpeg|gif|webp|bmp)|application\/pdf)$/u;
const harmless = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";

/** Files of the archive: filed once, then named by acts; read through the matters that hold them. */
export function evidenceRoutes(server: Server, app: Application): void {
  const tags = ['archive'];
  server.post(
    '/evidence',
    {
      config: { access: 'matters.act' },
      schema: {
        tags,
        summary: 'Files a document in the archive; an act then names it by its fingerprint',
        description:
          'Up to 50 MiB. Its type is told by its content and held against its name. What is held is never replaced.',
        consumes: ['multipart/form-data'],
        querystring: z.strictObject(asked),
        body: uploadBody,
        response: jsonAnswer(evidenceFileBody, 201),
      },
    },
    async (request, reply) => {
      const upload = await request.file({ limits: { fileSize: largestEvidence + 1 } });
      if (upload === undefined) throw new RequestRefused('invalid-request', { file: 'missing' });
      const file = await spool(upload.filename, upload.file, { maxBytes: largestEvidence });
      try {
        const { file: kept, isNew } = await keepEvidence(app, request.actor, request.city, file);
        const { sha256, sm3, mediaType, size } = kept;
        return await reply.code(201).send({ sha256, sm3, mediaType, name: file.name, size, isNew });
      } finally {
        await file.discard();
      }
    },
  );

  server.get(
    '/matters/:id/evidence/:sha256',
    {
      config: { access: 'matters.read' },
      schema: {
        tags,
        summary:
          'A file that a matter holds, byte for byte, under the name that it has there; pictures and PDF can be shown',
        params: z.strictObject({ id: z.string().max(64), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
        querystring: z.strictObject({ show: z.enum(['true']).exactOptional(), ...askedAsOf }),
        response: fileAnswer('application/octet-stream', z.string().meta({ format: 'binary' })),
      },
    },
    async ({ actor, city, params: { id, sha256 }, query: { show, asOf } }, reply) => {
      const { file, name, bytes } = await readEvidenceFile(app, actor, city, { matter: id, sha256, asOf });
      const isShown = show === 'true' && shown.test(file.mediaType);
      const saved = attachment(name);
      return reply
        .header('content-type', isShown ? file.mediaType : 'application/octet-stream')
        .header('content-length', file.size)
        .header('content-disposition', isShown ? saved.replace('attachment', 'inline') : saved)
        .header('content-security-policy', harmless)
        .header('x-content-type-options', 'nosniff')
        .header('etag', `"${sha256}"`)
        .send(Readable.from(bytes, { objectMode: false }));
    },
  );
}

import { type Application, readEvidenceFile } from '@shigan/app';
import { evidenceFileBody } from '@shigan/contract';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { jsonAnswer } from './answers.ts';
import { asked, askedAsOf } from './asked.ts';
import { evidenceAnswer, evidenceReply, evidenceUpload, evidenceUploadWords, takeEvidence } from './evidence-files.ts';

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
        description: evidenceUploadWords,
        consumes: ['multipart/form-data'],
        querystring: z.strictObject(asked),
        body: evidenceUpload,
        response: jsonAnswer(evidenceFileBody, 201),
      },
    },
    async (request, reply) => reply.code(201).send(await takeEvidence(app, request, 'matters.act')),
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
        response: evidenceAnswer,
      },
    },
    async ({ actor, city, params: { id, sha256 }, query: { show, asOf } }, reply) => {
      const { file, name, bytes } = await readEvidenceFile(app, actor, city, { matter: id, sha256, asOf });
      const { mediaType, size } = file;
      return reply.send(evidenceReply(reply, { sha256, name, mediaType, size, bytes, show: show === 'true' }));
    },
  );
}

import { type Application, evidencePack, readApplicationFile, readEvidence } from '@shigan/app';
import { evidenceBody, evidenceFileBody, presentEvidence } from '@shigan/contract';
import { authorities, type Authority } from '@shigan/core';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { fileAnswer, jsonAnswer } from './answers.ts';
import { asked, askedAsOf } from './asked.ts';
import { attachment } from './attachment.ts';
import { evidenceAnswer, evidenceReply, evidenceUpload, evidenceUploadWords, takeEvidence } from './evidence-files.ts';

const folderAnswer = fileAnswer('application/zip', z.string().meta({ format: 'binary' }));

const querystring = z.strictObject({
  measure: z.string().max(120),
  subItem: z.string().max(120),
  year: z.coerce.number().int().min(1949).max(2999),
  authority: z.enum(authorities).exactOptional(),
  ...askedAsOf,
});

/** The evidence of an application: what is required, held and missing, and all of it as one folder. */
export function awardEvidenceRoutes(server: Server, app: Application): void {
  const tags = ['awards'];
  const province: Authority = 'province';
  server.get(
    '/awards/evidence',
    {
      config: { access: 'award.read' },
      schema: {
        tags,
        summary: 'What an application for a sub-item has to prove, what is held of it and what is missing',
        querystring,
        response: jsonAnswer(evidenceBody),
      },
    },
    async ({ actor, city, query: { authority = province, ...query } }, reply) =>
      reply.send(presentEvidence(await readEvidence(app, actor, city, { authority, ...query }))),
  );

  server.get(
    '/awards/evidence/pack',
    {
      config: { access: 'file.read' },
      schema: {
        tags,
        summary: 'The evidence of an application as one folder (ZIP) with a table of contents',
        querystring,
        response: folderAnswer,
      },
    },
    async ({ actor, city, query: { authority = province, ...query } }, reply) => {
      const { name, content } = await evidencePack(app, actor, city, { authority, ...query });
      reply.header('content-type', 'application/zip');
      reply.header('content-disposition', attachment(`${name}.zip`));
      return reply.send(Buffer.from(content));
    },
  );

  server.post(
    '/awards/evidence/files',
    {
      config: { access: 'incentive.amend' },
      schema: {
        tags,
        summary: 'Files a document that proves something of an application; its work then names it by its fingerprint',
        description: evidenceUploadWords,
        consumes: ['multipart/form-data'],
        querystring: z.strictObject(asked),
        body: evidenceUpload,
        response: jsonAnswer(evidenceFileBody, 201),
      },
    },
    async (request, reply) => reply.code(201).send(await takeEvidence(app, request, 'incentive.amend')),
  );

  server.get(
    '/awards/evidence/files/:sha256',
    {
      config: { access: 'file.read' },
      schema: {
        tags,
        summary:
          'A file that an application holds, byte for byte, under the name that it has there; pictures and PDF can be shown',
        params: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
        querystring: querystring.extend({ show: z.enum(['true']).exactOptional() }),
        response: evidenceAnswer,
      },
    },
    async ({ actor, city, params: { sha256 }, query: { authority = province, show, ...query } }, reply) => {
      const { file, name } = await readApplicationFile(app, actor, city, { authority, sha256, ...query });
      const { mediaType, size } = file;
      const bytes = file.bytes();
      return reply.send(evidenceReply(reply, { sha256, name, mediaType, size, bytes, show: show === 'true' }));
    },
  );
}

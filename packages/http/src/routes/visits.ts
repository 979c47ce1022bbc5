import { type Application, readVisitPhoto, reportVisit } from '@shigan/app';
import { keptVisitBody, reportedVisitBody } from '@shigan/contract';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { jsonAnswer } from './answers.ts';
import { asked, askedAsOf } from './asked.ts';
import { evidenceAnswer, evidenceReply } from './evidence-files.ts';

const code = z.string().regex(/^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}$/);

/** Visits to projects: reported from a phone, their photos read through the visit that holds them. */
export function visitRoutes(server: Server, app: Application): void {
  server.post(
    '/projects/:code/visits',
    {
      config: { access: 'visit.file' },
      schema: {
        tags: ['projects'],
        summary:
          'Reports a visit to a project, with photos that were filed as evidence before; a key sent again changes nothing',
        params: z.strictObject({ code }),
        querystring: z.strictObject(asked),
        body: reportedVisitBody,
        response: jsonAnswer(keptVisitBody, 201),
      },
    },
    async ({ actor, city, params, body }, reply) =>
      reply.code(201).send(await reportVisit(app, actor, city, { project: params.code, ...body })),
  );

  server.get(
    '/projects/:code/photos/:sha256',
    {
      config: { access: 'project.read' },
      schema: {
        tags: ['projects'],
        summary: 'A photo of a project, byte for byte, through the visit that holds it',
        params: z.strictObject({ code, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
        querystring: z.strictObject({ show: z.enum(['true']).exactOptional(), ...askedAsOf }),
        response: evidenceAnswer,
      },
    },
    async ({ actor, city, params, query: { show, asOf } }, reply) => {
      const photo = { project: params.code, sha256: params.sha256, ...(asOf === undefined ? {} : { asOf }) };
      const { file, name, bytes } = await readVisitPhoto(app, actor, city, photo);
      const { sha256, mediaType, size } = file;
      return reply.send(evidenceReply(reply, { sha256, name, mediaType, size, bytes, show: show === 'true' }));
    },
  );
}

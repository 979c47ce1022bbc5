import { type Application, exportObservations } from '@shigan/app';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { fileAnswer } from './answers.ts';
import { askedAsOf } from './asked.ts';
import { attachment } from './attachment.ts';
import { begun } from './begun.ts';

/** The record itself. */
export function observationRoutes(server: Server, app: Application): void {
  server.get(
    '/observations',
    {
      config: { access: 'observations.export' },
      schema: {
        tags: ['observations'],
        summary: 'The record as CSV, as known at a moment',
        querystring: z.strictObject({
          file: z.string().max(64).exactOptional().describe('Only what came from the file with this SHA-256.'),
          ...askedAsOf,
        }),
        response: fileAnswer('text/csv', z.string()),
      },
    },
    async ({ actor, city, query: { file, asOf } }, reply) => {
      const asked = { ...(file === undefined ? {} : { file }), ...(asOf === undefined ? {} : { asOf }) };
      const pieces = await begun(exportObservations(app, actor, city, asked));
      return reply
        .header('content-type', 'text/csv; charset=utf-8; header=present')
        .header('content-disposition', attachment('observations.csv'))
        .header('cache-control', 'no-store')
        .send(Readable.from(pieces, { objectMode: false }));
    },
  );
}

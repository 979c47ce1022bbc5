import { type Application, listImports, readFile } from '@shigan/app';
import { importHistoryBody, presentImportHistory } from '@shigan/contract';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { fileAnswer, jsonAnswer } from './answers.ts';
import { asked } from './asked.ts';
import { attachment } from './attachment.ts';

export interface ImportOptions {
  /** Largest file taken in, in bytes. */
  readonly maxUploadBytes: number;
}

/** Files that came in, and bringing in another. */
export function importRoutes(server: Server, app: Application, _options: ImportOptions): void {
  server.get(
    '/imports',
    {
      config: { access: 'file.read' },
      schema: {
        tags: ['imports'],
        summary: 'Accepted imports, newest first',
        querystring: z.strictObject(asked),
        response: jsonAnswer(importHistoryBody),
      },
    },
    async ({ actor, city }, reply) => reply.send(presentImportHistory(await listImports(app, actor, city))),
  );

  server.get(
    '/files/:sha256',
    {
      config: { access: 'file.read' },
      schema: {
        tags: ['imports'],
        summary: 'A file as it was received, byte for byte',
        params: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
        querystring: z.strictObject(asked),
        response: fileAnswer('application/octet-stream', z.string().meta({ format: 'binary' })),
      },
    },
    async ({ actor, city, params: { sha256 } }, reply) => {
      const { file, bytes } = await readFile(app, actor, city, sha256);
      return reply
        .header('content-type', 'application/octet-stream')
        .header('content-length', file.size)
        .header('content-disposition', attachment(file.name))
        .header('etag', `"${sha256}"`)
        .send(Readable.from(bytes, { objectMode: false }));
    },
  );
}

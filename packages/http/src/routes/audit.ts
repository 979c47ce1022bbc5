import { type Application, exportAudit, findAudit, verifyAudit } from '@shigan/app';
import { auditCheckBody, auditColumns, auditListBody, auditRecord, presentAudit } from '@shigan/contract';
import { type ChainedLine, csvLine } from '@shigan/core';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { filesAnswer, jsonAnswer } from './answers.ts';
import { asked } from './asked.ts';
import { attachment } from './attachment.ts';

const text = z.string().max(100).exactOptional();
const number = z
  .string()
  .regex(/^\d{1,15}$/)
  .exactOptional();
const linesAtOnce = 100;

/** The audit log. */
export function auditRoutes(server: Server, app: Application): void {
  server.get(
    '/audit',
    {
      config: { access: 'audit.read' },
      schema: {
        tags: ['audit'],
        summary: 'Lines of the audit log, newest first',
        querystring: z.strictObject({
          from: text.describe('From this day or moment.'),
          to: text.describe('To this day, as a whole, or moment.'),
          actor: text.describe('Id of who acted.'),
          action: text.describe('An action, or all of a noun: `account`.'),
          text: text.describe('Words anywhere in the line.'),
          before: number.describe('Lines before this one: the next page.'),
          ...asked,
        }),
        response: jsonAnswer(auditListBody),
      },
    },
    async ({ actor, city, query: { lang: _lang, city: _city, before, ...found } }, reply) => {
      const page = before === undefined ? found : { ...found, before: Number(before) };
      return reply.send(presentAudit(await findAudit(app, actor, city, page, linesAtOnce)));
    },
  );

  server.get(
    '/audit/export',
    {
      config: { access: 'audit.export' },
      schema: {
        tags: ['audit'],
        summary: 'The whole audit log, oldest first',
        description:
          'One line of JSON each, which can be verified, or CSV, which spreadsheets read (with a byte order mark).',
        querystring: z.strictObject({
          format: z.enum(['jsonl', 'csv']).exactOptional().describe('Default: jsonl.'),
          ...asked,
        }),
        response: filesAnswer({ 'application/x-ndjson': z.string(), 'text/csv': z.string() }),
      },
    },
    async ({ actor, city, query: { format = 'jsonl' } }, reply) => {
      const { mediaType, textOf } = formats[format];
      return reply
        .header('content-type', `${mediaType}; charset=utf-8`)
        .header('content-disposition', attachment(`audit-${city}.${format}`))
        .header('cache-control', 'no-store')
        .send(Readable.from(textOf(exportAudit(app, actor, city)), { objectMode: false }));
    },
  );

  server.get(
    '/audit/check',
    {
      config: { access: 'audit.read' },
      schema: {
        tags: ['audit'],
        summary: 'Whether every line follows from the one before it',
        querystring: z.strictObject(asked),
        response: jsonAnswer(auditCheckBody),
      },
    },
    async ({ actor, city }, reply) => reply.send(await verifyAudit(app, actor, city)),
  );
}

type Batches = AsyncIterable<readonly ChainedLine[]>;

const formats = {
  jsonl: {
    mediaType: 'application/x-ndjson',
    async *textOf(batches: Batches) {
      for await (const batch of batches)
        yield presentAudit(batch)
          .lines.map((line) => `${JSON.stringify(line)}\n`)
          .join('');
    },
  },
  csv: {
    mediaType: 'text/csv',
    async *textOf(batches: Batches) {
      yield `\uFEFF${csvLine(auditColumns)}`;
      for await (const batch of batches)
        yield presentAudit(batch)
          .lines.map((line) => csvLine(auditRecord(line)))
          .join('');
    },
  },
} as const;

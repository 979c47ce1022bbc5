import { type Application, importFile, listImports, readFile, readImport, readSurroundings } from '@shigan/app';
import {
  acceptedWarningsBody,
  importBody,
  importChangesBody,
  importHistoryBody,
  lookBody,
  parseMeanings,
  presentDifference,
  presentImport,
  presentImportChanges,
  presentImportHistory,
  RequestRefused,
  shownSheetBody,
} from '@shigan/contract';
import { type AcceptedWarning, largestFile } from '@shigan/core';
import type { Multipart, MultipartFile } from '@fastify/multipart';
import { Readable } from 'node:stream';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { fileAnswer, jsonAnswer } from './answers.ts';
import { asked } from './asked.ts';
import { attachment } from './attachment.ts';
import { FileRefused } from '../problem.ts';
import { spool } from '../upload/spool.ts';
import { uploadedFile } from '../upload/uploaded-file.ts';

export interface ImportOptions {
  /** Largest file taken in, in bytes. */
  readonly maxUploadBytes: number;
}

/** The accepted warnings of a file: a thousand of them, with their reasons. */
const maxWarningsBytes = 400_000;

const yes = z.enum(['true', 'false']).exactOptional();

const readingQuery = {
  allowSetBack: yes.describe('Figures may be set back to what they were before a revision.'),
  map: z
    .union([z.string(), z.array(z.string())])
    .exactOptional()
    .describe('How a label is to be read, `LABEL=MEANING`; may be said several times.'),
  layout: z.string().max(100).exactOptional().describe('The layout to read with. Default: recognised.'),
  knownFrom: z.string().max(40).exactOptional().describe('When it became known. Default: as the file says, else now.'),
  ...asked,
};

const importQuery = z.strictObject({
  dryRun: yes.describe('Look only: everything is checked and counted, nothing stored.'),
  acceptWarnings: yes.describe('Warnings were seen and are accepted.'),
  ...readingQuery,
});

/** How a file is asked to be read. */
interface ReadingAsked {
  readonly allowSetBack?: 'true' | 'false';
  readonly map?: string | string[];
  readonly layout?: string;
  readonly knownFrom?: string;
}

function readAs({
  allowSetBack,
  layout,
  knownFrom,
  map,
}: ReadingAsked): Omit<Parameters<typeof importFile>[4], 'dryRun'> {
  return {
    allowSetBack: allowSetBack === 'true',
    ...(map === undefined ? {} : { mapping: parseMeanings(typeof map === 'string' ? [map] : map) }),
    ...(layout === undefined ? {} : { layout }),
    ...(knownFrom === undefined ? {} : { knownFrom }),
  };
}

/** The warnings accepted with a file: the field `warnings` before it, JSON. Refuses `invalid-request`. */
function acceptedWarnings({ fields }: Pick<MultipartFile, 'fields'>): readonly AcceptedWarning[] | undefined {
  const field: Multipart | Multipart[] | undefined = fields['warnings'];
  if (field === undefined || Array.isArray(field) || field.type !== 'field') return undefined;
  const parsed = acceptedWarningsBody.safeParse(jsonOf(field.value));
  if (!parsed.success) throw new RequestRefused('invalid-request', { warnings: parsed.error.issues[0]?.message ?? '' });
  return parsed.data;
}

function jsonOf(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

/** What is uploaded. It is read piece by piece and never held, so there is nothing that could be checked here. */
const uploadBody = z.unknown().meta({
  type: 'object',
  properties: { file: { type: 'string', format: 'binary' } },
  required: ['file'],
});

/** Files that came in, and bringing in another. */
export function importRoutes(server: Server, app: Application, options: ImportOptions): void {
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

  server.post(
    '/imports',
    {
      config: { access: 'observations.import' },
      schema: {
        tags: ['imports'],
        summary: 'Takes a file in: whole, or not at all',
        description:
          'An error refuses the file and changes nothing; warnings have to be accepted. Both answer with all faults at once. The same file twice changes nothing.',
        consumes: ['multipart/form-data'],
        querystring: importQuery,
        body: uploadBody,
        response: { ...jsonAnswer(importBody), 201: importBody },
      },
    },
    async (request, reply) => {
      const { actor, city, language, query } = request;
      const upload = await uploadedFile(request, {
        fileSize: options.maxUploadBytes + 1,
        fieldSize: maxWarningsBytes,
      });
      const file = await spool(upload.filename, upload.pieces, { maxBytes: options.maxUploadBytes });
      try {
        const { dryRun, acceptWarnings } = query;
        const accepted = dryRun === 'true' ? undefined : acceptedWarnings(upload);
        const outcome = await importFile(app, actor, city, file, {
          dryRun: dryRun === 'true',
          // Who only looks wants the counts, too.
          acceptWarnings: acceptWarnings === 'true' || dryRun === 'true',
          ...(accepted === undefined ? {} : { acceptedWarnings: accepted }),
          ...readAs(query),
        });
        const body = presentImport(outcome, dryRun === 'true', language);
        if (body.dryRun) return await reply.send(body);
        if (!body.accepted) throw new FileRefused(body);
        return await reply.code(201).send(body);
      } finally {
        await file.discard();
      }
    },
  );

  server.post(
    '/imports/look',
    {
      config: { access: 'observations.import' },
      schema: {
        tags: ['imports'],
        summary: 'Looks at a file before it is taken in; nothing is stored',
        description:
          'Faults, how the sheets were read, the sheets as they look (bounded), and what differs from the record, cell by cell.',
        consumes: ['multipart/form-data'],
        querystring: z.strictObject(readingQuery),
        body: uploadBody,
        response: jsonAnswer(lookBody),
      },
    },
    async (request, reply) => {
      const { actor, city, language, query } = request;
      const upload = await uploadedFile(request, { fileSize: options.maxUploadBytes + 1 });
      const file = await spool(upload.filename, upload.pieces, { maxBytes: options.maxUploadBytes });
      try {
        const looked = await importFile(app, actor, city, file, { dryRun: true, look: true, ...readAs(query) });
        return await reply.send({
          import: presentImport(looked, true, language),
          sheets: looked.sheets ?? [],
          differences: (looked.differences?.listed ?? []).map((one) => presentDifference(one, language)),
          more: looked.differences?.more ?? 0,
        });
      } finally {
        await file.discard();
      }
    },
  );

  server.get(
    '/imports/:id',
    {
      config: { access: 'file.read' },
      schema: {
        tags: ['imports'],
        summary: 'One accepted import, and what it changed',
        description: 'What it replaced first, with the value before and after, then what was new; at most a thousand.',
        params: z.strictObject({ id: z.string().max(100) }),
        querystring: z.strictObject(asked),
        response: jsonAnswer(importChangesBody),
      },
    },
    async ({ actor, city, language, params: { id } }, reply) =>
      reply.send(presentImportChanges(await readImport(app, actor, city, id), language)),
  );

  server.get(
    '/files/:sha256/surroundings',
    {
      config: { access: 'file.read' },
      schema: {
        tags: ['imports'],
        summary: 'The rows around a cell of a file, as a spreadsheet shows them',
        params: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
        querystring: z.strictObject({
          sheet: z.string().max(200).describe('Its name; empty for a CSV.'),
          row: z.coerce.number().int().min(1).max(largestFile).describe('No file has more rows than bytes.'),
          ...asked,
        }),
        response: jsonAnswer(shownSheetBody),
      },
    },
    async ({ actor, city, params: { sha256 }, query: { sheet, row } }, reply) => {
      const { file, bytes } = await readFile(app, actor, city, sha256);
      const spooled = await spool(file.name, bytes, { maxBytes: options.maxUploadBytes });
      try {
        return await reply.send(await readSurroundings(app, spooled, { sheet, row }));
      } finally {
        await spooled.discard();
      }
    },
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

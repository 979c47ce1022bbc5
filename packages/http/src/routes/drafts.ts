import {
  type Application,
  checkDraft,
  checkDraftAgain,
  checkLength,
  decideDraft,
  draftLimits,
  keepDraft,
  listDrafts,
  readCorrectedDraft,
  readDraft,
  readDraftMarks,
  readMarks,
  readDraftFile,
  writeCorrected,
} from '@shigan/app';
import {
  checkedTextBody,
  checkTextBody,
  decideBody,
  draftsBody,
  type KeptDraftBody,
  keptDraftBody,
  presentCheckedText,
  presentDrafts,
  presentKeptDraft,
} from '@shigan/contract';
import { type Actor, DomainError, type Language, type RegionCode } from '@shigan/core';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { jsonAnswer } from './answers.ts';
import { asked, askedAsOf } from './asked.ts';
import { documentAnswer, sendDocument } from './documents.ts';
import { uploadedFile } from '../upload/uploaded-file.ts';

const tags = ['drafts'];
const params = z.strictObject({ id: z.string().max(50) });
const askedOfFile = z.strictObject({
  region: z.string().max(20).exactOptional().describe('Whose draft it is. Default: the city.'),
  ...askedAsOf,
});

/** A .docx, a text or an exported table, as a form. */
const uploadBody = z.unknown().meta({
  type: 'object',
  properties: { file: { type: 'string', format: 'binary' } },
  required: ['file'],
});

/** Texts are longer than other bodies: four hundred thousand characters of three bytes. */
const bodyLimit = 4 * draftLimits.characters;

/** Drafts held against the record: checked only, or kept with what is decided of each part. */
export function draftRoutes(server: Server, app: Application): void {
  checkingRoutes(server, app);
  keepingRoutes(server, app);
  decidingRoutes(server, app);
}

function checkingRoutes(server: Server, app: Application): void {
  const hash = (content: string): string => app.digest.sha256(content);

  server.post(
    '/draft-checks',
    {
      bodyLimit,
      config: { access: 'draft.check' },
      schema: {
        tags,
        summary: 'Checks a text against the record as of a moment; keeps nothing',
        querystring: z.strictObject(asked),
        body: checkTextBody,
        response: jsonAnswer(checkedTextBody),
      },
    },
    async ({ actor, city, language, body: { title = '', ...rest } }, reply) => {
      checkLength(rest.text);
      const { check, moment } = await checkDraft(app, actor, city, rest);
      return reply.send(
        presentCheckedText(
          { title, form: 'text', text: rest.text, check, marks: [], asOf: moment.asOf },
          language,
          hash,
        ),
      );
    },
  );

  server.post(
    '/draft-checks/file',
    {
      config: { access: 'draft.check' },
      schema: {
        tags,
        summary: 'Checks a .docx, a text file or an exported table against the record as of a moment; keeps nothing',
        consumes: ['multipart/form-data'],
        querystring: askedOfFile,
        body: uploadBody,
        response: jsonAnswer(checkedTextBody),
      },
    },
    async (request, reply) => {
      const { actor, city, language, query } = request;
      const { title, bytes } = await uploaded(request);
      const reading = await readDraftFile(app, bytes);
      const { form, text } = reading;
      const { check, moment } = await checkDraft(app, actor, city, { text, form, ...ofFile(query) });
      const marks = await readMarks(app, actor, city, reading, query.asOf);
      return reply.send(presentCheckedText({ title, form, text, check, marks, asOf: moment.asOf }, language, hash));
    },
  );

  server.post(
    '/draft-checks/file/corrected',
    {
      config: { access: 'draft.check' },
      schema: {
        tags,
        summary: 'A .docx or a text file with everything that can be mended as tracked changes; keeps nothing',
        consumes: ['multipart/form-data'],
        querystring: askedOfFile,
        body: uploadBody,
        response: documentAnswer,
      },
    },
    async (request, reply) => {
      const { actor, city, query } = request;
      const { title, bytes } = await uploaded(request);
      const { form, text } = await readDraftFile(app, bytes);
      if (form === 'table') throw new DomainError('invalid-entry', { form, reason: 'nothing to correct' });
      const { check, moment } = await checkDraft(app, actor, city, { text, ...ofFile(query) });
      const corrected = await writeCorrected(app, form === 'docx' ? { form, bytes } : { form, text }, {
        check,
        isTaken: () => true,
        author: actor.name === '' ? '核稿' : actor.name,
        at: moment.asOf,
      });
      return sendDocument(reply, 'docx', title, corrected);
    },
  );
}

function keepingRoutes(server: Server, app: Application): void {
  const config = { access: 'draft.keep' } as const;

  server.get(
    '/drafts',
    {
      config: { access: 'draft.read' },
      schema: {
        tags,
        summary: 'Drafts that were checked, the last first, with what the record says otherwise since',
        querystring: z.strictObject(askedAsOf),
        response: jsonAnswer(draftsBody),
      },
    },
    async ({ actor, city, query: { asOf } }, reply) => {
      const { moment, drafts } = await listDrafts(app, actor, city, asOf);
      return reply.send(presentDrafts(moment.asOf, drafts));
    },
  );

  server.post(
    '/drafts',
    {
      bodyLimit,
      config,
      schema: {
        tags,
        summary: 'Hands a text in: it is checked and kept',
        querystring: z.strictObject(asked),
        body: checkTextBody,
        response: { ...jsonAnswer(keptDraftBody), 201: keptDraftBody },
      },
    },
    async ({ actor, city, language, body: { title = '', text, ...rest } }, reply) => {
      const id = await keepDraft(app, actor, city, { title, content: { text }, ...rest });
      return reply.code(201).send(await laidOpen(app, { actor, city, language }, id));
    },
  );

  server.post(
    '/drafts/file',
    {
      config,
      schema: {
        tags,
        summary: 'Hands a .docx, a text file or an exported table in: it is checked and kept',
        consumes: ['multipart/form-data'],
        querystring: askedOfFile,
        body: uploadBody,
        response: { ...jsonAnswer(keptDraftBody), 201: keptDraftBody },
      },
    },
    async (request, reply) => {
      const { actor, city, language, query } = request;
      const { title, bytes } = await uploaded(request);
      const id = await keepDraft(app, actor, city, { title, content: { bytes }, ...ofFile(query) });
      return reply.code(201).send(await laidOpen(app, { actor, city, language }, id));
    },
  );

  server.get(
    '/drafts/:id',
    {
      config: { access: 'draft.read' },
      schema: {
        tags,
        summary: 'A draft with its last check and what was decided of each part',
        params,
        querystring: z.strictObject(askedAsOf),
        response: jsonAnswer(keptDraftBody),
      },
    },
    async ({ actor, city, language, params: { id }, query: { asOf } }, reply) =>
      reply.send(await laidOpen(app, { actor, city, language }, id, asOf)),
  );
}

function decidingRoutes(server: Server, app: Application): void {
  const config = { access: 'draft.keep' } as const;

  server.post(
    '/drafts/:id/decisions',
    {
      config,
      schema: {
        tags,
        summary: 'Takes corrections up, leaves parts as they are for a reason, or takes a decision back; all or none',
        params,
        querystring: z.strictObject(asked),
        body: decideBody,
        response: jsonAnswer(keptDraftBody),
      },
    },
    async ({ actor, city, language, params: { id }, body: { decisions } }, reply) => {
      await decideDraft(app, actor, city, id, decisions);
      return reply.send(await laidOpen(app, { actor, city, language }, id));
    },
  );

  server.post(
    '/drafts/:id/checks',
    {
      config,
      schema: {
        tags,
        summary: 'Checks a draft again against the record as of a moment; earlier checks stay',
        params,
        querystring: z.strictObject(askedAsOf),
        response: jsonAnswer(keptDraftBody),
      },
    },
    async ({ actor, city, language, params: { id }, query: { asOf } }, reply) => {
      await checkDraftAgain(app, actor, city, id, asOf);
      return reply.send(await laidOpen(app, { actor, city, language }, id));
    },
  );

  server.get(
    '/drafts/:id/corrected',
    {
      config: { access: 'draft.read' },
      schema: {
        tags,
        summary: 'A draft as .docx, with every correction that was taken up as a tracked change',
        params,
        querystring: z.strictObject(asked),
        response: documentAnswer,
      },
    },
    async ({ actor, city, params: { id } }, reply) => {
      const { title, bytes } = await readCorrectedDraft(app, actor, city, id);
      return sendDocument(reply, 'docx', title, bytes);
    },
  );
}

interface Asking {
  readonly actor: Actor;
  readonly city: RegionCode;
  readonly language: Language;
}

async function laidOpen(
  app: Application,
  { actor, city, language }: Asking,
  id: string,
  asOf?: string,
): Promise<KeptDraftBody> {
  const { moment, draft } = await readDraft(app, actor, city, id, asOf);
  return presentKeptDraft(draft, await readDraftMarks(app, actor, moment, draft), language);
}

function ofFile({ region, asOf }: z.infer<typeof askedOfFile>): { readonly region?: string; readonly asOf?: string } {
  return { ...(region === undefined ? {} : { region }), ...(asOf === undefined ? {} : { asOf }) };
}

/** The uploaded file, held: a draft is small. Its name without the ending is the title. */
async function uploaded(request: FastifyRequest): Promise<{ readonly title: string; readonly bytes: Uint8Array }> {
  const upload = await uploadedFile(request, { fileSize: draftLimits.bytes + 1 });
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of upload.pieces) {
    size += piece.length;
    if (size > draftLimits.bytes) throw new DomainError('file-too-large', { bytes: size, most: draftLimits.bytes });
    pieces.push(piece);
  }
  const title = upload.filename.replace(/\.[^.]{1,5}$/u, '').slice(0, 120);
  return { title: title.trim() === '' ? 'draft' : title, bytes: Buffer.concat(pieces) };
}

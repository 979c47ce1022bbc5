import {
  type Application,
  beginBulletinDraft,
  discardBulletinDraft,
  editBulletinDraft,
  listBulletinDrafts,
  readBulletinDraft,
  refreshBulletinDraft,
} from '@shigan/app';
import {
  beginDraftBody,
  draftBody,
  draftListBody,
  editBody,
  parsePeriod,
  presentDraft,
  presentDraftSummary,
} from '@shigan/contract';
import type { Actor, RegionCode } from '@shigan/core';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { jsonAnswer } from './answers.ts';
import { asked } from './asked.ts';
import { chartNumber, documentAnswer, documentName, drawingAnswer, sendChart, sendDocument } from './documents.ts';

const params = z.strictObject({ id: z.string().max(50) });
const querystring = z.strictObject(asked);

/** Drafts of bulletins: begun, changed, refreshed, given up. Every change answers with the draft as it is then. */
export function bulletinDraftRoutes(server: Server, app: Application): void {
  const config = { access: 'bulletin.draft' } as const;
  const tags = ['bulletins'];
  const laidOpen = async (actor: Actor, city: RegionCode, id: string): Promise<ReturnType<typeof presentDraft>> =>
    presentDraft(await readBulletinDraft(app, actor, city, id));

  server.get(
    '/bulletin-drafts',
    {
      config,
      schema: { tags, summary: 'Open drafts, newest first', querystring, response: jsonAnswer(draftListBody) },
    },
    async ({ actor, city }, reply) =>
      reply.send({ drafts: (await listBulletinDrafts(app, actor, city)).map(presentDraftSummary) }),
  );

  server.post(
    '/bulletin-drafts',
    {
      config,
      schema: {
        tags,
        summary: 'Begins a draft from the record as of a moment',
        querystring,
        body: beginDraftBody,
        response: { ...jsonAnswer(draftBody), 201: draftBody },
      },
    },
    async ({ actor, city, body: { period, ...rest } }, reply) => {
      const id = await beginBulletinDraft(app, actor, city, { ...rest, period: parsePeriod(period) });
      return reply.code(201).send(await laidOpen(actor, city, id));
    },
  );

  server.get(
    '/bulletin-drafts/:id',
    {
      config,
      schema: {
        tags,
        summary: 'A draft: computed words with people’s changes in them',
        params,
        querystring,
        response: jsonAnswer(draftBody),
      },
    },
    async ({ actor, city, params: { id } }, reply) => reply.send(await laidOpen(actor, city, id)),
  );

  server.put(
    '/bulletin-drafts/:id/places/:place',
    {
      config,
      schema: {
        tags,
        summary: 'Changes the words at one place; figures that are left alone stay linked',
        description:
          'A place is `title`, a heading or paragraph by its number (`b3`), or what is put in after it (`b3+1`). Refused (`draft-changed`) where `was` is not what stands there any more.',
        params: z.strictObject({ id: z.string().max(50), place: z.string().max(20) }),
        querystring,
        body: editBody,
        response: jsonAnswer(draftBody),
      },
    },
    async ({ actor, city, params: { id, place }, body }, reply) => {
      await editBulletinDraft(app, actor, city, id, { ...body, place });
      return reply.send(await laidOpen(actor, city, id));
    },
  );

  server.post(
    '/bulletin-drafts/:id/refresh',
    {
      config,
      schema: {
        tags,
        summary: 'Takes figures from the record as of another moment; words that people wrote stay',
        params,
        querystring,
        body: z.strictObject({ asOf: z.string().max(40).exactOptional() }),
        response: jsonAnswer(draftBody),
      },
    },
    async ({ actor, city, params: { id }, body: { asOf } }, reply) => {
      await refreshBulletinDraft(app, actor, city, id, asOf);
      return reply.send(await laidOpen(actor, city, id));
    },
  );

  server.delete(
    '/bulletin-drafts/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Gives a draft up; it stays on record',
        params,
        querystring,
        response: jsonAnswer(draftBody),
      },
    },
    async ({ actor, city, params: { id } }, reply) => {
      await discardBulletinDraft(app, actor, city, id);
      return reply.send(await laidOpen(actor, city, id));
    },
  );

  server.get(
    '/bulletin-drafts/:id/document',
    {
      config,
      schema: {
        tags,
        summary: 'A draft as a document, marked as one',
        params,
        querystring: z.strictObject({ format: z.enum(['docx', 'html']).exactOptional(), ...asked }),
        response: documentAnswer,
      },
    },
    async ({ actor, city, params: { id }, query: { format = 'docx' } }, reply) => {
      const { bulletin } = (await readBulletinDraft(app, actor, city, id)).edited;
      const content =
        format === 'docx' ? await app.documents.bulletinDocument(bulletin) : await app.documents.bulletinPage(bulletin);
      return sendDocument(reply, format, documentName(bulletin.title), content);
    },
  );

  server.get(
    '/bulletin-drafts/:id/charts/:number',
    {
      config,
      schema: {
        tags,
        summary: 'A chart of a draft as SVG, numbered from 1 in the order of the annex',
        params: z.strictObject({ id: z.string().max(50), number: chartNumber }),
        querystring,
        response: drawingAnswer,
      },
    },
    async ({ actor, city, params: { id, number } }, reply) => {
      const { bulletin } = (await readBulletinDraft(app, actor, city, id)).edited;
      return sendChart(reply, app, bulletin, number);
    },
  );
}

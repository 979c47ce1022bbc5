import {
  answerCircular,
  type Application,
  draftCircular,
  editCircular,
  listCirculars,
  publishCircular,
  readCircular,
  sendCircular,
  withdrawCircular,
} from '@shigan/app';
import {
  circularBody,
  type CircularBody,
  circularListBody,
  editBody,
  presentCircular,
  presentCircularSummary,
} from '@shigan/contract';
import { type Actor, editedCircular, type EconomicBulletin } from '@shigan/core';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { jsonAnswer } from './answers.ts';
import { asked, askedAsOf } from './asked.ts';
import { documentAnswer, documentName, sendDocument } from './documents.ts';

const params = z.strictObject({ id: z.string().max(40) });
const querystring = z.strictObject(asked);

/** Supervision circulars: drafted from the record, edited, checked by the units that they name, published. */
export function circularRoutes(server: Server, app: Application): void {
  const tags = ['circulars'];
  const conduct = { access: 'proceeding.conduct' } as const;
  const whole = async (actor: Actor, city: string, id: string, asOf?: string): Promise<CircularBody> => {
    const { moment, ...reading } = await readCircular(app, actor, city, id, asOf);
    return presentCircular({ ...reading, asOf: moment.asOf, demo: moment.city.demo });
  };

  server.get(
    '/circulars',
    {
      config: { access: 'matters.read' },
      schema: {
        tags,
        summary: 'Circulars that one sees, the last first',
        querystring: z.strictObject(askedAsOf),
        response: jsonAnswer(circularListBody),
      },
    },
    async ({ actor, city, query: { asOf } }, reply) => {
      const { moment, circulars } = await listCirculars(app, actor, city, asOf);
      return reply.send({
        asOf: moment.asOf,
        demo: moment.city.demo,
        circulars: circulars.map((one) => presentCircularSummary(one, editedCircular(one).bulletin.title)),
      });
    },
  );

  server.post(
    '/circulars',
    {
      config: conduct,
      schema: {
        tags,
        summary: 'Drafts the month’s circular from the record',
        querystring,
        response: jsonAnswer(circularBody, 201),
      },
    },
    async ({ actor, city }, reply) =>
      reply.code(201).send(await whole(actor, city, await draftCircular(app, actor, city))),
  );

  server.get(
    '/circulars/:id',
    {
      config: { access: 'matters.read' },
      schema: {
        tags,
        summary: 'A circular with the fact check of every unit that it names',
        params,
        querystring: z.strictObject(askedAsOf),
        response: jsonAnswer(circularBody),
      },
    },
    async ({ actor, city, params: { id }, query: { asOf } }, reply) => reply.send(await whole(actor, city, id, asOf)),
  );

  server.put(
    '/circulars/:id/places/:place',
    {
      config: conduct,
      schema: {
        tags,
        summary: 'Changes the words at one place; in fact check, the units named there are asked again',
        params: z.strictObject({ id: z.string().max(40), place: z.string().max(20) }),
        querystring,
        body: editBody,
        response: jsonAnswer(circularBody),
      },
    },
    async ({ actor, city, params: { id, place }, body }, reply) => {
      await editCircular(app, actor, city, id, { ...body, place });
      return reply.send(await whole(actor, city, id));
    },
  );

  server.post(
    '/circulars/:id/send',
    {
      config: conduct,
      schema: {
        tags,
        summary: 'Sends it to every unit that it names: each has 24 hours to check the facts about itself',
        params,
        querystring,
        response: jsonAnswer(circularBody),
      },
    },
    async ({ actor, city, params: { id } }, reply) => {
      await sendCircular(app, actor, city, id);
      return reply.send(await whole(actor, city, id));
    },
  );

  server.post(
    '/circulars/:id/answers',
    {
      config: { access: 'circular.answer' },
      schema: {
        tags,
        summary: 'Answers the fact check for one’s own unit; every answer stands on record',
        params,
        querystring,
        body: z.strictObject({
          agrees: z.boolean(),
          words: z.string().max(3000).describe('What is not so, and what it is; an objection says it.'),
          unit: z
            .string()
            .max(120)
            .exactOptional()
            .describe('Which unit answers; for the operator of the machine only.'),
        }),
        response: jsonAnswer(circularBody),
      },
    },
    async ({ actor, city, params: { id }, body }, reply) => {
      await answerCircular(app, actor, city, id, body);
      return reply.send(await whole(actor, city, id));
    },
  );

  server.post(
    '/circulars/:id/publish',
    {
      config: { access: 'bulletin.publish' },
      schema: {
        tags,
        summary: 'Publishes it with the next number of the year; refused while the fact check is open',
        params,
        querystring,
        body: z.strictObject({
          signer: z.string().max(50),
          number: z.int().min(1).max(99_999).exactOptional(),
        }),
        response: jsonAnswer(circularBody),
      },
    },
    async ({ actor, city, params: { id }, body }, reply) => {
      await publishCircular(app, actor, city, id, body);
      return reply.send(await whole(actor, city, id));
    },
  );

  server.post(
    '/circulars/:id/withdraw',
    {
      config: { access: 'bulletin.publish' },
      schema: {
        tags,
        summary: 'Withdraws a published circular with its reason; it stays in the record and says so',
        params,
        querystring,
        body: z.strictObject({ reason: z.string().max(500) }),
        response: jsonAnswer(circularBody),
      },
    },
    async ({ actor, city, params: { id }, body }, reply) => {
      await withdrawCircular(app, actor, city, id, body);
      return reply.send(await whole(actor, city, id));
    },
  );

  server.get(
    '/circulars/:id/document',
    {
      config: { access: 'matters.read' },
      schema: {
        tags,
        summary: 'A circular in the official form (.docx), or as a page that stands alone',
        params,
        querystring: z.strictObject({ format: z.enum(['docx', 'html']).exactOptional(), ...askedAsOf }),
        response: documentAnswer,
      },
    },
    async ({ actor, city, params: { id }, query: { format = 'docx', asOf } }, reply) => {
      const { document, circular } = await readCircular(app, actor, city, id, asOf);
      const { published } = circular;
      const issue =
        published === null ? undefined : { series: document.masthead, year: published.year, number: published.number };
      const content = await contentOf(app, format, document);
      return sendDocument(reply, format, documentName(document.title, issue), content);
    },
  );
}

async function contentOf(
  app: Application,
  format: 'docx' | 'html',
  document: EconomicBulletin<string>,
): Promise<string | Uint8Array> {
  return format === 'docx' ? app.documents.bulletinDocument(document) : app.documents.bulletinPage(document);
}

import {
  type Application,
  listBulletins,
  publishBulletin,
  readBulletin,
  readIssuedBulletin,
  readIssuedFile,
  withdrawBulletin,
} from '@shigan/app';
import {
  bulletinBody,
  issuedBody,
  issuedDetailBody,
  issuedListBody,
  outdatedListBody,
  parsePeriod,
  presentBulletin,
  presentIssued,
  presentIssuedDetail,
  presentIssuedList,
  presentOutdated,
  publishBody,
  withdrawBody,
} from '@shigan/contract';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { filesAnswer, jsonAnswer } from './answers.ts';
import { asked, askedAsOf } from './asked.ts';
import {
  chartNumber,
  documentAnswer,
  documentKinds,
  documentName,
  drawingAnswer,
  type DocumentFormat,
  sendChart,
  sendDocument,
} from './documents.ts';

const bulletinQuery = z.strictObject({
  region: z.string().describe('Region code, six digits.'),
  period: z.string().describe('The month, `2021-04`.'),
  format: z.enum(['json', 'html', 'docx']).exactOptional().describe('Default: json.'),
  ...askedAsOf,
});

const id = z.string().max(50);

/** The bulletin of a month, and issued bulletins with what has been revised since. */
export function bulletinRoutes(server: Server, app: Application): void {
  server.get(
    '/bulletin',
    {
      config: { access: 'bulletin.read' },
      schema: {
        tags: ['bulletins'],
        summary: 'The bulletin of a region and month, as the record words it',
        querystring: bulletinQuery,
        response: filesAnswer({ 'application/json': bulletinBody, ...documentKinds }),
      },
    },
    async ({ actor, city, language, query: { region, period, asOf, format } }, reply) => {
      const month = parsePeriod(period);
      const question = { region, period: month, language, ...(asOf === undefined ? {} : { asOf }) };
      const { moment, ...reading } = await readBulletin(app, actor, city, question);
      if (format === undefined || format === 'json')
        return reply.send(presentBulletin({ region, period: month, asOf: moment.asOf }, reading));
      const name = documentName(reading.bulletin.title);
      return sendDocument(reply, format, name, await written(app, format, reading.bulletin));
    },
  );

  server.get(
    '/bulletins',
    {
      config: { access: 'bulletin.read' },
      schema: {
        tags: ['bulletins'],
        summary: 'Issued bulletins, the last first, each with how many of its figures have been revised since',
        querystring: z.strictObject(askedAsOf),
        response: jsonAnswer(issuedListBody),
      },
    },
    async ({ actor, city, query: { asOf } }, reply) => {
      const { moment, bulletins } = await listBulletins(app, actor, city, asOf);
      return reply.send(presentIssuedList(moment.asOf, bulletins));
    },
  );

  server.post(
    '/bulletins',
    {
      config: { access: 'bulletin.publish' },
      schema: {
        tags: ['bulletins'],
        summary: 'Issues a draft: numbered, signed, and never changed again',
        querystring: z.strictObject(asked),
        body: publishBody,
        response: { ...jsonAnswer(issuedBody), 201: issuedBody },
      },
    },
    async ({ actor, city, body: { draft, ...publication } }, reply) => {
      const bulletin = await publishBulletin(app, actor, city, draft, publication);
      return reply.code(201).send(presentIssued({ bulletin, review: { outdated: [] } }));
    },
  );

  server.get(
    '/bulletins/outdated',
    {
      config: { access: 'bulletin.read' },
      schema: {
        tags: ['bulletins'],
        summary: 'Issued bulletins that hold a figure which has been revised since, with these figures',
        querystring: z.strictObject(askedAsOf),
        response: jsonAnswer(outdatedListBody),
      },
    },
    async ({ actor, city, query: { asOf } }, reply) => {
      const { moment, bulletins } = await listBulletins(app, actor, city, asOf);
      return reply.send(presentOutdated(moment.asOf, bulletins));
    },
  );

  server.get(
    '/bulletins/:id',
    {
      config: { access: 'bulletin.read' },
      schema: {
        tags: ['bulletins'],
        summary: 'A bulletin as it was issued, and which of its figures have been revised since',
        params: z.strictObject({ id }),
        querystring: z.strictObject(askedAsOf),
        response: jsonAnswer(issuedDetailBody),
      },
    },
    async ({ actor, city, params, query: { asOf } }, reply) => {
      const { moment, content, ...listed } = await readIssuedBulletin(app, actor, city, params.id, asOf);
      return reply.send(presentIssuedDetail(moment.asOf, listed, content));
    },
  );

  server.get(
    '/bulletins/:id/files/:kind',
    {
      config: { access: 'bulletin.read' },
      schema: {
        tags: ['bulletins'],
        summary: 'A document of an issued bulletin, byte for byte as it was issued',
        params: z.strictObject({ id, kind: z.enum(['docx', 'html']) }),
        querystring: z.strictObject(asked),
        response: documentAnswer,
      },
    },
    async ({ actor, city, params }, reply) => {
      const { kind } = params;
      const { bulletin, file, bytes } = await readIssuedFile(app, actor, city, params.id, kind);
      reply.header('etag', `"${file.sha256}"`);
      const name = documentName(bulletin.title, bulletin);
      return sendDocument(reply, kind, name, kind === 'html' ? Buffer.from(bytes).toString() : bytes);
    },
  );

  server.get(
    '/bulletins/:id/charts/:number',
    {
      config: { access: 'bulletin.read' },
      schema: {
        tags: ['bulletins'],
        summary: 'A chart of an issued bulletin as SVG, numbered from 1 in the order of the annex',
        params: z.strictObject({ id, number: chartNumber }),
        querystring: z.strictObject(asked),
        response: drawingAnswer,
      },
    },
    async ({ actor, city, params }, reply) => {
      const { content } = await readIssuedBulletin(app, actor, city, params.id);
      return sendChart(reply, app, content.bulletin, params.number);
    },
  );

  server.post(
    '/bulletins/:id/withdrawal',
    {
      config: { access: 'bulletin.publish' },
      schema: {
        tags: ['bulletins'],
        summary: 'Takes an issued bulletin back by a later act; it stays as it was',
        params: z.strictObject({ id }),
        querystring: z.strictObject(asked),
        body: withdrawBody,
        response: { ...jsonAnswer(issuedDetailBody), 201: issuedDetailBody },
      },
    },
    async ({ actor, city, params, body: { reason } }, reply) => {
      await withdrawBulletin(app, actor, city, params.id, reason);
      const { moment, content, ...listed } = await readIssuedBulletin(app, actor, city, params.id);
      return reply.code(201).send(presentIssuedDetail(moment.asOf, listed, content));
    },
  );
}

async function written(
  app: Application,
  format: DocumentFormat,
  bulletin: Parameters<Application['documents']['bulletinPage']>[0],
): Promise<string | Uint8Array> {
  return format === 'docx'
    ? app.documents.bulletinDocument(bulletin)
    : app.documents.bulletinPage(bulletin, (figure) => `/board?figure=${encodeURIComponent(figure)}`);
}

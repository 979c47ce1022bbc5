import {
  answerRequest,
  type Application,
  fileRequest,
  moveOnLadder,
  rateRequest,
  readLadder,
  readRequests,
} from '@shigan/app';
import {
  answerRequestBody,
  fileRequestBody,
  ladderBody,
  ladderMoveBody,
  parsePeriod,
  presentLadder,
  presentRequests,
  rateRequestBody,
  requestFiledBody,
  requestsBody,
} from '@shigan/contract';
import { type EnterpriseFigure, enterpriseFigureId } from '@shigan/core';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { jsonAnswer } from './answers.ts';
import { asked, askedAsOf } from './asked.ts';

const tags = ['enterprises'];
const region = z.string().exactOptional().describe('Default: the city; for a county officer the county.');
const ofRequest = z.strictObject({ id: z.string().max(64) });

/** What is followed up of enterprises step by step: the ladder, requests. */
export function enterpriseCaseRoutes(server: Server, app: Application): void {
  server.get(
    '/enterprises/ladder',
    {
      config: { access: 'enterprise.read' },
      schema: {
        tags,
        summary: 'The ladder: who is on which step, who came in against the plan, who is near a threshold',
        querystring: z.strictObject({
          region,
          period: z.string().exactOptional().describe('The month, `2021-04`. Default: the last one returned.'),
          most: z.coerce.number().int().min(1).max(1000).default(20),
          ...askedAsOf,
        }),
        response: jsonAnswer(ladderBody),
      },
    },
    async ({ actor, city, language, query }, reply) => {
      const { period, most, ...rest } = query;
      const idOf = (figure: EnterpriseFigure): string => enterpriseFigureId(figure, app.digest.sha256);
      const what = { ...rest, ...(period === undefined ? {} : { period: parsePeriod(period) }) };
      return reply.send(presentLadder(await readLadder(app, actor, city, what), { language, idOf }, most));
    },
  );

  server.post(
    '/enterprises/ladder/moves',
    {
      config: { access: 'ladder.move' },
      schema: {
        tags,
        summary: 'Takes a step of a declaration; from the city on its statisticians enter them',
        querystring: z.strictObject(asked),
        body: ladderMoveBody,
        response: jsonAnswer(z.strictObject({ enterprise: z.string(), rung: z.string(), steps: z.int() })),
      },
    },
    async ({ actor, city, body }, reply) => {
      const { enterprise, rung, events } = await moveOnLadder(app, actor, city, body);
      return reply.send({ enterprise, rung, steps: events.length });
    },
  );

  server.get(
    '/enterprises/requests',
    {
      config: { access: 'enterprise.read' },
      schema: {
        tags,
        summary: 'Requests of enterprises: what is asked most, where, and what is not answered',
        querystring: z.strictObject({ region, ...askedAsOf }),
        response: jsonAnswer(requestsBody),
      },
    },
    async ({ actor, city, language, query }, reply) =>
      reply.send(presentRequests(await readRequests(app, actor, city, query), language)),
  );

  server.post(
    '/enterprises/requests',
    {
      config: { access: 'request.file' },
      schema: {
        tags,
        summary: 'Takes down a request; it becomes a drafted matter with the day it is to be answered by',
        querystring: z.strictObject(asked),
        body: fileRequestBody,
        response: jsonAnswer(requestFiledBody),
      },
    },
    async ({ actor, city, body }, reply) => reply.send(await fileRequest(app, actor, city, body)),
  );

  server.post(
    '/enterprises/requests/:id/answers',
    {
      config: { access: 'request.answer' },
      schema: {
        tags,
        summary: 'Answers a request',
        params: ofRequest,
        querystring: z.strictObject(asked),
        body: answerRequestBody,
        response: jsonAnswer(z.strictObject({ id: z.string() })),
      },
    },
    async ({ actor, city, params: { id }, body: { text } }, reply) => {
      await answerRequest(app, actor, city, id, text);
      return reply.send({ id });
    },
  );

  server.post(
    '/enterprises/requests/:id/ratings',
    {
      config: { access: 'request.file' },
      schema: {
        tags,
        summary: 'Rates an answer for the enterprise, one star to five',
        params: ofRequest,
        querystring: z.strictObject(asked),
        body: rateRequestBody,
        response: jsonAnswer(z.strictObject({ id: z.string() })),
      },
    },
    async ({ actor, city, params: { id }, body }, reply) => {
      await rateRequest(app, actor, city, id, body);
      return reply.send({ id });
    },
  );
}

import { type Application, authorise, readBoard, readMatrix } from '@shigan/app';
import {
  type BoardBody,
  boardBody,
  type MatrixBody,
  matrixBody,
  parsePeriod,
  presentBoard,
  presentMatrix,
} from '@shigan/contract';
import { type Figure, figureId } from '@shigan/core';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { keptAnswers } from '../kept-answers.ts';
import { jsonAnswer } from './answers.ts';
import { askedAsOf } from './asked.ts';

const boardQuery = z.strictObject({
  region: z.string().describe('Region code, six digits; `431200.local` is 市本级.'),
  period: z.string().describe('The month, `2021-04`.'),
  ...askedAsOf,
});

const matrixQuery = z.strictObject({
  region: z.string().describe('The region whose parts are compared, or the code of a peer set.'),
  period: z.string().describe('The month, `2021-04`.'),
  ...askedAsOf,
});

/** The board of a region, and the matrix of its parts. */
export function boardRoutes(server: Server, app: Application): void {
  const idOf = (figure: Figure): string => figureId(figure, app.digest.sha256);
  const boards = keptAnswers<BoardBody>(app);
  const matrices = keptAnswers<MatrixBody>(app);

  server.get(
    '/board',
    {
      config: { access: 'board.read' },
      schema: {
        tags: ['board'],
        summary: 'The board of one region and month',
        querystring: boardQuery,
        response: jsonAnswer(boardBody),
      },
    },
    async ({ actor, city, language, query: { region, period, asOf } }, reply) => {
      authorise(actor, 'board.read', city, region);
      const asked = { region, period: parsePeriod(period), ...(asOf === undefined ? {} : { asOf }) };
      const question = JSON.stringify([region, asked.period, language]);
      const kept = await boards.answer({ city, question, asOf }, async () =>
        presentBoard(await readBoard(app, actor, city, asked), { language, idOf }),
      );
      return reply.send({ ...kept.answer, asOf: kept.asOf });
    },
  );

  server.get(
    '/matrix',
    {
      config: { access: 'board.read' },
      schema: {
        tags: ['board'],
        summary: 'A region and all its parts compared, indicator by indicator',
        querystring: matrixQuery,
        response: jsonAnswer(matrixBody),
      },
    },
    async ({ actor, city, language, query: { region, period, asOf } }, reply) => {
      const asked = { peers: region, period: parsePeriod(period), ...(asOf === undefined ? {} : { asOf }) };
      const question = JSON.stringify([region, asked.period, language]);
      const kept = await matrices.answer({ city, question, asOf }, async () =>
        presentMatrix(await readMatrix(app, actor, city, asked), { language, idOf }),
      );
      authorise(actor, 'board.read', city, kept.answer.peers.of);
      return reply.send({ ...kept.answer, asOf: kept.asOf });
    },
  );
}

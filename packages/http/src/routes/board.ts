import { type Application, authorise, readBoard, readMatrix, readUnitFindings } from '@shigan/app';
import {
  type BoardBody,
  boardBody,
  type MatrixBody,
  matrixBody,
  parsePeriod,
  presentBoard,
  presentMatrix,
  presentUnitFindings,
  type UnitFindingsBody,
  unitFindingsBody,
} from '@shigan/contract';
import { allowed, type Figure, figureId, type UnitFigure, unitFigureId } from '@shigan/core';
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
  const unitFindings = keptAnswers<UnitFindingsBody>(app);
  const idOfUnits = (figure: UnitFigure): string => unitFigureId(figure, app.digest.sha256);

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
    async (request, reply) => {
      const {
        actor,
        city,
        language,
        query: { region, period, asOf },
      } = request;
      authorise(actor, 'board.read', city, region);
      const asked = { region, period: parsePeriod(period), ...(asOf === undefined ? {} : { asOf }) };
      const question = JSON.stringify([region, asked.period, language]);
      const kept = await boards.answer({ city, question, asOf }, async () =>
        presentBoard(await readBoard(app, actor, city, asked), { language, idOf }),
      );
      return kept.send(request, reply);
    },
  );

  server.get(
    '/board/units',
    {
      config: { access: 'board.read' },
      schema: {
        tags: ['board'],
        summary: 'What enterprises, projects and deals say about the indicators of a board that are made of them',
        querystring: z.strictObject({
          ...boardQuery.shape,
          indicator: z.string().exactOptional().describe('Only about one indicator.'),
        }),
        response: jsonAnswer(unitFindingsBody),
      },
    },
    async (request, reply) => {
      const {
        actor,
        city,
        language,
        query: { region, period, indicator, asOf },
      } = request;
      authorise(actor, 'board.read', city, region);
      const asked = {
        region,
        period: parsePeriod(period),
        ...(indicator === undefined ? {} : { indicator }),
        ...(asOf === undefined ? {} : { asOf }),
      };
      // What somebody may not see says nothing: two who may see different things are answered differently.
      const seen = (['enterprise.read', 'project.read', 'attraction.read'] as const).map((action) =>
        allowed(actor, action, { city, region }),
      );
      const question = JSON.stringify([region, period, indicator ?? '', language, seen]);
      const kept = await unitFindings.answer({ city, question, asOf }, async () =>
        presentUnitFindings(await readUnitFindings(app, actor, city, asked), period, { language, idOf: idOfUnits }),
      );
      return kept.send(request, reply);
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
    async (request, reply) => {
      const {
        actor,
        city,
        language,
        query: { region, period, asOf },
      } = request;
      const asked = { peers: region, period: parsePeriod(period), ...(asOf === undefined ? {} : { asOf }) };
      const question = JSON.stringify([region, asked.period, language]);
      const kept = await matrices.answer({ city, question, asOf }, async () =>
        presentMatrix(await readMatrix(app, actor, city, asked), { language, idOf }),
      );
      authorise(actor, 'board.read', city, kept.answer.peers.of);
      return kept.send(request, reply);
    },
  );
}

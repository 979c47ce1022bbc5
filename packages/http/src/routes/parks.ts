import {
  type Application,
  authorise,
  judgementsWorkbook,
  judgePark,
  parksWorkbook,
  readPark,
  readParks,
} from '@shigan/app';
import {
  givenMarkBody,
  keptMarkBody,
  parkBody,
  type ParkListBody,
  parkListBody,
  parsePeriod,
  presentPark,
  presentParks,
} from '@shigan/contract';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { keptAnswers } from '../kept-answers.ts';
import { fileAnswer, jsonAnswer } from './answers.ts';
import { asked, askedAsOf } from './asked.ts';
import { attachment } from './attachment.ts';
import { askedMonth, rosterPresentation, workbookBytes, workbookType } from './roster-presentation.ts';

const tags = ['parks'];
const code = z.string().regex(/^[A-Z]\d{6}$/);
const where = {
  region: z.string().exactOptional().describe('A county. Default: the city.'),
  period: askedMonth,
  ...askedAsOf,
};

interface Query {
  readonly region?: string;
  readonly period?: string;
  readonly asOf?: string;
}

function within({ region, period, asOf }: Query, city: string): Parameters<typeof readParks>[3] {
  return {
    region: region ?? city,
    ...(period === undefined ? {} : { period: parsePeriod(period) }),
    ...(asOf === undefined ? {} : { asOf }),
  };
}

/** Parks: compared by the five goods, one of them, marks that persons give, the tables as workbooks. */
export function parkRoutes(server: Server, app: Application): void {
  const lists = keptAnswers<ParkListBody>(app);

  server.get(
    '/parks',
    {
      config: { access: 'park.read' },
      schema: {
        tags,
        summary: 'Parks of a region compared by the five goods, the best first, with land, output and tax',
        querystring: z.strictObject(where),
        response: jsonAnswer(parkListBody),
      },
    },
    async (request, reply) => {
      const { actor, city, language, query } = request;
      const meant = within(query, city);
      authorise(actor, 'park.read', city, meant.region);
      // What was invested in a park is of its projects.
      authorise(actor, 'project.read', city, meant.region);
      const kept = await lists.answer(
        { city, question: JSON.stringify([meant, language]), asOf: meant.asOf },
        async () => presentParks(await readParks(app, actor, city, meant), rosterPresentation(app, language)),
      );
      return kept.send(request, reply);
    },
  );

  for (const [path, summary, make] of [
    ['/parks/workbook', 'The table of parks as a workbook (.xlsx) that can be brought in again', parksWorkbook],
    [
      '/parks/judgements',
      'What persons said of the parks as a workbook (.xlsx) that can be brought in again',
      judgementsWorkbook,
    ],
  ] as const)
    server.get(
      path,
      {
        config: { access: 'park.read' },
        schema: {
          tags,
          summary,
          querystring: z.strictObject(where),
          response: fileAnswer(workbookType, workbookBytes),
        },
      },
      async ({ actor, city, query }, reply) => {
        const { name, bytes } = await make(app, actor, city, within(query, city));
        return reply
          .header('content-type', workbookType)
          .header('content-disposition', attachment(`${name}.xlsx`))
          .send(Buffer.from(bytes));
      },
    );

  server.get(
    '/parks/:code',
    {
      config: { access: 'park.read' },
      schema: {
        tags,
        summary: 'One park: every criterion with its grounds, its months, its projects and deals',
        params: z.strictObject({ code }),
        querystring: z.strictObject({ period: askedMonth, ...askedAsOf }),
        response: jsonAnswer(parkBody),
      },
    },
    async ({ actor, city, language, params, query }, reply) => {
      const { region: _all, ...when } = within(query, city);
      const detail = await readPark(app, actor, city, params.code, when);
      return reply.send(presentPark(detail, { ...rosterPresentation(app, language), actor }));
    },
  );

  server.post(
    '/parks/:code/marks',
    {
      config: { access: 'park.judge' },
      schema: {
        tags,
        summary: 'Gives a mark on a criterion, dated today and signed by whoever gives it; a later one takes its place',
        params: z.strictObject({ code }),
        querystring: z.strictObject(asked),
        body: givenMarkBody,
        response: jsonAnswer(keptMarkBody, 201),
      },
    },
    async ({ actor, city, params, body }, reply) =>
      reply.code(201).send(await judgePark(app, actor, city, { park: params.code, ...body })),
  );
}

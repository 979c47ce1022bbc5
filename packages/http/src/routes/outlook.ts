import { type Application, authorise, type OutlookJobs, readOutlooks, readOutlookScores } from '@shigan/app';
import {
  outlookJobBody,
  outlookJobsBody,
  type OutlooksBody,
  outlooksBody,
  parsePeriod,
  presentOutlookJob,
  presentOutlooks,
  presentScores,
  scoresBody,
} from '@shigan/contract';
import { figureId } from '@shigan/core';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { keptAnswers } from '../kept-answers.ts';
import { jsonAnswer } from './answers.ts';
import { asked, askedAsOf } from './asked.ts';

const region = z.string().describe('Region code.');
const period = z.string().describe('The month, `2021-04`.');

/** Where the year will end, how good such words were, and having them made. */
export function outlookRoutes(server: Server, app: Application, jobs: OutlookJobs): void {
  const outlooks = keptAnswers<OutlooksBody>(app);

  server.get(
    '/outlook',
    {
      config: { access: 'outlook.read' },
      schema: {
        tags: ['outlook'],
        summary: 'The outlooks of one region and month, the least likely target first',
        querystring: z.strictObject({
          region,
          period,
          indicator: z.string().exactOptional().describe('Code of the only one that is wanted.'),
          ...askedAsOf,
        }),
        response: jsonAnswer(outlooksBody),
      },
    },
    async ({ actor, city, language, query }, reply) => {
      authorise(actor, 'outlook.read', city, query.region);
      const { asOf } = query;
      const wanted = {
        region: query.region,
        period: parsePeriod(query.period),
        ...(asOf === undefined ? {} : { asOf }),
      };
      const question = JSON.stringify([wanted.region, wanted.period, language]);
      const kept = await outlooks.answer({ city, question, asOf }, async () =>
        presentOutlooks(await readOutlooks(app, actor, city, wanted), {
          language,
          idOf: (figure) => figureId(figure, app.digest.sha256),
        }),
      );
      const { indicator } = query;
      const rows = kept.answer.rows.filter((row) => indicator === undefined || row.indicator === indicator);
      return reply.send({ ...kept.answer, rows, asOf: kept.asOf });
    },
  );

  server.get(
    '/outlook/scores',
    {
      config: { access: 'outlook.read' },
      schema: {
        tags: ['outlook'],
        summary: 'Past outlooks against what happened: those that were kept, and a replay of past years',
        querystring: z.strictObject({
          region,
          indicator: z.string().exactOptional().describe('Code or Chinese name; without one a sum over all.'),
          ...askedAsOf,
        }),
        response: jsonAnswer(scoresBody),
      },
    },
    async ({ actor, city, language, query }, reply) => {
      const { indicator, asOf } = query;
      const scores = await readOutlookScores(app, actor, city, {
        region: query.region,
        ...(indicator === undefined ? {} : { indicator }),
        ...(asOf === undefined ? {} : { asOf }),
      });
      return reply.send(presentScores(scores, language));
    },
  );

  server.get(
    '/outlook/jobs',
    {
      config: { access: 'outlook.read' },
      schema: {
        tags: ['outlook'],
        summary: 'Outlooks being made, and how far that has come, the latest first',
        querystring: z.strictObject(asked),
        response: jsonAnswer(outlookJobsBody),
      },
    },
    async ({ actor, city }, reply) => reply.send({ jobs: jobs.list(actor, city).map(presentOutlookJob) }),
  );

  server.post(
    '/outlook/jobs',
    {
      config: { access: 'outlook.make' },
      schema: {
        tags: ['outlook'],
        summary: 'Have outlooks made from what is known now',
        querystring: z.strictObject(asked),
        body: z.strictObject({ regions: z.array(z.string()).min(1).max(200), period }),
        response: jsonAnswer(outlookJobBody, 202),
      },
    },
    async ({ actor, city, body }, reply) => {
      const job = await jobs.ask(actor, city, { regions: body.regions, period: parsePeriod(body.period) });
      return reply.code(202).send(presentOutlookJob(job));
    },
  );

  server.delete(
    '/outlook/jobs/:id',
    {
      config: { access: 'outlook.make' },
      schema: {
        tags: ['outlook'],
        summary: 'Cancel outlooks being made; nothing of them is kept',
        params: z.strictObject({ id: z.string().max(20) }),
        querystring: z.strictObject(asked),
        response: jsonAnswer(outlookJobBody),
      },
    },
    async ({ actor, city, params }, reply) => reply.send(presentOutlookJob(jobs.cancel(actor, city, params.id))),
  );
}

/** Requests that bring in what outlooks rest on. */
const changing = /^\/api\/v1\/(?:imports|registers)/;

/** After an import or an amendment the outlooks of the city are made anew, behind whatever is asked for meanwhile. */
export function renewOutlooks(server: Server, renew: (city: string) => Promise<void>): void {
  server.addHook('onResponse', async (request, reply) => {
    if (request.method === 'GET' || reply.statusCode >= 300 || !changing.test(request.url)) return;
    if (/[?&]dryRun=true/.test(request.url)) return;
    await renew(request.city);
  });
}

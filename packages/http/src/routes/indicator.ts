import { type Application, authorise, readIndicator } from '@shigan/app';
import { type IndicatorBody, indicatorBody, parsePeriod, presentIndicator } from '@shigan/contract';
import { type Figure, figureId } from '@shigan/core';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { keptAnswers } from '../kept-answers.ts';
import { jsonAnswer } from './answers.ts';
import { askedAsOf } from './asked.ts';

/** Everything about one indicator. */
export function indicatorRoutes(server: Server, app: Application): void {
  const idOf = (figure: Figure): string => figureId(figure, (content) => app.digest.sha256(content));
  const details = keptAnswers<IndicatorBody>(app);

  server.get(
    '/indicator',
    {
      config: { access: 'board.read' },
      schema: {
        tags: ['board'],
        summary: 'Everything about one indicator of a region and month',
        querystring: z.strictObject({
          indicator: z.string().describe('Code of the indicator.'),
          region: z.string().describe('Region code, six digits; `431200.local` is 市本级.'),
          period: z.string().describe('The month, `2021-04`.'),
          ...askedAsOf,
        }),
        response: jsonAnswer(indicatorBody),
      },
    },
    async (request, reply) => {
      const {
        actor,
        city,
        language,
        query: { indicator, region, period, asOf },
      } = request;
      authorise(actor, 'board.read', city, region);
      const asked = { indicator, region, period: parsePeriod(period), ...(asOf === undefined ? {} : { asOf }) };
      const question = JSON.stringify([indicator, region, asked.period, language]);
      const kept = await details.answer({ city, question, asOf }, async () =>
        presentIndicator(await readIndicator(app, actor, city, asked), { language, idOf }),
      );
      return kept.send(request, reply);
    },
  );
}

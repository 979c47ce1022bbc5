import { type Application, explainFigure, readSeries, readVintages } from '@shigan/app';
import {
  explanationBody,
  presentExplanation,
  presentSeries,
  presentVintages,
  seriesBody,
  vintagesBody,
} from '@shigan/contract';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { jsonAnswer } from './answers.ts';
import { asked, askedAsOf } from './asked.ts';

/** One indicator over time, and where a figure comes from. */
export function seriesRoutes(server: Server, app: Application): void {
  server.get(
    '/series',
    {
      config: { access: 'series.read' },
      schema: {
        tags: ['series'],
        summary: 'One indicator of one region, all spans and measures',
        querystring: z.strictObject({
          indicator: z.string().describe('Code of the indicator, or its Chinese name.'),
          region: z.string(),
          ...askedAsOf,
        }),
        response: jsonAnswer(seriesBody),
      },
    },
    async ({ actor, city, language, query: { indicator, region, asOf } }, reply) => {
      const series = await readSeries(app, actor, city, {
        indicator,
        region,
        ...(asOf === undefined ? {} : { asOf }),
      });
      return reply.send(presentSeries({ ...series, asOf: series.moment.asOf }, language));
    },
  );

  server.get(
    '/series/vintages',
    {
      config: { access: 'series.read' },
      schema: {
        tags: ['series'],
        summary: 'The record of one indicator and region: every entry with all its vintages',
        querystring: z.strictObject({ indicator: z.string().max(200), region: z.string().max(40), ...askedAsOf }),
        response: jsonAnswer(vintagesBody),
      },
    },
    async ({ actor, city, language, query: { indicator, region, asOf } }, reply) => {
      const found = await readVintages(app, actor, city, {
        indicator,
        region,
        ...(asOf === undefined ? {} : { asOf }),
      });
      return reply.send(presentVintages(found, language));
    },
  );

  server.get(
    '/figures/:id',
    {
      config: { access: 'figure.read' },
      schema: {
        tags: ['series'],
        summary: 'Where a figure comes from: formula, inputs, source cell, earlier values',
        params: z.strictObject({ id: z.string().max(500).describe('An id out of the figures of a board.') }),
        querystring: z.strictObject(asked),
        response: jsonAnswer(explanationBody),
      },
    },
    async ({ actor, city, language, params: { id } }, reply) =>
      reply.send(presentExplanation(await explainFigure(app, actor, city, id), language)),
  );
}

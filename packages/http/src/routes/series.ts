import {
  type Application,
  awardNames,
  explainAnyFigures,
  explainFigure,
  figureUses,
  readSeries,
  readVintages,
} from '@shigan/app';
import {
  explainedBody,
  explainManyBody,
  explanationBody,
  presentAwardExplanation,
  presentEnterpriseExplanation,
  presentExplanation,
  presentRosterExplanation,
  presentSeries,
  presentUses,
  presentVintages,
  seriesBody,
  usesBody,
  vintagesBody,
} from '@shigan/contract';
import { awardFigureId, enterpriseFigureId } from '@shigan/core';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { jsonAnswer } from './answers.ts';
import { rosterPresentation } from './roster-presentation.ts';
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

  server.get(
    '/figures/:id/uses',
    {
      config: { access: 'figure.read' },
      schema: {
        tags: ['series'],
        summary: 'Where a figure is used: bulletins, drafts, matters, and which of them are out of date',
        params: z.strictObject({ id: z.string().max(500) }),
        querystring: z.strictObject(askedAsOf),
        response: jsonAnswer(usesBody),
      },
    },
    async ({ actor, city, params: { id }, query: { asOf } }, reply) =>
      reply.send(presentUses(await figureUses(app, actor, city, id, asOf))),
  );

  server.post(
    '/figures/explain',
    {
      config: { access: 'figure.read' },
      schema: {
        tags: ['series'],
        summary:
          'Where many figures come from, those of the award ledger, of enterprises, projects, parks and investment attraction among them; changes nothing',
        querystring: z.strictObject(asked),
        body: explainManyBody,
        response: jsonAnswer(explainedBody),
      },
    },
    async ({ actor, city, language, body: { ids } }, reply) => {
      const { figures, awards, enterprises, rosters, unknown } = await explainAnyFigures(app, actor, city, ids);
      const hash = (content: string): string => app.digest.sha256(content);
      const idOf = (figure: Parameters<typeof awardFigureId>[0]): string => awardFigureId(figure, hash);
      return reply.send({
        figures: figures.map((one) => presentExplanation(one, language)),
        awards: awards.map(({ figure, open }) => {
          const entries = new Map(open.awards.map((award) => [award.id, award]));
          const names = awardNames(open, language, figure.authority, figure.year);
          return presentAwardExplanation(figure, entries, names, { language, idOf });
        }),
        enterprises: enterprises.map((one) =>
          presentEnterpriseExplanation(one, { language, idOf: (figure) => enterpriseFigureId(figure, hash) }),
        ),
        projects: rosters.map((one) => presentRosterExplanation(one, rosterPresentation(app, language))),
        unknown,
      });
    },
  );
}

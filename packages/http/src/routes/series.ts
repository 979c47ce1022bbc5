import {
  type Application,
  awardNames,
  explainAwardFigures,
  explainEnterpriseFigures,
  explainFigure,
  explainFigures,
  explainRosterFigures,
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
import {
  awardFigureId,
  enterpriseFigureId,
  judge,
  parseAwardFigureId,
  parseEnterpriseFigureId,
  parseRosterFigureId,
} from '@shigan/core';
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
      const mayAwards = judge(actor, 'award.read', { city }).allowed;
      const ofAwards = ids.filter((id) => parseAwardFigureId(id) !== undefined);
      const ofEnterprises = ids.filter((id) => parseEnterpriseFigureId(id) !== undefined);
      const explained = await explainFigures(app, actor, city, ids);
      const awards = mayAwards ? await explainAwardFigures(app, actor, city, ofAwards) : [];
      const idOf = (figure: Parameters<typeof awardFigureId>[0]): string => awardFigureId(figure, app.digest.sha256);
      const enterprises = await explainEnterpriseFigures(app, actor, city, ofEnterprises);
      const ofRosters = ids.filter((id) => parseRosterFigureId(id) !== undefined);
      const mayRosters = ofRosters.length > 0 && judge(actor, 'project.read', { city }).allowed;
      const rosters = mayRosters ? await explainRosterFigures(app, actor, city, ofRosters) : [];
      const found = new Set([...explained, ...awards, ...enterprises, ...rosters].map((one) => one?.id));
      return reply.send({
        figures: explained.flatMap((one) => (one === undefined ? [] : [presentExplanation(one, language)])),
        awards: awards.flatMap((one) => {
          if (one === undefined) return [];
          const { figure, open } = one;
          const entries = new Map(open.awards.map((award) => [award.id, award]));
          const names = awardNames(open, language, figure.authority, figure.year);
          return [presentAwardExplanation(figure, entries, names, { language, idOf })];
        }),
        enterprises: enterprises.flatMap((one) =>
          one === undefined
            ? []
            : [
                presentEnterpriseExplanation(one, {
                  language,
                  idOf: (figure) => enterpriseFigureId(figure, app.digest.sha256),
                }),
              ],
        ),
        projects: rosters.flatMap((one) =>
          one === undefined ? [] : [presentRosterExplanation(one, rosterPresentation(app, language))],
        ),
        unknown: ids.filter((id) => !found.has(id)),
      });
    },
  );
}

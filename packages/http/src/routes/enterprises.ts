import {
  type Application,
  explainEnterpriseFigure,
  listEnterprises,
  readEnterprise,
  readEnterpriseReport,
  readQuality,
} from '@shigan/app';
import {
  enterpriseBody,
  enterpriseExplanationBody,
  enterpriseListBody,
  enterpriseReportBody,
  parsePeriod,
  presentEnterpriseDetail,
  presentEnterpriseExplanation,
  presentEnterpriseList,
  presentEnterpriseReport,
  presentQuality,
  qualityBody,
} from '@shigan/contract';
import { enterpriseCategories, type EnterpriseFigure, enterpriseFigureId, returnItems } from '@shigan/core';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { jsonAnswer } from './answers.ts';
import { askedAsOf } from './asked.ts';

const period = z.string().exactOptional().describe('The month, `2021-04`. Default: the last one that was returned.');
const population = {
  region: z
    .string()
    .exactOptional()
    .describe('A county or a park. Default: the city; for a county officer the county.'),
  category: z.enum(enterpriseCategories).exactOptional(),
  industry: z
    .string()
    .regex(/^\d{2,4}$/)
    .exactOptional()
    .describe('Leading digits of the GB/T 4754 class.'),
  ...askedAsOf,
};
const item = z.enum(returnItems).exactOptional().describe('Default: output for industry, else revenue.');
const code = z.string().regex(/^[0-9A-Z]{18}$/);

/** Enterprises: the register, what moved and which to look at, one of them, and where its figures come from. */
export function enterpriseRoutes(server: Server, app: Application): void {
  const idOf = (figure: EnterpriseFigure): string =>
    enterpriseFigureId(figure, (content) => app.digest.sha256(content));

  server.get(
    '/enterprises',
    {
      config: { access: 'enterprise.read' },
      schema: {
        tags: ['enterprises'],
        summary: 'Enterprises of the register, by part of a name or code',
        querystring: z.strictObject({
          ...population,
          search: z.string().max(100).exactOptional(),
          most: z.coerce.number().int().min(1).max(1000).default(50),
        }),
        response: jsonAnswer(enterpriseListBody),
      },
    },
    async ({ actor, city, language, query }, reply) =>
      reply.send(presentEnterpriseList(await listEnterprises(app, actor, city, query), language)),
  );

  server.get(
    '/enterprises/report',
    {
      config: { access: 'enterprise.read' },
      schema: {
        tags: ['enterprises'],
        summary:
          'What made the enterprises of a region move, what of it is only a change of definition, and which to look at',
        querystring: z.strictObject({ ...population, item, period }),
        response: jsonAnswer(enterpriseReportBody),
      },
    },
    async ({ actor, city, language, query }, reply) => {
      const { period: month, ...rest } = query;
      const asked = { ...rest, ...(month === undefined ? {} : { period: parsePeriod(month) }) };
      return reply.send(
        presentEnterpriseReport(await readEnterpriseReport(app, actor, city, asked), { language, idOf }),
      );
    },
  );

  server.get(
    '/enterprises/quality',
    {
      config: { access: 'enterprise.check' },
      schema: {
        tags: ['enterprises'],
        summary: 'What of the returns would have to be explained, ranked by impact; changes no figure',
        querystring: z.strictObject({
          region: population.region,
          period,
          most: z.coerce.number().int().min(1).max(10_000).default(200),
          ...askedAsOf,
        }),
        response: jsonAnswer(qualityBody),
      },
    },
    async ({ actor, city, language, query }, reply) => {
      const { period: month, most, ...rest } = query;
      const asked = { ...rest, ...(month === undefined ? {} : { period: parsePeriod(month) }) };
      return reply.send(presentQuality(await readQuality(app, actor, city, asked), { language, idOf }, most));
    },
  );

  server.get(
    '/enterprises/figures/:id',
    {
      config: { access: 'enterprise.read' },
      schema: {
        tags: ['enterprises'],
        summary: 'How a figure of enterprises came about, down to the cells of the returns',
        params: z.strictObject({ id: z.string().max(500) }),
        querystring: z.strictObject({ city: askedAsOf.city, lang: askedAsOf.lang }),
        response: jsonAnswer(enterpriseExplanationBody),
      },
    },
    async ({ actor, city, language, params: { id } }, reply) =>
      reply.send(presentEnterpriseExplanation(await explainEnterpriseFigure(app, actor, city, id), { language, idOf })),
  );

  server.get(
    '/enterprises/:code',
    {
      config: { access: 'enterprise.read' },
      schema: {
        tags: ['enterprises'],
        summary: 'One enterprise: its months, and its part in the growth of its category',
        params: z.strictObject({ code }),
        querystring: z.strictObject({ period, ...askedAsOf }),
        response: jsonAnswer(enterpriseBody),
      },
    },
    async ({ actor, city, language, params, query }, reply) => {
      const { period: month, asOf } = query;
      const detail = await readEnterprise(app, actor, city, params.code, {
        ...(month === undefined ? {} : { period: parsePeriod(month) }),
        ...(asOf === undefined ? {} : { asOf }),
      });
      return reply.send(presentEnterpriseDetail(detail, { language, idOf }));
    },
  );
}

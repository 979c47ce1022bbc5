import {
  type Application,
  attractionWorkbook,
  authorise,
  proposeDealMatter,
  readAttraction,
  readDeal,
  readRegistry,
} from '@shigan/app';
import {
  type AttractionBody,
  attractionBody,
  dealBody,
  matterProposalBody,
  parsePeriod,
  presentAttraction,
  presentDeal,
  presentMatterRow,
} from '@shigan/contract';
import { dayOf, dealRules, dealStages, top500Kinds } from '@shigan/core';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { keptAnswers } from '../kept-answers.ts';
import { fileAnswer, jsonAnswer } from './answers.ts';
import { askedAsOf } from './asked.ts';
import { attachment } from './attachment.ts';
import { askedMonth, rosterPresentation, workbookBytes, workbookType } from './roster-presentation.ts';

const tags = ['attraction'];
const code = z.string().regex(/^[0-9A-Z][0-9A-Z-]{2,29}$/);
const narrowed = {
  region: z.string().exactOptional().describe('A county. Default: the city.'),
  stage: z.enum(dealStages).exactOptional(),
  mode: z.string().max(100).exactOptional(),
  top500: z.enum([...top500Kinds, 'any']).exactOptional(),
  flagged: z.enum(['true', 'false']).exactOptional().describe('Only those with a finding.'),
  search: z.string().max(100).exactOptional(),
  period: askedMonth,
  ...askedAsOf,
};

type Query = { readonly [K in keyof typeof narrowed]?: z.infer<(typeof narrowed)[K]> };

function askedOf(query: Query, city: string): Parameters<typeof readAttraction>[3] {
  const { region = city, stage, mode, top500, flagged, search, period, asOf } = query;
  return {
    region,
    ...(stage === undefined ? {} : { stage }),
    ...(mode === undefined ? {} : { mode }),
    ...(top500 === undefined ? {} : { top500 }),
    ...(flagged === undefined ? {} : { flagged: flagged === 'true' }),
    ...(search === undefined ? {} : { search }),
    ...(period === undefined ? {} : { period: parsePeriod(period) }),
    ...(asOf === undefined ? {} : { asOf }),
  };
}

/** Investment attraction: the steps and funds of deals, one of them, a matter from a finding, the table as a workbook. */
export function attractionRoutes(server: Server, app: Application): void {
  const lists = keptAnswers<AttractionBody>(app);

  server.get(
    '/attraction',
    {
      config: { access: 'attraction.read' },
      schema: {
        tags,
        summary: 'Investment attraction of a region: steps, funds, modes, top-500 firms, deals to look at first',
        querystring: z.strictObject({ ...narrowed, most: z.coerce.number().int().min(1).max(2000).default(100) }),
        response: jsonAnswer(attractionBody),
      },
    },
    async (request, reply) => {
      const {
        actor,
        city,
        language,
        query: { most, ...query },
      } = request;
      const meant = askedOf(query, city);
      authorise(actor, 'attraction.read', city, meant.region);
      const kept = await lists.answer(
        { city, question: JSON.stringify([meant, most, language]), asOf: meant.asOf },
        async () =>
          presentAttraction(
            { ...(await readAttraction(app, actor, city, meant)), most },
            rosterPresentation(app, language),
          ),
      );
      return kept.send(request, reply);
    },
  );

  server.get(
    '/attraction/workbook',
    {
      config: { access: 'attraction.read' },
      schema: {
        tags,
        summary: 'The table of investment attraction as a workbook (.xlsx) that can be brought in again',
        querystring: z.strictObject(narrowed),
        response: fileAnswer(workbookType, workbookBytes),
      },
    },
    async ({ actor, city, query }, reply) => {
      const { name, bytes } = await attractionWorkbook(app, actor, city, askedOf(query, city));
      return reply
        .header('content-type', workbookType)
        .header('content-disposition', attachment(`${name}.xlsx`))
        .send(Buffer.from(bytes));
    },
  );

  server.get(
    '/attraction/:code',
    {
      config: { access: 'attraction.read' },
      schema: {
        tags,
        summary: 'One investment deal with its follow-up month by month and the matters about it',
        params: z.strictObject({ code }),
        querystring: z.strictObject({ period: askedMonth, ...askedAsOf }),
        response: jsonAnswer(dealBody),
      },
    },
    async ({ actor, city, language, params, query: { period, asOf } }, reply) => {
      const detail = await readDeal(app, actor, city, params.code, {
        ...(period === undefined ? {} : { period: parsePeriod(period) }),
        ...(asOf === undefined ? {} : { asOf }),
      });
      return reply.send(presentDeal(detail, rosterPresentation(app, language)));
    },
  );

  server.get(
    '/attraction/:code/proposal',
    {
      config: { access: 'matters.open' },
      schema: {
        tags,
        summary: 'What is proposed for a matter from a finding about a deal',
        params: z.strictObject({ code }),
        querystring: z.strictObject({
          rule: z.enum(dealRules),
          period: askedMonth,
          city: askedAsOf.city,
          lang: askedAsOf.lang,
        }),
        response: jsonAnswer(matterProposalBody),
      },
    },
    async ({ actor, city, language, params, query: { rule, period } }, reply) => {
      const proposal = await proposeDealMatter(app, actor, city, {
        deal: params.code,
        rule,
        ...(period === undefined ? {} : { period: parsePeriod(period) }),
      });
      const { moment, matters } = proposal.overlapping;
      const { indicatorIdOf: idOf } = rosterPresentation(app, language);
      const presenting = { language, idOf, registry: await readRegistry(app, moment) };
      return reply.send({
        terms: proposal.terms,
        finding: proposal.sentence,
        entersForOthers: actor.roles.includes('operator'),
        overlapping: matters.map((one) => presentMatterRow(one, presenting, dayOf(moment.asOf))),
      });
    },
  );
}

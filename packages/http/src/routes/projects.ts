import {
  type Application,
  authorise,
  projectsWorkbook,
  proposeProjectMatter,
  readChains,
  readProject,
  readProjects,
  readRegistry,
} from '@shigan/app';
import {
  chainsBody,
  matterProposalBody,
  parsePeriod,
  presentChains,
  presentMatterRow,
  presentProject,
  presentProjects,
  projectBody,
  type ProjectListBody,
  projectListBody,
  type RosterPresentation,
} from '@shigan/contract';
import {
  dayOf,
  type EnterpriseFigure,
  enterpriseFigureId,
  projectRules,
  projectSectors,
  projectStates,
} from '@shigan/core';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { keptAnswers } from '../kept-answers.ts';
import { fileAnswer, jsonAnswer } from './answers.ts';
import { askedAsOf } from './asked.ts';
import { attachment } from './attachment.ts';
import { askedMonth, rosterPresentation, workbookBytes, workbookType } from './roster-presentation.ts';

const mediaType = workbookType;
const period = askedMonth;
const code = z.string().regex(/^\d{4}-\d{6}-\d{2}-\d{2}-\d{6}$/);
const narrowed = {
  region: z.string().exactOptional().describe('A county or a park. Default: the city.'),
  sector: z.enum(projectSectors).exactOptional(),
  chain: z.string().max(100).exactOptional(),
  feeds: z.string().max(100).exactOptional().describe('Only those that feed this indicator.'),
  state: z.enum(projectStates).exactOptional(),
  flagged: z.enum(['true', 'false']).exactOptional().describe('Only those with a finding.'),
  search: z.string().max(100).exactOptional(),
  period,
  ...askedAsOf,
};

/** Key projects: how they stand, one of them, a matter from a finding, the table as a workbook. */
export function projectRoutes(server: Server, app: Application): void {
  const presentation = (language: RosterPresentation['language']): RosterPresentation =>
    rosterPresentation(app, language);
  const lists = keptAnswers<ProjectListBody>(app);
  const tags = ['projects'];

  server.get(
    '/projects',
    {
      config: { access: 'project.read' },
      schema: {
        tags,
        summary: 'Key projects of a region, those to look at first, with totals and the indicators they feed',
        querystring: z.strictObject({ ...narrowed, most: z.coerce.number().int().min(1).max(2000).default(100) }),
        response: jsonAnswer(projectListBody),
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
      authorise(actor, 'project.read', city, meant.region);
      const kept = await lists.answer(
        { city, question: JSON.stringify([meant, most, language]), asOf: meant.asOf },
        async () => presentProjects({ ...(await readProjects(app, actor, city, meant)), most }, presentation(language)),
      );
      return kept.send(request, reply);
    },
  );

  server.get(
    '/projects/chains',
    {
      config: { access: 'project.read' },
      schema: {
        tags,
        summary: 'Industry chains with their strong, weak and missing links, from enterprises and projects',
        querystring: z.strictObject({
          region: narrowed.region,
          chain: z.string().max(100).exactOptional(),
          period,
          ...askedAsOf,
        }),
        response: jsonAnswer(chainsBody),
      },
    },
    async ({ actor, city, language, query: { chain, ...query } }, reply) => {
      const { region, period: of, asOf } = askedOf(query, city);
      const list = await readChains(app, actor, city, {
        region,
        ...(chain === undefined ? {} : { chain }),
        ...(of === undefined ? {} : { period: of }),
        ...(asOf === undefined ? {} : { asOf }),
      });
      const enterpriseIdOf = (figure: EnterpriseFigure): string =>
        enterpriseFigureId(figure, (content) => app.digest.sha256(content));
      return reply.send(presentChains(list, { ...presentation(language), enterpriseIdOf }));
    },
  );

  server.get(
    '/projects/workbook',
    {
      config: { access: 'project.read' },
      schema: {
        tags,
        summary: 'The table of key projects as a workbook (.xlsx) that can be brought in again',
        querystring: z.strictObject(narrowed),
        response: fileAnswer(mediaType, workbookBytes),
      },
    },
    async ({ actor, city, query }, reply) => {
      const { name, bytes } = await projectsWorkbook(app, actor, city, askedOf(query, city));
      return reply
        .header('content-type', mediaType)
        .header('content-disposition', attachment(`${name}.xlsx`))
        .send(Buffer.from(bytes));
    },
  );

  server.get(
    '/projects/:code',
    {
      config: { access: 'project.read' },
      schema: {
        tags,
        summary: 'One key project: its year, its months, what was amended, the matters about it',
        params: z.strictObject({ code }),
        querystring: z.strictObject({ period, ...askedAsOf }),
        response: jsonAnswer(projectBody),
      },
    },
    async ({ actor, city, language, params, query: { period: month, asOf } }, reply) => {
      const detail = await readProject(app, actor, city, params.code, {
        ...(month === undefined ? {} : { period: parsePeriod(month) }),
        ...(asOf === undefined ? {} : { asOf }),
      });
      return reply.send(presentProject(detail, presentation(language)));
    },
  );

  server.get(
    '/projects/:code/proposal',
    {
      config: { access: 'matters.open' },
      schema: {
        tags,
        summary: 'What is proposed for a matter from a finding about a project',
        params: z.strictObject({ code }),
        querystring: z.strictObject({ rule: z.enum(projectRules), period, city: askedAsOf.city, lang: askedAsOf.lang }),
        response: jsonAnswer(matterProposalBody),
      },
    },
    async ({ actor, city, language, params, query: { rule, period: month } }, reply) => {
      const proposal = await proposeProjectMatter(app, actor, city, {
        project: params.code,
        rule,
        ...(month === undefined ? {} : { period: parsePeriod(month) }),
      });
      const { moment, matters } = proposal.overlapping;
      const { indicatorIdOf: idOf } = presentation(language);
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

interface Query {
  readonly region?: string;
  readonly sector?: (typeof projectSectors)[number];
  readonly chain?: string;
  readonly feeds?: string;
  readonly state?: (typeof projectStates)[number];
  readonly flagged?: 'true' | 'false';
  readonly search?: string;
  readonly period?: string;
  readonly asOf?: string;
}

function askedOf(query: Query, city: string): Parameters<typeof readProjects>[3] {
  const { region = city, sector, chain, feeds, state, flagged, search, period: month, asOf } = query;
  return {
    region,
    ...(sector === undefined ? {} : { sector }),
    ...(chain === undefined ? {} : { chain }),
    ...(feeds === undefined ? {} : { feeds }),
    ...(state === undefined ? {} : { state }),
    ...(flagged === undefined ? {} : { flagged: flagged === 'true' }),
    ...(search === undefined ? {} : { search }),
    ...(month === undefined ? {} : { period: parsePeriod(month) }),
    ...(asOf === undefined ? {} : { asOf }),
  };
}

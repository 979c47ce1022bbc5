import {
  type Application,
  awardNames,
  enterNotice,
  explainAwardFigure,
  openAwards,
  planAwards,
  readNotice,
  readOdds,
  readPoints,
  readStanding,
  reverseAward,
} from '@shigan/app';
import {
  awardExplanationBody,
  enteredBody,
  ledgerBody,
  noticeBody,
  noticeEntryBody,
  noticeRequestBody,
  oddsBody,
  planBody,
  pointsBody,
  presentAwardExplanation,
  presentNotice,
  presentOdds,
  presentPlan,
  presentPoints,
  presentStanding,
  reversalBody,
  standingBody,
} from '@shigan/contract';
import { authorities, type AwardFigure, awardFigureId } from '@shigan/core';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { jsonAnswer } from './answers.ts';
import { asked, askedAsOf } from './asked.ts';

const year = z.coerce.number().int().min(1949).max(2999);
const askedAwards = {
  region: z.string().exactOptional().describe('The city that is looked at. Default: the city of the data.'),
  year: year.exactOptional().describe('The year judged. Default: the last with results, of rules the last in force.'),
  authority: z.enum(authorities).default('province'),
  ...askedAsOf,
};
const several = z.string().max(5000).exactOptional().describe('Ids of sub-items, separated by commas.');

/** Incentives: standing, odds, plan, points; the ledger and the notices that go into it. */
export function awardRoutes(server: Server, app: Application): void {
  const idOf = (figure: AwardFigure): string => awardFigureId(figure, (content) => app.digest.sha256(content));
  readingRoutes(server, app, idOf);
  planningRoutes(server, app);
  ledgerRoutes(server, app);
}

function readingRoutes(server: Server, app: Application, idOf: (figure: AwardFigure) => string): void {
  server.get(
    '/awards/standing',
    {
      config: { access: 'award.read' },
      schema: {
        tags: ['awards'],
        summary: 'Where a city stands by its awards: ranks, tiers, distances, spread, gaps, in figures and sentences',
        querystring: z.strictObject(askedAwards),
        response: jsonAnswer(standingBody),
      },
    },
    async ({ actor, city, language, query }, reply) => {
      const { open, report } = await readStanding(app, actor, city, { ...query, region: query.region ?? city });
      const names = awardNames(open, language, report.authority, report.year);
      const about = { asOf: open.record.asOf, demo: open.moment.city.demo };
      return reply.send(presentStanding(report, about, names, { language, idOf }));
    },
  );

  server.get(
    '/awards/figures/:id',
    {
      config: { access: 'award.read' },
      schema: {
        tags: ['awards'],
        summary: 'How a figure of the award ledger came about, down to the entries',
        params: z.strictObject({ id: z.string().max(500) }),
        querystring: z.strictObject(asked),
        response: jsonAnswer(awardExplanationBody),
      },
    },
    async ({ actor, city, language, params: { id } }, reply) => {
      const { figure, open } = await explainAwardFigure(app, actor, city, id);
      const awards = new Map(open.awards.map((award) => [award.id, award]));
      const names = awardNames(open, language, figure.authority, figure.year);
      return reply.send(presentAwardExplanation(figure, awards, names, { language, idOf }));
    },
  );

  server.get(
    '/awards/points',
    {
      config: { access: 'award.read' },
      schema: {
        tags: ['awards'],
        summary: "Points and cash of the city's counties by the policy of a year, award by award",
        querystring: z.strictObject({ year, ...askedAsOf }),
        response: jsonAnswer(pointsBody),
      },
    },
    async ({ actor, city, language, query }, reply) => {
      const read = await readPoints(app, actor, city, query);
      return reply.send(presentPoints(read, awardNames(read.open, language, 'province', query.year).measure));
    },
  );
}

function planningRoutes(server: Server, app: Application): void {
  server.get(
    '/awards/odds',
    {
      config: { access: 'award.read' },
      schema: {
        tags: ['awards'],
        summary: 'Classes and odds of the measures of a year',
        querystring: z.strictObject(askedAwards),
        response: jsonAnswer(oddsBody),
      },
    },
    async ({ actor, city, query }, reply) =>
      reply.send(presentOdds(await readOdds(app, actor, city, { ...query, region: query.region ?? city }))),
  );

  server.get(
    '/awards/plan',
    {
      config: { access: 'award.read' },
      schema: {
        tags: ['awards'],
        summary: 'Which sub-items to go for within a capacity, exact, and what that does for the goal',
        querystring: z.strictObject({
          ...askedAwards,
          capacity: z.coerce.number().min(0).max(100_000),
          include: several,
          exclude: several,
          seed: z.string().max(100).exactOptional(),
        }),
        response: jsonAnswer(planBody),
      },
    },
    async ({ actor, city, query: { include, exclude, ...query } }, reply) => {
      const plan = await planAwards(app, actor, city, {
        ...query,
        region: query.region ?? city,
        include: idsOf(include),
        exclude: idsOf(exclude),
      });
      return reply.send(presentPlan(plan));
    },
  );
}

function ledgerRoutes(server: Server, app: Application): void {
  server.get(
    '/awards/ledger',
    {
      config: { access: 'award.read' },
      schema: {
        tags: ['awards'],
        summary: "The city's awards in force",
        querystring: z.strictObject({ year: year.exactOptional(), ...askedAsOf }),
        response: jsonAnswer(ledgerBody),
      },
    },
    async ({ actor, city, language, query }, reply) => {
      const open = await openAwards(app, actor, city, query.asOf);
      const listed = open.awards.filter((award) => award.city === city && (query.year ?? award.year) === award.year);
      return reply.send({
        awards: listed.map(
          ({ id, authority, measure, subItem, level, recipient, recipientName, notice, invented, ...award }) => ({
            id,
            year: award.year,
            authority,
            measure,
            subItem,
            title: awardNames(open, language, authority, award.year).measure(measure),
            level,
            recipient,
            recipientName,
            notice,
            invented,
          }),
        ),
      });
    },
  );

  server.post(
    '/awards/notice',
    {
      config: { access: 'award.read' },
      schema: {
        tags: ['awards'],
        summary: 'Reads the text of a notice and keeps nothing',
        querystring: z.strictObject(asked),
        body: noticeRequestBody,
        response: jsonAnswer(noticeBody),
      },
    },
    async ({ actor, city, body }, reply) => {
      const { notice, index } = await readNotice(app, actor, city, body);
      return reply.send(presentNotice(notice, index));
    },
  );

  server.post(
    '/awards/entries',
    {
      config: { access: 'award.enter' },
      schema: {
        tags: ['awards'],
        summary: 'Reads the text of a notice and enters it in the ledger, all of it or nothing',
        querystring: z.strictObject(asked),
        body: noticeEntryBody,
        response: jsonAnswer(enteredBody),
      },
    },
    async ({ actor, city, body }, reply) => {
      const { entered, alreadyHeld, leftOut, knownFrom } = await enterNotice(app, actor, city, body);
      return reply.send({ entered: entered.map((award) => award.id), alreadyHeld, leftOut, knownFrom });
    },
  );

  server.post(
    '/awards/reversals',
    {
      config: { access: 'award.enter' },
      schema: {
        tags: ['awards'],
        summary: 'Reverses an award, with its reason; the entry stays',
        querystring: z.strictObject(asked),
        body: reversalBody,
        response: jsonAnswer(z.strictObject({ id: z.string() })),
      },
    },
    async ({ actor, city, body }, reply) => reply.send(await reverseAward(app, actor, city, body.award, body.reason)),
  );
}

function idsOf(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').filter((id) => id !== '');
}

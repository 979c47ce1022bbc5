import {
  type Application,
  awardNames,
  enterNotice,
  explainAwardFigure,
  type OpenAwards,
  openAwards,
  planAwards,
  readNotice,
  readNoticeFile,
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
  noticeFileBody,
  type OddsPresentation,
  oddsPresentation,
  presentAwardExplanation,
  presentLedger,
  presentNotice,
  presentOdds,
  presentPlan,
  presentPoints,
  presentStanding,
  reversalBody,
  standingBody,
} from '@shigan/contract';
import { authorities, type AwardFigure, awardFigureId, type Language } from '@shigan/core';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { jsonAnswer } from './answers.ts';
import { asked, askedAsOf } from './asked.ts';
import { spool } from '../upload/spool.ts';
import { uploadedFile } from '../upload/uploaded-file.ts';

/** The most that an uploaded notice may be. */
const mostNoticeBytes = 20 * 1024 * 1024;

/** What is uploaded: spooled, not held. */
const uploadBody = z.unknown().meta({
  type: 'object',
  properties: { file: { type: 'string', format: 'binary' } },
  required: ['file'],
});

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
  const presentation = (open: OpenAwards, language: Language): OddsPresentation =>
    oddsPresentation(
      (content) => app.digest.sha256(content),
      language,
      awardNames(open, language, 'province', 0).region,
    );
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
    async ({ actor, city, language, query }, reply) => {
      const odds = await readOdds(app, actor, city, { ...query, region: query.region ?? city });
      return reply.send(presentOdds(odds, presentation(odds.open, language)));
    },
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
    async ({ actor, city, language, query: { include, exclude, ...query } }, reply) => {
      const plan = await planAwards(app, actor, city, {
        ...query,
        region: query.region ?? city,
        include: idsOf(include),
        exclude: idsOf(exclude),
      });
      return reply.send(presentPlan(plan, presentation(plan.open, language)));
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
        summary: "The city's awards in force, each with its notice, who entered it and since when it is known",
        querystring: z.strictObject({
          year: year.exactOptional(),
          reversed: z.enum(['true', 'false']).exactOptional().describe('Also those that were reversed.'),
          ...askedAsOf,
        }),
        response: jsonAnswer(ledgerBody),
      },
    },
    async ({ actor, city, language, query }, reply) => {
      const open = await openAwards(app, actor, city, query.asOf);
      const people = new Map((await app.store.accounts.list(city)).map(({ id, name }) => [id, name]));
      const body = presentLedger(open.entries, {
        city,
        ...(query.year === undefined ? {} : { year: query.year }),
        reversed: query.reversed === 'true',
        personOf: (id) => people.get(id) ?? id,
        titleOf: (award) => awardNames(open, language, award.authority, award.year).measure(award.measure),
      });
      return reply.send(body);
    },
  );

  server.post(
    '/awards/notice/text',
    {
      config: { access: 'award.read' },
      schema: {
        tags: ['awards'],
        summary:
          'The text of an uploaded notice (.txt, .docx, .html), to be looked at before it is read; nothing is kept',
        consumes: ['multipart/form-data'],
        querystring: z.strictObject(asked),
        body: uploadBody,
        response: jsonAnswer(noticeFileBody),
      },
    },
    async (request, reply) => {
      const upload = await uploadedFile(request, { fileSize: mostNoticeBytes + 1 });
      const file = await spool(upload.filename, upload.pieces, { maxBytes: mostNoticeBytes });
      try {
        return await reply.send({ text: await readNoticeFile(app, request.actor, request.city, file) });
      } finally {
        await file.discard();
      }
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

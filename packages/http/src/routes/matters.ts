import {
  actAndRead,
  actOnMatter,
  actOnMatters,
  type Application,
  type FiledMatter,
  listMatters,
  type MatterList,
  type MatterReading,
  type Moment,
  openMatter,
  proposeEnterpriseMatter,
  proposeMatter,
  readAgenda,
  readMatter,
  readMatterStatistics,
  readOverlaps,
  readRegistry,
  readSupervisionRecord,
  resolveMoment,
  standingsOf,
} from '@shigan/app';
import {
  actBody,
  actOnSeveralBody,
  matterBody,
  matterListsBody,
  type MatterBody,
  type MatterPresenting,
  matterProposalBody,
  mattersBody,
  type MattersBody,
  matterStatisticsBody,
  openMatterBody,
  overlapsBody,
  parsePeriod,
  presentMatter,
  presentMatterLists,
  presentMatterRow,
  presentRecord,
  supervisionRecordBody,
} from '@shigan/contract';
import {
  type Actor,
  dayOf,
  type Figure,
  figureId,
  findingRules,
  findingSentence,
  type Language,
  returnItems,
} from '@shigan/core';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { json, jsonAnswer, jsonOrNothing, prefersNothing } from './answers.ts';
import { asked, askedAsOf } from './asked.ts';
import { matterRowText } from './matter-rows.ts';
import { code, conditionsOf, mattersPartQuery, mattersQuery, type Part } from './matters-query.ts';

const id = z.string().max(64);

/** Matters: lists, one whole, what is proposed, what is done. */
export function matterRoutes(server: Server, app: Application): void {
  const idOf = (figure: Figure): string => figureId(figure, (content) => app.digest.sha256(content));
  const presentingAt = async (moment: Moment, language: Language): Promise<MatterPresenting> => ({
    language,
    idOf,
    registry: await readRegistry(app, moment),
  });
  const presentList = async ({ moment, matters }: MatterList, language: Language): Promise<MattersBody> => {
    const presenting = await presentingAt(moment, language);
    const today = dayOf(moment.asOf);
    return {
      asOf: moment.asOf,
      demo: moment.city.demo,
      all: matters.length,
      matters: matters.map((one) => presentMatterRow(one, presenting, today)),
    };
  };
  /** The same as the text that is sent. */
  const listText = async (
    { moment, matters }: MatterList,
    language: Language,
    { from = 0, most = matters.length }: Part,
  ): Promise<string> => {
    const presenting = await presentingAt(moment, language);
    const today = dayOf(moment.asOf);
    const rows = matters.slice(from, from + most).map((one) => matterRowText(one, presenting, today));
    const head = JSON.stringify({ asOf: moment.asOf, demo: moment.city.demo, all: matters.length });
    return `${head.slice(0, -1)},"matters":[${rows.join(',')}]}\n`;
  };
  const wholeMatter = async (
    actor: Actor,
    city: string,
    matter: string,
    language: Language,
    asOf?: string,
  ): Promise<MatterBody> => {
    const reading = await readMatter(app, actor, city, matter, asOf);
    return presented(reading, language);
  };
  const presented = async (reading: MatterReading, language: Language): Promise<MatterBody> => {
    const { asOf: at, city: of } = reading.moment;
    const presenting = await presentingAt(reading.moment, language);
    return presentMatter({ ...reading, asOf: at, demo: of.demo }, presenting, dayOf(at));
  };

  server.get(
    '/matters',
    {
      config: { access: 'matters.read' },
      schema: {
        tags: ['matters'],
        summary: 'Matters, each with its four lights, disagreement first',
        querystring: mattersPartQuery,
        response: jsonAnswer(mattersBody),
      },
    },
    async ({ actor, city, language, query }, reply) => {
      const list = await listMatters(app, actor, city, conditionsOf(query));
      return reply.type(json).send(await listText(list, language, query));
    },
  );

  server.get(
    '/matters/agenda',
    {
      config: { access: 'matters.read' },
      schema: {
        tags: ['matters'],
        summary: 'The agenda: gap × controllability × silence, lights two steps apart first',
        querystring: mattersPartQuery,
        response: jsonAnswer(mattersBody),
      },
    },
    async ({ actor, city, language, query }, reply) => {
      const list = await readAgenda(app, actor, city, conditionsOf(query));
      return reply.type(json).send(await listText(list, language, query));
    },
  );

  server.get(
    '/matters/statistics',
    {
      config: { access: 'matters.read' },
      schema: {
        tags: ['matters'],
        summary: 'Matters counted by state, schedule, leader, unit and region',
        querystring: mattersQuery,
        response: jsonAnswer(matterStatisticsBody),
      },
    },
    async ({ actor, city, query }, reply) => {
      const { moment, ...counted } = await readMatterStatistics(app, actor, city, conditionsOf(query));
      return reply.send({ asOf: moment.asOf, demo: moment.city.demo, ...counted });
    },
  );

  server.get(
    '/matters/lists',
    {
      config: { access: 'matters.read' },
      schema: {
        tags: ['matters'],
        summary: 'The three lists: problems, responsibilities, deadlines',
        querystring: mattersQuery,
        response: jsonAnswer(matterListsBody),
      },
    },
    async ({ actor, city, language, query }, reply) => {
      const { moment, matters } = await listMatters(app, actor, city, conditionsOf(query));
      const at = { asOf: moment.asOf, demo: moment.city.demo };
      return reply.send(presentMatterLists(matters, await presentingAt(moment, language), at));
    },
  );

  server.get(
    '/matters/overlaps',
    {
      config: { access: 'matters.read' },
      schema: {
        tags: ['matters'],
        summary: 'Matters that share an indicator, a region and a unit',
        querystring: z.strictObject(askedAsOf),
        response: jsonAnswer(overlapsBody),
      },
    },
    async ({ actor, city, query: { asOf } }, reply) => {
      const overlaps = await readOverlaps(app, actor, city, asOf);
      const moment = await resolveMoment(app, city, asOf);
      return reply.send({
        asOf: moment.asOf,
        overlaps: overlaps.map((one) => ({ ...one, matters: one.matters.map(nameOf) })),
      });
    },
  );

  server.get(
    '/matters/record',
    {
      config: { access: 'matters.read' },
      schema: {
        tags: ['matters'],
        summary: 'The record of a leader, a unit or a person',
        querystring: z.strictObject({ kind: z.enum(['leader', 'unit', 'person']), id: code, ...askedAsOf }),
        response: jsonAnswer(supervisionRecordBody),
      },
    },
    async ({ actor, city, language, query }, reply) => {
      const subject = { kind: query.kind, id: query.id };
      const { moment, record } = await readSupervisionRecord(app, actor, city, subject, query.asOf);
      return reply.send(presentRecord(record, { asOf: moment.asOf, demo: moment.city.demo }, language));
    },
  );

  server.get(
    '/matters/proposal',
    {
      config: { access: 'matters.open' },
      schema: {
        tags: ['matters'],
        summary: 'What is proposed for a matter from a finding of the board',
        querystring: z.strictObject({
          region: code,
          period: z.string().describe('The month, `2021-04`.'),
          indicator: code,
          rule: z.enum(findingRules),
          ...asked,
        }),
        response: jsonAnswer(matterProposalBody),
      },
    },
    async ({ actor, city, language, query: { region, period, indicator, rule } }, reply) => {
      const proposal = await proposeMatter(app, actor, city, { region, period: parsePeriod(period), indicator, rule });
      const moment = await resolveMoment(app, city);
      const context = { app, moment, registry: await readRegistry(app, moment) };
      const matters = await standingsOf(context, proposal.overlapping);
      return reply.send({
        terms: proposal.terms,
        finding: findingSentence(proposal.finding, language),
        entersForOthers: actor.roles.includes('operator'),
        overlapping: (await presentList({ moment, matters }, language)).matters,
      });
    },
  );

  server.get(
    '/enterprises/:code/proposal',
    {
      config: { access: 'matters.open' },
      schema: {
        tags: ['matters'],
        summary: 'What is proposed for a matter from what the returns say of an enterprise',
        params: z.strictObject({ code: z.string().regex(/^[0-9A-Z]{18}$/) }),
        querystring: z.strictObject({
          period: z.string().exactOptional(),
          region: z.string().exactOptional().describe('Whose enterprises its part is of. Default: the city.'),
          item: z.enum(returnItems).exactOptional().describe('The item of the returns that the finding is about.'),
          ...asked,
        }),
        response: jsonAnswer(matterProposalBody),
      },
    },
    async ({ actor, city, language, params, query: { period, region, item } }, reply) => {
      const at = {
        ...(period === undefined ? {} : { period: parsePeriod(period) }),
        ...(region === undefined ? {} : { region }),
        ...(item === undefined ? {} : { item }),
      };
      const { terms, finding, overlapping } = await proposeEnterpriseMatter(app, actor, city, params.code, at);
      const moment = await resolveMoment(app, city);
      const context = { app, moment, registry: await readRegistry(app, moment) };
      const matters = await standingsOf(context, overlapping);
      const entersForOthers = actor.roles.includes('operator');
      return reply.send({
        terms,
        finding,
        entersForOthers,
        overlapping: (await presentList({ moment, matters }, language)).matters,
      });
    },
  );

  server.post(
    '/matters',
    {
      config: { access: 'matters.open' },
      schema: {
        tags: ['matters'],
        summary: 'Opens a matter, and approves it at once where that is asked',
        querystring: z.strictObject(asked),
        body: openMatterBody,
        response: jsonAnswer(matterBody, 201),
      },
    },
    async ({ actor, city, language, body: { approve, ...opened } }, reply) => {
      const filed = await openMatter(app, actor, city, opened);
      if (approve === true && filed.matter.state === 'drafted') {
        const { terms: _terms, key, ...entered } = opened;
        const again = key === undefined ? {} : { key: `${key} approve` };
        await actOnMatter(app, actor, city, filed.matter.id, { ...entered, ...again, act: 'approve' });
      }
      return reply.code(201).send(await wholeMatter(actor, city, filed.matter.id, language));
    },
  );

  server.get(
    '/matters/:id',
    {
      config: { access: 'matters.read' },
      schema: {
        tags: ['matters'],
        summary: 'One matter with its history, and what the actor could do',
        params: z.strictObject({ id }),
        querystring: z.strictObject(askedAsOf),
        response: jsonAnswer(matterBody),
      },
    },
    async ({ actor, city, language, params, query: { asOf } }, reply) =>
      reply.send(await wholeMatter(actor, city, params.id, language, asOf)),
  );

  server.post(
    '/matters/acts',
    {
      config: { access: 'matters.act' },
      schema: {
        tags: ['matters'],
        summary: 'Does one act on several matters: on all of them, or on none',
        querystring: z.strictObject(asked),
        body: actOnSeveralBody,
        response: jsonAnswer(
          z.strictObject({ matters: z.array(z.strictObject({ id: z.string(), title: z.string() })) }),
        ),
      },
    },
    async ({ actor, city, body }, reply) => {
      const done = await actOnMatters(app, actor, city, body);
      return reply.send({ matters: done.map(nameOf) });
    },
  );

  server.post(
    '/matters/:id/acts',
    {
      config: { access: 'matters.act' },
      schema: {
        tags: ['matters'],
        summary: 'Does an act on a matter',
        description: 'Answers the matter as it is then; with the header `Prefer: return=minimal` (RFC 7240) nothing.',
        params: z.strictObject({ id }),
        querystring: z.strictObject(asked),
        body: actBody,
        response: jsonOrNothing(matterBody),
      },
    },
    async ({ actor, city, language, params, body, headers }, reply) => {
      if (prefersNothing(headers['prefer'])) {
        await actOnMatter(app, actor, city, params.id, body);
        return reply.code(204).header('preference-applied', 'return=minimal').send();
      }
      const reading = await actAndRead(app, actor, city, params.id, body);
      return reply.send(await presented(reading, language));
    },
  );
}

function nameOf({ matter }: FiledMatter): { id: string; title: string } {
  return { id: matter.id, title: matter.title };
}

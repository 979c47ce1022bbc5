import {
  type Application,
  conveneMeeting,
  decideInMeeting,
  listMeetings,
  moveMeeting,
  readMeeting,
  readRegistry,
} from '@shigan/app';
import {
  meetingBody,
  type MeetingBody,
  meetingListBody,
  meetingPack,
  presentMeeting,
  presentMeetingSummary,
} from '@shigan/contract';
import { type Actor, dayOf, figureId, type Language } from '@shigan/core';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { jsonAnswer } from './answers.ts';
import { asked, askedAsOf } from './asked.ts';
import { documentAnswer, sendDocument } from './documents.ts';

const params = z.strictObject({ id: z.string().max(20).describe('The day, `2021-05-25`.') });
const querystring = z.strictObject(asked);

/** Coordination meetings: prepared, run, decided in. */
export function meetingRoutes(server: Server, app: Application): void {
  const tags = ['meetings'];
  const conduct = { access: 'proceeding.conduct' } as const;
  const whole = async (
    actor: Actor,
    city: string,
    id: string,
    { language, asOf }: { readonly language: Language; readonly asOf?: string | undefined },
  ): Promise<MeetingBody> => {
    const { moment, ...reading } = await readMeeting(app, actor, city, id, asOf);
    const presenting = {
      language,
      idOf: (figure: Parameters<typeof figureId>[0]) => figureId(figure, (content) => app.digest.sha256(content)),
      registry: await readRegistry(app, moment),
    };
    const at = { asOf: moment.asOf, demo: moment.city.demo, city: moment.city.name };
    return presentMeeting({ ...reading, ...at }, presenting, dayOf(moment.asOf));
  };

  server.get(
    '/meetings',
    {
      config: { access: 'matters.read' },
      schema: {
        tags,
        summary: 'Coordination meetings, the last first',
        querystring: z.strictObject(askedAsOf),
        response: jsonAnswer(meetingListBody),
      },
    },
    async ({ actor, city, query: { asOf } }, reply) => {
      const { moment, meetings } = await listMeetings(app, actor, city, asOf);
      return reply.send({
        asOf: moment.asOf,
        demo: moment.city.demo,
        meetings: meetings.map(presentMeetingSummary),
      });
    },
  );

  server.post(
    '/meetings',
    {
      config: conduct,
      schema: {
        tags,
        summary: 'Prepares a meeting: the first of the agenda',
        querystring,
        body: z.strictObject({ on: z.iso.date() }),
        response: jsonAnswer(meetingBody, 201),
      },
    },
    async ({ actor, city, language, body }, reply) =>
      reply.code(201).send(await whole(actor, city, await conveneMeeting(app, actor, city, body), { language })),
  );

  server.get(
    '/meetings/:id',
    {
      config: { access: 'matters.read' },
      schema: {
        tags,
        summary: 'A meeting as it is run: promises first, then one page per item',
        params,
        querystring: z.strictObject(askedAsOf),
        response: jsonAnswer(meetingBody),
      },
    },
    async ({ actor, city, language, params: { id }, query: { asOf } }, reply) =>
      reply.send(await whole(actor, city, id, { language, asOf })),
  );

  server.get(
    '/meetings/:id/document',
    {
      config: { access: 'matters.read' },
      schema: {
        tags,
        summary: 'The meeting pack in the official form (.docx), or as a page that stands alone',
        params,
        querystring: z.strictObject({ format: z.enum(['docx', 'html']).exactOptional(), ...askedAsOf }),
        response: documentAnswer,
      },
    },
    async ({ actor, city, language, params: { id }, query: { format = 'docx', asOf } }, reply) => {
      const pack = meetingPack(await whole(actor, city, id, { language, asOf }), language);
      const content =
        format === 'docx' ? await app.documents.bulletinDocument(pack) : await app.documents.bulletinPage(pack);
      return sendDocument(reply, format, pack.title, content);
    },
  );

  for (const kind of ['begin', 'close'] as const) {
    server.post(
      `/meetings/:id/${kind}`,
      {
        config: conduct,
        schema: {
          tags,
          summary: kind === 'begin' ? 'Opens the meeting' : 'Ends the meeting',
          params,
          querystring,
          response: jsonAnswer(meetingBody),
        },
      },
      async ({ actor, city, language, params: { id } }, reply) => {
        await moveMeeting(app, actor, city, id, kind);
        return reply.send(await whole(actor, city, id, { language }));
      },
    );
  }

  server.post(
    '/meetings/:id/decisions',
    {
      config: conduct,
      schema: {
        tags,
        summary: 'Records a decision: it becomes a matter on the spot',
        params,
        querystring,
        body: z.strictObject({
          item: z.string().max(64),
          text: z.string().max(300),
          deadline: z.iso.date(),
          unitOf: z
            .string()
            .max(64)
            .exactOptional()
            .describe('The item whose unit is to do it; the item itself unless said.'),
          key: z.string().min(8).max(80).describe('Sent again with one key, it is done once.'),
        }),
        response: jsonAnswer(meetingBody, 201),
      },
    },
    async ({ actor, city, language, params: { id }, body }, reply) => {
      await decideInMeeting(app, actor, city, id, body);
      return reply.code(201).send(await whole(actor, city, id, { language }));
    },
  );
}

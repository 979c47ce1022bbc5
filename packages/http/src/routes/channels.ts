import {
  addChannel,
  type Application,
  endChannel,
  type Identity,
  listChannels,
  listJobs,
  readCalendarFeed,
} from '@shigan/app';
import {
  addChannelBody,
  channelAddedBody,
  type ChannelBody,
  channelsBody,
  doneBody,
  jobQueueBody,
  presentJobs,
} from '@shigan/contract';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { jsonAnswer } from './answers.ts';
import { asked } from './asked.ts';

const querystring = z.strictObject(asked);

/** By which ways one is told, the calendar that programs read, and the queue that does the telling. */
export function channelRoutes(server: Server, app: Application, identity: Identity): void {
  const own = { access: 'channel.own' } as const;
  const tags = ['channels'];

  server.get(
    '/me/channels',
    { config: own, schema: { tags, summary: 'One’s own channels', querystring, response: jsonAnswer(channelsBody) } },
    async ({ actor, city }, reply) => reply.send({ channels: (await listChannels(app, actor, city)).map(bodyOf) }),
  );

  server.post(
    '/me/channels',
    {
      config: own,
      schema: {
        tags,
        summary: 'Adds a channel: a mail address, an address that is called with a signature, a calendar',
        querystring,
        body: addChannelBody,
        response: jsonAnswer(channelAddedBody, 201),
      },
    },
    async ({ actor, city, body }, reply) => {
      const { channel, secret } = await addChannel(app, identity, actor, city, body);
      const isCalendar = channel.kind === 'calendar';
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({
          channel: bodyOf(channel),
          secret: isCalendar ? null : secret,
          path: isCalendar ? `/api/v1/calendars/${city}-${secret}.ics` : null,
        });
    },
  );

  server.delete(
    '/me/channels/:id',
    {
      config: own,
      schema: {
        tags,
        summary: 'Ends a channel; the address of a calendar opens nothing from then on',
        params: z.strictObject({ id: z.string().max(64) }),
        querystring,
        response: jsonAnswer(doneBody),
      },
    },
    async ({ actor, city, params: { id } }, reply) => {
      await endChannel(app, actor, city, id);
      return reply.send({ done: true });
    },
  );

  // Calendar programs cannot sign in: the address is the proof, and what it opens says no more than titles and days.
  server.get(
    '/calendars/:file',
    {
      config: { access: 'public' },
      schema: { hide: true, params: z.strictObject({ file: z.string().regex(/^\d{6}-[\w-]{20,100}\.ics$/) }) },
    },
    async ({ params: { file } }, reply) => {
      const feed = await readCalendarFeed(app, file.slice(0, 6), file.slice(7, -4));
      return reply
        .header('content-type', 'text/calendar; charset=utf-8')
        .header('cache-control', 'private, max-age=900')
        .send(feed);
    },
  );

  server.get(
    '/jobs',
    {
      config: { access: 'jobs.read' },
      schema: {
        tags: ['jobs'],
        summary: 'What the platform does by itself: the last jobs, and how many are in each state',
        querystring: z.strictObject({
          state: z.enum(['waiting', 'done', 'void', 'failed']).exactOptional(),
          ...asked,
        }),
        response: jsonAnswer(jobQueueBody),
      },
    },
    async ({ actor, city, query: { state } }, reply) =>
      reply.send(presentJobs(await listJobs(app, actor, city, state === undefined ? {} : { state }))),
  );
}

function bodyOf({ id, kind, target, at }: ChannelBody): ChannelBody {
  return { id, kind, target, at };
}

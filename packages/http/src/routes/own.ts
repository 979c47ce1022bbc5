import {
  type Application,
  listViews,
  markNotificationsRead,
  notificationDays,
  readNotifications,
  removeView,
  saveView,
  searchCity,
} from '@shigan/app';
import {
  doneBody,
  notificationsBody,
  presentFound,
  presentNotifications,
  presentSavedView,
  readBody,
  readCountBody,
  savedViewBody,
  savedViewsBody,
  saveViewBody,
  searchBody,
} from '@shigan/contract';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { jsonAnswer } from './answers.ts';
import { asked, askedAsOf } from './asked.ts';

/** What is one's own: notifications and saved views; and the search, which finds what one may see. */
export function ownRoutes(server: Server, app: Application): void {
  notificationRoutes(server, app);
  viewRoutes(server, app);
  searchRoute(server, app);
}

function notificationRoutes(server: Server, app: Application): void {
  const config = { access: 'notification.read' } as const;

  server.get(
    '/notifications',
    {
      config,
      schema: {
        tags: ['own'],
        summary:
          'What concerns one: matters of the own unit or portfolio, deadlines, reviews, revisions of issued figures',
        querystring: z.strictObject(askedAsOf),
        response: jsonAnswer(notificationsBody),
      },
    },
    async ({ actor, city, language, query }, reply) => {
      const { moment, notifications } = await readNotifications(app, actor, city, query.asOf);
      return reply.send(presentNotifications({ asOf: moment.asOf, days: notificationDays, notifications }, language));
    },
  );

  server.post(
    '/notifications/readings',
    {
      config,
      schema: {
        tags: ['own'],
        summary: 'Notes that notifications have been read',
        querystring: z.strictObject(asked),
        body: readBody,
        response: jsonAnswer(readCountBody),
      },
    },
    async ({ actor, city, body }, reply) =>
      reply.send({
        read: await markNotificationsRead(app, actor, city, body.all === true ? 'all' : (body.keys ?? [])),
      }),
  );
}

function viewRoutes(server: Server, app: Application): void {
  const config = { access: 'view.save' } as const;
  const querystring = z.strictObject(asked);

  server.get(
    '/views',
    {
      config,
      schema: {
        tags: ['own'],
        summary: 'Views kept under a name: the own ones, and those that others share',
        querystring,
        response: jsonAnswer(savedViewsBody),
      },
    },
    async ({ actor, city }, reply) => {
      const views = await listViews(app, actor, city);
      return reply.send({ views: views.map((view) => presentSavedView(view, actor.id)) });
    },
  );

  server.post(
    '/views',
    {
      config,
      schema: {
        tags: ['own'],
        summary: 'Keeps a view; the own view of the same name gives way to it',
        querystring,
        body: saveViewBody,
        response: jsonAnswer(savedViewBody, 201),
      },
    },
    async ({ actor, city, body }, reply) =>
      reply.code(201).send(presentSavedView(await saveView(app, actor, city, body), actor.id)),
  );

  server.delete(
    '/views/:id',
    {
      config,
      schema: {
        tags: ['own'],
        summary: 'Takes an own view away',
        params: z.strictObject({ id: z.string().max(50) }),
        querystring,
        response: jsonAnswer(doneBody),
      },
    },
    async ({ actor, city, params }, reply) => {
      await removeView(app, actor, city, params.id);
      return reply.send({ done: true });
    },
  );
}

function searchRoute(server: Server, app: Application): void {
  server.get(
    '/search',
    {
      config: { access: 'search' },
      schema: {
        tags: ['search'],
        summary: 'Finds indicators, regions, leaders, units, matters, circulars, bulletins and received files',
        querystring: z.strictObject({ text: z.string().max(200).describe('What is looked for.'), ...askedAsOf }),
        response: jsonAnswer(searchBody),
      },
    },
    async ({ actor, city, language, query: { text, asOf } }, reply) => {
      const found = await searchCity(app, actor, city, { text, ...(asOf === undefined ? {} : { asOf }) });
      return reply.send(presentFound({ asOf: found.moment.asOf, hits: found.hits }, language));
    },
  );
}

import {
  type Application,
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  type Identity,
  removeSecondFactor,
} from '@shigan/app';
import { changePasswordBody, codeBody, doneBody, passwordBody, setUpBody } from '@shigan/contract';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { jsonAnswer } from './answers.ts';
import { asked } from './asked.ts';

/** One's own password and second factor. */
export function ownAccountRoutes(server: Server, app: Application, identity: Identity): void {
  const config = { access: 'account.secure' } as const;
  const querystring = z.strictObject(asked);

  server.put(
    '/me/password',
    {
      config,
      schema: {
        tags: ['session'],
        summary: 'Changes the own password; all other sessions end',
        querystring,
        body: changePasswordBody,
        response: jsonAnswer(doneBody),
      },
    },
    async ({ actor, city, sessionToken, body }, reply) => {
      const token = sessionToken === undefined ? {} : { token: sessionToken };
      await changePassword(app, identity, actor, city, { ...body, ...token });
      return reply.send({ done: true });
    },
  );

  server.post(
    '/me/second-factor',
    {
      config,
      schema: {
        tags: ['session'],
        summary: 'Begins to set a second factor up',
        querystring,
        response: jsonAnswer(setUpBody),
      },
    },
    async ({ actor, city }, reply) =>
      reply.header('cache-control', 'no-store').send(await beginSecondFactor(app, identity, actor, city)),
  );

  server.put(
    '/me/second-factor',
    {
      config,
      schema: {
        tags: ['session'],
        summary: 'Puts the second factor in force, by a first code',
        querystring,
        body: codeBody,
        response: jsonAnswer(doneBody),
      },
    },
    async ({ actor, city, body }, reply) => {
      await confirmSecondFactor(app, identity, actor, city, body);
      return reply.send({ done: true });
    },
  );

  server.post(
    '/me/second-factor/removal',
    {
      config,
      schema: {
        tags: ['session'],
        summary: 'Takes the own second factor away, which takes the password',
        querystring,
        body: passwordBody,
        response: jsonAnswer(doneBody),
      },
    },
    async ({ actor, city, body }, reply) => {
      await removeSecondFactor(app, identity, actor, city, body.password);
      return reply.send({ done: true });
    },
  );
}

import { addAccount, amendAccount, type Application, type Identity, listAccounts, resetAccount } from '@shigan/app';
import {
  accountAmendmentBody,
  accountBody,
  accountListBody,
  givenPasswordBody,
  newAccountBody,
  presentAccounts,
  presentRights,
  rightsBody,
} from '@shigan/contract';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { jsonAnswer } from './answers.ts';
import { asked } from './asked.ts';

const params = z.strictObject({ id: z.string().max(64).describe('Id of the account, or what it signs in with.') });

/** Accounts and the table of rights. */
export function accountRoutes(server: Server, app: Application, identity: Identity): void {
  const querystring = z.strictObject(asked);

  server.get(
    '/rights',
    {
      config: { access: 'access.read' },
      schema: {
        tags: ['accounts'],
        summary: 'The table of rights: every action, and which role may do it how far',
        querystring,
        response: jsonAnswer(rightsBody),
      },
    },
    async ({ language }, reply) => reply.send(presentRights(language)),
  );

  server.get(
    '/accounts',
    {
      config: { access: 'account.read' },
      schema: { tags: ['accounts'], summary: 'All accounts', querystring, response: jsonAnswer(accountListBody) },
    },
    async ({ actor, city }, reply) => reply.send(presentAccounts(await listAccounts(app, actor, city))),
  );

  server.post(
    '/accounts',
    {
      config: { access: 'account.amend' },
      schema: {
        tags: ['accounts'],
        summary: 'Adds an account, with a password that is told once',
        querystring,
        body: newAccountBody,
        response: jsonAnswer(givenPasswordBody, 201),
      },
    },
    async ({ actor, city, body }, reply) => {
      const { account, password = '' } = await addAccount(app, identity, actor, city, body);
      return reply.code(201).header('cache-control', 'no-store').send({ account, password });
    },
  );

  server.patch(
    '/accounts/:id',
    {
      config: { access: 'account.amend' },
      schema: {
        tags: ['accounts'],
        summary: 'Changes what an account is and may, or disables it',
        params,
        querystring,
        body: accountAmendmentBody,
        response: jsonAnswer(accountBody),
      },
    },
    async ({ actor, city, params: { id }, body }, reply) => reply.send(await amendAccount(app, actor, city, id, body)),
  );

  server.post(
    '/accounts/:id/password',
    {
      config: { access: 'account.amend' },
      schema: {
        tags: ['accounts'],
        summary: 'Gives a new password, told once; where asked, takes the second factor away',
        params,
        querystring,
        body: z.strictObject({ secondFactor: z.boolean() }),
        response: jsonAnswer(givenPasswordBody),
      },
    },
    async ({ actor, city, params: { id }, body }, reply) =>
      reply.header('cache-control', 'no-store').send(await resetAccount(app, identity, actor, city, id, body)),
  );
}

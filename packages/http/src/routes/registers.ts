import { amendRegisters, type Application, listRegister, registerHistory } from '@shigan/app';
import {
  amendedBody,
  amendmentBody,
  isRegisterName,
  parseEntry,
  presentRegister,
  registerBody,
  registerNames,
} from '@shigan/contract';
import { DomainError, type RegisterName } from '@shigan/core';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { jsonAnswer } from './answers.ts';
import { asked, askedAsOf } from './asked.ts';

const register = z.string().describe(`One of ${registerNames.join(', ')}.`);
const key = z.string().max(500).describe('Key of an entry within its register.');

/** The registers: catalogue, regions, peer sets, targets, rules, calendar, settings, layouts. */
export function registerRoutes(server: Server, app: Application): void {
  server.get(
    '/registers/:register',
    {
      config: { access: 'register.read' },
      schema: {
        tags: ['registers'],
        summary: 'The entries in force',
        params: z.strictObject({ register }),
        querystring: z.strictObject(askedAsOf),
        response: jsonAnswer(registerBody),
      },
    },
    async ({ actor, city, params, query: { asOf } }, reply) => {
      const name = registerNamed(params.register);
      return reply.send(presentRegister(name, await listRegister(app, actor, city, name, asOf)));
    },
  );

  server.get(
    '/registers/:register/:key',
    {
      config: { access: 'register.read' },
      schema: {
        tags: ['registers'],
        summary: 'Every vintage of one entry, oldest first',
        params: z.strictObject({ register, key }),
        querystring: z.strictObject(asked),
        response: jsonAnswer(registerBody),
      },
    },
    async ({ actor, city, params }, reply) => {
      const name = registerNamed(params.register);
      return reply.send(presentRegister(name, await registerHistory(app, actor, city, name, params.key)));
    },
  );

  server.put(
    '/registers/:register/:key',
    {
      config: { access: ['register.amend', 'settings.amend', 'incentive.amend'] },
      schema: {
        tags: ['registers'],
        summary: 'Puts a further vintage of an entry in force, or withdraws the entry',
        params: z.strictObject({ register, key }),
        querystring: z.strictObject(asked),
        body: amendmentBody,
        response: jsonAnswer(amendedBody),
      },
    },
    async ({ actor, city, params, body: { body, knownFrom } }, reply) => {
      const name = registerNamed(params.register);
      const amendment = { register: name, key: params.key, body: body === null ? null : parseEntry(name, body) };
      const amended = await amendRegisters(app, actor, city, [amendment], knownFrom === undefined ? {} : { knownFrom });
      return reply.send({ register: name, keys: [params.key], knownFrom: amended.knownFrom });
    },
  );
}

function registerNamed(text: string): RegisterName {
  if (!isRegisterName(text)) throw new DomainError('unknown-register', { register: text });
  return text;
}

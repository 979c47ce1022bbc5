import {
  type Application,
  beginProviderSignIn,
  demoPeople,
  finishProviderSignIn,
  type Identity,
  nowOf,
  signIn,
  signInSecondFactor,
  signInToDemo,
  type SignedIn,
  signOut,
  regionSeen,
} from '@shigan/app';
import {
  codeBody,
  endedBody,
  type MeBody,
  meBody,
  RequestRefused,
  type SignedInBody,
  signedInBody,
  signInBody,
} from '@shigan/contract';
import { actions, allowed, type Language } from '@shigan/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Server } from '../access.ts';
import { dropSession, dropStep, keepSession, keepStep, presentedStep, tokenText } from '../session-token.ts';
import { fileAnswer, jsonAnswer, problems } from './answers.ts';
import { asked } from './asked.ts';

export interface SessionOptions {
  readonly identity: Identity;
  /** The server is reached by HTTPS: cookies are sent over nothing else. */
  readonly secure: boolean;
}

const word = z.string().exactOptional();

/** What a provider sends the browser back with (RFC 6749, RFC 9207): a code or an error, the state that it was sent with, and whatever
 *  else a provider adds. It is held against the step that the browser shows, as a whole. */
const returned = z
  .object({ code: word, state: word, iss: word, error: word, error_description: word })
  .catchall(z.string())
  .meta({ description: 'As the provider answers.' });

/** Signing in and out, and who one is. */
export function sessionRoutes(server: Server, app: Application, { identity, secure }: SessionOptions): void {
  const via = (request: FastifyRequest): string => `http ${request.ip}`;
  const answer = (reply: FastifyReply, city: string, signedIn: SignedIn, bearer: boolean): SignedInBody => {
    const { kind, token } = signedIn;
    if (kind === 'second-factor') return { kind, token };
    if (bearer) return { kind, token: tokenText(city, token) };
    keepSession(reply, city, token, secure);
    return { kind };
  };

  server.post(
    '/session',
    {
      config: { access: 'session.begin' },
      schema: {
        tags: ['session'],
        summary: 'Signs in by name and password',
        description:
          'Whether the name or the password was wrong is not told. With a second factor, its code is due next.',
        querystring: z.strictObject(asked),
        body: signInBody,
        response: jsonAnswer(signedInBody),
      },
    },
    async (request, reply) => {
      const { city, body } = request;
      const { signInName, password = '' } = body;
      const signedIn =
        body.demo === true
          ? await signInToDemo(app, identity, city, signInName, via(request))
          : await signIn(app, identity, city, { signInName, password }, via(request));
      return reply.header('cache-control', 'no-store').send(answer(reply, city, signedIn, body.bearer === true));
    },
  );

  server.post(
    '/session/code',
    {
      config: { access: 'session.begin' },
      schema: {
        tags: ['session'],
        summary: 'Ends a sign-in with the code of the second factor',
        querystring: z.strictObject(asked),
        body: codeBody,
        response: jsonAnswer(signedInBody),
      },
    },
    async (request, reply) => {
      const { city, body } = request;
      const signedIn = await signInSecondFactor(app, identity, city, body, via(request));
      return reply.header('cache-control', 'no-store').send(answer(reply, city, signedIn, body.bearer === true));
    },
  );

  server.delete(
    '/session',
    {
      config: { access: 'session.end' },
      schema: {
        tags: ['session'],
        summary: 'Signs out: here, or everywhere',
        querystring: z.strictObject({ everywhere: z.enum(['true', 'false']).exactOptional(), ...asked }),
        response: jsonAnswer(endedBody),
      },
    },
    async ({ actor, city, sessionToken, query }, reply) => {
      const everywhere = query.everywhere === 'true';
      const ended = await signOut(app, actor, city, sessionToken, { everywhere });
      return dropSession(reply).send(ended);
    },
  );

  server.get(
    '/session/provider',
    {
      config: { access: 'session.begin' },
      schema: {
        tags: ['session'],
        summary: 'Sends the browser to the identity provider',
        querystring: z.strictObject(asked),
        response: { 302: z.null().describe('To the identity provider.'), default: problems },
      },
    },
    async (request, reply) => {
      const { address, token } = await beginProviderSignIn(app, identity, request.city, via(request));
      return keepStep(reply, request.city, token, secure).redirect(address);
    },
  );

  server.get(
    '/session/provider/return',
    {
      config: { access: 'session.begin' },
      schema: {
        tags: ['session'],
        summary: 'Where the identity provider sends the browser back to',
        querystring: returned,
        response: fileAnswer('text/html', z.string()),
      },
    },
    async (request, reply) => {
      const step = presentedStep(request);
      if (step === undefined) throw new RequestRefused('invalid-request', { step: 'missing' });
      const answered = { token: step.token, address: new URL(request.url, 'http://localhost').href };
      const { token } = await finishProviderSignIn(app, identity, step.city, answered, via(request));
      dropStep(keepSession(reply, step.city, token, secure));
      // A page and no redirect: a strict cookie is not sent on a way that began at another site.
      return reply
        .header('content-type', 'text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .send('<!doctype html><meta http-equiv="refresh" content="0;url=/"><title>实干</title>');
    },
  );

  server.get(
    '/me',
    {
      config: { access: 'session.read' },
      schema: {
        tags: ['session'],
        summary: 'Who one is, and what one may',
        querystring: z.strictObject(asked),
        response: jsonAnswer(meBody),
      },
    },
    async (request, reply) => reply.send(await me(app, identity, request)),
  );
}

async function me(
  app: Application,
  identity: Identity,
  { actor, account, city, language }: FastifyRequest,
): Promise<MeBody> {
  const held = await app.store.cities.get(city);
  const people = account === undefined && held !== undefined ? await demoPeople(app, actor, held) : [];
  const nameOf = await unitNames(app, city, language);
  const seen = regionSeen(actor, city);
  return {
    city,
    id: actor.id,
    name: actor.name,
    signInName: account?.signInName ?? null,
    roles: actor.roles,
    unit: actor.unit === undefined ? null : nameOf(actor.unit),
    ownRegion: seen === city ? null : seen,
    signedIn: account !== undefined,
    mustChangePassword: account?.mustChangePassword ?? false,
    secondFactor: account?.secondFactor ?? false,
    may: actions.filter((action) => allowed(actor, action, { city })),
    signIn: {
      provider: identity.provider?.name ?? null,
      people: people.map(({ signInName, name, roles, unit }) => ({
        signInName,
        name,
        roles,
        unit: unit === null ? null : nameOf(unit),
      })),
    },
  };
}

/** Units by their names, as far as the register knows them now. */
async function unitNames(app: Application, city: string, language: Language): Promise<(code: string) => string> {
  const now = nowOf(await app.store.cities.get(city), app.clock);
  const units = await app.store.registers.asOf(city, 'unit', now);
  const names = new Map(units.map(({ key, body }) => [key, body?.name[language]]));
  return (code) => names.get(code) || code;
}

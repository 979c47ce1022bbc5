import { type Application, type City, identify, type Identified, unnamedIn } from '@shigan/app';
import { RequestRefused } from '@shigan/contract';
import {
  type Account,
  type Action,
  type Actor,
  allowed,
  DomainError,
  judge,
  type Language,
  type RegionCode,
} from '@shigan/core';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { languageOf } from './language.ts';
import { type Presented, presentedToken } from './session-token.ts';
import { sharedQuestions, type SharedQuestions } from './shared-questions.ts';

/** What a route does, for the policy; of several, one has to be allowed, and the use case asks for the right one. `public` for what
 *  is no data of anybody's (the pages themselves, the interface's description). */
export type Access = Action | readonly [Action, ...Action[]] | 'public';

export interface RouteAccess {
  readonly method: string;
  readonly url: string;
  readonly access: Access;
}

/** A server whose routes are typed by their zod schemas. */
export type Server = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyInstance {
    /** What every route does. */
    accessTable: readonly RouteAccess[];
  }
  interface FastifyRequest {
    actor: Actor;
    /** The account that is signed in. */
    account: Account | undefined;
    /** The token of the session. */
    sessionToken: string | undefined;
    /** The city whose data are asked for. */
    city: RegionCode;
    language: Language;
  }
}

const nobody: Actor = { id: 'anonymous', name: '', roles: ['stranger'], via: 'http' };

export interface AccessOptions {
  readonly defaultCity: RegionCode;
  /** Every request is this actor's, whoever sends it: for tests of what routes do. */
  readonly actor?: Actor | undefined;
}

/** Gives every request its actor, city and language, and passes the policy before the handler runs. A route that does not say
 *  what it does cannot be added. */
export function guardAccess(server: Server, app: Application, options: AccessOptions): void {
  const table: RouteAccess[] = [];
  server.decorate('accessTable', table);
  server.addHook('onRoute', ({ method, url, config }) => {
    if (config?.access === undefined) throw new Error(`route without access: ${String(method)} ${url}`);
    table.push({ method: String(method), url, access: config.access });
  });
  server.decorateRequest('actor', {
    getter() {
      return actors.get(this) ?? nobody;
    },
    setter(actor: Actor) {
      actors.set(this, actor);
    },
  });
  const actors = new WeakMap<FastifyRequest, Actor>();
  const asking: Asking = { cities: sharedQuestions(), people: sharedQuestions() };
  server.decorateRequest('account', undefined);
  server.decorateRequest('sessionToken', undefined);
  server.decorateRequest('language', {
    getter() {
      return languageOf(this);
    },
  });
  server.decorateRequest('city', '');
  // Before anything of the request is read: who may not ask learns nothing of how it was asked.
  server.addHook('onRequest', async (request) => {
    const { access } = request.routeOptions.config;
    if (access === undefined || access === 'public') return;
    const presented = presentedToken(request);
    const named = askedCity(request) ?? presented?.city;
    const only = named === undefined ? await asking.cities('', () => onlyCity(app)) : undefined;
    request.city = named ?? only?.code ?? options.defaultCity;
    if (presented?.by === 'cookie') refuseForgery(request);
    const { actor, account } = await whoAsks(app, request, { ...options, presented, only, asking });
    request.actor = actor;
    request.account = account;
    if (account !== undefined) request.sessionToken = presented?.token;
    refuse(typeof access === 'string' ? [access] : access, request);
  });
}

/** What is asked of the store before a request is read, once for all who wait for the same. */
interface Asking {
  readonly cities: SharedQuestions<City | undefined>;
  readonly people: SharedQuestions<Identified>;
}

interface Asked extends AccessOptions {
  readonly presented: Presented | undefined;
  /** The one city that is held, where the request names none. */
  readonly only: City | undefined;
  readonly asking: Asking;
}

async function whoAsks(
  app: Application,
  { city, ip }: FastifyRequest,
  { actor, presented, only, asking }: Asked,
): Promise<Identified> {
  if (actor !== undefined) return { actor };
  // A session is of one city; in another one its owner is nobody.
  const token = presented?.city === city ? presented.token : undefined;
  const via = `http ${ip}`;
  if (token === undefined && only !== undefined) return { actor: unnamedIn(city, only, via) };
  return asking.people(JSON.stringify([city, token, via]), () => identify(app, city, token, via));
}

/** What may be done before a password that somebody else gave is changed. */
const beforePassword: ReadonlySet<Action> = new Set([
  'session.begin',
  'session.read',
  'session.end',
  'account.secure',
  'health.read',
]);

function refuse(access: readonly Action[], { actor, account, city }: FastifyRequest): void {
  if (account?.mustChangePassword === true && !access.some((action) => beforePassword.has(action)))
    throw new DomainError('password-change-due');
  if (access.some((action) => allowed(actor, action, { city }))) return;
  const [action] = access;
  if (account === undefined && action !== undefined) throw new DomainError('sign-in-required');
  for (const each of access) {
    const verdict = judge(actor, each, { city });
    if (verdict.allowed) continue;
    const { reason, needs } = verdict;
    throw new DomainError('not-allowed', { action: each, actor: actor.id, reason, roles: needs.join(' ') });
  }
}

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A cookie comes along whoever made the browser send the request (CSRF): with one, a change has to come from a page of this server,
 *  as the browser says itself. SameSite=Strict says the same; neither is relied on alone. */
function refuseForgery(request: FastifyRequest): void {
  if (safeMethods.has(request.method)) return;
  const { origin, 'sec-fetch-site': site } = request.headers;
  // That an origin is this server's own has been checked.
  if (origin !== undefined || site === 'same-origin') return;
  throw new RequestRefused('origin-not-allowed', { origin: '' });
}

/** The city that a request names; what is no code of one is refused where the request is read. */
function askedCity(request: FastifyRequest): RegionCode | undefined {
  const { query } = request;
  return typeof query === 'object' &&
    query !== null &&
    'city' in query &&
    typeof query.city === 'string' &&
    /^\d{6}$/.test(query.city)
    ? query.city
    : undefined;
}

async function onlyCity(app: Application): Promise<City | undefined> {
  const [only, ...others] = await app.store.cities.list();
  return others.length === 0 ? only : undefined;
}

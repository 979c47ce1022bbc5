import { authorise, type Application } from '@shigan/app';
import type { Action, Actor, Language, RegionCode } from '@shigan/core';
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

/** What a route does, for the policy; `public` for what is no data of anybody's (the pages themselves, the interface's description). */
export type Access = Action | 'public';

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
    /** The city whose data are asked for. */
    city: RegionCode;
    language: Language;
  }
}

/** Who acts over HTTP as long as there are no accounts: whoever sits at this machine. */
function localActor(request: FastifyRequest): Actor {
  return { id: 'local', name: '本机', roles: ['operator'], via: `http ${request.ip}` };
}

/** Gives every request its actor, city and language, and passes the policy before the handler runs. A route that does not say
 *  what it does cannot be added. */
export function guardAccess(server: Server, app: Application, defaultCity: RegionCode): void {
  const table: RouteAccess[] = [];
  server.decorate('accessTable', table);
  server.addHook('onRoute', ({ method, url, config }) => {
    if (config?.access === undefined) throw new Error(`route without access: ${String(method)} ${url}`);
    table.push({ method: String(method), url, access: config.access });
  });
  server.decorateRequest('actor', {
    getter() {
      return localActor(this);
    },
  });
  server.decorateRequest('language', {
    getter() {
      return languageOf(this);
    },
  });
  server.decorateRequest('city', '');
  server.addHook('preHandler', async (request) => {
    const { access } = request.routeOptions.config;
    if (access === undefined || access === 'public') return;
    request.city = askedCity(request) ?? (await onlyCity(app)) ?? defaultCity;
    authorise(request.actor, access, request.city);
  });
}

function askedCity(request: FastifyRequest): RegionCode | undefined {
  const { query } = request;
  return typeof query === 'object' && query !== null && 'city' in query && typeof query.city === 'string'
    ? query.city
    : undefined;
}

async function onlyCity(app: Application): Promise<RegionCode | undefined> {
  const [only, ...others] = await app.store.cities.list();
  return others.length === 0 ? only?.code : undefined;
}

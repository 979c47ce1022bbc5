import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What is noted of an answered request: nothing of who asked, from where, or for what. */
export interface RequestDone {
  readonly id: string;
  readonly method: string;
  /** The route's pattern (`/api/v1/matters/:matter`), not the address: addresses name people and matters. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
  /** The trace that a proxy began, and its own part of it. */
  readonly trace?: { readonly traceId: string; readonly parentId: string };
}

export function requestDone(request: FastifyRequest, reply: FastifyReply): RequestDone {
  return {
    id: request.id,
    method: request.method,
    route: request.routeOptions.url ?? 'unknown',
    status: reply.statusCode,
    seconds: reply.elapsedTime / 1000,
    ...traceOf(request.headers['traceparent']),
  };
}

/** The trace named by a `traceparent` header (W3C Trace Context): numbers only, nothing of a person. */
function traceOf(header: unknown): Pick<RequestDone, 'trace'> {
  const m = typeof header === 'string' ? /^[\da-f]{2}-([\da-f]{32})-([\da-f]{16})-[\da-f]{2}$/.exec(header) : null;
  const [, traceId = '', parentId = ''] = m ?? [];
  return /[^0]/.test(traceId) && /[^0]/.test(parentId) ? { trace: { traceId, parentId } } : {};
}

/** The id of a request: the proxy's, where it gives one that is only that, else one of ours. */
export function requestId({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

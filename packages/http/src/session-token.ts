import type { RegionCode } from '@shigan/core';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The cookie that holds the session, and the one of a sign-in at an identity provider under way. */
const sessionCookie = 'shigan_session';
const stepCookie = 'shigan_step';

/** A token as a request brings it: city and secret, by cookie (browsers) or by header (programs). */
export interface Presented {
  readonly city: RegionCode;
  readonly token: string;
  readonly by: 'cookie' | 'header';
}

/** What is kept or sent: a token belongs to a city. */
export function tokenText(city: RegionCode, token: string): string {
  return `${city}.${token}`;
}

export function presentedToken(request: FastifyRequest): Presented | undefined {
  const [, bearer] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  if (bearer !== undefined) return parsed(bearer, 'header');
  const cookie = request.cookies[sessionCookie];
  return cookie === undefined ? undefined : parsed(cookie, 'cookie');
}

/** The step that the browser is at, of a sign-in at an identity provider. */
export function presentedStep(request: FastifyRequest): Presented | undefined {
  const cookie = request.cookies[stepCookie];
  return cookie === undefined ? undefined : parsed(cookie, 'cookie');
}

function parsed(text: string, by: Presented['by']): Presented | undefined {
  const [, city, token] = /^(\d{6})\.([\w-]{1,200})$/.exec(text) ?? [];
  return city === undefined || token === undefined ? undefined : { city, token, by };
}

/** Puts a session into the browser: out of reach of scripts, sent to this server only, gone when the browser is closed. */
export function keepSession(reply: FastifyReply, city: RegionCode, token: string, secure: boolean): FastifyReply {
  return reply.setCookie(sessionCookie, tokenText(city, token), { ...attributes(secure), sameSite: 'strict' });
}

/** Lax: it has to come along when the provider sends the browser back. It is worth nothing without the provider's answer. */
export function keepStep(reply: FastifyReply, city: RegionCode, token: string, secure: boolean): FastifyReply {
  return reply.setCookie(stepCookie, tokenText(city, token), { ...attributes(secure), sameSite: 'lax', maxAge: 600 });
}

export function dropSession(reply: FastifyReply): FastifyReply {
  return reply.clearCookie(sessionCookie, { path: '/' });
}

export function dropStep(reply: FastifyReply): FastifyReply {
  return reply.clearCookie(stepCookie, { path: '/' });
}

function attributes(secure: boolean): { readonly path: string; readonly httpOnly: true; readonly secure: boolean } {
  return { path: '/', httpOnly: true, secure };
}

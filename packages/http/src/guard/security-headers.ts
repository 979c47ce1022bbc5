import type { FastifyReply, FastifyRequest } from 'fastify';

/** Everything that a page may load comes from here or is made by itself (a chart drawn as a picture), nothing may frame it, and no address leaks to other sites. */
const headers: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' blob:; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** For a year browsers that were here by TLS ask for nothing but TLS. */
const always = 'max-age=31536000';

/** Sets them on every answer. `origin` is the address that the server is reached at by others. */
export function securityHeaders(origin?: string): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  const all = origin?.startsWith('https:') === true ? { ...headers, 'strict-transport-security': always } : headers;
  return async (_request, reply) => void reply.headers(all);
}

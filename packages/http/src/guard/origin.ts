import type { FastifyRequest } from 'fastify';
import { RequestRefused } from '@shigan/contract';

/** The header by which a program that is no browser says that it means what it sends. No page of another site can set it
 *  without being asked first, and it is never allowed to. */
const clientHeader = 'x-shigan-client';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses changes that a page of another site had a browser send (CSRF). Browsers name the page's origin with every change:
 *  it has to be this server's. Programs name none: they send JSON, which no foreign form can, or the client header. */
export async function checkOrigin(request: FastifyRequest): Promise<void> {
  if (safeMethods.has(request.method)) return;
  const { origin, host } = request.headers;
  const refused = new RequestRefused('origin-not-allowed', { origin: (origin ?? '').slice(0, 100) });
  if (origin !== undefined) {
    if (origin !== `http://${host}` && origin !== `https://${host}`) throw refused;
    return;
  }
  if (request.headers['sec-fetch-site'] === 'cross-site') throw refused;
  const isJson = /^application\/json\s*(?:;|$)/i.test(request.headers['content-type'] ?? '');
  if (!isJson && request.headers[clientHeader] === undefined) throw refused;
}

import { RequestRefused } from '@shigan/contract';
import type { FastifyRequest } from 'fastify';

/** Names of this machine. */
const loopbackNames = ['localhost', '127.0.0.1', '[::1]'] as const;

/** Refuses requests under a foreign name: a page elsewhere can point its own name at this machine and would then be of one origin
 *  with the data here (DNS rebinding). `origin` is the address that the server is reached at by others. */
export function checkHost(origin?: string): (request: FastifyRequest) => Promise<void> {
  const names = new Set<string>(loopbackNames);
  if (origin !== undefined) names.add(new URL(origin).hostname);
  return async (request) => {
    const host = request.headers.host ?? '';
    const name = host.replace(/:\d+$/, '').toLowerCase();
    if (!names.has(name)) throw new RequestRefused('host-not-allowed', { host: host.slice(0, 100) });
  };
}

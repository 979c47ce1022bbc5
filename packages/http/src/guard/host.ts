import type { FastifyRequest } from 'fastify';
import { RequestRefused } from '@shigan/contract';

/** Names of this machine. */
const loopbackNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Refuses requests under a foreign name: a page elsewhere can point its own name at this machine and would then be of one origin
 *  with the data here (DNS rebinding). */
export async function checkHost(request: FastifyRequest): Promise<void> {
  const host = request.headers.host ?? '';
  const name = host.replace(/:\d+$/, '').toLowerCase();
  if (!loopbackNames.has(name)) throw new RequestRefused('host-not-allowed', { host: host.slice(0, 100) });
}

import type { Application } from '@shigan/app';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Marks every JSON answer by its content, and answers "unchanged" to who holds it already. The content itself is the mark: it is
 *  right whatever was imported, amended or backdated since. */
export function entityTags(app: Application) {
  return async (request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> => {
    if (request.method !== 'GET' || reply.statusCode !== 200 || typeof payload !== 'string') return payload;
    const tag = `"${app.digest.sha256(payload).slice(0, 32)}"`;
    reply.header('etag', tag);
    reply.header('cache-control', 'private, no-cache');
    reply.header('vary', 'accept-language');
    if (!held(request.headers['if-none-match'], tag)) return payload;
    reply.code(304).removeHeader('content-length').removeHeader('content-type');
    return '';
  };
}

function held(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((each) => {
    const stripped = each.trim().replace(/^W\//, '');
    return stripped === tag || stripped === '*';
  });
}

import type { Application } from '@shigan/app';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Marks every JSON answer by its content, and answers "unchanged" to who holds it already. The content itself is the mark: it is
 *  right whatever was imported, amended or backdated since. Answers that are kept mark themselves. */
export function entityTags(app: Application) {
  return async (request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> => {
    if (request.method !== 'GET' || reply.statusCode !== 200 || typeof payload !== 'string') return payload;
    const tag = `"${app.digest.sha256(payload).slice(0, 32)}"`;
    reply.header('etag', tag);
    reply.header('cache-control', 'private, no-cache');
    reply.header('vary', 'accept-language');
    if (!holds(request.headers['if-none-match'], tag)) return payload;
    reply.code(304).removeHeader('content-length').removeHeader('content-type');
    return '';
  };
}

/** Whether an `if-none-match` header names a tag. Compared weakly (RFC 9110, 13.1.2). */
export function holds(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((each) => {
    const held = each.trim();
    return held === '*' || bare(held) === bare(tag);
  });
}

function bare(tag: string): string {
  return tag.replace(/^W\//, '');
}

/** Whether an `accept-encoding` header takes gzip: by its name or by `*`, with a weight above zero (RFC 9110, 12.5.3). */
export function takesGzip(header: string | string[] | undefined): boolean {
  const weights = new Map(
    [header ?? '']
      .flat()
      .join(',')
      .toLowerCase()
      .split(',')
      .map((each) => {
        const [name = '', ...parameters] = each.split(';').map((part) => part.trim());
        const weight = parameters.find((one) => one.startsWith('q='))?.slice(2) ?? '1';
        return [name, Number(weight)] as const;
      }),
  );
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0;
}

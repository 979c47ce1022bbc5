import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Server } from './access.ts';
import { RequestRefused } from '@shigan/contract';

/** Serves the pages (网页): built files as they are, compressed ones where the browser takes them; every other address that
 *  looks like a page is one of the application's own and gets its first file. */
export async function serveWebApp(server: Server, root: string): Promise<void> {
  await server.register(fastifyStatic, {
    root,
    serve: false,
    preCompressed: true,
    dotfiles: 'deny',
    cacheControl: false,
  });
  server.get(
    '/*',
    { config: { access: 'public' }, schema: { hide: true } },
    async (request: FastifyRequest, reply: FastifyReply) => {
      const path = new URL(request.url, 'http://localhost').pathname;
      if (path === '/api' || path.startsWith('/api/')) throw new RequestRefused('not-found', { path });
      const isFile = /\.[a-z0-9]+$/i.test(path);
      // Names of built files carry a hash of their content; the first file names them and is asked for anew each time.
      const kept = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
      reply.header('cache-control', isFile ? kept : 'no-cache');
      return reply.sendFile(isFile ? decodeURI(path.slice(1)) : 'index.html');
    },
  );
}

// `bare.ts ENCODING`: a route of the framework and nothing else, which answers the bytes that it was given.
import { fastify } from 'fastify';

const [encoding = 'identity'] = process.argv.slice(2);
const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const bytes = Buffer.concat(chunks);
const server = fastify();
server.get('/api/v1/board', async (_request, reply) =>
  reply.type('application/json; charset=utf-8').header('content-encoding', encoding).send(bytes),
);
console.log(await server.listen({ port: 0, host: '127.0.0.1' }));
process.on('SIGTERM', () => void server.close());

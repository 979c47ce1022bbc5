import { RequestRefused } from '@shigan/contract';
import { afterEach, expect, test } from 'vitest';
import type { Server } from './access.ts';
import { listen, stop } from './listen.ts';
import { emptyApplication, exampleServer } from './testing/example-city.ts';

const started: Server[] = [];

async function server(): Promise<Server> {
  const { server: one } = await exampleServer(emptyApplication());
  started.push(one);
  return one;
}

afterEach(async () => {
  for (const one of started.splice(0)) await one.close();
});

test('only this machine is listened to', async () => {
  const one = await server();
  const port = await listen(one, 0);
  expect(one.server.address()).toMatchObject({ address: '127.0.0.1', port });
  const response = await fetch(`http://localhost:${port}/api/v1/health`);
  expect(response.status).toBe(200);
});

test('a port that is taken is a refusal', async () => {
  const port = await listen(await server(), 0);
  const refused = listen(await server(), port);
  await expect(refused).rejects.toBeInstanceOf(RequestRefused);
  await expect(refused).rejects.toMatchObject({ code: 'port-in-use', params: { port } });
});

test('stopping does not wait for connections that nothing comes over', async () => {
  const one = await server();
  const port = await listen(one, 0);
  await (await fetch(`http://localhost:${port}/api/v1/health`)).text();
  await stop(one, 10_000);
  await expect(fetch(`http://localhost:${port}/api/v1/health`)).rejects.toThrow('fetch failed');
});

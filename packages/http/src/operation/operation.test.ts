import { DomainError } from '@shigan/core';
import { afterEach, describe, expect, test } from 'vitest';
import { emptyApplication, exampleApplication, exampleServer } from '../testing/example-city.ts';
import { createMetrics } from './metrics.ts';
import { listenForOperation, type OperationServer } from './operation-server.ts';
import type { RequestDone } from './request-done.ts';

let operation: OperationServer | undefined;
afterEach(async () => operation?.close());

const anyPort = { host: '127.0.0.1', port: 0 };
const ask = async (path: string): Promise<readonly [number, string]> => {
  const response = await fetch(`http://127.0.0.1:${operation?.port}${path}`);
  return [response.status, await response.text()];
};

describe('requests', () => {
  test('have an id of the proxy or of ours, told in the answer, and are noted without who, whence and what', async () => {
    const done: RequestDone[] = [];
    const { server } = await exampleServer(await exampleApplication(), { observe: (one) => done.push(one) });
    const url = '/api/v1/registers/region?asOf=2021-05-20&city=431200';
    const given = await server.inject({ url, headers: { 'x-request-id': 'from-proxy-1' } });
    expect(given.headers['x-request-id']).toBe('from-proxy-1');
    const own = await server.inject({ url: '/api/v1/nowhere/zhang', headers: { 'x-request-id': 'a b\n' } });
    expect(own.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
    await server.close();
    expect(done).toMatchObject([
      { id: 'from-proxy-1', method: 'GET', route: '/api/v1/registers/:register', status: 200 },
      { route: 'unknown', status: 404 },
    ]);
    expect(Object.keys(done[0] ?? {}).toSorted()).toEqual(['id', 'method', 'route', 'seconds', 'status']);
  });
});

describe('for whoever runs the program', () => {
  test('it says that it lives, whether it is ready, and what it measured', async () => {
    const app = await exampleApplication();
    const metrics = createMetrics(app, '1.2.3');
    operation = await listenForOperation(app, metrics, anyPort);
    metrics.request({ id: 'x', method: 'GET', route: '/api/v1/board', status: 200, seconds: 0.2 });
    expect(await ask('/healthz')).toEqual([200, 'ok\n']);
    expect(await ask('/readyz')).toEqual([200, 'ok\n']);
    expect((await ask('/api/v1/board'))[0]).toBe(404);
    const [, text] = await ask('/metrics');
    expect(text).toContain('shigan_build_info{version="1.2.3"} 1');
    expect(text).toContain(
      'http_server_request_duration_seconds_count{method="GET",route="/api/v1/board",status="200"} 1',
    );
    expect(text).toContain('shigan_store_up 1');
    expect(text).toContain('shigan_jobs{city="431200",state="waiting"} 0');
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
    operation.drain();
    expect(await ask('/readyz')).toEqual([503, 'draining\n']);
    expect(await ask('/healthz')).toEqual([200, 'ok\n']);
  });

  test('a store that is gone makes it not ready, and is measured', async () => {
    const app = emptyApplication();
    const gone = async (): Promise<never> => {
      throw new DomainError('store-unavailable');
    };
    const store = { ...app.store, status: gone };
    operation = await listenForOperation({ store }, createMetrics({ store }, '1'), anyPort);
    expect(await ask('/readyz')).toEqual([503, 'store unavailable\n']);
    expect((await ask('/metrics'))[1]).toContain('shigan_store_up 0');
  });
});

import type { Application } from '@shigan/app';
import { RequestRefused } from '@shigan/contract';
import { createServer, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { Metrics } from './metrics.ts';

/** For whoever runs the program, on an address of its own that nobody else reaches: `/healthz` (the process answers), `/readyz` (the store
 *  answers and the server is not ending), `/metrics`. */
export interface OperationServer {
  readonly port: number;
  /** From now on not ready: a proxy sends its requests elsewhere. */
  drain(): void;
  close(): Promise<void>;
}

/** Milliseconds after which a store that has not answered does not. */
const patience = 2000;

export async function listenForOperation(
  { store }: Pick<Application, 'store'>,
  metrics: Metrics,
  address: { readonly host: string; readonly port: number },
): Promise<OperationServer> {
  let draining = false;
  const ready = async (): Promise<string> => {
    if (draining) return 'draining';
    const late = new AbortController();
    const silence = setTimeout(patience, 'store silent', { signal: late.signal, ref: false });
    silence.catch(() => undefined);
    const answer = store.status().then(
      () => 'ok',
      () => 'store unavailable',
    );
    const found = await Promise.race([answer, silence]);
    late.abort();
    return found;
  };
  const answerTo = async (path: string, response: ServerResponse): Promise<void> => {
    switch (path) {
      case '/healthz':
        return send(response, 200, 'ok');
      case '/readyz': {
        const state = await ready();
        return send(response, state === 'ok' ? 200 : 503, state);
      }
      case '/metrics':
        return send(response, 200, await metrics.text(), metrics.contentType);
      default:
        return send(response, 404, 'not found');
    }
  };
  const server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?', 1);
    if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, 'method not allowed');
    void answerTo(path, response).catch(() => send(response, 500, 'failed'));
    return undefined;
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        'code' in error && error.code === 'EADDRINUSE'
          ? new RequestRefused('port-in-use', { port: address.port })
          : error,
      ),
    );
    server.listen(address.port, address.host, () => resolve());
  });
  const taken = server.address();
  return {
    port: taken !== null && typeof taken !== 'string' ? taken.port : address.port,
    drain: () => {
      draining = true;
    },
    close: async () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(text.endsWith('\n') ? text : `${text}\n`);
}

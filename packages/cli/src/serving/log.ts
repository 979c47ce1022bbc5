import type { RequestDone } from '@shigan/http';

/** What a server notes while it runs. */
export interface ServingLog {
  event(name: string, about?: Readonly<Record<string, string | number>>): void;
  request(done: RequestDone): void;
  failure(
    where: string,
    error: unknown,
    request?: { readonly method: string; readonly url: string; readonly id: string },
  ): void;
}

/** For people: failures, whole, on the terminal, and that the server stops. */
export function plainLog(write: (line: string) => void, stopping: string): ServingLog {
  return {
    event: (name) => {
      if (name === 'stopping') write(`${stopping}\n`);
    },
    request: () => undefined,
    failure: (where, error, request) =>
      write(`${request === undefined ? where : `${request.method} ${request.url}`}: ${traceOf(error)}\n`),
  };
}

/** For machines: one JSON object a line. No address, name, query, body nor value: requests by route, failures by kind and place. */
export function structuredLog(write: (line: string) => void, now: () => string): ServingLog {
  const put = (level: string, event: string, about: object): void =>
    write(`${JSON.stringify({ time: now(), level, event, ...about })}\n`);
  return {
    event: (name, about = {}) => put('info', name, about),
    request: ({ id, method, route, status, seconds }) =>
      put(status >= 500 ? 'error' : 'info', 'request', { id, method, route, status, ms: Math.round(seconds * 1000) }),
    failure: (where, error, request) => put('error', 'failure', { where, ...withoutValues(error), id: request?.id }),
  };
}

/** A failure without what it is about: our own messages name a thing and then, after a colon, its value; those of others may hold any. */
function withoutValues(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code =
    'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? error.code : undefined;
  const message = error.name === 'Error' && code === undefined ? error.message.split(':', 1)[0] : undefined;
  return { kind: error.name, code, message, stack: frames.map((line) => line.trim()) };
}

function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

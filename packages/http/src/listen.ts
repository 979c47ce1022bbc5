import { setTimeout } from 'node:timers/promises';
import type { Server } from './access.ts';
import { RequestRefused } from '@shigan/contract';

/** Only this machine, unless an address is named. */
const thisMachine = '127.0.0.1';

/** Starts to listen. Port 0 takes any that is free. Refuses `port-in-use`. */
export async function listen(server: Server, port: number, host: string = thisMachine): Promise<number> {
  try {
    await server.listen({ host, port });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE') {
      throw new RequestRefused('port-in-use', { port });
    }
    throw cause;
  }
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error(`no address: ${address}`);
  return address.port;
}

/** Stops: no new requests, those under way may end within `graceMs`, then all connections close. */
export async function stop(server: Server, graceMs: number): Promise<void> {
  const closing = server.close();
  const late = new AbortController();
  const forced = setTimeout(graceMs, undefined, { signal: late.signal }).then(
    () => server.server.closeAllConnections(),
    () => undefined,
  );
  await closing;
  late.abort();
  await forced;
}

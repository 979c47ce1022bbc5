import { DomainError } from '@shigan/core';
import { DatabaseError, type Pool, type PoolClient } from 'pg';

import type { Backend, Database, Session, Statement } from './database.ts';

/** Where connections come from: a pool that may change under us when an embedded store changes hands. */
export interface Connections {
  readonly backend: Backend;
  connect(): Promise<PoolClient>;
  close(): Promise<void>;
}

/** A {@link Database} over connections of the driver. */
export function pooledDatabase(connections: Connections): Database {
  const { backend } = connections;

  async function withClient<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await connections.connect().catch((error: unknown) => {
      throw unreachable(error);
    });
    // Without a listener an error on a connection that is just waiting would end the process.
    const ignore = (): void => {};
    client.on('error', ignore);
    let broken = false;
    try {
      return await work(client);
    } catch (error) {
      broken = !(error instanceof DatabaseError) && !(error instanceof DomainError);
      throw translate(error, backend);
    } finally {
      client.off('error', ignore);
      client.release(broken);
    }
  }

  return {
    backend,
    rows: async (what, values) => withClient(async (client) => session(client).rows(what, values)),
    run: async (what, values) => withClient(async (client) => session(client).run(what, values)),
    script: async (sql) => withClient(async (client) => session(client).script(sql)),
    transaction: async (work) =>
      withClient(async (client) => {
        await client.query('begin');
        try {
          const result = await work(session(client));
          await client.query('commit');
          return result;
        } catch (error) {
          // A connection that is gone has rolled back by itself.
          await client.query('rollback').catch(() => {});
          throw error;
        }
      }),
    close: async () => connections.close(),
  };
}

function session(client: PoolClient): Session {
  return {
    rows: async <Row extends Readonly<Record<string, unknown>>>(
      { name, text }: Statement,
      values: readonly unknown[] = [],
    ) => (await client.query<Row>({ name, text, values: [...values] })).rows,
    run: async ({ name, text }, values = []) => (await client.query({ name, text, values: [...values] })).rowCount ?? 0,
    script: async (sql) => {
      await client.query(sql);
    },
  };
}

/** Makes a refusal of whatever keeps us from connecting: no server, no such database, a wrong password. */
function unreachable(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DomainError) return error;
  return new DomainError('store-unavailable', { reason: error.message }, { cause: error });
}

/** Makes a refusal of what is neither the caller's mistake nor ours. */
export function translate(error: unknown, backend: Backend): unknown {
  if (error instanceof DatabaseError) {
    const code = error.code ?? '';
    // An embedded store makes new transactions read-only while the disk is nearly full.
    if (code === '53100' || (code === '25006' && backend === 'embedded'))
      return new DomainError('disk-full', {}, { cause: error });
    if (code.startsWith('08') || code.startsWith('57P') || code === '25P03')
      return new DomainError('store-unavailable', { reason: error.message }, { cause: error });
    return error;
  }
  if (isNetworkError(error)) return new DomainError('store-unavailable', { reason: error.message }, { cause: error });
  return error;
}

/** An error of the socket, or the driver's own word for a connection that ended. */
export function isNetworkError(error: unknown): error is Error {
  if (!(error instanceof Error) || error instanceof DatabaseError || error instanceof DomainError) return false;
  if ('code' in error && typeof error.code === 'string')
    return ['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'].includes(
      error.code,
    );
  // The driver gives these no code.
  return /^(?:Connection terminated|Client has encountered a connection error|Cannot use a pool after)/.test(
    error.message,
  );
}

export function endPool(pool: Pool): Promise<void> {
  return pool.end().catch(() => {});
}

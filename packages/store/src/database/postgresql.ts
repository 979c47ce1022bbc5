import { Pool, type PoolConfig } from 'pg';

import { type Connections, endPool } from './pooled.ts';
import { typeParsers } from './types.ts';

/** How a server is reached. TLS and certificates are said in its URL (`sslmode`, `sslrootcert`, `sslcert`, `sslkey`). */
export interface PostgresqlSettings {
  /** Connections of this process at the most. Default 10. */
  readonly poolSize?: number | undefined;
  /** Milliseconds to wait for a connection. Default ten seconds. */
  readonly connectTimeout?: number | undefined;
  /** Milliseconds after which the server ends a statement; 0 for never. Default one minute, as an embedded store has it. */
  readonly statementTimeout?: number | undefined;
}

const usual = { poolSize: 10, connectTimeout: 10_000, statementTimeout: 60_000 };

/** Connections to a PostgreSQL server by its URL. */
export function postgresqlConnections(databaseUrl: string, settings: PostgresqlSettings = {}): Connections {
  const statementTimeout = settings.statementTimeout ?? usual.statementTimeout;
  const options: PoolConfig & { readonly pipeline: boolean } = {
    connectionString: databaseUrl,
    types: typeParsers,
    max: settings.poolSize ?? usual.poolSize,
    connectionTimeoutMillis: settings.connectTimeout ?? usual.connectTimeout,
    ...(statementTimeout === 0 ? {} : { statement_timeout: statementTimeout }),
    application_name: 'shigan',
    keepAlive: true,
    allowExitOnIdle: true,
    pipeline: true,
  };
  const pool = new Pool(options);
  // An idle connection that the server ends is replaced by the next use.
  pool.on('error', () => {});
  return {
    backend: 'postgresql',
    pipelines: true,
    connect: async () => pool.connect(),
    close: async () => endPool(pool),
  };
}

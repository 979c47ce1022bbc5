import { Pool } from 'pg';

import { type Connections, endPool } from './pooled.ts';
import { typeParsers } from './types.ts';

/** Connections to a PostgreSQL server by its URL. */
export function postgresqlConnections(databaseUrl: string, max = 10): Connections {
  const pool = new Pool({ connectionString: databaseUrl, types: typeParsers, max, allowExitOnIdle: true });
  // An idle connection that the server ends is replaced by the next use.
  pool.on('error', () => {});
  return { backend: 'postgresql', connect: async () => pool.connect(), close: async () => endPool(pool) };
}

import { resolve } from 'node:path';

import { migrate } from './database/migrate.ts';
import { pooledDatabase } from './database/pooled.ts';
import { postgresqlConnections } from './database/postgresql.ts';
import { EmbeddedConnections } from './embedded/connections.ts';
import type { StoreLocation } from './open-store.ts';

/** Brings the schema of a store up to date and says which steps that took. Refuses `schema-newer`. */
export async function migrateStore(
  location: StoreLocation,
): Promise<readonly { readonly version: number; readonly name: string }[]> {
  const connections =
    'dataDir' in location
      ? await EmbeddedConnections.open(resolve(location.dataDir))
      : postgresqlConnections(location.databaseUrl);
  const database = pooledDatabase(connections);
  try {
    return (await migrate(database)).map(({ version, name }) => ({ version, name }));
  } finally {
    await database.close();
  }
}

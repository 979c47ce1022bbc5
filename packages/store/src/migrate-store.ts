import { resolve } from 'node:path';

import { type Database } from './database/database.ts';
import { lockSchema, migrate } from './database/migrate.ts';
import { pooledDatabase } from './database/pooled.ts';
import { postgresqlConnections } from './database/postgresql.ts';
import { EmbeddedConnections } from './embedded/connections.ts';
import type { StoreLocation } from './open-store.ts';
import { distributeStatements } from './schema/distribute.ts';
import { hasRoles, roleStatements } from './schema/roles.ts';

export interface MigrateOptions {
  /** Make the roles of a server's database, and give them their rights. Where they are they get them after every migration. */
  readonly roles?: boolean;
  /** Shard by city, where Citus is. */
  readonly distribute?: boolean;
  /** Only say what would be run. */
  readonly dryRun?: boolean;
}

export interface Migrated {
  readonly steps: readonly { readonly version: number; readonly name: string }[];
  /** What was run, or would be, besides the migrations. */
  readonly statements: readonly string[];
}

/** Brings the schema of a store up to date and says which steps that took; one process at a time, others wait. On a server it also sees to
 *  roles and shards. Refuses `schema-newer`. */
export async function migrateStore(location: StoreLocation, options: MigrateOptions = {}): Promise<Migrated> {
  const connections =
    'dataDir' in location
      ? await EmbeddedConnections.open(resolve(location.dataDir))
      : // A migration takes as long as it takes.
        postgresqlConnections(location.databaseUrl, { ...location.postgresql, statementTimeout: 0 });
  const database = pooledDatabase(connections);
  try {
    const steps = options.dryRun ? [] : (await migrate(database)).map(({ version, name }) => ({ version, name }));
    const statements = database.backend === 'embedded' ? [] : await furtherSteps(database, options, steps.length > 0);
    return { steps, statements };
  } finally {
    await database.close();
  }
}

async function furtherSteps(
  database: Database,
  { roles = false, distribute = false, dryRun = false }: MigrateOptions,
  isChanged: boolean,
): Promise<readonly string[]> {
  const statements = [
    ...(distribute ? await distributeStatements(database) : []),
    ...(roles || (isChanged && (await hasRoles(database))) ? await roleStatements(database) : []),
  ];
  if (!dryRun && statements.length > 0)
    await database.transaction(async (session) => {
      await lockSchema(session);
      for (const sql of statements) await session.script(sql);
    });
  return statements;
}

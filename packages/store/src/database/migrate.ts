import { DomainError } from '@shigan/core';

import { migrations as allMigrations } from '../migrations/all.ts';
import type { Migration } from '../migrations/migration.ts';
import { type Database, type Session, statement } from './database.ts';

/** Any number that nothing else in the database locks. */
const lock = 7_440_737_120;

/** Brings the schema to the version of this code; gives what was applied. One process at a time does it, others wait and
 *  find it done. A database that newer code has migrated is refused (`schema-newer`). */
export async function migrate(
  database: Database,
  migrations: readonly Migration[] = allMigrations,
): Promise<readonly Migration[]> {
  // Nothing to do is found out without writing: a store whose disk is full can still be opened and read.
  if ((await versionHeld(database)) === latest(migrations)) return [];
  return database.transaction(async (session) => {
    await lockSchema(session);
    await session.script(
      `create table if not exists schema_migration (
         version integer primary key, name text not null, applied_at timestamptz not null default now())`,
    );
    const held = await versionHeld(session);
    refuseNewer(held, migrations);
    const due = migrations.filter((migration) => migration.version > held);
    for (const migration of due) {
      await session.script(migration.sql);
      await session.run(statement('migration_done', 'insert into schema_migration (version, name) values ($1, $2)'), [
        migration.version,
        migration.name,
      ]);
    }
    return due;
  });
}

/** Keeps others from the schema until the transaction ends. */
export async function lockSchema(session: Session): Promise<void> {
  await session.rows(statement('migration_lock', 'select pg_advisory_xact_lock($1)::text'), [lock]);
}

/** Refuses a database whose schema is newer than this code, or older: then `migrate` is due. */
export async function checkSchema(database: Database): Promise<void> {
  const held = await versionHeld(database);
  refuseNewer(held, allMigrations);
  const expected = latest(allMigrations);
  if (held < expected) throw new DomainError('schema-older', { held, expected });
}

/** The version of the schema that the database has; 0 for an empty one. */
export async function versionHeld(session: Session): Promise<number> {
  const [table] = await session.rows<{ found: boolean }>(
    statement('migration_table_exists', "select to_regclass('schema_migration') is not null as found"),
  );
  if (table?.found !== true) return 0;
  const [row] = await session.rows<{ version: number }>(
    statement('migration_version', 'select coalesce(max(version), 0)::int8 as version from schema_migration'),
  );
  return row?.version ?? 0;
}

function latest(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

function refuseNewer(held: number, migrations: readonly Migration[]): void {
  const expected = latest(migrations);
  if (held > expected) throw new DomainError('schema-newer', { held, expected });
}

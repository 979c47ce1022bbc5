import { DomainError } from '@shigan/core';

import { type Database, statement } from '../database/database.ts';
import { migrate, versionHeld } from '../database/migrate.ts';
import { migrations } from '../migrations/all.ts';
import { type Table, tablesHeld } from '../schema/columns.ts';
import { insertLines } from '../schema/row-text.ts';
import { type BackupManifest } from './manifest.ts';
import { readBackup } from './read-backup.ts';

/** Brings everything of a backup into an empty database: the schema of that time, its rows, then every migration since. All or nothing.
 *  Refuses `store-not-empty`, `backup-broken`, `backup-newer`, `schema-newer`. */
export async function restoreBackup(database: Database, path: string): Promise<BackupManifest> {
  return database.together(async () => {
    let tables: readonly Table[] = [];
    let present: Table | undefined;
    const manifest = await readBackup(path, {
      head: async ({ schemaVersion }) => {
        await beginAt(database, schemaVersion);
        tables = await tablesHeld(database);
      },
      table: async ({ table, columns }) => {
        present = tables.find(({ name }) => name === table);
        const names = present?.columns.map(({ name }) => name) ?? [];
        if (names.join() !== columns.join())
          throw new DomainError('backup-broken', { path, reason: `${table} has other columns` });
      },
      rows: async (lines) => {
        if (present === undefined) throw new Error('rows of no table');
        const stored = await database.run(insertLines(present), [`[${lines.join(',')}]`]);
        if (stored !== lines.length) throw new Error(`rows not stored: ${present.name}`);
      },
    });
    await migrate(database);
    return manifest;
  });
}

const anyCity = statement('restore_any_city', 'select code from city limit 1');

/** An empty database, brought to the schema that the backup was made at. */
async function beginAt(database: Database, version: number): Promise<void> {
  const expected = migrations.at(-1)?.version ?? 0;
  if (version > expected) throw new DomainError('schema-newer', { held: version, expected });
  const held = await versionHeld(database);
  if (held > 0) {
    if ((await database.rows(anyCity)).length > 0) throw new DomainError('store-not-empty');
    // Nothing is in it but tables; they may be newer than the backup.
    for (const { name } of await tablesHeld(database)) await database.script(`drop table "${name}"`);
    await database.script('drop table schema_migration');
  }
  await migrate(
    database,
    migrations.filter((migration) => migration.version <= version),
  );
}

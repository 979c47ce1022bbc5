import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { DomainError, type Instant } from '@shigan/core';

import { makeBackup } from './backup/make-backup.ts';
import type { BackupManifest } from './backup/manifest.ts';
import { restoreBackup } from './backup/restore-backup.ts';
import { backupName, backupsToDrop, momentInName, type Retention } from './backup/retention.ts';
import { readBackup } from './backup/read-backup.ts';
import type { Database } from './database/database.ts';
import { pooledDatabase } from './database/pooled.ts';
import { postgresqlConnections } from './database/postgresql.ts';
import { EmbeddedConnections } from './embedded/connections.ts';
import { declareAllImportsDead } from './import/sweep.ts';
import type { StoreLocation } from './open-store.ts';
import { type StoreCheck, verifyDatabase, type VerifyOptions } from './verify/verify-store.ts';

/** Work on a store as a whole, beside whoever else works on it. Refuses `store-unavailable` where there is none. */
async function withDatabase<T>(
  location: StoreLocation,
  work: (database: Database) => Promise<T>,
  { mayBegin = false }: { readonly mayBegin?: boolean } = {},
): Promise<T> {
  const database = await databaseAt(location, mayBegin);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

async function databaseAt(location: StoreLocation, mayBegin: boolean): Promise<Database> {
  // Going through everything takes as long as it takes.
  if ('databaseUrl' in location)
    return pooledDatabase(postgresqlConnections(location.databaseUrl, { ...location.postgresql, statementTimeout: 0 }));
  const directory = resolve(location.dataDir);
  if (!mayBegin && !existsSync(join(directory, 'pg')))
    throw new DomainError('store-unavailable', { reason: `no store: ${directory}` });
  return pooledDatabase(await EmbeddedConnections.open(directory, { prepare: declareAllImportsDead }));
}

/** Writes a backup of a store into a file, or into a directory under a name of its moment; there, what `keep` does not ask for
 *  any longer goes, after the new one was read back. */
export async function backupStore(
  location: StoreLocation,
  to: { readonly file: string } | { readonly directory: string; readonly keep: Retention },
  at: Instant,
): Promise<{ readonly path: string; readonly manifest: BackupManifest; readonly dropped: readonly string[] }> {
  const path = 'file' in to ? resolve(to.file) : join(resolve(to.directory), backupName(at));
  const manifest = await withDatabase(location, async (database) => makeBackup(database, path, at));
  if ('file' in to) return { path, manifest, dropped: [] };
  await readBackup(path);
  const dropped = backupsToDrop(await readdir(resolve(to.directory)), to.keep);
  for (const name of dropped) await rm(join(resolve(to.directory), name));
  return { path, manifest, dropped };
}

/** The moment of the newest backup in a directory; undefined where there is none. */
export async function lastBackup(directory: string): Promise<Instant | undefined> {
  const moments = (await readdir(resolve(directory))).flatMap((name) => momentInName(name) ?? []);
  return moments.toSorted().at(-1);
}

/** Brings a backup into a store that holds nothing: a new directory, or an empty database. */
export async function restoreStore(location: StoreLocation, path: string): Promise<BackupManifest> {
  return withDatabase(location, async (database) => restoreBackup(database, path), { mayBegin: true });
}

/** Looks whether a store holds together; with a backup of it, whether everything of that is still there. */
export async function verifyStore(location: StoreLocation, options: VerifyOptions = {}): Promise<StoreCheck> {
  return withDatabase(location, async (database) => verifyDatabase(database, options));
}

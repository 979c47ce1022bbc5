import { createHash, type Hash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip, type Gzip } from 'node:zlib';

import type { Instant } from '@shigan/core';

import type { Database } from '../database/database.ts';
import { versionHeld } from '../database/migrate.ts';
import { type BackupManifest, backupFormat, sealManifest, type TableCount } from './manifest.ts';
import { walkRows } from './walk.ts';

/** Writes everything that a database holds at one moment into a file, readable by its owner only. It has its name once it is
 *  whole and on the disk; one page of rows is in memory at a time. */
export async function makeBackup(database: Database, path: string, madeAt: Instant): Promise<BackupManifest> {
  const draft = `${path}.part`;
  try {
    const manifest = await writeRows(database, draft, madeAt);
    await flush(draft);
    await rename(draft, path);
    await flush(dirname(path));
    return manifest;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function writeRows(database: Database, path: string, madeAt: Instant): Promise<BackupManifest> {
  // Level 4 is twice as fast as the usual one, for a twentieth more bytes.
  const gzip = createGzip({ level: 4 });
  const writing = pipeline(gzip, createWriteStream(path, { mode: 0o600 }));
  // What goes wrong with the file is told below, also while nobody waits for it.
  writing.catch(() => undefined);
  const head = {
    shigan: 'backup',
    format: backupFormat,
    schemaVersion: await versionHeld(database),
    madeAt,
    backend: database.backend,
  } as const;
  const tables: Record<string, TableCount> = {};
  let present: { readonly name: string; readonly hash: Hash; rows: number } | undefined;
  const finish = (): void => {
    if (present !== undefined) tables[present.name] = { rows: present.rows, sha256: present.hash.digest('hex') };
    present = undefined;
  };
  const put = async (text: string): Promise<void> => Promise.race([write(gzip, text), writing]);
  try {
    await put(`${JSON.stringify(head)}\n`);
    await walkRows(database, {
      table: async ({ name, columns }) => {
        finish();
        present = { name, hash: createHash('sha256'), rows: 0 };
        await put(`${JSON.stringify({ table: name, columns: columns.map((column) => column.name) })}\n`);
      },
      page: async (lines, rows) => {
        if (present === undefined) throw new Error('rows of no table');
        const text = `${lines}\n`;
        present.hash.update(text);
        present.rows += rows;
        await put(text);
      },
    });
    finish();
    const manifest = sealManifest(head, tables);
    await put(`${JSON.stringify({ manifest })}\n`);
    gzip.end();
    await writing;
    return manifest;
  } catch (error) {
    gzip.destroy();
    await writing.catch(() => undefined);
    throw error;
  }
}

async function write(gzip: Gzip, text: string): Promise<void> {
  if (!gzip.write(text)) await once(gzip, 'drain');
}

/** Windows has no handles for directories to flush. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    if (process.platform === 'win32') return undefined;
    throw error;
  });
  await handle?.sync();
  await handle?.close();
}

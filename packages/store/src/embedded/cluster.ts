import { cpSync, existsSync } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { type EngineOptions, openEngine } from './engine.ts';
import { withoutTemplates } from './template-directory.ts';
import { simpleQuery } from './wire-messages.ts';

/** Makes sure that a directory holds a cluster: a copy of the template where there is one. One that was interrupted half way is begun
 *  again. */
export async function ensureCluster(options: EngineOptions, template: string): Promise<void> {
  const { directory } = options;
  if (existsSync(join(directory, 'PG_VERSION'))) return;
  const draft = `${directory}.new`;
  await rm(draft, { recursive: true, force: true });
  // Some 600 files, one by one in a thread that has nothing else to do: half the work of asking for them all at once.
  if (existsSync(join(template, 'PG_VERSION'))) cpSync(template, draft, { recursive: true });
  else await makeCluster({ ...options, directory: draft });
  await syncTree(draft);
  await rename(draft, directory);
  await syncOne(dirname(directory));
}

async function makeCluster(options: EngineOptions): Promise<void> {
  const engine = await openEngine(options);
  for (const sql of withoutTemplates) {
    const answer = await engine.run(simpleQuery(sql));
    if (answer[0] === errorType) throw new Error(`${sql}: ${answer.toString()}`);
  }
  await engine.close();
}

/** First byte of an error. */
const errorType = 'E'.charCodeAt(0);

/** Flushes a directory with everything in it to the disk, a few files at a time. */
async function syncTree(directory: string): Promise<void> {
  const entries = await readdir(directory, { withFileTypes: true, recursive: true });
  const paths = [directory, ...entries.map((entry) => join(entry.parentPath, entry.name))];
  const workers = Array.from({ length: 8 }, async () => {
    for (let path = paths.pop(); path !== undefined; path = paths.pop()) await syncOne(path);
  });
  await Promise.all(workers);
}

async function syncOne(path: string): Promise<void> {
  // Windows has no handles for directories to flush.
  const handle = await open(path, 'r').catch((error: unknown) => {
    if (process.platform === 'win32') return undefined;
    throw error;
  });
  await handle?.sync();
  await handle?.close();
}

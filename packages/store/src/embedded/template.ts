import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { EmbeddedConnections } from './connections.ts';
import { templateDirectory } from './template-directory.ts';

/** Makes the template (some seconds), unless it is there, and removes those of other releases. Several processes may do so at a
 *  time. */
export async function ensureTemplate(): Promise<void> {
  if (existsSync(join(templateDirectory, 'PG_VERSION'))) return;
  const parent = dirname(templateDirectory);
  await mkdir(parent, { recursive: true });
  const draft = await mkdtemp(join(parent, '.making-'));
  try {
    // As anybody makes a data directory: there is nothing yet that it could be copied from.
    await (await EmbeddedConnections.open(draft)).close();
    await rename(join(draft, 'pg'), templateDirectory);
  } catch (error) {
    // Another process was faster.
    if (!existsSync(join(templateDirectory, 'PG_VERSION'))) throw error;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  const present = basename(templateDirectory);
  const others = (await readdir(parent)).filter((name) => name.startsWith('template-') && name !== present);
  for (const name of others) await rm(join(parent, name), { recursive: true, force: true });
}

import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { chromiumPath } from '../../bench/running/chromium.ts';
import { type DemoServer, startDemoServer } from '../../bench/running/demo-server.ts';
import { shortLived } from '../../bench/running/program.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the demonstration city is served, one address for each worker; none where there is no browser to look at it. */
    readonly urls: readonly string[];
  }
}

const servers: DemoServer[] = [];
const copies: string[] = [];

/** Serves the demonstration city while the journeys run, once for each worker: from copies of a data directory that holds it
 *  already (`SHIGAN_DEMO_DATA`), or loaded for them. Served elsewhere already (`SHIGAN_URL`), it is taken as it is. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('urls', []);
  if (!existsSync(chromiumPath)) {
    if (process.env['CI'] === 'true') throw new Error(`no browser: ${chromiumPath}`);
    console.log(`no browser at ${chromiumPath}: the journeys are skipped`);
    return;
  }
  const elsewhere = process.env['SHIGAN_URL'];
  if (elsewhere !== undefined) {
    project.provide('urls', [elsewhere]);
    return;
  }
  const pages = fileURLToPath(new URL('../../packages/web/dist/app/index.html', import.meta.url));
  if (!existsSync(pages)) throw new Error('the pages are not built: run `npm run build` first');
  const city = process.env['SHIGAN_DEMO_DATA'];
  const workers = Array.from({ length: project.vitest.config.maxWorkers }, async () => {
    const data = city === undefined ? undefined : await copyOf(city);
    servers.push(await startDemoServer(data, '', shortLived));
  });
  await Promise.all(workers);
  project.provide(
    'urls',
    servers.map(({ url }) => url),
  );
}

/** What the journeys change stays out of the directory that was given. */
async function copyOf(city: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'shigan-journeys-'));
  copies.push(directory);
  await cp(city, directory, { recursive: true });
  return directory;
}

export async function teardown(): Promise<void> {
  await Promise.all(servers.map((server) => server.stop()));
  for (const directory of copies) await rm(directory, { recursive: true, force: true });
}

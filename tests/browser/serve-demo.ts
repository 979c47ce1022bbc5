import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { type DemoServer, startDemoServer } from '../../bench/running/demo-server.ts';
import { chromiumPath } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the demonstration city is served; empty where there is no browser to look at it. */
    readonly url: string;
  }
}

let server: DemoServer | undefined;

/** Serves the demonstration city while the journeys run: from a data directory that holds it already (`SHIGAN_DEMO_DATA`), or
 *  loaded for them. Served elsewhere already (`SHIGAN_URL`), it is taken as it is. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('url', '');
  if (!existsSync(chromiumPath)) {
    if (process.env['CI'] === 'true') throw new Error(`no browser: ${chromiumPath}`);
    console.log(`no browser at ${chromiumPath}: the journeys are skipped`);
    return;
  }
  const served = process.env['SHIGAN_URL'];
  if (served !== undefined) {
    project.provide('url', served);
    return;
  }
  const pages = fileURLToPath(new URL('../../packages/web/dist/app/index.html', import.meta.url));
  if (!existsSync(pages)) throw new Error('the pages are not built: run `npm run build` first');
  server = await startDemoServer(process.env['SHIGAN_DEMO_DATA']);
  project.provide('url', server.url);
}

export async function teardown(): Promise<void> {
  await server?.stop();
}

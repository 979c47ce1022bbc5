import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const vitest = `${root}node_modules/vitest/vitest.mjs`;

/** Journeys that open some of many pages with the others, drawn by the seed. */
const drawing = ['hostile', 'crawl', 'supervision', 'awards'].map((name) => `tests/browser/${name}.test.ts`);

/** Opens every page: every page and document of a city whose every free text is hostile, and every kind of page in both languages, in the
 *  light and in the dark. Without `data` the demonstration is loaded first. Whether all is as it should be. */
export function fuzzPages(options: { readonly seed: number; readonly data: string | undefined }): Promise<boolean> {
  const { seed, data } = options;
  const args = [vitest, 'run', '--config', 'vitest.browser.config.ts', ...drawing];
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      EVERY_PAGE: '1',
      SEED: String(seed),
      ...(data === undefined ? {} : { SHIGAN_DEMO_DATA: data }),
    },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code === 0));
  });
}

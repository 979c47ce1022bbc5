import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const vitest = `${root}node_modules/vitest/vitest.mjs`;

/** Opens every page and document of a city whose every free text is hostile (`tests/browser/hostile.test.ts`, which opens a few of them
 *  with the journeys). Without `data` the demonstration is loaded first. Whether nothing of it ran. */
export function fuzzPages(options: { readonly seed: number; readonly data: string | undefined }): Promise<boolean> {
  const { seed, data } = options;
  const args = [vitest, 'run', '--config', 'vitest.browser.config.ts', 'tests/browser/hostile.test.ts'];
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

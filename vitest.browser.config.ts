import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** The journeys in a real browser, against the built pages and the program itself: two files at a time at most, each worker
 *  with a server of its own. */
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: ['tests/browser/serve-demo.ts'],
    environment: 'node',
    env: { TZ: 'Asia/Shanghai' },
    // A file after the other in one process, which loads what they need once.
    isolate: false,
    maxWorkers: Math.min(2, availableParallelism()),
    testTimeout: 240_000,
    hookTimeout: 180_000,
  },
});

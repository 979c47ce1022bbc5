import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { builtOrSource, builtTests } from './vitest.built.ts';

/** The journeys in a real browser, against the built pages and the program itself: a file for each core, three at most, each worker
 *  with a server of its own. One more than there are cores takes longer in all: browsers and servers leave no core idle. */
export default defineConfig({
  ...builtOrSource,
  test: {
    ...builtTests,
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: ['tests/browser/serve-demo.ts'],
    environment: 'node',
    env: { TZ: 'Asia/Shanghai' },
    // A file after the other in one process, which loads what they need once.
    isolate: false,
    maxWorkers: Math.min(3, availableParallelism()),
    testTimeout: 240_000,
    hookTimeout: 180_000,
  },
});

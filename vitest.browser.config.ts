import { defineConfig } from 'vitest/config';

/** The journeys in a real browser: one at a time, against the built pages and the program itself. */
export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: ['tests/browser/serve-demo.ts'],
    environment: 'node',
    env: { TZ: 'Asia/Shanghai' },
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});

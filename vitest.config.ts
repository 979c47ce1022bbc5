import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const common = {
  environment: 'node' as const,
  env: { TZ: 'Asia/Shanghai' },
  testTimeout: 30_000,
  hookTimeout: 120_000,
};
const exclude = ['**/node_modules/**', '**/dist/**', 'tests/browser/**'];

/** Topics without processes, sockets or files of their own: their tests share what is loaded. */
const pure = ['core', 'contract', 'app', 'web'].map((name) => `packages/${name}/src/**/*.test.{ts,tsx}`);

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    // One for each core; the default leaves one idle, which of two is half of the machine.
    maxWorkers: availableParallelism(),
    projects: [
      {
        extends: true,
        test: { ...common, name: 'pure', include: pure, exclude, pool: 'threads', isolate: false },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'whole',
          include: ['packages/*/src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
          exclude: [...exclude, ...pure],
        },
      },
    ],
  },
});

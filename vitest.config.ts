import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { shortLived } from './bench/running/program.ts';
import { builtOrSource, builtTests } from './vitest.built.ts';

const everything = ['packages/*/src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'];
const never = ['**/node_modules/**', '**/dist/**', 'tests/browser/**'];
const of = (...names: readonly string[]): string[] => names.map((name) => `packages/${name}/src/**/*.test.{ts,tsx}`);

/** Without processes, sockets or files of their own: they share a thread and what is loaded in it. */
const pure = of('core', 'contract', 'app', 'web');

/** These ask the demonstration city, which takes a minute to load: they are run once it is. */
const ofDemo = ['tests/demo/**/*.test.ts'];

const common = {
  environment: 'node' as const,
  ...builtTests,
  env: { TZ: 'Asia/Shanghai' },
  testTimeout: 30_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  ...builtOrSource,
  test: {
    // One for each core; the default leaves one idle, which of two is half of the machine.
    maxWorkers: availableParallelism(),
    projects: [
      {
        extends: true,
        test: { ...common, name: 'pure', include: pure, exclude: never, pool: 'threads', isolate: false },
      },
      {
        extends: true,
        // A file after the other in one process: loading takes longer than most of their tests.
        test: {
          ...common,
          name: 'served',
          include: everything,
          exclude: [...never, ...pure, ...ofDemo],
          isolate: false,
          execArgv: [...shortLived],
        },
      },
      {
        extends: true,
        test: { ...common, name: 'demonstration', include: ofDemo, exclude: never, isolate: false },
      },
    ],
  },
});

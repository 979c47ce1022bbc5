import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vitest/config';

const everything = ['packages/*/src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'];
const never = ['**/node_modules/**', '**/dist/**', 'tests/browser/**'];
const of = (...names: readonly string[]): string[] => names.map((name) => `packages/${name}/src/**/*.test.{ts,tsx}`);

/** Without processes, sockets or files of their own: they share a thread and what is loaded in it. */
const pure = of('core', 'contract', 'app', 'web');

/** These start engines and take over from killed ones: each file has a process of its own. */
const engines = of('store');

/** Where everything is built, the tests take what they test from there: it is loaded far sooner, and so are the threads and processes
 *  that it starts. */
const takesBuilt = process.env['SHIGAN_COMPILED'] === '1';

function fromBuilt(): Plugin {
  const packages = fileURLToPath(new URL('packages', import.meta.url));
  return {
    name: 'built',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      const path = source.replace(/^@shigan\/([a-z]+)\/(testing\/.+)$/, `${packages}/$1/src/$2.ts`);
      const found = await this.resolve(path, importer, { ...options, skipSelf: true });
      const built = found?.id.replace(/(\/packages\/[a-z]+)\/src\/(.+)\.ts$/, '$1/dist/$2.js');
      return found && built && built !== found.id && existsSync(built) ? { ...found, id: built } : found;
    },
  };
}

const common = {
  environment: 'node' as const,
  ...(takesBuilt ? { server: { deps: { external: [/\/packages\/[a-z]+\/dist\//] } } } : {}),
  env: { TZ: 'Asia/Shanghai' },
  testTimeout: 30_000,
  hookTimeout: 120_000,
};

export default defineConfig({
  plugins: takesBuilt ? [fromBuilt()] : [],
  ...(takesBuilt ? {} : { resolve: { conditions: ['source'] }, ssr: { resolve: { conditions: ['source'] } } }),
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
          exclude: [...never, ...pure, ...engines],
          isolate: false,
        },
      },
      { extends: true, test: { ...common, name: 'engines', include: engines, exclude: never } },
    ],
  },
});

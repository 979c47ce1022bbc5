import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin, ViteUserConfig } from 'vitest/config';

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

/** What tests load of the packages: as it is built, or their sources. */
export const builtOrSource: ViteUserConfig = takesBuilt
  ? { plugins: [fromBuilt()] }
  : { resolve: { conditions: ['source'] }, ssr: { resolve: { conditions: ['source'] } } };

/** The same, of the settings of each project: what is built is Node's to load. */
export const builtTests: ViteUserConfig['test'] = takesBuilt
  ? { server: { deps: { external: [/\/packages\/[a-z]+\/dist\//] } } }
  : {};

// Loaded by `--import`, after `tsx`, into a process whose script is TypeScript of the sources: what the script imports of the packages is taken
// as it is built, where it is.
import { existsSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) register(import.meta.url);

const packages = new URL('../../packages', import.meta.url).href;

export async function resolve(specifier, context, next) {
  // What tests share of a layer is not built.
  const asked = specifier.replace(/^@shigan\/([a-z]+)\/(testing\/.+)$/, `${packages}/$1/src/$2.ts`);
  const found = await next(asked, context);
  const built = found.url.replace(/(\/packages\/[a-z]+)\/src\/([^?]+)\.ts(?:\?.*)?$/, '$1/dist/$2.js');
  return built !== found.url && existsSync(fileURLToPath(built))
    ? { url: built, format: 'module', shortCircuit: true }
    : found;
}

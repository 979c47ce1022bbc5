// Loaded by `--import`, after `tsx`, into a process whose script is TypeScript of the sources: what the script imports of the packages is taken
// as it is built, where it is.
import { existsSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) register(import.meta.url);

export async function resolve(specifier, context, next) {
  const found = await next(specifier, context);
  const built = found.url.replace(/(\/packages\/[a-z]+)\/src\/([^?]+)\.ts(?:\?.*)?$/, '$1/dist/$2.js');
  return built !== found.url && existsSync(fileURLToPath(built))
    ? { url: built, format: 'module', shortCircuit: true }
    : found;
}

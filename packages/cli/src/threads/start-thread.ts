import { Worker } from 'node:worker_threads';

/** Starts a thread from a module that stands beside `from` (`import.meta.url`), named without its ending: from the built file; from its
 *  source by way of the loader that runs the sources, which does not reach into threads by itself. */
export function startThread(name: string, from: string, workerData?: unknown): Worker {
  if (!from.endsWith('.ts')) return new Worker(new URL(`${name}.js`, from), { workerData });
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const file = JSON.stringify(new URL(`${name}.ts`, from).href);
  const script = `import(${loader}).then((tsx) => { tsx.register(); return import(${file}); })`;
  return new Worker(script, { eval: true, execArgv: ['--conditions=source'], workerData });
}

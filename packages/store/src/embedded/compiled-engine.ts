import { readFile } from 'node:fs/promises';

declare global {
  /** What is used of it: its declarations come only with those of a browser. */
  namespace WebAssembly {
    interface Module {
      readonly [Symbol.toStringTag]: string;
    }
    function compile(bytes: Uint8Array): Promise<Module>;
  }
}

/** The engine's release; what is made by one release is not copied for another. */
export const engineVersion = '0.5.16';

/** The engine as compiled for this machine. */
export type CompiledEngine = WebAssembly.Module;

/** Of all engines of this process. */
let compiled: Promise<CompiledEngine> | undefined;

/** The engine (PostgreSQL) as compiled, once for all engines of this process, one after the other or beside each other: what one has
 *  had translated serves the next, which opens in half the time. */
export async function compiledEngine(): Promise<CompiledEngine> {
  compiled ??= compile().catch((error: unknown) => {
    compiled = undefined;
    throw error;
  });
  return compiled;
}

async function compile(): Promise<CompiledEngine> {
  return WebAssembly.compile(await readFile(new URL('pglite.wasm', import.meta.resolve('@electric-sql/pglite'))));
}

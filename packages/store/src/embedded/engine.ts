import { fsyncSync } from 'node:fs';

import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

import type { CompiledEngine } from './compiled-engine.ts';

/** The database engine of an embedded store: PostgreSQL compiled to WebAssembly, in this thread. */
export interface Engine {
  /** Runs wire protocol messages, whole ones only, and gives what the engine answers. */
  run(messages: Uint8Array): Promise<Buffer>;
  close(): Promise<void>;
}

export interface EngineOptions {
  /** The cluster's directory. */
  readonly directory: string;
  /** The engine as compiled before; compiled anew without. */
  readonly module?: CompiledEngine | undefined;
  /** Called after each fsync: for the test that counts them. */
  readonly onSync?: () => void;
  /** Ends the thread. What the engine holds in memory cannot be trusted after a failed fsync or an abort, and it would answer
   *  the next question with silence or worse; opening again recovers what was acknowledged. Must not return. */
  readonly onFatal: (reason: string) => never;
}

/** Settings that make the engine keep what it acknowledges. The engine's own default is never to call fsync. */
const startParameters: readonly string[] = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...[
    'wal_sync_method=fsync',
    'synchronous_commit=on',
    'full_page_writes=on',
    'timezone=UTC',
    'datestyle=ISO, YMD',
    // The engine fills these with zeros at every start: 128 MB take three times as long to start, and a city's pages are read from the
    // system's own cache just as well.
    'shared_buffers=32MB',
    'work_mem=16MB',
    'maintenance_work_mem=64MB',
    // Only this thread checkpoints, and it decides itself when; these merely bound what recovery may have to read.
    'max_wal_size=512MB',
    'min_wal_size=64MB',
    'wal_recycle=on',
    // One session alone: what is kept ready for others is memory to be filled at every start.
    'max_connections=5',
  ].flatMap((setting) => ['-c', setting]),
];

/** The directory of the host, with the fsync that the engine's file system lacks. */
class SyncedDirectory extends NodeFS {
  readonly #options: EngineOptions;

  constructor(options: EngineOptions) {
    super(options.directory);
    this.#options = options;
  }

  override async init(...[engine, options]: Parameters<NodeFS['init']>): Promise<Awaited<ReturnType<NodeFS['init']>>> {
    const prepared = await super.init(engine, options);
    const addSync = (module: unknown): void => {
      streamOperations(module)['fsync'] = (stream: { readonly nfd: number }): number => {
        try {
          fsyncSync(stream.nfd);
        } catch (error) {
          this.#options.onFatal(`fsync failed: ${String(error)}`);
        }
        this.#options.onSync?.();
        return 0;
      };
    };
    prepared.emscriptenOpts.onAbort = (what: unknown): never =>
      this.#options.onFatal(`engine aborted: ${String(what)}`);
    prepared.emscriptenOpts.preRun = [addSync, ...(prepared.emscriptenOpts.preRun ?? [])];
    return prepared;
  }
}

/** The table of file operations of the engine's module, which its types do not show. */
function streamOperations(module: unknown): Record<string, unknown> {
  const operations = isTable(module) && isTable(module['NODEFS']) ? module['NODEFS']['stream_ops'] : undefined;
  if (!isTable(operations)) throw new Error('the engine has no table of file operations');
  return operations;
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Opens the cluster in a directory, or makes one where there is none (initdb: some three seconds). */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const engine = await PGlite.create({
    fs: new SyncedDirectory(options),
    startParams: [...startParameters],
    ...(options.module === undefined ? {} : { pgliteWasmModule: options.module }),
  });
  return {
    run: async (messages) => {
      const parts: Buffer[] = [];
      // The engine reuses the memory it hands out.
      await engine.execProtocolRawStream(messages, {
        onRawData: (bytes) => parts.push(Buffer.from(bytes)),
        syncToFs: false,
      });
      return parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
    },
    close: async () => engine.close(),
  };
}

import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';

import { DomainError } from '@shigan/core';

import { compiledEngine } from './compiled-engine.ts';
import type { Endpoint } from './endpoint.ts';
import type { Ownership } from './ownership.ts';
import { type FromWorker, type MaintenanceOptions, type ToWorker, type WorkerOptions } from './protocol.ts';
import { activityKinds, activitySlots } from './protocol.ts';
import { templateDirectory } from './template-directory.ts';

export interface OwnerOptions {
  /** Writes are refused while less than this many bytes are free. Default 256 MiB. */
  readonly freeSpaceFloor?: number;
  /** A statement that runs for longer, in milliseconds, ends the engine's thread, which starts anew. Default one minute. */
  readonly statementLimit?: number;
  /** How long a client may hold the session in silence, in milliseconds. Default half a minute. */
  readonly idleLimit?: number;
  readonly maintenance?: Partial<MaintenanceOptions>;
  /** Called when the engine's thread has begun, which leaves this one little to do until it is open. */
  readonly onStart?: () => void;
  /** Work on the private endpoint before anybody else may connect: migrations. */
  readonly prepare: (endpoint: Endpoint) => Promise<void>;
}

/** Milliseconds for which a statement may run, unless said. */
export const usualStatementLimit = 60_000;

/** Maintenance may take this much longer than a client's statement. */
const maintenanceAllowance = 10;
const usualMaintenance: MaintenanceOptions = {
  every: 5000,
  checkpointBytes: 256 * 2 ** 20,
  checkpointAfter: 60_000,
  postpone: 120_000,
};
/** Before the first, second … start in a row. */
const restartPauses = [0, 200, 1000, 5000];
/** Milliseconds of service after which an end is a first one again: an engine that fails once a month is not one that fails to start. */
const settled = 60_000;

/** Runs the engine of a data directory for as long as this process owns it: starts its thread, prepares the database,
 *  opens it to clients, watches that it moves, and starts it again where it does not. */
export class Owner {
  readonly #ownership: Ownership;
  readonly #options: OwnerOptions;
  readonly #cluster: string;
  readonly #activity = new SharedArrayBuffer(12);
  #worker: Worker | undefined;
  #watchdog: NodeJS.Timeout | undefined;
  #stopping = false;
  #restarts = 0;
  /** Starts in a row, none of which came to lasting service. */
  #inARow = 0;
  #servedSince = Number.POSITIVE_INFINITY;

  private constructor(ownership: Ownership, dataDirectory: string, options: OwnerOptions) {
    this.#ownership = ownership;
    this.#options = options;
    this.#cluster = join(dataDirectory, 'pg');
  }

  static async start(ownership: Ownership, dataDirectory: string, options: OwnerOptions): Promise<Owner> {
    const owner = new Owner(ownership, dataDirectory, options);
    try {
      await owner.#run();
    } catch (error) {
      await owner.stop();
      throw error;
    }
    return owner;
  }

  /** How often fsync was called since the start. */
  get syncs(): number {
    return Atomics.load(new Int32Array(this.#activity), activitySlots.syncs);
  }

  get restarts(): number {
    return this.#restarts;
  }

  /** Lets transactions under way end, closes the database and gives the directory up. */
  async stop(grace = 5000): Promise<void> {
    this.#stopping = true;
    clearInterval(this.#watchdog);
    const worker = this.#worker;
    this.#worker = undefined;
    if (worker) {
      worker.ref();
      await order(worker, { type: 'stop', grace }, 'stopped').catch(() => {});
      await worker.terminate();
    }
    await this.#ownership.release();
  }

  async #run(): Promise<void> {
    const { endpoint } = this.#ownership;
    const privatePath = endpoint.token === undefined ? join(dirname(endpoint.wire), '.s.preparing') : endpoint.wire;
    const worker = this.#spawn(privatePath);
    this.#options.onStart?.();
    const opened = news(worker, 'open');
    // It may fail before anybody waits for it.
    opened.catch(() => undefined);
    send(worker, { type: 'engine', module: await compiledEngine() });
    await opened;
    await this.#options.prepare({ ...endpoint, wire: privatePath });
    await order(worker, { type: 'publish' }, 'published');
    worker.once('exit', () => {
      if (this.#worker === worker) this.#restart();
    });
    worker.unref();
    this.#watch();
    this.#servedSince = performance.now();
    this.#ownership.announce('ready');
  }

  #spawn(privatePath: string): Worker {
    const { endpoint } = this.#ownership;
    const { freeSpaceFloor = 256 * 2 ** 20, idleLimit = 30_000, maintenance } = this.#options;
    const workerData: WorkerOptions = {
      cluster: this.#cluster,
      template: templateDirectory,
      privatePath,
      path: endpoint.wire,
      ...(endpoint.token === undefined ? {} : { token: endpoint.token }),
      freeSpaceFloor,
      idleLimit,
      maintenance: { ...usualMaintenance, ...maintenance },
      activity: this.#activity,
    };
    this.#worker = startThread(workerData);
    this.#worker.on('error', (error) => process.stderr.write(`store: the engine's thread failed: ${String(error)}\n`));
    return this.#worker;
  }

  #watch(): void {
    const activity = new Int32Array(this.#activity);
    const { statementLimit = usualStatementLimit } = this.#options;
    const every = Math.min(1000, statementLimit / 4);
    let seen = -1;
    let since = 0;
    clearInterval(this.#watchdog);
    this.#watchdog = setInterval(() => {
      const kind = Atomics.load(activity, activitySlots.kind);
      const count = Atomics.load(activity, activitySlots.count);
      if (kind === activityKinds.none || count !== seen) {
        seen = count;
        since = performance.now();
        return;
      }
      const limit = kind === activityKinds.maintenance ? statementLimit * maintenanceAllowance : statementLimit;
      if (performance.now() - since < limit) return;
      process.stderr.write(`store: a statement ran for more than ${limit} ms; the engine is started again\n`);
      void this.#worker?.terminate();
    }, every);
    this.#watchdog.unref();
  }

  /** The thread is gone, by the watchdog or by itself: a new one recovers what was acknowledged. */
  #restart(): void {
    if (this.#stopping) return;
    clearInterval(this.#watchdog);
    this.#ownership.announce('starting');
    if (performance.now() - this.#servedSince > settled) this.#inARow = 0;
    this.#servedSince = Number.POSITIVE_INFINITY;
    const pause = restartPauses[Math.min(this.#inARow, restartPauses.length - 1)] ?? 0;
    this.#restarts += 1;
    this.#inARow += 1;
    setTimeout(() => {
      if (this.#stopping) return;
      this.#run().catch(async (error: unknown) => {
        if (!this.#stopping) process.stderr.write(`store: the engine did not start again: ${String(error)}\n`);
        // It may live on where it was the preparing that failed, and two engines would write to one directory.
        const failed = this.#worker;
        await failed?.terminate();
        if (this.#worker === failed) this.#worker = undefined;
        this.#restart();
      });
    }, pause);
  }
}

/** Starts the engine's thread from the built file; from its source by way of the loader that runs the sources, which does
 *  not reach into threads by itself. */
function startThread(workerData: WorkerOptions): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./worker.js', import.meta.url), { workerData });
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const file = JSON.stringify(new URL('./worker.ts', import.meta.url).href);
  const script = `import(${loader}).then((tsx) => { tsx.register(); return import(${file}); })`;
  return new Worker(script, { eval: true, workerData, execArgv: ['--conditions=source'] });
}

/** Waits for one kind of news, or throws what went wrong instead. */
async function news(worker: Worker, type: FromWorker['type']): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (finish: () => void): void => {
      worker.off('message', onMessage);
      worker.off('exit', onExit);
      finish();
    };
    const onMessage = (told: FromWorker): void => {
      if (told.type === 'failed') done(() => reject(refusal(told)));
      else if (told.type === type) done(resolve);
    };
    const onExit = (): void =>
      done(() => reject(new DomainError('store-unavailable', { reason: 'the engine ended while it started' })));
    worker.on('message', onMessage);
    worker.on('exit', onExit);
  });
}

async function order(worker: Worker, what: ToWorker, type: FromWorker['type']): Promise<void> {
  const told = news(worker, type);
  send(worker, what);
  await told;
}

function send(worker: Worker, what: ToWorker): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  worker.postMessage(what);
}

function refusal(told: Extract<FromWorker, { type: 'failed' }>): DomainError {
  return told.diskFull
    ? new DomainError('disk-full', { reason: told.reason })
    : new DomainError('store-unavailable', { reason: told.reason });
}

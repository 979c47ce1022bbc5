import { setTimeout as pause } from 'node:timers/promises';

import { DomainError } from '@shigan/core';
import { Pool, type PoolClient } from 'pg';

import type { Database } from '../database/database.ts';
import { migrate } from '../database/migrate.ts';
import { type Connections, endPool, isNetworkError, pooledDatabase } from '../database/pooled.ts';
import { typeParsers } from '../database/types.ts';
import { type Endpoint, EndpointSocket } from './endpoint.ts';
import { Owner, type OwnerOptions, usualStatementLimit } from './owner.ts';
import { type Tenancy, own } from './ownership.ts';

export interface EmbeddedOptions extends Omit<OwnerOptions, 'prepare'> {
  /** Milliseconds to wait for the owner when it is starting or has just gone. Default 20 seconds. */
  readonly patience?: number;
  /** After the migrations, before anybody else may connect. */
  readonly prepare?: (database: Database) => Promise<void>;
}

/** Milliseconds that connections get to end by themselves. */
const closingPatience = 5000;

/** How this process is attached to the data directory at the moment. */
interface Attachment {
  readonly pool: Pool;
  readonly owner?: Owner;
  readonly guard?: Tenancy['guard'];
}

/** Connections to the database of a data directory. The first process there runs it and serves the others; when it goes,
 *  one of the others takes over. */
export class EmbeddedConnections implements Connections {
  readonly backend = 'embedded';
  readonly pipelines = false;
  readonly endsAllAfter: number;
  readonly #dataDirectory: string;
  readonly #options: EmbeddedOptions;
  /** Undefined when attaching has failed: whoever asks next tries again. */
  #attachment: Promise<Attachment> | undefined;
  /** Of the present attachment. */
  #owner: Owner | undefined;
  #closed = false;

  /** The database is not opened before somebody asks for a connection or for the owner. */
  constructor(dataDirectory: string, options: EmbeddedOptions = {}) {
    this.#dataDirectory = dataDirectory;
    this.#options = options;
    this.endsAllAfter = options.statementLimit ?? usualStatementLimit;
  }

  static async open(dataDirectory: string, options?: EmbeddedOptions): Promise<EmbeddedConnections> {
    const connections = new EmbeddedConnections(dataDirectory, options);
    await connections.#attached();
    return connections;
  }

  /** The engine, if this process runs it. */
  async owner(): Promise<Owner | undefined> {
    return (await this.#attached()).owner;
  }

  /** The engine calls fsync before it acknowledges what was written, whoever wrote it, and for nothing that was only read. */
  commits(): number | undefined {
    return this.#owner?.syncs;
  }

  async connect(): Promise<PoolClient> {
    const deadline = performance.now() + (this.#options.patience ?? 20_000);
    for (;;) {
      try {
        return await (await this.#attached()).pool.connect();
      } catch (error) {
        if (this.#closed)
          throw new DomainError('store-unavailable', { reason: 'the store is closed' }, { cause: error });
        if (!isNetworkError(error)) throw error;
        if (performance.now() > deadline)
          throw new DomainError('store-unavailable', { reason: error.message }, { cause: error });
      }
      await pause(25);
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    const attachment = await this.#attachment?.catch(() => undefined);
    if (!attachment) return;
    attachment.guard?.destroy();
    // A question that never ends must not keep the store from closing.
    await Promise.race([endPool(attachment.pool), pause(closingPatience, undefined, { ref: false })]);
    await attachment.owner?.stop();
  }

  async #attached(): Promise<Attachment> {
    this.#attachment ??= this.#attach();
    const attaching = this.#attachment;
    try {
      return await attaching;
    } catch (error) {
      if (this.#attachment === attaching) this.#attachment = undefined;
      throw error;
    }
  }

  async #attach(): Promise<Attachment> {
    for (;;) {
      const role = await own(this.#dataDirectory);
      if (role.role === 'owner') {
        const { prepare, patience: _, ...options } = this.#options;
        const owner = await Owner.start(role, this.#dataDirectory, {
          ...options,
          prepare: async (endpoint) => prepareDatabase(endpoint, prepare),
        });
        this.#owner = owner;
        return { pool: poolOf(role.endpoint), owner };
      }
      if (await isReady(role)) {
        role.guard.once('close', () => this.#reattach());
        // It may have gone before anybody listened.
        if (!role.guard.destroyed) return { pool: poolOf(role.endpoint), guard: role.guard };
      }
    }
  }

  /** The owner has gone: takes its place, or follows whoever did. */
  #reattach(): void {
    if (this.#closed) return;
    const previous = this.#attachment;
    this.#attachment = undefined;
    // Whoever asks for a connection is told what went wrong; nobody may be asking.
    this.#attached().catch(() => {});
    void previous?.then(async ({ pool }) => endPool(pool));
  }
}

/** Whether the owner gets as far as serving, or goes before. */
async function isReady({ guard }: Tenancy): Promise<boolean> {
  return new Promise((resolve) => {
    let told = '';
    const settle = (ready: boolean): void => {
      guard.off('data', onData);
      guard.off('close', onClose);
      guard.resume();
      resolve(ready);
    };
    const onData = (chunk: Buffer): void => {
      told += chunk.toString();
      if (told.split('\n').at(-2) === 'ready') settle(true);
    };
    const onClose = (): void => settle(false);
    guard.on('data', onData);
    guard.on('close', onClose);
    if (guard.destroyed) settle(false);
  });
}

function poolOf(endpoint: Endpoint, max = 6): Pool {
  const pool = new Pool({
    user: 'shigan',
    database: 'postgres',
    ...(endpoint.token === undefined ? {} : { password: endpoint.token }),
    stream: () => new EndpointSocket(endpoint.wire),
    types: typeParsers,
    max,
    allowExitOnIdle: true,
  });
  // Idle connections end when the owner does; the next use connects anew.
  pool.on('error', () => {});
  return pool;
}

async function prepareDatabase(endpoint: Endpoint, prepare: EmbeddedOptions['prepare']): Promise<void> {
  const pool = poolOf(endpoint, 1);
  const connections: Connections = {
    backend: 'embedded',
    pipelines: false,
    connect: async () => pool.connect(),
    close: async () => endPool(pool),
  };
  try {
    const database = pooledDatabase(connections);
    await migrate(database);
    await prepare?.(database);
  } finally {
    await endPool(pool);
  }
}

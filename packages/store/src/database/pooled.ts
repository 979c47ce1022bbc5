import { DomainError } from '@shigan/core';
import { AsyncLocalStorage } from 'node:async_hooks';
import { DatabaseError, type Pool, type PoolClient } from 'pg';

import type { Backend, Database, Session, Statement, Transaction } from './database.ts';

/** Where connections come from: a pool that may change under us when an embedded store changes hands. */
export interface Connections {
  readonly backend: Backend;
  /** Milliseconds after which whoever runs the database ends a statement, and with it all connections: what was under way for less
   *  was not the one that was ended. Absent where only that statement is ended. */
  readonly endsAllAfter?: number;
  /** Whether several questions may be under way on one connection. */
  readonly pipelines: boolean;
  /** A count that is another one before anybody hears of a commit; undefined where somebody else runs the database. */
  commits?(): number | undefined;
  connect(): Promise<PoolClient>;
  close(): Promise<void>;
}

/** A {@link Database} over connections of the driver. */
export function pooledDatabase(connections: Connections): Database {
  const { backend } = connections;
  /** The transaction that the present work is part of. */
  const present = new AsyncLocalStorage<Transaction>();

  /** A connection that has answered its first question. Where the connection turns out to have ended while it lay in the
   *  pool, because the owner or the server went away, the question is asked on another one; `mayAgain` says after which
   *  failures that is safe. */
  async function opened<T>(
    first: (client: PoolClient) => Promise<T>,
    mayAgain: (error: unknown, backend: Backend, milliseconds: number) => boolean,
  ): Promise<{ readonly client: PoolClient; readonly value: T }> {
    for (let attempt = 1; ; attempt++) {
      const client = await connections.connect().catch((error: unknown) => {
        throw unreachable(error);
      });
      client.on('error', ignore);
      const asked = performance.now();
      try {
        return { client, value: await first(client) };
      } catch (error) {
        release(client, error);
        const took = performance.now() - asked;
        const isInnocent = attempt === 1 && isNetworkError(error) && took < (connections.endsAllAfter ?? 0);
        if (attempt === mostAttempts || !(mayAgain(error, backend, took) || (mayAgain === wasLost && isInnocent)))
          throw translate(error, backend);
      }
    }
  }

  async function transaction<T>(work: (within: Transaction) => Promise<T>): Promise<T> {
    const within = present.getStore();
    if (within !== undefined) return work(within);
    const { client } = await opened(async (one) => one.query('begin'), wasNotBegun);
    const ask = connections.pipelines ? atOnce : oneAfterAnother();
    const asking = session(client, ask);
    const sent: Promise<unknown>[] = [];
    const following: (() => void)[] = [];
    const send = (what: Statement, values?: readonly unknown[]): void => {
      const answer = asking.run(what, values);
      // Heard of at the end.
      answer.catch(() => {});
      sent.push(answer);
    };
    try {
      const result = await work({ ...asking, send, whenDone: (what) => void following.push(what) });
      // The server rolls back what a failed statement was part of, though it is told to commit.
      await Promise.all([...sent, ask(async () => client.query('commit'))]);
      release(client);
      for (const follow of following) follow();
      return result;
    } catch (error) {
      // A connection that is gone has rolled back by itself. What `work` had asked beside the failure ends first.
      const answers = await Promise.allSettled([...sent, ask(async () => client.query('rollback'))]);
      // What was asked after a failure only says that there was one.
      const first = isAborted(error) ? answers.find((answer) => answer.status === 'rejected')?.reason : undefined;
      release(client, error);
      throw translate(first ?? error, backend);
    }
  }

  return {
    backend,
    rows: async <Row extends Readonly<Record<string, unknown>>>(what: Statement, values?: readonly unknown[]) => {
      const within = present.getStore();
      if (within !== undefined) return within.rows<Row>(what, values);
      const { client, value } = await opened(async (one) => session(one).rows<Row>(what, values), wasLost);
      release(client);
      return value;
    },
    run: async (what, values) => {
      const within = present.getStore();
      if (within !== undefined) return within.run(what, values);
      const { client, value } = await opened(async (one) => session(one).run(what, values), wasNotRun);
      release(client);
      return value;
    },
    script: async (sql) => {
      const within = present.getStore();
      if (within !== undefined) return within.script(sql);
      const { client } = await opened(async (one) => session(one).script(sql), wasNotRun);
      release(client);
    },
    transaction,
    together: async (work) => transaction(async (within) => present.run(within, work)),
    commits: () => (present.getStore() === undefined ? connections.commits?.() : undefined),
    close: async () => connections.close(),
  };
}

function isAborted(error: unknown): boolean {
  return error instanceof DatabaseError && error.code === '25P02';
}

const mostAttempts = 8;
/** Milliseconds within which a dead connection shows. */
const promptly = 1000;

/** Whether the connection was dead when it was used. A question that was long under way may be what ended it. */
function wasLost(error: unknown, backend: Backend, milliseconds: number): boolean {
  return wasNotRun(error, backend) || (isNetworkError(error) && milliseconds < promptly);
}

/** Whether a transaction was not begun. Nothing was asked in it yet, so it can be begun again however long it waited: behind a statement
 *  of somebody else that did not end, it waits until the engine is started again. */
function wasNotBegun(error: unknown, backend: Backend): boolean {
  return wasNotRun(error, backend) || isNetworkError(error);
}

/** Whether a statement certainly was not run. The server of an embedded store says so when it closes; and what could not be
 *  written to its socket never got there, since statements are written whole. */
function wasNotRun(error: unknown, backend: Backend): boolean {
  if (backend !== 'embedded') return false;
  if (error instanceof DatabaseError) return error.code === '57P01';
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

/** An error on a connection that is just waiting would end the process if nobody listened. */
function ignore(): void {}

function release(client: PoolClient, error?: unknown): void {
  client.off('error', ignore);
  const ended = error instanceof DatabaseError && error.severity === 'FATAL';
  client.release(
    ended || (error !== undefined && !(error instanceof DatabaseError) && !(error instanceof DomainError)),
  );
}

type Ask = <T>(question: () => Promise<T>) => Promise<T>;

/** Asks one question after the other: a connection answers one at a time, and the driver no longer keeps the rest in a row. What
 *  is asked at once outside of a transaction goes over several connections; within one there is only the one. */
function oneAfterAnother(): Ask {
  let last: Promise<unknown> = Promise.resolve();
  return async (question) => {
    const answer = last.then(question);
    // The next question is asked whatever became of this one; whoever asked this one hears of it.
    last = answer.catch(() => {});
    return answer;
  };
}

/** Asks without waiting for what was asked before: the driver sends each question at once, and the server answers in their order. */
const atOnce: Ask = async (question) => question();

function session(client: PoolClient, ask: Ask = atOnce): Session {
  return {
    rows: async <Row extends Readonly<Record<string, unknown>>>(
      { name, text }: Statement,
      values: readonly unknown[] = [],
    ) => ask(async () => (await client.query<Row>({ name, text, values: [...values] })).rows),
    run: async ({ name, text }, values = []) =>
      ask(async () => (await client.query({ name, text, values: [...values] })).rowCount ?? 0),
    script: async (sql) => {
      await ask(async () => client.query(sql));
    },
  };
}

/** Makes a refusal of whatever keeps us from connecting: no server, no such database, a wrong password. */
function unreachable(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DomainError) return error;
  return new DomainError('store-unavailable', { reason: error.message }, { cause: error });
}

/** Makes a refusal of what is neither the caller's mistake nor ours. */
function translate(error: unknown, backend: Backend): unknown {
  if (error instanceof DatabaseError) {
    const code = error.code ?? '';
    // A character that PostgreSQL does not keep (U+0000): whoever sent it is told so.
    if (code === '22021' || code === '22P05')
      return new DomainError('invalid-entry', { reason: 'character' }, { cause: error });
    // An embedded store makes new transactions read-only while the disk is nearly full.
    if (code === '53100' || (code === '25006' && backend === 'embedded'))
      return new DomainError('disk-full', {}, { cause: error });
    // Also a statement that the server ended because it took too long, and a user without the rights of `shigan_app`.
    if (code.startsWith('08') || code.startsWith('57') || code === '25P03' || code === '42501')
      return new DomainError('store-unavailable', { reason: error.message }, { cause: error });
    return error;
  }
  if (isNetworkError(error)) return new DomainError('store-unavailable', { reason: error.message }, { cause: error });
  return error;
}

/** An error of the socket, or the driver's own word for a connection that ended. */
export function isNetworkError(error: unknown): error is Error {
  if (!(error instanceof Error) || error instanceof DatabaseError || error instanceof DomainError) return false;
  if ('code' in error && typeof error.code === 'string')
    return ['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'].includes(
      error.code,
    );
  // The driver gives these no code.
  return /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after)/.test(
    error.message,
  );
}

export function endPool(pool: Pool): Promise<void> {
  return pool.end().catch(() => {});
}

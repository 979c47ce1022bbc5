import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { openStore } from '@shigan/store';
import pg from 'pg';

import type { TestServer } from '../../packages/store/src/testing/postgres.ts';
import { type FaultRun, goThrough, inDirectory, type RoundOutcome, until } from './scenario.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { beginWorkingCity } from './working-city.ts';
import { form, send, signIn, workbook } from './writers.ts';

/** Milliseconds after which a statement is ended. */
const statementLimit = 3000;

interface Hanging {
  round(number: number): Promise<RoundOutcome>;
  close(): Promise<void>;
}

/** A statement that does not end: it is ended at its limit, others are served (at once on a server, after it in an embedded store, which does
 *  one thing at a time), and readiness says how it stands. */
export async function hungQuery(asked: FaultRun): Promise<number> {
  return inDirectory(async (directory) => {
    const { postgres, seed } = asked;
    const held = new Map<boolean, Hanging>();
    try {
      return await goThrough(asked, async (number) => {
        const onServer = postgres !== undefined && (number + seed) % 2 === 0;
        const hanging = held.get(onServer) ?? (await (onServer ? onPostgres(postgres) : embedded(directory)));
        held.set(onServer, hanging);
        return hanging.round(number);
      });
    } finally {
      for (const hanging of held.values()) await hanging.close();
    }
  });
}

const readiness = async (server: ServerProcess): Promise<number> => (await fetch(`${server.operation}/readyz`)).status;

const importInto = async (server: ServerProcess, token: string, n: number): Promise<number | undefined> =>
  (
    await send(
      `${server.url}/imports?acceptWarnings=true&allowSetBack=true`,
      token,
      form('a.csv', workbook(`hung ${n}`, n)),
    )
  )?.status;

/** Sends a change until it is taken: where the engine takes its time to start again it is refused meanwhile. */
async function importUntilTaken(server: ServerProcess, token: string, n: number): Promise<string> {
  let refused = 0;
  const isTaken = await until(async () => {
    const status = await importInto(server, token, n);
    if (status === 503) refused += 1;
    return status === 201;
  }, 90_000);
  return isTaken ? `taken, ${refused} times refused before` : 'not taken';
}

/** Gives the milliseconds that some work took. */
async function timed<T>(work: Promise<T>): Promise<readonly [T, number]> {
  const started = performance.now();
  return [await work, Math.round(performance.now() - started)];
}

/** This process runs the database and a server asks it; a third asks a question that takes for ever. */
async function embedded(directory: string): Promise<Hanging> {
  const dataDir = join(directory, 'store');
  await beginWorkingCity({ dataDir }, 0);
  const store = await openStore({ dataDir }, { embedded: { statementLimit } });
  const server = await startServer({ dataDir });
  const token = await signIn(server.url);
  return {
    round: async (number) => {
      const client = new pg.Client({ host: dataDir, user: 'faults' });
      client.on('error', () => undefined);
      await client.connect();
      const endless = timed(
        client.query('select count(*) from generate_series(1, 1e12::int8)').then(
          () => 'answered',
          () => 'ended',
        ),
      );
      // It has the engine before others ask.
      await pause(100);
      const change = timed(importUntilTaken(server, token, number));
      const during = await readiness(server);
      const [end, after] = await endless;
      const [came, took] = await change;
      const [isReady, again] = await timed(until(async () => (await readiness(server)) === 200, 60_000));
      await client.end().catch(() => undefined);
      return {
        seen: `embedded: ${end} after ${after} ms; ready meanwhile: ${during}, again ${again} ms after; a change meanwhile: ${came}, after ${took} ms`,
        wrong: [
          ...(end === 'ended' ? [] : [`the statement was ${end}`]),
          ...(during === 503 ? [] : [`readiness said ${during} meanwhile`]),
          ...(came === 'not taken' ? ['a change meanwhile was not taken'] : []),
          ...(isReady ? [] : ['not ready again']),
        ],
      };
    },
    close: async () => {
      await server.kill();
      await store.close();
    },
  };
}

/** Somebody locks a matter, then everything, and does not let go. */
async function onPostgres(postgres: TestServer): Promise<Hanging> {
  const databaseUrl = await postgres.createDatabase();
  const [locked = '', free = ''] = await beginWorkingCity({ databaseUrl }, 2);
  const server = await startServer({ databaseUrl }, { SHIGAN_DB_STATEMENT_TIMEOUT_MS: String(statementLimit) });
  const token = await signIn(server.url);
  const report = async (matter: string, text: string): Promise<number | undefined> => {
    const details = { report: { text, progress: 0.4, light: 'green', promises: [] } };
    const body = JSON.stringify({ act: 'report', details });
    return (await send(`${server.url}/matters/${matter}/acts`, token, { body, type: 'application/json' }))?.status;
  };
  return {
    round: async (number) => {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      await client.query('begin');
      await client.query('select from matter where id = $1 for update', [locked]);
      const waiting = timed(report(locked, `等锁 ${number}`));
      const [other, otherTook] = await timed(report(free, `不等 ${number}`));
      const during = await readiness(server);
      const [refused, refusedAfter] = await waiting;
      await client.query('lock table schema_migration in access exclusive mode');
      const blocked = await readiness(server);
      await client.query('rollback');
      await client.end();
      const [isReady, again] = await timed(until(async () => (await readiness(server)) === 200, 60_000));
      const after = await report(locked, `锁开 ${number}`);
      return {
        seen: `PostgreSQL: a change of what is locked: ${refused} after ${refusedAfter} ms; another: ${other} after ${otherTook} ms; ready ${during}; all locked: ready ${blocked}, again ${again} ms after`,
        wrong: [
          ...(refused === 503 ? [] : [`what is locked came to ${refused}`]),
          ...(refusedAfter < statementLimit * 3 ? [] : [`refused after ${refusedAfter} ms`]),
          ...(other === 200 && after === 200 ? [] : [`others came to ${other}, afterwards ${after}`]),
          ...(otherTook < statementLimit ? [] : [`others waited ${otherTook} ms`]),
          ...(during === 200 && blocked === 503 && isReady ? [] : [`readiness said ${during}, ${blocked}`]),
        ],
      };
    },
    close: async () => server.kill(),
  };
}

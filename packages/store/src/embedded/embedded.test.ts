import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';

import { DomainError, operator } from '@shigan/core';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { sessionStore } from '../account/session-store.ts';
import { auditStore } from '../audit/audit-store.ts';
import { type Database, statement } from '../database/database.ts';
import { pooledDatabase } from '../database/pooled.ts';
import { runScript, type ScriptProcess } from '../testing/child.ts';
import { temporaryDirectory } from '../testing/temporary.ts';
import { EmbeddedConnections, type EmbeddedOptions } from './connections.ts';
import { EndpointSocket } from './endpoint.ts';
import type { Owner } from './owner.ts';
import { ensureTemplate } from './template.ts';

// Each test starts engines or processes, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const actor = operator('test', 'wang');
const subjects = statement('test_subjects', 'select subject from audit_line where city = $1 order by number');

interface Opened {
  readonly database: Database;
  readonly connections: EmbeddedConnections;
  owner(): Promise<Owner>;
}

/** Of all tests; each works in a city of its own. */
const shared = temporaryDirectory();
const opened: Database[] = [];
const processes: ScriptProcess[] = [];
let city = '';
let cities = 0;

beforeAll(async () => ensureTemplate());
beforeEach(() => {
  cities += 1;
  city = `city-${cities}`;
});
afterEach(async () => {
  for (const one of processes.splice(0)) await one.kill();
  for (const database of opened.splice(0).toReversed()) await database.close();
});
afterAll(() => shared.remove());

async function open(options: EmbeddedOptions = {}, path = shared.path): Promise<Opened> {
  const connections = await EmbeddedConnections.open(path, options);
  const database = pooledDatabase(connections);
  opened.push(database);
  const owner = async (): Promise<Owner> => {
    const found = await connections.owner();
    if (!found) throw new Error('not the owner');
    return found;
  };
  return { database, connections, owner };
}

/** A process that adds audit lines to the test's city. */
function startWriter(...args: readonly string[]): ScriptProcess {
  const one = runScript('writer.ts', [shared.path, city, ...args]);
  processes.push(one);
  return one;
}

async function append(database: Database, subject: string): Promise<void> {
  const at = '2021-05-20T01:00:00.000Z';
  await auditStore(database).append(city, { at, actor, action: 'test', subject, detail: {} });
}

async function kept(database: Database): Promise<readonly string[]> {
  return (await database.rows<{ subject: string }>(subjects, [city])).map((row) => row.subject);
}

async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'nothing was refused',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );
}

describe('an embedded store', () => {
  it('is on the disk before it says so: one fsync for every commit, none for a question', async () => {
    const { database, owner } = await open();
    await append(database, 'warm');
    const engine = await owner();
    const before = engine.syncs;
    for (let i = 0; i < 20; i++) await append(database, `${i}`);
    const commits = engine.syncs - before;
    for (let i = 0; i < 20; i++) await kept(database);
    expect([commits, engine.syncs - before - commits]).toEqual([20, 0]);
  });

  it('asks anew what anybody has changed, and nothing twice that nobody has', async () => {
    const [first, second] = [await open(), await open()];
    expect([typeof first.database.commits(), second.database.commits()]).toEqual(['number', undefined]);
    const [own, other] = [sessionStore(first.database), sessionStore(second.database)];
    const at = '2021-05-20T01:00:00.000Z';
    await own.begin(city, { tokenHash: 't', account: randomUUID(), begunAt: at, seenAt: at, via: 'test' });
    const found = async (): Promise<boolean> => (await own.find(city, 't')) !== undefined;
    expect([await found(), await found()]).toEqual([true, true]);
    // Undone, it was never so; within, it is.
    const undone = first.database.together(async () => {
      await own.end(city, ['t']);
      expect(await found()).toBe(false);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await found()).toBe(true);
    await other.end(city, ['t']);
    expect(await found()).toBe(false);
  });

  it('lets nobody else in', async () => {
    await open();
    expect(statSync(shared.path).mode & 0o777).toBe(0o700);
    expect(statSync(join(shared.path, '.s.PGSQL.5432')).mode & 0o777).toBe(0o600);
  });

  it('serves several processes, and goes on with the next one when the first is killed', async () => {
    const first = startWriter();
    expect(await first.line()).toBe('owner');
    const { database, connections } = await open();
    expect(await connections.owner()).toBeUndefined();
    await append(database, 'second');
    await first.line();
    const acknowledged = (await first.kill()).length + 1;
    // Taking over needs nothing but asking.
    const held = await kept(database);
    expect(held).toContain('second');
    expect(held.filter((subject) => /^\d+$/.test(subject)).length).toBeGreaterThanOrEqual(acknowledged);
    await append(database, 'after');
    expect(await connections.owner()).toBeDefined();
  });

  it('goes on with the next process when the first one closes', async () => {
    const first = await open();
    const second = await open();
    await append(second.database, 'a');
    await first.database.close();
    await append(second.database, 'b');
    expect(await kept(second.database)).toEqual(['a', 'b']);
    expect(await second.connections.owner()).toBeDefined();
    const third = await open();
    expect(await third.connections.owner()).toBeUndefined();
    expect(await kept(third.database)).toEqual(['a', 'b']);
  });

  it('keeps what was written after it was closed and opened', async () => {
    const first = await open();
    await append(first.database, 'a');
    await first.database.close();
    expect(readdirSync(shared.path).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(await kept((await open()).database)).toEqual(['a']);
  });

  it('refuses to write on a full disk, from its start too, and goes on answering', async () => {
    const first = await open();
    await append(first.database, 'a');
    await first.database.close();
    const { database } = await open({ freeSpaceFloor: Number.MAX_SAFE_INTEGER });
    expect(await refusal(append(database, 'b'))).toBe('disk-full');
    expect(
      await refusal(database.transaction(async (session) => session.run(statement('d', 'delete from audit_line')))),
    ).toBe('disk-full');
    expect(await kept(database)).toEqual(['a']);
  });

  it('refuses to make a database where there is no space for one', async () => {
    const fresh = temporaryDirectory();
    expect(await refusal(open({ freeSpaceFloor: Number.MAX_SAFE_INTEGER }, fresh.path))).toBe('disk-full');
    expect(readdirSync(fresh.path)).not.toContain('pg');
    fresh.remove();
  });

  it('ends a statement that runs for too long, loses nothing, and serves on', async () => {
    const { database, owner } = await open({ statementLimit: 1500 });
    await append(database, 'a');
    const endless = statement('endless', 'select count(*) from generate_series(1, 1000000000000)');
    // Who writes or asks meanwhile waits for its turn, and has it once the engine is started again.
    const ended = refusal(database.rows(endless));
    await pause(20);
    const waiting = [append(database, 'b'), kept(database)];
    expect(await ended).toBe('store-unavailable');
    await Promise.all(waiting);
    await append(database, 'c');
    expect(await kept(database)).toEqual(['a', 'b', 'c']);
    expect((await owner()).restarts).toBeGreaterThan(0);
  });

  it('never runs two engines: one whose preparing failed has ended before the next one starts', async () => {
    let living = 0;
    const count = (thread: Worker): void => {
      living += 1;
      thread.once('exit', () => (living -= 1));
    };
    process.on('worker', count);
    const seen: number[] = [];
    const prepare = async (): Promise<void> => {
      seen.push(living);
      if (seen.length === 2) throw new Error('not this time');
    };
    const { database, owner } = await open({ statementLimit: 1500, prepare });
    await append(database, 'a');
    const endless = statement('endless_again', 'select count(*) from generate_series(1, 1000000000000)');
    expect(await refusal(database.rows(endless))).toBe('store-unavailable');
    await append(database, 'b');
    expect(await kept(database)).toEqual(['a', 'b']);
    expect((await owner()).restarts).toBe(2);
    process.off('worker', count);
    expect(seen).toEqual([1, 1, 1]);
  });

  it('is not held up by a client that was cut off in a transaction', async () => {
    const { database } = await open();
    await append(database, 'a');
    const client = new Client({ user: 'u', stream: () => new EndpointSocket(join(shared.path, '.s.PGSQL.5432')) });
    client.on('error', () => {});
    await client.connect();
    await client.query('begin');
    await client.query("update audit_line set subject = 'lost'");
    (client as unknown as { connection: { stream: EndpointSocket } }).connection.stream.destroy();
    await append(database, 'b');
    expect(await kept(database)).toEqual(['a', 'b']);
  });

  it('works below a path that is too long for a socket, and where making it was interrupted', async () => {
    const fresh = temporaryDirectory();
    const deep = join(fresh.path, ...Array.from({ length: 12 }, (_, i) => `quite-deep-${i}`));
    mkdirSync(join(deep, 'pg.new', 'base'), { recursive: true });
    const first = await open({}, deep);
    const second = await open({}, deep);
    await append(second.database, 'a');
    await first.database.close();
    await append(second.database, 'b');
    expect(await kept(second.database)).toEqual(['a', 'b']);
    expect(readdirSync(deep)).not.toContain('pg.new');
    await second.database.close();
    fresh.remove();
  });

  it('has one owner among processes that start together', async () => {
    const writers = Array.from({ length: 4 }, () => startWriter('5'));
    const roles = await Promise.all(writers.map(async (one) => one.line()));
    expect(roles.filter((role) => role !== 'owner' && role !== 'client')).toEqual([]);
    expect(await Promise.all(writers.map(async (one) => one.ended()))).toEqual([0, 0, 0, 0]);
    expect(await kept((await open()).database)).toHaveLength(20);
  });
});

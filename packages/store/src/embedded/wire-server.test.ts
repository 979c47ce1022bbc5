import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

import { Client, DatabaseError } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { CopyIn } from '../testing/copy-in.ts';
import { testEngine } from '../testing/engine.ts';
import { findBinary } from '../testing/postgres.ts';
import { EndpointSocket } from './endpoint.ts';
import type { Engine } from './engine.ts';
import { closeStatement, simpleQuery } from './wire-messages.ts';
import { firstRows } from './wire-rows.ts';
import { WireServer, type WireServerOptions } from './wire-server.ts';

let engine: Engine & { readonly directory: string };
let path: string;
let servers = 0;
const opened: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  engine = await testEngine();
  await engine.run(simpleQuery('create table item (id int primary key, name text)'));
});
afterAll(async () => engine.close());
afterEach(async () => {
  for (const one of opened.splice(0).toReversed()) await one.close();
  await engine.run(simpleQuery('truncate item'));
});

async function serve(over: Partial<WireServerOptions> = {}): Promise<WireServer> {
  servers += 1;
  path = join(engine.directory, `s${servers}`);
  const server = new WireServer({
    engine,
    path,
    parameters: { server_version: '18.0', server_encoding: 'UTF8', client_encoding: 'UTF8', TimeZone: 'UTC' },
    watch: { begin: () => {}, end: () => {} },
    mayWrite: () => true,
    idleLimit: 10_000,
    ...over,
  });
  await server.listen();
  opened.push({ close: async () => server.stop(100) });
  return server;
}

async function client(password?: string): Promise<Client> {
  const at = path;
  const one = new Client({
    user: 'u',
    database: 'd',
    stream: () => new EndpointSocket(at),
    ...(password ? { password } : {}),
  });
  one.on('error', () => {});
  await one.connect();
  opened.push({ close: async () => one.end().catch(() => {}) });
  return one;
}

async function sqlState(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => 'no error',
    (error: unknown) => (error instanceof DatabaseError ? error.code : String(error)),
  );
}

async function names(asker: Client): Promise<readonly string[]> {
  const { rows } = await asker.query<{ name: string }>('select name from item order by id');
  return rows.map((row) => row.name);
}

describe('the wire server', () => {
  it('lets only this user connect', async () => {
    await serve();
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('asks for a password where the path keeps nobody out', async () => {
    await serve({ token: 'secret' });
    expect(await sqlState(client('wrong!'))).toBe('28P01');
    const right = await client('secret');
    expect((await right.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('keeps prepared statements of clients apart, though they have one name', async () => {
    await serve();
    const [a, b] = [await client(), await client()];
    const ask = async (asker: Client, text: string): Promise<unknown> =>
      (await asker.query({ name: 'same', text, values: [5] })).rows;
    expect(await ask(a, 'select $1::int as n')).toEqual([{ n: 5 }]);
    expect(await ask(b, 'select $1::int + 1 as n')).toEqual([{ n: 6 }]);
    expect(await ask(a, 'select $1::int as n')).toEqual([{ n: 5 }]);
  });

  it('forgets the statements of a client that leaves', async () => {
    const server = await serve();
    const held = async (): Promise<unknown> =>
      server.between(async () =>
        firstRows(await engine.run(simpleQuery('select count(*) from pg_prepared_statements'))),
      );
    await engine.run(simpleQuery('deallocate all'));
    const leaving = await client();
    for (let i = 0; i < 5; i++) await leaving.query({ name: `s${i}`, text: `select ${i}` });
    expect(await held()).toEqual(['5']);
    await leaving.end();
    const next = await client();
    await next.query('select 1');
    expect(await held()).toEqual(['0']);
  });

  it('reports an error to the client that made it and goes on', async () => {
    await serve();
    const [a, b] = [await client(), await client()];
    expect(await sqlState(a.query('select nothing'))).toBe('42703');
    expect(await sqlState(a.query('insert into item values ($1, $2)', ['x', 'y']))).toBe('22P02');
    expect((await b.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    expect((await a.query('select 2 as two')).rows).toEqual([{ two: 2 }]);
  });

  it('lets others wait while a transaction is open', async () => {
    await serve();
    const [a, b] = [await client(), await client()];
    await a.query('begin');
    await a.query("insert into item values (1, 'a')");
    const seen = names(b);
    await a.query("insert into item values (2, 'b')");
    await a.query('commit');
    expect(await seen).toEqual(['a', 'b']);
  });

  it('serves clients in turn', async () => {
    await serve();
    const many = await Promise.all(Array.from({ length: 8 }, async () => client()));
    const order: number[] = [];
    await Promise.all(
      many.flatMap((asker, i) =>
        Array.from({ length: 4 }, async () => {
          await asker.query('select 1');
          order.push(i);
        }),
      ),
    );
    // Nobody has a second answer before everybody has a first one.
    expect(new Set(order.slice(0, 8)).size).toBe(8);
  });

  it('rolls back what a client leaves open that vanishes', async () => {
    await serve();
    const [a, b] = [await client(), await client()];
    await b.query("insert into item values (1, 'kept')");
    await a.query('begin');
    await a.query("insert into item values (2, 'lost')");
    vanish(a);
    expect(await names(b)).toEqual(['kept']);
  });

  it('is not confused by a client that vanishes in the middle of a question', async () => {
    await serve();
    const b = await client();
    for (const bytes of [
      closeStatement('x'),
      simpleQuery('begin').subarray(0, 7),
      Buffer.concat([simpleQuery('begin'), closeStatement('y')]),
    ]) {
      const a = await client();
      streamOf(a).write(bytes);
      await a.query('select 1').catch(() => {});
      vanish(a);
      await b.query("insert into item values (1, 'b') on conflict do nothing");
      expect(await names(b)).toEqual(['b']);
    }
  });

  it('takes the session from a client that holds it in silence', async () => {
    await serve({ idleLimit: 50 });
    const [a, b] = [await client(), await client()];
    await a.query('begin');
    await a.query("insert into item values (1, 'lost')");
    expect(await names(b)).toEqual([]);
    expect(await sqlState(a.query('commit'))).not.toBe('no error');
  });

  it('gives a client that changes the session the session alone, and restores it afterwards', async () => {
    await serve();
    const [a, b] = [await client(), await client()];
    const zone = async (asker: Client): Promise<unknown> =>
      (await asker.query<{ TimeZone: string }>('show timezone')).rows[0]?.TimeZone;
    await a.query("set timezone to 'Asia/Tokyo'");
    const seenByB = zone(b);
    await a.query('create temp table scratch (n int)');
    expect(await zone(a)).toBe('Asia/Tokyo');
    await a.end();
    expect(await seenByB).toBe('UTC');
    expect(await sqlState(b.query('select * from scratch'))).toBe('42P01');
  });

  it('refuses writes and answers questions while the disk is nearly full', async () => {
    let full = false;
    await serve({ mayWrite: () => !full });
    const a = await client();
    await a.query("insert into item values (1, 'a')");
    full = true;
    expect(await sqlState(a.query("insert into item values (2, 'b')"))).toBe('25006');
    expect(await names(a)).toEqual(['a']);
    full = false;
    await a.query("insert into item values (3, 'c')");
    expect(await names(a)).toEqual(['a', 'c']);
  });

  it('copies rows in and out', async () => {
    await serve();
    const [a, b] = [await client(), await client()];
    const copy = async (sql: string, chunks: Iterable<string>): Promise<void> => {
      const copying = new CopyIn(sql, chunks);
      a.query(copying);
      await copying.done;
    };
    const lines = Array.from({ length: 3000 }, (_, i) => `${i}\tname ${i}\n`);
    await copy('copy item from stdin', [lines.slice(0, 1500).join(''), lines.slice(1500).join('')]);
    expect((await names(b)).length).toBe(3000);
    expect(await sqlState(copy('copy item from stdin', ['1\tagain\n']))).toBe('23505');
    expect(await sqlState(copy('copy nowhere from stdin', ['1\tx\n']))).toBe('42P01');
    expect((await a.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('answers whatever the bytes of a question are cut into', async () => {
    await serve();
    const a = await client();
    const stream = streamOf(a);
    const write = stream.write.bind(stream);
    stream.write = (bytes: Buffer) => {
      for (const byte of bytes) write(Buffer.from([byte]));
      return true;
    };
    expect((await a.query('select $1::text as said', ['你好'])).rows).toEqual([{ said: '你好' }]);
  });

  it('closes the door on bytes that are no greeting', async () => {
    await serve();
    const closed = await new Promise((resolve) => {
      const socket = connect(path, () => socket.write('GET / HTTP/1.1\r\n\r\n'));
      socket.on('close', () => resolve(true));
      socket.resume();
    });
    expect(closed).toBe(true);
    expect((await (await client()).query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('works for itself only between the transactions of clients', async () => {
    const server = await serve();
    const a = await client();
    await a.query('begin');
    await a.query("insert into item values (1, 'a')");
    const own = server.between(async () => firstRows(await engine.run(simpleQuery('select count(*) from item'))));
    await a.query("insert into item values (2, 'b')");
    await a.query('commit');
    expect(await own).toEqual(['2']);
  });

  it('lets a transaction end before it stops', async () => {
    const server = await serve();
    const a = await client();
    await a.query('begin');
    await a.query("insert into item values (1, 'a')");
    const stopped = server.stop(5000);
    await a.query('commit');
    await stopped;
    expect(firstRows(await engine.run(simpleQuery('select name from item')))).toEqual(['a']);
    expect(await sqlState(a.query('select 1'))).not.toBe('no error');
  });

  it('answers a question that comes too late with the certainty that it was not run', async () => {
    const server = await serve();
    const [a, b] = [await client(), await client()];
    await b.query('begin');
    const stopped = server.stop(5000);
    // The question is on its way while the server says good-bye.
    const late = sqlState(a.query("insert into item values (1, 'late')"));
    await b.query('rollback');
    await stopped;
    expect(await late).toBe('57P01');
    expect(firstRows(await engine.run(simpleQuery('select name from item')))).toEqual([]);
  });

  it('asks the engine nothing once it has stopped, whatever its last client left behind', async () => {
    let hasStopped = false;
    const late: string[] = [];
    const watched: Engine = {
      run: async (messages) => {
        if (hasStopped) late.push(Buffer.from(messages).toString('latin1'));
        return engine.run(messages);
      },
      close: async () => engine.close(),
    };
    const server = await serve({ engine: watched });
    const asker = await client();
    await asker.query({ name: 'kept', text: 'select 1' });
    await asker.query('begin');
    vanish(asker);
    await server.stop(0);
    hasStopped = true;
    // Time for whatever was put off to the next turns of the loop.
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(late).toEqual([]);
  });

  const psql = findBinary('psql');
  it.skipIf(psql === undefined)('is what psql expects (skipped without psql)', async () => {
    await serve({ path: join(engine.directory, '.s.PGSQL.5432') });
    const asked = ['-h', engine.directory, '-U', 'u', '-d', 'd', '-Atc', 'select 6 * 7'];
    expect(await outputOf(psql ?? '', asked)).toBe('42');
  });
});

/** Cuts the connection as a killed process would. */
function vanish(gone: Client): void {
  streamOf(gone).destroy();
}

function streamOf(of: Client): EndpointSocket {
  const { connection } = of as unknown as { connection: { stream: EndpointSocket } };
  return connection.stream;
}

async function outputOf(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', () => resolve(out.trim()));
  });
}

import { chainHash } from '@shigan/app/testing/memory-audit';
import { DomainError, operator, verifyChain } from '@shigan/core';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';

import { auditStore } from '../audit/audit-store.ts';
import { foundations } from '../migrations/0001-foundations.ts';
import { migrations, schemaVersion } from '../migrations/all.ts';
import { migrateStore } from '../migrate-store.ts';
import { openStore } from '../open-store.ts';
import { postgresForTests } from '../testing/postgres.ts';
import { type Database, statement } from './database.ts';
import { migrate, versionHeld } from './migrate.ts';
import { pooledDatabase } from './pooled.ts';
import { postgresqlConnections } from './postgresql.ts';

const server = await postgresForTests();
afterAll(server.stop);

async function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'nothing was refused',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );
}

describe.skipIf(server.missing !== undefined)(`migrations ${server.missing ?? ''}`, () => {
  let databaseUrl: string;
  let database: Database;
  beforeEach(async () => {
    databaseUrl = await server.createDatabase();
    database = pooledDatabase(postgresqlConnections(databaseUrl));
  });
  afterEach(async () => database.close());

  it('are numbered in order, each number once', () => {
    const versions = migrations.map((migration) => migration.version);
    expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b));
  });

  it('take what was logged before the log was chained over into the chain', async () => {
    await migrate(database, [foundations]);
    const insert = statement(
      'test_old_lines',
      `insert into audit select city, gen_random_uuid(), '2021-05-18T01:00:00.123Z',
         '{"id":"local","name":"本机","roles":[],"via":"cli"}', 'demo.load', 'a "quoted" 名', '{"n":1.50,"deep":[null,"x"]}'
       from unnest(array['430100', '431200', '431200', '431200']) city`,
    );
    await database.run(insert);
    await migrate(database);
    const audit = auditStore(database);
    await audit.append('431200', {
      at: '2021-05-20T01:00:00.000Z',
      actor: operator('cli'),
      action: 'x',
      subject: '',
      detail: {},
    });
    const { faults, lines } = await verifyChain(audit.chain('431200'), [await audit.head('431200')], chainHash);
    expect([faults, lines]).toEqual([[], 4]);
    const [, old] = await audit.list('431200', 2);
    expect(old).toMatchObject({
      number: 3,
      at: '2021-05-18T01:00:00.123Z',
      algorithm: 'sha256',
      subject: 'a "quoted" 名',
      detail: { n: 1.5, deep: [null, 'x'] },
      actor: { id: 'local', via: 'cli' },
    });
    expect((await audit.head('430100')).number).toBe(1);
  });

  it('are applied once, however many processes apply them at a time', async () => {
    const applied = await Promise.all(Array.from({ length: 5 }, async () => migrateStore({ databaseUrl })));
    expect(applied.flatMap(({ steps }) => steps).map((migration) => migration.version)).toEqual(
      migrations.map((migration) => migration.version),
    );
    expect(await versionHeld(database)).toBe(schemaVersion);
    expect(await migrate(database)).toEqual([]);
  });

  it('are all undone when one fails', async () => {
    const broken = { version: schemaVersion + 1, name: 'broken', sql: 'create table half (n int); select nothing' };
    await expect(migrate(database, [...migrations, broken])).rejects.toThrow('nothing');
    expect(await versionHeld(database)).toBe(0);
    const tables = statement('test_tables', "select relname from pg_class where relname in ('half', 'observation')");
    expect(await database.rows(tables)).toEqual([]);
  });

  it('go on from where the database is', async () => {
    await migrate(database);
    const next = { version: schemaVersion + 1, name: 'next', sql: 'create table later (n int)' };
    expect(await migrate(database, [...migrations, next])).toEqual([next]);
  });

  it('leave a newer database alone, and the store refuses it', async () => {
    await migrate(database, [...migrations, { version: schemaVersion + 1, name: 'next', sql: 'select 1' }]);
    expect(await refusal(migrate(database))).toBe('schema-newer');
    expect(await refusal(openStore({ databaseUrl }))).toBe('schema-newer');
    expect(await refusal(openStore({ databaseUrl }, { migrate: true }))).toBe('schema-newer');
  });

  it('are asked for where a server’s database is older and they are not to be applied', async () => {
    expect(await refusal(openStore({ databaseUrl }))).toBe('schema-older');
    const store = await openStore({ databaseUrl }, { migrate: true });
    expect(await store.status()).toEqual({ backend: 'postgresql', schemaVersion });
    await store.close();
    await (await openStore({ databaseUrl })).close();
  });

  it('make tables that can be sharded: the city leads every key, and there is no sequence and no trigger', async () => {
    await migrate(database);
    const keys = await database.rows<{ table: string; first: string }>(
      statement(
        'test_keys',
        `select i.indrelid::regclass::text as table, a.attname as first
         from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
         join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
         where i.indisunique and n.nspname = 'public'`,
      ),
    );
    const others = keys.filter(({ table, first }) => first !== 'city' && !['city', 'schema_migration'].includes(table));
    expect(keys.length).toBeGreaterThan(8);
    expect(others).toEqual([]);
    const rest = statement(
      'test_rest',
      `select relname as name from pg_class where relkind = 'S'
       union all select tgname from pg_trigger where not tgisinternal
       union all select conname from pg_constraint where contype = 'f'`,
    );
    expect(await database.rows(rest)).toEqual([]);
  });

  it('is unavailable where there is no server', async () => {
    const nowhere = 'postgresql://shigan@/none?host=/nonexistent-directory';
    expect(await refusal(openStore({ databaseUrl: nowhere }))).toBe('store-unavailable');
  });
});

import { DomainError } from '@shigan/core';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';

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

  it('are numbered without a gap', () => {
    expect(migrations.map((migration) => migration.version)).toEqual(migrations.map((_, i) => i + 1));
  });

  it('are applied once, however many processes apply them at a time', async () => {
    const applied = await Promise.all(Array.from({ length: 5 }, async () => migrateStore({ databaseUrl })));
    expect(applied.flat().map((migration) => migration.version)).toEqual(
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

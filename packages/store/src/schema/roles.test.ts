import { operator } from '@shigan/core';
import { incomingFile } from '@shigan/app/testing/incoming-file';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { migrateStore } from '../migrate-store.ts';
import { openStore } from '../open-store.ts';
import { postgresForTests } from '../testing/postgres.ts';
import { tableKeepings } from './tables.ts';

const server = await postgresForTests();
const city = '431200';
const at = '2026-01-05T01:00:00.000Z';

describe.skipIf(server.missing)('a member of shigan_app', { timeout: 120_000 }, () => {
  let owner = '';
  let app = '';
  let client: pg.Client;
  const refused = async (sql: string): Promise<string> => {
    try {
      const { rowCount } = await client.query(sql);
      return `${rowCount} rows`;
    } catch (error) {
      return error instanceof pg.DatabaseError ? (error.code ?? '') : String(error);
    }
  };

  beforeAll(async () => {
    owner = await server.createDatabase();
    await migrateStore({ databaseUrl: owner }, { roles: true });
    const first = new pg.Client({ connectionString: owner });
    await first.connect();
    await first.query('create role program login in role shigan_app; create role reporter login in role shigan_report');
    await first.end();
    app = owner.replace('//shigan@', '//program@');
    // Everything that the program does, it does with these rights.
    const store = await openStore({ databaseUrl: app }, { migrate: true });
    const actor = operator('test');
    await store.cities.create({ code: city, name: '怀化市', demo: false, businessDate: null });
    const row = {
      indicator: 'a',
      region: city,
      span: { year: 2021, startMonth: 1, length: 4 },
      measure: 'level' as const,
      value: 1,
      decimals: 0,
      unit: '亿元',
      status: null,
      knownFrom: '2021-05-18T01:00:00.000Z',
      sheet: '',
      cell: 'A1',
    };
    const options = { actor, storedAt: at, dryRun: false };
    await store.imports.accept(city, incomingFile('a.csv', 'one'), 'long', [[row]], options);
    await store.audit.append(city, { at, actor, action: 'register.amend', subject: 'a', detail: {} });
    await store.close();
    client = new pg.Client({ connectionString: app });
    await client.connect();
  });
  afterAll(async () => {
    await client?.end();
    await server.stop();
  });

  const record = Object.keys(tableKeepings).filter((table) => tableKeepings[table] === 'record' && table !== 'audit');
  test.each(record)('changes nothing of %s, and takes nothing away', async (table) => {
    expect(await refused(`delete from ${table}`)).toBe('42501');
    const updated = await refused(`update ${table} set city = city`);
    // Rows that have to be locked may not be written all the same.
    expect(['42501', ...(table === 'bulletin_draft' || table === 'draft_paper' ? ['0 rows'] : [])]).toContain(updated);
    expect(await refused(`truncate ${table}`)).toBe('42501');
  });

  test('cannot touch observations that were accepted, though it may sweep what never was', async () => {
    expect(await refused('update observation set value = 2')).toBe('42501');
    expect(await refused('delete from observation')).toBe('0 rows');
    expect(await refused('delete from file')).toBe('0 rows');
    expect(await refused('delete from import')).toBe('0 rows');
    const dead = `insert into observation (known_from, year, start_month, months, decimals, import, city, indicator, region, measure, value, unit, sheet, cell)
      select known_from, year, start_month, months, decimals, '00000000-0000-4000-8000-000000000009', city, indicator, region, measure, value, unit, sheet, cell from observation`;
    expect(await refused(dead)).toBe('1 rows');
    expect(await refused('delete from observation')).toBe('1 rows');
  });

  test('has no rights on the schema, nor to undo its own limits', async () => {
    for (const sql of [
      'create table other (a int)',
      'drop table observation',
      'alter table observation disable row level security',
      'update schema_migration set version = 1',
      'set role shigan',
    ])
      expect([sql, await refused(sql)]).toEqual([sql, '42501']);
  });

  test('a row that is locked cannot be written', async () => {
    const draft = `insert into bulletin_draft values ('${city}', '00000000-0000-4000-8000-000000000001', '${city}', 2021, 4, 'zh', now(), now(), 'x')`;
    expect(await refused(draft)).toBe('1 rows');
    expect(await refused('select from bulletin_draft for update')).toBe('1 rows');
    expect(await refused(`update bulletin_draft set created_by = 'y'`)).toBe('42501');
  });

  test('a member of shigan_report reads figures and nobody’s secrets', async () => {
    const reporter = new pg.Client({ connectionString: owner.replace('//shigan@', '//reporter@') });
    await reporter.connect();
    expect((await reporter.query('select value from observation')).rowCount).toBe(1);
    for (const sql of [
      'select from account',
      'select from session',
      'select from audit_line',
      'delete from observation',
    ])
      await expect(reporter.query(sql)).rejects.toMatchObject({ code: '42501' });
    await reporter.end();
  });

  test('rights can be given again, by several at once; shards are printed', async () => {
    const again = await Promise.all([0, 1].map(async () => migrateStore({ databaseUrl: owner }, { roles: true })));
    expect(again.every(({ statements }) => statements.some((sql) => sql.includes('create policy')))).toBe(true);
    // Who is no owner of the schema migrates nothing, and is not asked to where nothing is due.
    expect(await migrateStore({ databaseUrl: app })).toEqual({ steps: [], statements: [] });
    const { statements: shards } = await migrateStore({ databaseUrl: owner }, { distribute: true, dryRun: true });
    expect(shards.filter((sql) => sql.includes('create_distributed_table'))).toHaveLength(
      Object.keys(tableKeepings).filter((table) => table !== 'audit').length,
    );
    expect(shards[0]).toContain(`create_distributed_table('city', 'code')`);
  });
});

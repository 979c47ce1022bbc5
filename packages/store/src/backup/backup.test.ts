import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { type Application, cityOf, exportObservations, initialiseCity, type NewObservation } from '@shigan/app';
import { commaReader } from '@shigan/app/testing/comma-reader';
import { incomingFile } from '@shigan/app/testing/incoming-file';
import { plainWriter } from '@shigan/app/testing/plain-writer';
import type { Actor } from '@shigan/core';

import type { Database } from '../database/database.ts';
import { statement } from '../database/database.ts';
import { migrate, versionHeld } from '../database/migrate.ts';
import { pooledDatabase } from '../database/pooled.ts';
import { postgresqlConnections } from '../database/postgresql.ts';
import { EmbeddedConnections } from '../embedded/connections.ts';
import { migrations, schemaVersion } from '../migrations/all.ts';
import { backupStore, restoreStore } from '../maintain-store.ts';
import { openStore, type StoreLocation } from '../open-store.ts';
import { tablesHeld } from '../schema/columns.ts';
import { fillTables } from '../testing/fill.ts';
import { postgresForTests } from '../testing/postgres.ts';
import { temporaryDirectory } from '../testing/temporary.ts';
import { makeBackup } from './make-backup.ts';
import { readBackup } from './read-backup.ts';
import { restoreBackup } from './restore-backup.ts';

const at = '2026-01-05T01:00:00.000Z';
const server = await postgresForTests();
const directory = temporaryDirectory();
const open: Database[] = [];

async function onServer(version?: number): Promise<Database> {
  const database = pooledDatabase(postgresqlConnections(await server.createDatabase(), { poolSize: 2 }));
  open.push(database);
  if (version !== undefined)
    await migrate(
      database,
      migrations.filter((migration) => migration.version <= version),
    );
  return database;
}

async function embedded(name: string): Promise<Database> {
  const database = pooledDatabase(await EmbeddedConnections.open(join(directory.path, name)));
  open.push(database);
  return database;
}

const file = (name: string): string => join(directory.path, `${name}.backup`);

async function rowsOfAll(database: Database): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { name } of await tablesHeld(database)) {
    const [row] = await database.rows<{ n: number }>(
      statement(`test_count_${name}`, `select count(*)::int4 as n from "${name}"`),
    );
    counts.set(name, row?.n ?? 0);
  }
  return counts;
}

const actor: Actor = { id: 'clerk', name: '录入员', roles: ['operator'], via: 'test' };

async function withApplication<T>(location: StoreLocation, work: (app: Application) => Promise<T>): Promise<T> {
  const store = await openStore(location, { migrate: true });
  try {
    return await work({
      store,
      workbooks: commaReader,
      documents: plainWriter,
      clock: { now: () => '2021-06-20T01:00:00.000Z' },
      digest: { sha256: () => '' },
    });
  } finally {
    await store.close();
  }
}

/** A city with figures of all signs and sizes, half of them revised. */
async function fillRecord(location: StoreLocation): Promise<void> {
  await withApplication(location, async (app) => {
    await initialiseCity(app, actor, cityOf('431200'));
    const rows = (revised: boolean): readonly NewObservation[] =>
      Array.from({ length: revised ? 100 : 200 }, (_, i) => ({
        indicator: ['budget-revenue', 'gdp', 'retail-sales', 'industrial-value-added'][i % 4] ?? '',
        region: i % 8 < 4 ? '431200' : '431200.local',
        span: { year: 1990 + (i >> 3), startMonth: 1, length: 12 },
        measure: 'level',
        value: (i % 3 === 0 ? -1 : 1) * (revised ? 1.5 : 1) * (10 ** (i % 9) / 100),
        decimals: 2,
        unit: '亿元',
        status: revised ? 'revised' : null,
        knownFrom: revised ? '2021-06-01T01:00:00.000Z' : '2021-05-01T01:00:00.000Z',
        sheet: '=表,"1"',
        cell: `A${i}`,
      }));
    for (const [name, batch] of [
      ['first.csv', rows(false)],
      ['revised.csv', rows(true)],
    ] as const)
      await app.store.imports.accept('431200', incomingFile(name, name), 'long-table', [batch], {
        actor,
        storedAt: '2021-06-10T02:00:00.000Z',
        dryRun: false,
      });
  });
}

async function exported(location: StoreLocation): Promise<string> {
  return withApplication(location, async (app) => {
    let text = '';
    for await (const piece of exportObservations(app, actor, '431200')) text += piece;
    return text;
  });
}

afterAll(async () => {
  for (const database of open) await database.close();
  directory.remove();
  await server.stop();
});

describe('an embedded store', { timeout: 120_000 }, () => {
  let store: Database;
  beforeAll(async () => {
    store = await embedded('filled');
    await fillTables(store);
  });

  test('comes back from its backup row by row, without what passes by itself', async () => {
    const made = await makeBackup(store, file('first'), at);
    expect(made).toMatchObject({ format: 1, schemaVersion, madeAt: at, backend: 'embedded' });
    expect(statSync(file('first')).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file('first')}.part`)).toBe(false);
    expect(await readBackup(file('first'))).toEqual(made);
    const kept = (await tablesHeld(store)).filter(({ keeping }) => keeping !== 'passing').map(({ name }) => name);
    expect(Object.keys(made.tables).toSorted()).toEqual(kept);
    expect(Object.values(made.tables).every(({ rows }) => rows === 2)).toBe(true);
  });

  test.skipIf(server.missing)('moves to PostgreSQL and back, and every table is the same', async () => {
    const made = await makeBackup(store, file('out'), at);
    const other = await onServer();
    await restoreBackup(other, file('out'));
    const onward = await makeBackup(other, file('onward'), at);
    expect(onward.tables).toEqual(made.tables);
    const back = await embedded('back');
    await restoreBackup(back, file('onward'));
    expect((await makeBackup(back, file('home'), at)).tables).toEqual(made.tables);
    const [before, after] = [await rowsOfAll(store), await rowsOfAll(back)];
    const left = [...before].filter(([name, rows]) => after.get(name) !== rows).map(([name]) => name);
    expect(left).toEqual(['import_under_way', 'session', 'sign_in_failure', 'sign_in_step']);
  });

  test.skipIf(server.missing)('exports the same observations, byte for byte, wherever it has been moved', async () => {
    const [here, there, home] = [
      { dataDir: join(directory.path, 'exported') },
      { databaseUrl: await server.createDatabase() },
      { dataDir: join(directory.path, 'exported-home') },
    ];
    await fillRecord(here);
    const first = await exported(here);
    await backupStore(here, { file: file('record') }, at);
    await restoreStore(there, file('record'));
    const second = await exported(there);
    await backupStore(there, { file: file('record-back') }, at);
    await restoreStore(home, file('record-back'));
    const third = await exported(home);
    expect(first.split('\r\n')).toHaveLength(202);
    expect([second === first, third === first]).toEqual([true, true]);
  });

  test('is not written over', async () => {
    await makeBackup(store, file('again'), at);
    await expect(restoreBackup(store, file('again'))).rejects.toMatchObject({ code: 'store-not-empty' });
  });
});

describe('a backup that is not what was written', () => {
  const whole = (): Buffer => readFileSync(file('first'));
  const cases: readonly (readonly [string, () => Buffer | string])[] = [
    ['cut short', () => whole().subarray(0, whole().length - 40)],
    ['empty', () => ''],
    ['something else', () => 'hello'],
    [
      'changed in one bit',
      () => {
        const bytes = Buffer.from(whole());
        const middle = bytes.length >> 1;
        bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
        return bytes;
      },
    ],
  ];
  test.each(cases)('is refused: %s; and leaves nothing behind', async (name, content) => {
    writeFileSync(file(name), content());
    await expect(readBackup(file(name))).rejects.toMatchObject({ code: 'backup-broken' });
    if (name !== 'cut short' || server.missing !== undefined) return;
    const target = await onServer();
    await expect(restoreBackup(target, file(name))).rejects.toMatchObject({ code: 'backup-broken' });
    expect(await versionHeld(target)).toBe(0);
  });
  test('is refused: not there', async () => {
    await expect(readBackup(file('nowhere'))).rejects.toMatchObject({ code: 'backup-broken' });
  });
});

describe.skipIf(server.missing)('every earlier version of the schema', { timeout: 120_000 }, () => {
  test.each(migrations.map(({ version, name }) => [version, name]))(
    '%i %s: database and backup come to the same in the present one',
    async (version) => {
      const old = await onServer(version);
      await fillTables(old);
      await makeBackup(old, file(`v${version}`), at);
      const from = await rowsOfAll(old);
      await migrate(old);
      const restored = await onServer();
      await restoreBackup(restored, file(`v${version}`));
      expect(await versionHeld(restored)).toBe(schemaVersion);
      const upgraded = await makeBackup(old, file('upgraded'), at);
      const brought = await makeBackup(restored, file('brought'), at);
      expect(brought.tables).toEqual(upgraded.tables);
      // Nothing that was there is gone; the audit log moved to where it is chained.
      const to = await rowsOfAll(old);
      for (const [name, rows] of from)
        expect([name, to.get(name === 'audit' ? 'audit_line' : name)]).toEqual([name, rows]);
    },
  );
});

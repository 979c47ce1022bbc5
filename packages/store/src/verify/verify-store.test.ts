import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import type { NewObservation } from '@shigan/app';
import { incomingFile } from '@shigan/app/testing/incoming-file';
import { cumulative, operator } from '@shigan/core';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { backupStore, restoreStore, verifyStore } from '../maintain-store.ts';
import { openStore } from '../open-store.ts';
import { temporaryDirectory } from '../testing/temporary.ts';
import type { StoreFault } from './fault.ts';
import { byIndexAlone, indexesHeld, readingOf } from './index-faults.ts';

const city = '431200';
const at = '2026-01-05T01:00:00.000Z';
const directory = temporaryDirectory();
const actor = operator('test');
const dataDir = join(directory.path, 'store');
const restored = join(directory.path, 'restored');
const backup = join(directory.path, 'sound.backup');

afterAll(() => directory.remove());

function* batches(): Generator<readonly NewObservation[]> {
  for (let month = 1; month <= 12; month++)
    yield Array.from({ length: 200 }, (_, i) => ({
      indicator: `indicator-${i % 20}`,
      region: `${city}.${Math.floor(i / 20)}`,
      span: cumulative(2021, month),
      measure: 'level' as const,
      value: i * month,
      decimals: 0,
      unit: '亿元',
      status: null,
      knownFrom: '2021-05-18T01:00:00.000Z',
      sheet: '',
      cell: `A${i + 1}`,
    }));
}

/** A store with a file and its observations, and a log; and its backup. */
beforeAll(async () => {
  const store = await openStore({ dataDir });
  await store.cities.create({ code: city, name: '怀化市', demo: false, businessDate: null });
  await store.imports.accept(city, incomingFile('a.csv', 'x'.repeat(600_000)), 'long', batches(), {
    actor,
    storedAt: at,
    dryRun: false,
  });
  for (let n = 1; n <= 20; n++)
    await store.audit.append(city, { at, actor, action: 'register.amend', subject: `s${n}`, detail: {} });
  await backupStore({ dataDir }, { file: backup }, at);
  await store.close();
});

async function faults(of: string): Promise<readonly Pick<StoreFault, 'kind' | 'table'>[]> {
  const { faults: found } = await verifyStore({ dataDir: of }, { against: backup });
  return found.map(({ kind, table }) => ({ kind, table }));
}

/** Somebody changes rows past the program; gives the last answer. */
async function tamper(of: string, ...statements: readonly string[]): Promise<string> {
  const store = await openStore({ dataDir: of });
  const client = new pg.Client({ host: of, user: 'test' });
  try {
    await client.connect();
    let answer = '';
    for (const sql of statements) answer = (await client.query<{ answer: string }>(sql)).rows[0]?.answer ?? '';
    return answer;
  } finally {
    await client.end();
    await store.close();
  }
}

function overwrite(path: string, position: number, change: (bytes: Buffer) => void, length = 8192): void {
  const handle = openSync(path, 'r+');
  const bytes = Buffer.alloc(length);
  readSync(handle, bytes, 0, length, position);
  change(bytes);
  writeSync(handle, bytes, 0, length, position);
  closeSync(handle);
}

test(
  'a backup made while others write is of one moment, comes back whole, and is sound',
  { timeout: 120_000 },
  async () => {
    const store = await openStore({ dataDir });
    const enough = new AbortController();
    let written = 0;
    const write = async (): Promise<void> => {
      while (!enough.signal.aborted) {
        await store.audit.append(city, { at, actor, action: 'register.amend', subject: 'later', detail: {} });
        written += 1;
      }
    };
    const writers = [write(), write()];
    const file = join(directory.path, 'moving.backup');
    const { manifest } = await backupStore({ dataDir }, { file }, at);
    const meanwhile = written;
    enough.abort();
    await Promise.all(writers);
    await store.close();
    expect(meanwhile).toBeGreaterThan(0);
    const held = manifest.tables['audit_line']?.rows ?? 0;
    expect(held).toBeLessThanOrEqual(20 + meanwhile);
    await restoreStore({ dataDir: restored }, file);
    const check = await verifyStore({ dataDir: restored }, { against: file });
    expect(check.faults).toEqual([]);
    expect(check.rows).toBeGreaterThan(2400);
    expect(check.ends).toEqual([{ city, end: expect.stringMatching(new RegExp(`^${held}:[\\da-f]{64}$`)) }]);
  },
);

test('what was changed past the program is found', { timeout: 120_000 }, async () => {
  await tamper(
    dataDir,
    'update observation set value = 7 where value = 400',
    'delete from observation where value = 800',
    "update audit_line set content = replace(content, 's7', 's8') where number = 7",
    'delete from audit_line where number = (select max(number) from audit_line)',
    'update file_chunk set bytes = set_byte(bytes, 9, 65) where number = 1',
    'delete from file_chunk where number = 2',
    'insert into bulletin_withdrawal select city, id, stored_at, stored_at, by, by from import',
  );
  expect(new Set((await faults(dataDir)).map(({ kind, table }) => `${kind} ${table}`))).toEqual(
    new Set([
      'backup observation',
      'count acceptance',
      'chain audit_line',
      'backup audit_line',
      'count audit_head',
      'fingerprint file_chunk',
      'count file_chunk',
      'backup file_chunk',
      'reference bulletin_withdrawal',
    ]),
  );
});

test('every index is read by itself, however few rows there are', { timeout: 120_000 }, async () => {
  const store = await openStore({ dataDir: restored });
  const client = new pg.Client({ host: restored, user: 'test' });
  try {
    await client.connect();
    const session = {
      rows: async <Row extends Readonly<Record<string, unknown>>>({ text }: { readonly text: string }) =>
        (await client.query<Row>(text)).rows,
    };
    const indexes = await indexesHeld(session);
    expect(indexes.length).toBeGreaterThan(50);
    await client.query(`begin; ${byIndexAlone}`);
    for (const index of indexes) {
      const { rows } = await client.query(`explain ${readingOf(index)}`);
      const plan = rows.map((row) => Object.values(row).join('')).join('\n');
      expect(plan).toMatch(new RegExp(`Index (?:Only )?Scan using ${index.name} `, 'u'));
    }
    await client.query('rollback');
  } finally {
    await client.end();
    await store.close();
  }
});

test(
  'pages that the disk spoilt are found: one bit, and a page of zeros, which reads like an empty one',
  { timeout: 120_000 },
  async () => {
    const pagesOf = async (table: string): Promise<string> =>
      join(restored, 'pg', await tamper(restored, `select pg_relation_filepath('${table}') as answer`));
    overwrite(await pagesOf('audit_line'), 5000, (bytes) => bytes.writeUInt8(bytes.readUInt8(0) ^ 4, 0), 1);
    overwrite(await pagesOf('observation'), 8192, (bytes) => bytes.fill(0));
    // The keys of small tables, whose rows nobody reads by them.
    overwrite(await pagesOf('audit_head_pkey'), 8192, (bytes) => bytes.fill(0));
    overwrite(await pagesOf('city_pkey'), 8192, (bytes) => bytes.fill(0));
    const found = await faults(restored);
    for (const table of ['audit_line', 'audit_head', 'city']) expect(found).toContainEqual({ kind: 'readable', table });
    expect(found).toContainEqual({ kind: 'count', table: 'acceptance' });
    expect(found).toContainEqual({ kind: 'backup', table: 'observation' });
  },
);

test('a city that is gone from its table is missed by what came into it', { timeout: 120_000 }, async () => {
  await tamper(dataDir, 'delete from city');
  const found = (await faults(dataDir)).filter(({ table }) => table === 'city');
  expect(found.map(({ kind }) => kind)).toEqual(['reference']);
});

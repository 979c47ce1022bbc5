import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { textArray } from '../database/arrays.ts';
import { testEngine } from '../testing/engine.ts';
import { engineVersion } from './compiled-engine.ts';
import { Maintenance } from './maintenance.ts';
import { ensureTemplate } from './template.ts';
import { simpleQuery } from './wire-messages.ts';
import { firstRows } from './wire-rows.ts';

let engine: Awaited<ReturnType<typeof testEngine>>;
let syncs = 0;

beforeAll(async () => {
  await ensureTemplate();
  engine = await testEngine(() => {
    syncs += 1;
  });
});
afterAll(async () => engine.close());

const ask = async (sql: string): Promise<readonly (string | null)[]> => firstRows(await engine.run(simpleQuery(sql)));

describe('the engine', () => {
  it('is the release that the template is named after', () => {
    const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
    const manifest: unknown = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({ version: engineVersion });
  });

  it('has one database, and no other to make more after', async () => {
    expect(await ask('select datname from pg_database')).toEqual(['postgres']);
    expect(readdirSync(join(engine.directory, 'pg', 'base'))).toHaveLength(1);
  });

  it('calls fsync once for every commit', async () => {
    await ask('create table counted (n int)');
    const before = syncs;
    for (let i = 0; i < 100; i++) await ask(`insert into counted values (${i})`);
    expect(syncs - before).toBe(100);
  });

  it('keeps the settings that durability rests on', async () => {
    const settings = ['fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method', 'timezone'];
    const values = await Promise.all(settings.map(async (name) => (await ask(`show ${name}`))[0]));
    expect(values).toEqual(['on', 'on', 'on', 'fsync', 'UTC']);
  });

  it('reads array parameters as they were meant, whatever they hold', async () => {
    const texts = fc.array(fc.option(fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'))));
    await fc.assert(
      fc.asyncProperty(texts, async (values) => {
        const literal = textArray(values).replaceAll("'", "''");
        expect(await ask(`select * from unnest(E'${literal.replaceAll('\\', '\\\\')}'::text[])`)).toEqual(values);
      }),
      { numRuns: 60 },
    );
  });

  it('throws what it is told went wrong', async () => {
    await expect(ask('select nothing')).rejects.toThrow('42703');
  });
});

describe('maintenance', () => {
  const options = { every: 1000, checkpointBytes: 2 ** 20, checkpointAfter: 60_000, postpone: 0 };

  async function settle(maintenance: Maintenance, now: number): Promise<readonly string[]> {
    const done: string[] = [];
    for (let i = 0; i < 20; i++) {
      const one = await maintenance.look(engine, now);
      done.push(one);
      if (one === 'nothing' || one === 'later') break;
    }
    return done;
  }

  it('makes a checkpoint after so many bytes, and fresh statistics after so many rows', async () => {
    const maintenance = new Maintenance(options, 0);
    await settle(maintenance, 0);
    await ask('create table filled as select n, repeat(md5(n::text), 4) as t from generate_series(1, 20000) n');
    const done = await settle(maintenance, 1);
    expect(done[0]).toBe('checkpoint');
    expect(done).toContain('analyze');
    expect(await ask("select reltuples::int from pg_class where relname = 'filled'")).toEqual(['20000']);
  });

  it('makes a checkpoint of little when it has waited for long enough', async () => {
    const maintenance = new Maintenance({ ...options, checkpointBytes: 2 ** 30 }, 0);
    await settle(maintenance, 0);
    await ask('create table little as select n, md5(n::text) from generate_series(1, 2000) n');
    expect(await settle(maintenance, 1000)).toContain('later');
    expect(await settle(maintenance, 61_000)).toContain('checkpoint');
    expect(await settle(maintenance, 62_000)).toEqual(['nothing']);
  });

  it('lets everything but the checkpoint that cannot wait wait while clients are busy', async () => {
    const maintenance = new Maintenance(options, 0);
    await settle(maintenance, 0);
    await ask('create table busy as select n, repeat(md5(n::text), 4) as t from generate_series(1, 20000) n');
    expect(await maintenance.look(engine, 1, true)).toBe('checkpoint');
    expect(await maintenance.look(engine, 2, true)).toBe('later');
    expect(await maintenance.look(engine, 3)).toBe('analyze');
  });

  it('vacuums where rows were deleted', async () => {
    await ask('create table swept as select n from generate_series(1, 10000) n');
    await ask('delete from swept where n > 5000');
    const maintenance = new Maintenance(options, 0);
    expect(await settle(maintenance, 1)).toContain('vacuum');
    expect(await ask("select reltuples::int from pg_class where relname = 'swept'")).toEqual(['5000']);
  });
});

import type { NewObservation, Store } from '@shigan/app';
import { incomingFile } from '@shigan/app/testing/incoming-file';
import { cumulative, DomainError, operator } from '@shigan/core';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';

import { type Database, statement } from '../database/database.ts';
import { pooledDatabase } from '../database/pooled.ts';
import { postgresqlConnections } from '../database/postgresql.ts';
import { openStore } from '../open-store.ts';
import { postgresForTests } from '../testing/postgres.ts';
import { sweepImports } from './sweep.ts';

const server = await postgresForTests();
afterAll(server.stop);

const city = '431200';
const late = '2999-01-01T00:00:00.000Z';

function rows(value: number): readonly NewObservation[] {
  return Array.from({ length: 2500 }, (_, i) => ({
    indicator: `indicator-${i}`,
    region: city,
    span: cumulative(2021, 4),
    measure: 'level',
    value,
    decimals: 0,
    unit: '亿元',
    status: null,
    knownFrom: '2021-05-18T01:00:00.000Z',
    sheet: '',
    cell: `A${i}`,
  }));
}

/** Something that is waited for until somebody opens it. */
function gate(): { readonly passed: Promise<void>; open(): void } {
  let open = (): void => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}

describe.skipIf(server.missing !== undefined)(`imports that are left behind ${server.missing ?? ''}`, () => {
  let store: Store;
  let database: Database;
  beforeEach(async () => {
    const databaseUrl = await server.createDatabase();
    store = await openStore({ databaseUrl }, { migrate: true });
    database = pooledDatabase(postgresqlConnections(databaseUrl));
  });
  afterEach(async () => {
    await store.close();
    await database.close();
  });

  const options = {
    actor: operator('test', 'w'),
    storedAt: '2021-06-01T00:00:00.000Z',
    dryRun: false,
  };

  /** An import that stops after its first rows, until it is let on. */
  async function halfway(content: string): Promise<{ goOn(): void; readonly end: Promise<string> }> {
    const [stored, goOn] = [gate(), gate()];
    async function* batches(): AsyncIterable<readonly NewObservation[]> {
      yield rows(1);
      stored.open();
      await goOn.passed;
      yield rows(1).map((row) => ({ ...row, region: '430000' }));
    }
    const end = store.imports.accept(city, incomingFile('a.csv', content), 'long', batches(), options).then(
      () => 'accepted',
      (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
    );
    await stored.passed;
    return { goOn: goOn.open, end };
  }

  async function count(table: string): Promise<number> {
    const [found] = await database.rows<{ count: number }>(statement(`test_${table}`, `select count(*) from ${table}`));
    return found?.count ?? -1;
  }

  it('are swept when they have been silent for long, and what is accepted stays', async () => {
    await store.imports.accept(city, incomingFile('kept.csv', 'kept'), 'long', [rows(7)], options);
    const silent = await halfway('left');
    await expect.poll(async () => count('observation')).toBe(4500);
    expect(await sweepImports(database, { silentSeconds: 3600 })).toBe(0);
    await database.script("update import_under_way set moved_at = now() - interval '2 hours'");
    expect(await sweepImports(database, { silentSeconds: 3600 })).toBe(1);
    expect(await count('observation')).toBe(2500);
    expect([await count('import'), await count('file'), await count('file_chunk')]).toEqual([1, 1, 1]);
    // The process was only slow: it finds that it was given up.
    silent.goOn();
    expect(await silent.end).toBe('store-unavailable');
    expect(await count('observation')).toBe(2500);
    expect((await store.observations.asOf(city, { indicators: ['indicator-3'] }, late)).map((o) => o.value)).toEqual([
      7,
    ]);
  });

  it('leave a file alone that another import has brought as well', async () => {
    const silent = await halfway('same');
    await store.imports.accept(city, incomingFile('b.csv', 'same'), 'long', [rows(1)], options);
    await database.script("update import_under_way set moved_at = now() - interval '2 hours'");
    expect(await sweepImports(database, { silentSeconds: 3600 })).toBe(1);
    silent.goOn();
    await silent.end;
    const parts: Uint8Array[] = [];
    for await (const part of store.imports.bytes(city, incomingFile('', 'same').sha256)) parts.push(part);
    expect(Buffer.concat(parts).toString()).toBe('same');
    expect(await store.observations.count(city)).toBe(2500);
  });

  it('are weighed again against what was accepted while they came in', async () => {
    const slow = await halfway('slow');
    expect(
      await store.imports.accept(
        city,
        incomingFile('q.csv', 'quick'),
        'long',
        [[...rows(1).slice(0, 2200), ...rows(2).slice(2200)]],
        options,
      ),
    ).toEqual({ stored: 2500, revised: 0, unchanged: 0, setBack: 0 });
    slow.goOn();
    expect(await slow.end).toBe('accepted');
    const [last] = await store.imports.history(city);
    expect(last).toMatchObject({ stored: 2500, revised: 300, unchanged: 2200, setBack: 0 });
    expect(await store.observations.count(city)).toBe(5300);
    expect(await count('observation')).toBe(5300);
    expect(
      (await store.observations.vintages(city, { indicators: ['indicator-2400'] }, late)).map((o) => [
        o.region,
        o.value,
      ]),
    ).toEqual([
      ['430000', 1],
      [city, 2],
      [city, 1],
    ]);
  });
});

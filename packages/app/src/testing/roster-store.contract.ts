import type { Actor } from '@shigan/core';
import { expect } from 'vitest';
import type { ImportOutcome, NewRosterEntry, Store } from '../ports.ts';
import { incomingFile } from './incoming-file.ts';

type Test = (name: string, run: (store: Store, city: string) => Promise<void>) => void;

const april = '2021-05-18T01:00:00.000Z';
const may = '2021-06-17T01:00:00.000Z';
const late = '2999-01-01T00:00:00.000Z';
const actor: Actor = { id: 'wang', name: '王统计', roles: ['operator'], via: 'test' };
const a = '2021-431202-13-01-000001';
const b = '2021-431202-13-01-000002';
const month = 2021 * 12 + 3;
let files = 0;

function entry(
  subject: string,
  item: string,
  value: string | number,
  over: Partial<NewRosterEntry> = {},
): NewRosterEntry {
  return { subject, item, month: null, value, knownFrom: april, sheet: '项目', row: 3, column: 'B', ...over };
}

async function accept(
  store: Store,
  city: string,
  entries: readonly NewRosterEntry[],
  options: { readonly content?: string; readonly dryRun?: boolean } = {},
): Promise<ImportOutcome> {
  const file = incomingFile('项目.csv', options.content ?? `roster ${(files += 1)}`);
  return store.rosters.accept(city, 'project', file, 'project-roster', entries, {
    actor,
    storedAt: '2021-06-18T00:00:00.000Z',
    dryRun: options.dryRun ?? false,
  });
}

/** What every store of rosters must do. */
export function rosterContract(test: Test): void {
  test('statements are given back by thing, item and month, with their cells', async (store, city) => {
    const outcome = await accept(store, city, [
      entry(b, 'name', '乙'),
      entry(a, 'spent', 12.5, { month, row: 7, column: 'F' }),
      entry(a, 'name', '甲'),
    ]);
    expect(outcome).toEqual({ stored: 3, revised: 0, unchanged: 0, setBack: 0 });
    const held = await store.rosters.asOf(city, 'project', late);
    expect(held.map(({ subject, item, month: of, value }) => [subject, item, of, value])).toEqual([
      [a, 'name', null, '甲'],
      [a, 'spent', month, 12.5],
      [b, 'name', null, '乙'],
    ]);
    expect(held[1]?.source).toMatchObject({ fileName: '项目.csv', sheet: '项目', cell: 'F7' });
    expect(await store.rosters.asOf(city, 'project', late, [b])).toHaveLength(1);
    expect(await store.rosters.asOf('999999', 'project', late)).toEqual([]);
  });

  test('a revision is a further vintage; the past reads as it did', async (store, city) => {
    await accept(store, city, [entry(a, 'spent', 10, { month })]);
    const before = (await store.cities.standing(city, '2030-01-01T00:00:00.000Z')).changes;
    expect(await accept(store, city, [entry(a, 'spent', 11, { month, knownFrom: may })])).toMatchObject({ revised: 1 });
    expect((await store.cities.standing(city, '2030-01-01T00:00:00.000Z')).changes).toBeGreaterThan(before);
    expect((await store.cities.standing(city, late)).edition).toBe(may);
    const values = async (asOf: string): Promise<unknown> =>
      (await store.rosters.asOf(city, 'project', asOf)).map(({ value }) => value);
    expect([await values(april), await values(late), await values('2021-01-01T00:00:00.000Z')]).toEqual([
      [10],
      [11],
      [],
    ]);
    const vintages = await store.rosters.vintages(city, 'project', a, late);
    expect(vintages.map(({ value, knownFrom }) => [value, knownFrom])).toEqual([
      [10, april],
      [11, may],
    ]);
  });

  test('the same file twice changes nothing, and a dry run neither', async (store, city) => {
    const rows = [entry(a, 'name', '甲'), entry(a, 'spent', 10, { month })];
    expect(await accept(store, city, rows, { dryRun: true })).toMatchObject({ stored: 2 });
    expect(await store.rosters.asOf(city, 'project', late)).toEqual([]);
    await accept(store, city, rows, { content: 'same' });
    const imports = await store.imports.history(city);
    expect(await accept(store, city, rows, { content: 'same' })).toEqual({
      stored: 0,
      revised: 0,
      unchanged: 2,
      setBack: 0,
    });
    expect(await store.imports.history(city)).toEqual(imports);
    expect(await store.rosters.vintages(city, 'project', a, late)).toHaveLength(2);
  });

  test('a statement of the past sets nothing back, one that does is counted', async (store, city) => {
    await accept(store, city, [entry(a, 'spent', 11, { month, knownFrom: may })]);
    expect(await accept(store, city, [entry(a, 'spent', 10, { month, knownFrom: april })])).toMatchObject({
      stored: 1,
    });
    expect((await store.rosters.asOf(city, 'project', late)).map(({ value }) => value)).toEqual([11]);
    const later = '2021-07-01T00:00:00.000Z';
    expect(await accept(store, city, [entry(a, 'spent', 10, { month, knownFrom: later })])).toMatchObject({
      revised: 1,
      setBack: 1,
    });
  });

  test('a file that two bring at a time is stored once', async (store, city) => {
    const rows = [entry(a, 'spent', 10, { month })];
    await Promise.all([
      accept(store, city, rows, { content: 'at once' }),
      accept(store, city, rows, { content: 'at once' }),
    ]);
    expect(await store.rosters.vintages(city, 'project', a, late)).toHaveLength(1);
  });
}

import type { Actor } from '@shigan/core';
import { expect, test } from 'vitest';
import { cityOf, initialiseCity } from '../commands/initialise-city.ts';
import { commaReader } from '../testing/comma-reader.ts';
import { memoryStore } from '../testing/memory-store.ts';
import { plainWriter } from '../testing/plain-writer.ts';
import { readAhead } from './read-ahead.ts';

const actor: Actor = { id: 'clerk', name: '录入员', roles: ['operator'], via: 'test' };

test('a city, its counties and its peers are read for the month before; a city without regions is not', async () => {
  const store = memoryStore();
  const asked: { readonly regions: readonly string[]; readonly years: { readonly to: number } }[] = [];
  const { book } = store.observations;
  const observations: typeof store.observations = {
    ...store.observations,
    book: async (city, query, asOf) => {
      asked.push({ regions: query.regions ?? [], years: query.years });
      return book(city, query, asOf);
    },
  };
  const app = {
    store: { ...store, observations },
    workbooks: commaReader,
    documents: plainWriter,
    clock: { now: () => '2021-01-20T02:00:00.000Z' },
    digest: { sha256: () => '' },
  };
  await initialiseCity(app, actor, cityOf('431200'));
  await readAhead(app, '431200');
  const regions = new Set(asked.flatMap((one) => one.regions));
  expect(['431200', '431202', '431281', '430000', '430100'].filter((code) => !regions.has(code))).toEqual([]);
  expect(new Set(asked.map(({ years }) => years.to))).toEqual(new Set([2020]));
  asked.length = 0;
  await store.cities.create({ code: '999900', name: '某市', demo: false, businessDate: null });
  await readAhead(app, '999900');
  expect(asked).toEqual([]);
});

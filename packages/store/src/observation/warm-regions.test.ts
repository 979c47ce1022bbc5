import type { NewObservation, ObservationQuery, Store } from '@shigan/app';
import { incomingFile } from '@shigan/app/testing/incoming-file';
import { cumulative, monthly } from '@shigan/core';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openStore } from '../open-store.ts';
import { postgresForTests } from '../testing/postgres.ts';

const server = await postgresForTests();
afterAll(server.stop);

const regions = ['430000', '431200', '431202', '431221'];
const indicators = Array.from({ length: 25 }, (_, i) => `indicator-${i}`);
const moments = ['2021-05-18T01:00:00.000Z', '2021-06-18T01:00:00.000Z', '2021-07-18T01:00:00.000Z'];
const city = '431200';
let files = 0;

const row = fc.record({
  indicator: fc.constantFrom(...indicators),
  region: fc.constantFrom(...regions),
  span: fc.oneof(
    fc.nat(11).map((m) => cumulative(2021, m + 1)),
    fc.nat(11).map((m) => monthly(2020, m + 1)),
  ),
  measure: fc.constantFrom('level' as const, 'yoy' as const, 'rank' as const),
  value: fc.nat(9),
  knownFrom: fc.constantFrom(...moments),
});

const query: fc.Arbitrary<ObservationQuery> = fc.record(
  {
    regions: fc.subarray([...regions, 'none'], { minLength: 1 }),
    indicators: fc.subarray(indicators),
    measures: fc.subarray(['level' as const, 'rank' as const]),
    spans: fc.subarray([cumulative(2021, 4), cumulative(2021, 12), monthly(2020, 12), monthly(2020, 1)]),
    endsFrom: fc.integer({ min: 2020 * 12, max: 2021 * 12 + 11 }),
    endsTo: fc.integer({ min: 2020 * 12, max: 2021 * 12 + 11 }),
  },
  { requiredKeys: ['regions'] },
);

async function bring(store: Store, rows: readonly NewObservation[]): Promise<void> {
  files += 1;
  await store.imports.accept(city, incomingFile(`${files}.csv`, `file ${files}`), 'long', [rows], {
    actor: { id: 'w', name: 'w', roles: ['operator'], via: 'test' },
    storedAt: '2021-08-01T00:00:00.000Z',
    dryRun: false,
  });
}

/** What the book of a query's regions and indicators holds: of few, what is at hand or asked for one by one. */
async function inBook(store: Store, { regions: of = [], indicators: few }: ObservationQuery, asOf: string) {
  const years = { from: 2020, to: 2021 };
  const book = await store.observations.book(city, { regions: of, years, ...(few && { indicators: few }) }, asOf);
  return of.flatMap((region) =>
    (few ?? indicators).flatMap((indicator) =>
      (['level', 'yoy', 'rank'] as const).flatMap((measure) => [
        ...(book.series(indicator, region, measure)?.all() ?? []),
      ]),
    ),
  );
}

describe.skipIf(server.missing !== undefined)(`regions kept in memory ${server.missing ?? ''}`, () => {
  const stores: Store[] = [];
  beforeAll(async () => {
    const databaseUrl = await server.createDatabase();
    // One keeps everything, one has hardly room, one reads everything anew.
    for (const warmRows of [1_000_000, 100, 0])
      stores.push(await openStore({ databaseUrl }, { migrate: true, warmRows }));
  });
  afterAll(async () => {
    for (const store of stores) await store.close();
  });

  it('read as the database does, whatever is asked and whatever comes in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(row, {
          maxLength: 60,
          selector: (r) => JSON.stringify([r.indicator, r.region, r.span, r.measure, r.knownFrom]),
        }),
        fc.array(query, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...moments),
        fc.nat(2),
        async (rows, queries, asOf, writer) => {
          const brought = rows.map((r) => ({ ...r, decimals: 0, unit: '', status: null, sheet: '', cell: 'A1' }));
          for (const store of stores.slice(writer, writer + 1)) await bring(store, brought);
          for (const asked of queries) {
            const answers = await Promise.all(
              stores.map(async (store) => [
                await store.observations.asOf(city, asked, asOf),
                await store.observations.vintages(city, asked, asOf),
                await inBook(store, asked, asOf),
              ]),
            );
            expect(answers[0]).toEqual(answers[2]);
            expect(answers[1]).toEqual(answers[2]);
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it('are read once by those who ask for them at the same time', async () => {
    const [store] = stores;
    const asked = Array.from({ length: 5 }, async () => store?.observations.asOf(city, { regions }, moments[2] ?? ''));
    const answers = await Promise.all(asked);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });
});

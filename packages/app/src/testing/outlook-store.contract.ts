import type { Instant, OutlookVintage, ReplayedOutlook } from '@shigan/core';
import { expect } from 'vitest';

import type { OutlookQuery, Store } from '../ports.ts';

type Test = (name: string, run: (store: Store, city: string) => Promise<void>) => void;

const april = '2021-05-18T01:00:00.000Z';
const may = '2021-06-17T01:00:00.000Z';
const june = '2021-07-16T01:00:00.000Z';
const late = '2999-01-01T00:00:00.000Z';

function vintage(over: Partial<OutlookVintage> = {}): OutlookVintage {
  return {
    region: '431200',
    indicator: 'retail-sales',
    cutoff: '2021-01-01/P4M',
    edition: april,
    madeAt: june,
    version: 1,
    content: { missing: 'too-short' },
    replay: [],
    ...over,
  };
}

/** The behaviour of a store of outlooks. */
export function outlooks(test: Test): void {
  const all = { cutoffFrom: 0 };
  const body = (soFar: number): OutlookVintage['content'] => ({
    tracks: [
      {
        measure: 'yoy',
        basis: 'comparable',
        soFar,
        decimals: 1,
        halfYear: { missing: 'too-short' },
        fullYear: { missing: 'too-short' },
      },
    ],
    rank: { missing: 'no-peers' },
  });

  test('an outlook is read as it was made from what was known by the moment', async (store, city) => {
    await store.outlooks.append(city, [
      vintage({ content: body(1) }),
      vintage({ content: body(2), edition: may }),
      vintage({ cutoff: '2021-01-01/P3M', content: body(3) }),
    ]);
    const latest = async (asOf: Instant): Promise<unknown> =>
      (await store.outlooks.latest(city, all, asOf)).map((v) => [v.cutoff, v.edition, v.content]);
    expect(await latest('2021-05-18T00:59:59.999Z')).toEqual([]);
    expect(await latest(april)).toEqual([['2021-01-01/P4M', april, body(1)]]);
    expect(await latest(late)).toEqual([['2021-01-01/P4M', may, body(2)]]);
  });

  test('what stands of every cut-off is what was made last of it', async (store, city) => {
    await store.outlooks.append(city, [
      vintage({ content: body(1), replay: [replayed] }),
      vintage({ content: body(2), edition: may, replay: [replayed] }),
      vintage({ cutoff: '2021-01-01/P3M', content: body(3), edition: may }),
      vintage({ indicator: 'gdp', content: body(4) }),
    ]);
    const standing = async (query: OutlookQuery, asOf: Instant): Promise<unknown> =>
      (await store.outlooks.standing(city, query, asOf)).map((v) => [v.indicator, v.cutoff, v.content, v.replay]);
    expect(await standing({ indicators: ['retail-sales'] }, late)).toEqual([
      ['retail-sales', '2021-01-01/P3M', body(3), undefined],
      ['retail-sales', '2021-01-01/P4M', body(2), undefined],
    ]);
    expect(await standing(all, april)).toEqual([
      ['gdp', '2021-01-01/P4M', body(4), undefined],
      ['retail-sales', '2021-01-01/P4M', body(1), undefined],
    ]);
  });

  test('work that was done to its end is known by its mark, in its city', async (store, city) => {
    await store.outlooks.noteMade(city, ['mark', 'another'], april);
    await store.outlooks.noteMade(city, ['mark'], may);
    const marks = ['mark', 'another', 'other'];
    const known = await Promise.all(marks.map((mark) => store.outlooks.wasMade(city, mark)));
    expect([...known, await store.outlooks.wasMade(`${city}9`, 'mark')]).toEqual([true, true, false, false]);
  });

  test('the first outlook of an edition stands, and comes back letter by letter', async (store, city) => {
    const first = vintage({ content: body(1), replay: [replayed] });
    expect(await store.outlooks.append(city, [first])).toBe(1);
    const before = (await store.cities.standing(city, '2030-01-01T00:00:00.000Z')).changes;
    expect(await store.outlooks.append(city, [vintage({ content: body(2) })])).toBe(0);
    expect((await store.cities.standing(city, '2030-01-01T00:00:00.000Z')).changes).toBe(before);
    const [kept] = await store.outlooks.history(city, all, late);
    expect(JSON.stringify(kept)).toBe(JSON.stringify(first));
    const [latest] = await store.outlooks.latest(city, all, late);
    expect(latest?.replay).toBeUndefined();
  });

  test('outlooks are asked for by region, indicator and cut-off', async (store, city) => {
    await store.outlooks.append(city, [
      vintage(),
      vintage({ region: '430000' }),
      vintage({ indicator: 'gdp', cutoff: '2021-01-01/P3M' }),
      vintage({ cutoff: '2020-01-01/P12M' }),
    ]);
    const asked = async (query: OutlookQuery): Promise<unknown> =>
      (await store.outlooks.history(city, query, late)).map((v) => [v.region, v.indicator, v.cutoff]);
    expect(await asked({ regions: ['431200'], indicators: ['retail-sales'] })).toEqual([
      ['431200', 'retail-sales', '2020-01-01/P12M'],
      ['431200', 'retail-sales', '2021-01-01/P4M'],
    ]);
    expect(await asked({ cutoffFrom: 2021 * 12 + 3, cutoffTo: 2021 * 12 + 3 })).toEqual([
      ['430000', 'retail-sales', '2021-01-01/P4M'],
      ['431200', 'retail-sales', '2021-01-01/P4M'],
    ]);
    expect(await asked({ cutoffTo: 2021 * 12 + 2, regions: ['431200'] })).toEqual([
      ['431200', 'gdp', '2021-01-01/P3M'],
      ['431200', 'retail-sales', '2020-01-01/P12M'],
    ]);
    expect(await store.outlooks.history(`${city}9`, all, late)).toEqual([]);
  });

  test('an outlook that is kept counts as a change', async (store, city) => {
    const before = (await store.cities.standing(city, '2030-01-01T00:00:00.000Z')).changes;
    await store.outlooks.append(city, []);
    expect((await store.cities.standing(city, '2030-01-01T00:00:00.000Z')).changes).toBe(before);
    await store.outlooks.append(city, [vintage()]);
    expect((await store.cities.standing(city, '2030-01-01T00:00:00.000Z')).changes).toBeGreaterThan(before);
  });
}

const replayed: ReplayedOutlook = {
  year: 2019,
  cutoff: '2019-01-01/P4M',
  stated: 8.1,
  actual: 7.9,
  yearBefore: 8.2,
  probability: 0.45,
  inside80: true,
  inside95: true,
  persistence: 8.4,
};

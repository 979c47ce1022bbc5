import { expect } from 'vitest';

import type { SavedView, Store } from '../ports.ts';

type Test = (name: string, run: (store: Store, city: string) => Promise<void>) => void;

const morning = '2021-05-20T01:00:00.000Z';
const noon = '2021-05-20T04:00:00.000Z';

/** The behaviour of what is one person's own: readings of notifications, saved views. */
export function ownContract(test: Test): void {
  test('a notification is read once, by each for himself', async (store, city) => {
    const { notificationReadings: readings } = store;
    await readings.add(
      city,
      [
        { account: 'li', key: 'act m1 3', at: morning },
        { account: 'li', key: 'act m1 4', at: morning },
      ],
      noon,
    );
    await readings.add(city, [{ account: 'li', key: 'act m1 3', at: noon }], noon);
    await readings.add(city, [{ account: 'wang', key: 'act m1 3', at: noon }], noon);
    await readings.add(city, [], noon);
    expect(await readings.of(city, 'li', noon)).toEqual([
      { account: 'li', key: 'act m1 3', at: morning },
      { account: 'li', key: 'act m1 4', at: morning },
    ]);
    expect(await readings.of(city, 'wang', morning)).toEqual([]);
    expect(await readings.readersOf(city, 'act m1 3')).toEqual([
      { account: 'li', key: 'act m1 3', at: morning },
      { account: 'wang', key: 'act m1 3', at: noon },
    ]);
    expect(await readings.readersOf(`${city}x`, 'act m1 3')).toEqual([]);
  });

  test('a view is seen by whose it is, and by others where it is shared', async (store, city) => {
    const { savedViews } = store;
    const view: Omit<SavedView, 'id'> = {
      account: 'li',
      name: '落后指标',
      address: '/indicators?light=red',
      shared: false,
      at: morning,
    };
    const own = await savedViews.put(city, view);
    const shared = await savedViews.put(city, { ...view, name: '各县', address: '/counties', shared: true });
    expect(await savedViews.of(city, 'li')).toEqual([
      { ...view, id: shared, name: '各县', address: '/counties', shared: true },
      { ...view, id: own },
    ]);
    expect((await savedViews.of(city, 'wang')).map(({ id }) => id)).toEqual([shared]);
    expect(await savedViews.remove(city, 'wang', shared, noon)).toBe(false);
    const again = await savedViews.put(city, { ...view, address: '/board', at: noon });
    expect((await savedViews.of(city, 'li')).map(({ id }) => id)).toEqual([shared, again]);
    expect(await savedViews.remove(city, 'li', shared, noon)).toBe(true);
    expect(await savedViews.remove(city, 'li', shared, noon)).toBe(false);
    expect((await savedViews.of(city, 'li')).map(({ address }) => address)).toEqual(['/board']);
  });
}

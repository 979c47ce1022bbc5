import { expect } from 'vitest';
import type { Channel } from '../ports/channel-store.ts';
import type { Store } from '../ports.ts';

type Test = (name: string, run: (store: Store, city: string) => Promise<void>) => void;

const at = '2021-05-20T01:00:00.000Z';
const channel = (id: string, kind: Channel['kind'], account = 'li'): Channel => ({
  id,
  account,
  kind,
  target: kind === 'calendar' ? '' : `${id}@example.cn`,
  at,
});

/** What every store of channels does. */
export function channels(test: Test): void {
  test('keeps channels with their proofs, each to its account', async (store, city) => {
    const mail = channel(`m ${city}`, 'mail');
    const web = channel(`w ${city}`, 'webhook', 'wu');
    const calendar = channel(`c ${city}`, 'calendar');
    await store.channels.add(city, mail, {});
    await store.channels.add(city, web, { sealedKey: 'sealed' });
    await store.channels.add(city, calendar, { tokenHash: `hash ${city}` });
    expect(await store.channels.of(city, 'li')).toEqual([calendar, mail]);
    expect((await store.channels.outward(city)).map(({ id, sealedKey }) => [id, sealedKey])).toEqual([
      [mail.id, ''],
      [web.id, 'sealed'],
    ]);
    expect(await store.channels.get(city, web.id)).toEqual({ ...web, sealedKey: 'sealed' });
    expect(await store.channels.byToken(city, `hash ${city}`)).toEqual(calendar);
    expect(await store.channels.byToken('430000', `hash ${city}`)).toBeUndefined();
  });

  test('ends a channel for its own account only, and then it opens nothing', async (store, city) => {
    const calendar = channel(`c ${city}`, 'calendar');
    await store.channels.add(city, calendar, { tokenHash: `token ${city}` });
    expect(await store.channels.end(city, 'wu', calendar.id, at)).toBe(false);
    expect(await store.channels.end(city, 'li', calendar.id, at)).toBe(true);
    expect(await store.channels.end(city, 'li', calendar.id, at)).toBe(false);
    expect(await store.channels.of(city, 'li')).toEqual([]);
    expect(await store.channels.byToken(city, `token ${city}`)).toBeUndefined();
    expect(await store.channels.get(city, calendar.id)).toBeUndefined();
  });
}

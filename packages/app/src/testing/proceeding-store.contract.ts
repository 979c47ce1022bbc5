import type { ActingPerson, ProceedingEvent } from '@shigan/core';
import { expect } from 'vitest';
import type { Store } from '../ports.ts';

type Test = (name: string, run: (store: Store, city: string) => Promise<void>) => void;

const officer: ActingPerson = { id: 'zhou', name: '周某', roles: ['supervisionOfficer'] };
const storedAt = '2021-05-20T01:00:00.000Z';
const later = '9999-01-01T00:00:00.000Z';

function opened(id: string): ProceedingEvent<'monthlyReview'> {
  const unit = { code: '市商务局', name: '市商务局' };
  const details = { kind: 'open', month: id, due: `${id}-18`, items: [{ matter: 'm1', unit, exempt: false }] } as const;
  return { topic: 'monthlyReview', id, version: 1, by: officer, at: `${id}-10T01:00:00.000Z`, details };
}

function closed(id: string, version = 2): ProceedingEvent<'monthlyReview'> {
  const at = `${id}-20T01:00:00.000Z`;
  return { topic: 'monthlyReview', id, version, by: officer, at, details: { kind: 'close' } };
}

/** What every store of proceedings does. */
export function proceedings(test: Test): void {
  test('keeps the events of proceedings as they were', async (store, city) => {
    for (const event of [opened('2021-04'), closed('2021-04'), opened('2021-05')])
      await store.proceedings.append(city, { event, storedAt });
    const all = await store.proceedings.events(city, 'monthlyReview', later);
    expect(all).toEqual([opened('2021-04'), closed('2021-04'), opened('2021-05')]);
    expect(await store.proceedings.events(city, 'monthlyReview', later, '2021-05')).toEqual([opened('2021-05')]);
    expect(await store.proceedings.events('430000', 'monthlyReview', later)).toEqual([]);
  });

  test('reads proceedings as of a moment', async (store, city) => {
    for (const event of [opened('2021-04'), closed('2021-04')])
      await store.proceedings.append(city, { event, storedAt });
    const before = await store.proceedings.events(city, 'monthlyReview', '2021-04-19T00:00:00.000Z');
    expect(before).toEqual([opened('2021-04')]);
  });

  test('takes one event of a version, and one that claims a number', async (store, city) => {
    await store.proceedings.append(city, { event: opened('2021-04'), storedAt });
    const again = store.proceedings.append(city, { event: opened('2021-04'), storedAt });
    await expect(again).rejects.toMatchObject({ code: 'proceeding-changed' });
    const ahead = store.proceedings.append(city, { event: closed('2021-04', 3), storedAt });
    await expect(ahead).rejects.toMatchObject({ code: 'proceeding-changed' });
    await store.proceedings.append(city, { event: closed('2021-04'), storedAt, claim: '2021-1' });
    await store.proceedings.append(city, { event: opened('2021-05'), storedAt });
    const taken = store.proceedings.append(city, { event: closed('2021-05'), storedAt, claim: '2021-1' });
    await expect(taken).rejects.toMatchObject({ code: 'issue-number-taken' });
    expect(await store.proceedings.events(city, 'monthlyReview', later, '2021-05')).toEqual([opened('2021-05')]);
  });

  test('lets one of several writers be the first', async (store, city) => {
    const tries = Array.from({ length: 6 }, () =>
      store.proceedings.append(city, { event: opened('2021-06'), storedAt }),
    );
    const outcomes = await Promise.allSettled(tries);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
}

import type { NewJob } from '@shigan/core';
import { expect } from 'vitest';
import type { Store } from '../ports.ts';

type Test = (name: string, run: (store: Store, city: string) => Promise<void>) => void;

const storedAt = '2021-05-20T01:00:00.000Z';
const minute = (n: number): string => `2021-05-20T01:${String(n).padStart(2, '0')}:00.000Z`;

function job(n: number, due = minute(n)): NewJob {
  return { key: `reminder m${n}`, kind: 'reminder', due, payload: { matter: `m${n}`, moment: due } };
}

const claim = (worker: string, now = minute(30), due = minute(30)) => ({ due, now, worker, leaseUntil: minute(40) });
const done = (worker: string) => ({ worker, state: 'done', outcome: 'sent', at: minute(31) }) as const;

/** What every queue of jobs does. */
export function jobs(test: Test): void {
  test('takes a job once, however often it is put in', async (store, city) => {
    expect(await store.jobs.put(city, [job(1), job(2), job(1)], storedAt)).toBe(2);
    expect(await store.jobs.put(city, [job(1), job(3)], storedAt)).toBe(1);
    await store.jobs.claim(city, claim('a'));
    expect(await store.jobs.end(city, job(1).key, done('a'))).toBe(true);
    expect(await store.jobs.put(city, [job(1)], storedAt)).toBe(0);
    expect(await store.jobs.counts(city)).toEqual({ waiting: 2, done: 1, void: 0, failed: 0 });
    expect(await store.jobs.counts('430000')).toEqual({ waiting: 0, done: 0, void: 0, failed: 0 });
  });

  test('gives what is due, the longest due first, each to one worker', async (store, city) => {
    await store.jobs.put(city, [job(3), job(1), job(2), job(9, minute(50))], storedAt);
    const given = await Promise.all(['a', 'b', 'c', 'd'].map(async (worker) => store.jobs.claim(city, claim(worker))));
    expect(given.flatMap((one) => one?.job.key ?? []).toSorted()).toEqual([1, 2, 3].map((n) => job(n).key));
    expect(await store.jobs.claim(city, claim('e'))).toBeUndefined();
    expect((await store.jobs.claim(city, claim('e', minute(30), minute(50))))?.job).toEqual(job(9, minute(50)));
  });

  test('gives again what a dead worker had begun, and keeps nothing of it', async (store, city) => {
    await store.jobs.put(city, [job(1)], storedAt);
    expect(await store.jobs.claim(city, claim('dead'))).toEqual({ job: job(1), attempts: 1 });
    expect(await store.jobs.claim(city, claim('b', minute(39)))).toBeUndefined();
    expect((await store.jobs.claim(city, { ...claim('b', minute(40)), leaseUntil: minute(50) }))?.attempts).toBe(2);
    expect(await store.jobs.end(city, job(1).key, done('dead'))).toBe(false);
    expect(await store.jobs.end(city, job(1).key, done('b'))).toBe(true);
    expect(await store.jobs.end(city, job(1).key, done('b'))).toBe(false);
  });

  test('lets a job wait after an attempt that failed, and tells why', async (store, city) => {
    await store.jobs.put(city, [job(1)], storedAt);
    await store.jobs.claim(city, claim('a'));
    await store.jobs.release(city, job(1).key, { worker: 'other', outcome: 'stolen', notBefore: minute(30) });
    expect(await store.jobs.claim(city, claim('b', minute(32)))).toBeUndefined();
    await store.jobs.release(city, job(1).key, { worker: 'a', outcome: 'no answer', notBefore: minute(35) });
    expect(await store.jobs.claim(city, claim('b', minute(34)))).toBeUndefined();
    expect(await store.jobs.list(city, { state: 'waiting', most: 5 })).toEqual([
      { ...job(1), state: 'waiting', attempts: 1, endedAt: null, outcome: 'no answer' },
    ]);
    expect((await store.jobs.claim(city, claim('b', minute(35))))?.attempts).toBe(2);
  });

  test('keeps the end of a job with its effect or not at all', async (store, city) => {
    await store.jobs.put(city, [job(1)], storedAt);
    await store.jobs.claim(city, claim('a'));
    await store.jobs.end(city, job(1).key, { ...done('a'), state: 'void', outcome: 'settled' });
    const [ended] = await store.jobs.list(city, { most: 1 });
    expect(ended).toMatchObject({ state: 'void', outcome: 'settled', endedAt: minute(31) });
  });
}

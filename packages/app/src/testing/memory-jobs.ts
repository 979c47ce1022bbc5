import type { Job, JobState, RegionCode } from '@shigan/core';
import type { JobStore } from '../ports/job-store.ts';

type Held = Job & { readonly worker: string | null; readonly leaseUntil: string };

/** Jobs in memory, for tests. */
export function memoryJobs(): JobStore {
  const cities = new Map<RegionCode, Map<string, Held>>();
  const shelf = (city: RegionCode): Map<string, Held> => {
    const held = cities.get(city) ?? new Map<string, Held>();
    cities.set(city, held);
    return held;
  };
  const byDue = (a: Held, b: Held): number => (a.due === b.due ? (a.key < b.key ? -1 : 1) : a.due < b.due ? -1 : 1);
  return {
    put: async (city, jobs) => {
      const held = shelf(city);
      const fresh = jobs.filter(({ key }, n) => !held.has(key) && jobs.findIndex((one) => one.key === key) === n);
      for (const job of fresh)
        held.set(job.key, {
          ...job,
          state: 'waiting',
          attempts: 0,
          endedAt: null,
          outcome: '',
          worker: null,
          leaseUntil: '',
        });
      return fresh.length;
    },
    claim: async (city, { due, now, worker, leaseUntil }) => {
      const [found] = [...shelf(city).values()]
        .filter((one) => one.state === 'waiting' && one.due <= due && one.leaseUntil <= now)
        .toSorted(byDue);
      if (found === undefined) return undefined;
      const attempts = found.attempts + 1;
      shelf(city).set(found.key, { ...found, worker, leaseUntil, attempts });
      const {
        state: _state,
        attempts: _before,
        endedAt: _ended,
        outcome: _outcome,
        worker: _w,
        leaseUntil: _l,
        ...job
      } = found;
      return { job, attempts };
    },
    end: async (city, key, { worker, state, outcome, at }) => {
      const held = shelf(city).get(key);
      if (held === undefined || held.state !== 'waiting' || held.worker !== worker) return false;
      shelf(city).set(key, { ...held, state, outcome, endedAt: at });
      return true;
    },
    release: async (city, key, { worker, outcome, notBefore }) => {
      const held = shelf(city).get(key);
      if (held === undefined || held.state !== 'waiting' || held.worker !== worker) return;
      shelf(city).set(key, { ...held, worker: null, outcome, leaseUntil: notBefore });
    },
    list: async (city, { state, most }) =>
      [...shelf(city).values()]
        .filter((one) => state === undefined || one.state === state)
        .toSorted((a, b) => byDue(b, a))
        .slice(0, most)
        .map(({ worker: _worker, leaseUntil: _until, ...job }) => job),
    counts: async (city) => {
      const counts: Record<JobState, number> = { waiting: 0, done: 0, void: 0, failed: 0 };
      for (const { state } of shelf(city).values()) counts[state]++;
      return counts;
    },
  };
}

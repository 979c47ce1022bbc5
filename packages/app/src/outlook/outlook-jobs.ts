import { type Actor, DomainError, monthBefore, type Period, type RegionCode } from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import type { EndSignal } from '../calculation/calculation.ts';
import { areOutlooksMade, makeOutlooks } from '../commands/make-outlooks.ts';
import { resolveMoment } from '../queries/moment.ts';
import { partsOf } from '../queries/read-board.ts';
import { readRegistry } from '../queries/read-registry.ts';

/** Outlooks being made (研判任务): regions and a month, how far it has come, and what became of it. */
export interface OutlookJob {
  readonly id: string;
  readonly city: RegionCode;
  readonly regions: readonly RegionCode[];
  readonly period: Period;
  readonly state: 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';
  /** Indicators done, and in all; 0 of 0 while it waits. */
  readonly done: number;
  readonly of: number;
  /** Vintages kept. */
  readonly made: number;
}

/** Makes outlooks in the background, one job after the other. Jobs live as long as the server: what was made is kept, what was not is asked
 *  for again. */
export interface OutlookJobs {
  /** Begins a job, or gives the one for the same regions and month that has not ended. Refuses `unknown-region`, `not-allowed`. */
  ask(actor: Actor, city: RegionCode, asked: Pick<OutlookJob, 'regions' | 'period'>): Promise<OutlookJob>;
  /** Jobs of a city, the latest first. */
  list(actor: Actor, city: RegionCode): readonly OutlookJob[];
  /** Ends a job that has not ended; nothing of it is kept. Refuses `unknown-job`. */
  cancel(actor: Actor, city: RegionCode, id: string): OutlookJob;
  /** When all jobs have ended. */
  settled(): Promise<void>;
  /** Cancels all, and waits for them. */
  close(): Promise<void>;
}

/** Ended jobs that are still listed. */
const listed = 20;

interface Held {
  job: OutlookJob;
  readonly actor: Actor;
  readonly end: Ending;
}

export function outlookJobs(app: Application, onFailure: (error: unknown) => void = () => undefined): OutlookJobs {
  const all: Held[] = [];
  let last = Promise.resolve();
  let count = 0;
  const run = async (held: Held): Promise<void> => {
    const { actor, end } = held;
    if (end.signal.aborted) return;
    held.job = { ...held.job, state: 'running' };
    try {
      const { city, regions, period } = held.job;
      const { made } = await makeOutlooks(
        app,
        actor,
        city,
        { regions, period },
        {
          signal: end.signal,
          onProgress: (done, of) => (held.job = { ...held.job, done, of }),
        },
      );
      held.job = { ...held.job, state: 'done', made };
    } catch (error) {
      if (end.signal.aborted) return;
      held.job = { ...held.job, state: 'failed' };
      onFailure(error);
    }
  };
  const isOpen = ({ job }: Held): boolean => job.state === 'waiting' || job.state === 'running';
  const cancel = (held: Held): void => {
    if (!isOpen(held)) return;
    held.job = { ...held.job, state: 'cancelled' };
    held.end.abort();
  };
  return {
    ask: async (actor, city, { regions, period }) => {
      for (const region of regions) authorise(actor, 'outlook.make', city, region);
      const registry = await readRegistry(app, await resolveMoment(app, city));
      for (const region of regions)
        if (!registry.regions.has(region)) throw new DomainError('unknown-region', { region });
      const same = all.find(
        (h) =>
          isOpen(h) &&
          JSON.stringify([h.job.city, h.job.regions, h.job.period]) === JSON.stringify([city, regions, period]),
      );
      if (same !== undefined) return same.job;
      const job: OutlookJob = { id: String(++count), city, regions, period, state: 'waiting', done: 0, of: 0, made: 0 };
      const held: Held = { job, actor, end: ending() };
      all.unshift(held);
      last = last.then(async () => run(held));
      for (const ended of all.filter((h) => !isOpen(h)).slice(listed)) all.splice(all.indexOf(ended), 1);
      return held.job;
    },
    list: (actor, city) => {
      authorise(actor, 'outlook.read', city);
      return all.flatMap(({ job }) => (job.city === city ? [job] : []));
    },
    cancel: (actor, city, id) => {
      authorise(actor, 'outlook.make', city);
      const held = all.find(({ job }) => job.city === city && job.id === id);
      if (held === undefined) throw new DomainError('unknown-job', { job: id });
      cancel(held);
      return held.job;
    },
    settled: async () => last,
    close: async () => {
      for (const held of all) cancel(held);
      await last;
    },
  };
}

interface Ending {
  readonly signal: EndSignal;
  abort(): void;
}

/** Something that can be asked to end. */
function ending(): Ending {
  const listeners = new Set<() => void>();
  let aborted = false;
  const reason = new Error('cancelled');
  return {
    signal: {
      get aborted() {
        return aborted;
      },
      reason,
      addEventListener: (_type, listener) => listeners.add(listener),
      removeEventListener: (_type, listener) => listeners.delete(listener),
    },
    abort: () => {
      aborted = true;
      for (const listener of listeners) listener();
    },
  };
}

/** Asks for the outlooks of the month that pages of a city are dated by, where the record has changed since they were made: the city and
 *  what it is part of first, then its parts. */
export async function askForLatest(app: Application, actor: Actor, jobs: OutlookJobs, city: RegionCode): Promise<void> {
  const moment = await resolveMoment(app, city);
  const registry = await readRegistry(app, moment);
  const region = registry.regions.get(city);
  if (region === undefined) return;
  const period = monthBefore(moment.asOf);
  const whole = registry.peersOf(city)?.of;
  const parts = partsOf(registry, city)?.members ?? [];
  for (const regions of [[city, ...(whole === undefined ? [] : [whole])], parts]) {
    const asked = { regions, period };
    if (regions.length > 0 && !(await areOutlooksMade(app, moment, asked))) await jobs.ask(actor, city, asked);
  }
}

import type { Actor, Job, JobState, RegionCode } from '@shigan/core';
import { type Application, authorise } from '../application.ts';

/** The queue of jobs now: how many are in each state, and the last of them. */
export async function listJobs(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: { readonly state?: JobState; readonly most?: number } = {},
): Promise<{ readonly counts: Readonly<Record<JobState, number>>; readonly jobs: readonly Job[] }> {
  authorise(actor, 'jobs.read', city);
  const { state, most = 100 } = asked;
  const [counts, jobs] = await Promise.all([
    app.store.jobs.counts(city),
    app.store.jobs.list(city, { most, ...(state === undefined ? {} : { state }) }),
  ]);
  return { counts, jobs };
}

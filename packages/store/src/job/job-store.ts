import type { JobStore } from '@shigan/app';
import type { Instant, Job, JobKind, JobState, NewJob } from '@shigan/core';

import { type Database, statement } from '../database/database.ts';

type JobRow = {
  readonly key: string;
  readonly kind: JobKind;
  readonly due: Instant;
  readonly payload: unknown;
  readonly attempts: number;
  readonly state: JobState;
  readonly outcome: string;
  readonly ended_at: Instant | null;
};

const putJobs = statement(
  'job_put',
  `insert into job (city, key, kind, due, payload, stored_at)
   select $1, key, kind, due, payload, $6
   from unnest($2::text[], $3::text[], $4::timestamptz[], $5::jsonb[]) as new (key, kind, due, payload)
   on conflict do nothing`,
);
/** What another worker is just taking is passed over, not waited for. */
const claimJob = statement(
  'job_claim',
  `update job set worker = $4, lease_until = $5, attempts = attempts + 1
   where city = $1 and key = (
     select key from job
     where city = $1 and state = 'waiting' and due <= $2 and lease_until <= $3
     order by due, key limit 1 for update skip locked)
   returning key, kind, due, payload, attempts`,
);
const endJob = statement(
  'job_end',
  `update job set state = $4, outcome = $5, ended_at = $6
   where city = $1 and key = $2 and worker = $3 and state = 'waiting'`,
);
const releaseJob = statement(
  'job_release',
  `update job set worker = null, outcome = $4, lease_until = $5
   where city = $1 and key = $2 and worker = $3 and state = 'waiting'`,
);
const listJobs = statement(
  'job_list',
  `select key, kind, due, payload, attempts, state, outcome, ended_at from job
   where city = $1 and ($2::text is null or state = $2) order by due desc, key desc limit $3`,
);
const countJobs = statement(
  'job_count',
  'select state, count(*)::integer as jobs from job where city = $1 group by state',
);

/** The queue of jobs in the database. */
export function jobStore(database: Database): JobStore {
  return {
    put: async (city, jobs, storedAt) => {
      if (jobs.length === 0) return 0;
      return database.run(putJobs, [
        city,
        jobs.map(({ key }) => key),
        jobs.map(({ kind }) => kind),
        jobs.map(({ due }) => due),
        jobs.map(({ payload }) => JSON.stringify(payload)),
        storedAt,
      ]);
    },
    claim: async (city, { due, now, worker, leaseUntil }) => {
      // In a transaction of its own: a connection that breaks between question and answer has claimed nothing.
      const [row] = await database.transaction(async (session) =>
        session.rows<JobRow>(claimJob, [city, due, now, worker, leaseUntil]),
      );
      return row && { job: newJobOf(row), attempts: row.attempts };
    },
    end: async (city, key, { worker, state, outcome, at }) =>
      (await database.run(endJob, [city, key, worker, state, outcome, at])) > 0,
    release: async (city, key, { worker, outcome, notBefore }) => {
      await database.run(releaseJob, [city, key, worker, outcome, notBefore]);
    },
    list: async (city, { state, most }) =>
      (await database.rows<JobRow>(listJobs, [city, state ?? null, most])).map((row) => jobOf(row)),
    counts: async (city) => {
      const counts: Record<JobState, number> = { waiting: 0, done: 0, void: 0, failed: 0 };
      for (const { state, jobs } of await database.rows<{ state: JobState; jobs: number }>(countJobs, [city]))
        counts[state] = jobs;
      return counts;
    },
  };
}

/** What this database wrote was a job when it was put in. */
function newJobOf({ key, kind, due, payload }: JobRow): NewJob {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kind and payload were put in together
  return { key, kind, due, payload } as NewJob;
}

function jobOf(row: JobRow): Job {
  const { attempts, state, outcome, ended_at: endedAt } = row;
  return { ...newJobOf(row), attempts, state, outcome, endedAt };
}

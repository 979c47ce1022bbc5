import type { Instant, Job, JobState, NewJob, RegionCode } from '@shigan/core';

/** A job that a worker has begun: its own until the lease ends. */
export interface ClaimedJob {
  readonly job: NewJob;
  /** This attempt included. */
  readonly attempts: number;
}

export interface JobClaim {
  /** What is due by the city's time. */
  readonly due: Instant;
  /** By the wall clock. */
  readonly now: Instant;
  readonly worker: string;
  readonly leaseUntil: Instant;
}

/** The queue of jobs (任务队列), in the database that they work on: a job and what it did are kept together or not at all. */
export interface JobStore {
  /** Puts jobs in; gives how many were not there yet. A key that is held, in whatever state, is left alone. */
  put(city: RegionCode, jobs: readonly NewJob[], storedAt: Instant): Promise<number>;
  /** Gives the job that has been due for the longest and is nobody's, and makes it the worker's until the lease ends. Of several workers
   *  each gets another; what a worker that died had begun is given again once its lease has ended. */
  claim(city: RegionCode, claim: JobClaim): Promise<ClaimedJob | undefined>;
  /** Ends a job. False where it is no longer the worker's: then nothing of what it did may be kept. Together with the effect it makes
   *  that happen exactly once. */
  end(
    city: RegionCode,
    key: string,
    ended: {
      readonly worker: string;
      readonly state: Exclude<JobState, 'waiting'>;
      readonly outcome: string;
      readonly at: Instant;
    },
  ): Promise<boolean>;
  /** Lets a job go after an attempt that failed: it is nobody's again and waits until `notBefore`, by the wall clock. */
  release(
    city: RegionCode,
    key: string,
    failed: { readonly worker: string; readonly outcome: string; readonly notBefore: Instant },
  ): Promise<void>;
  /** Jobs, the last due first, at most so many; of one state where it is named. */
  list(city: RegionCode, asked: { readonly state?: JobState; readonly most: number }): Promise<readonly Job[]>;
  /** How many jobs are in each state. */
  counts(city: RegionCode): Promise<Readonly<Record<JobState, number>>>;
}

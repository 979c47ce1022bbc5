import { type ChannelKind, channelKinds, type Job, type JobKind, jobKinds, type JobState } from '@shigan/core';
import { z } from 'zod';

/** The queue of jobs (任务队列). */
export interface JobQueueBody {
  readonly counts: Readonly<Record<JobState, number>>;
  readonly jobs: readonly {
    readonly key: string;
    readonly kind: JobKind;
    readonly due: string;
    readonly state: JobState;
    readonly attempts: number;
    readonly endedAt: string | null;
    readonly outcome: string;
  }[];
}

const states = ['waiting', 'done', 'void', 'failed'] as const;
const count = z.int().nonnegative();

export const jobQueueBody: z.ZodType<JobQueueBody> = z
  .strictObject({
    counts: z.strictObject({ waiting: count, done: count, void: count, failed: count }),
    jobs: z.array(
      z.strictObject({
        key: z.string(),
        kind: z.enum(jobKinds),
        due: z.string(),
        state: z.enum(states).describe('`void`: when its time came there was nothing to do any more.'),
        attempts: count,
        endedAt: z.string().nullable(),
        outcome: z.string(),
      }),
    ),
  })
  .meta({
    id: 'JobQueue',
    description: 'What the platform does by itself: the last jobs, and how many are in each state.',
  });

export function presentJobs({
  counts,
  jobs,
}: {
  readonly counts: Readonly<Record<JobState, number>>;
  readonly jobs: readonly Job[];
}): JobQueueBody {
  return {
    counts,
    jobs: jobs.map(({ key, kind, due, state, attempts, endedAt, outcome }) => ({
      key,
      kind,
      due,
      state,
      attempts,
      endedAt,
      outcome,
    })),
  };
}

/** One's own channels (提醒渠道). */
export interface ChannelsBody {
  readonly channels: readonly ChannelBody[];
}

export interface ChannelBody {
  readonly id: string;
  readonly kind: ChannelKind;
  readonly target: string;
  readonly at: string;
}

/** A channel just added; what proves it is told this once. */
export interface ChannelAddedBody {
  readonly channel: ChannelBody;
  readonly secret: string | null;
  /** Path of a calendar; null for others. */
  readonly path: string | null;
}

const channel: z.ZodType<ChannelBody> = z.strictObject({
  id: z.string(),
  kind: z.enum(channelKinds),
  target: z.string(),
  at: z.string(),
});

export const channelsBody: z.ZodType<ChannelsBody> = z
  .strictObject({ channels: z.array(channel) })
  .meta({ id: 'Channels', description: 'One’s own channels: mail, signed calls, a calendar.' });

export const channelAddedBody: z.ZodType<ChannelAddedBody> = z
  .strictObject({
    channel,
    secret: z.string().nullable().describe('The key by which calls are signed; told this once.'),
    path: z.string().nullable().describe('Where the calendar is read; told this once.'),
  })
  .meta({ id: 'ChannelAdded', description: 'A channel just added, with what proves it.' });

export const addChannelBody: z.ZodType<{ readonly kind: ChannelKind; readonly target: string }> = z
  .strictObject({ kind: z.enum(channelKinds), target: z.string().max(500) })
  .meta({ id: 'AddChannel', description: 'A channel to be added; a calendar has an empty target.' });

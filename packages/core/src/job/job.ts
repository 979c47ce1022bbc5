import { type Day, dayNumber, dayOfNumber, type Instant } from '../instant.ts';

/** What the platform does by itself (定时任务): reminds of a matter 催办; tells somebody by mail 邮件, or another system by a signed call
 *  回调, what concerns them. */
export const jobKinds = ['reminder', 'mail', 'webhook'] as const;

export type JobKind = (typeof jobKinds)[number];

/** What each kind needs to know. */
export interface JobPayloads {
  readonly reminder: { readonly matter: string; readonly moment: Instant };
  readonly mail: { readonly channel: string; readonly day: Day };
  readonly webhook: { readonly channel: string; readonly day: Day };
}

/** A job as it is put in. Its key is the same for the same work whenever it is worked out: put in twice, it is one job. */
export type NewJob = {
  readonly [K in JobKind]: {
    readonly key: string;
    readonly kind: K;
    /** From when on it may be done, by the city's time. */
    readonly due: Instant;
    readonly payload: JobPayloads[K];
  };
}[JobKind];

/** Waiting 待办, done 已办, void 已无须办 (the matter is settled, the deadline has moved), failed 多次失败. */
export type JobState = 'waiting' | 'done' | 'void' | 'failed';

export type Job = NewJob & {
  readonly state: JobState;
  /** Times that it was begun. */
  readonly attempts: number;
  readonly endedAt: Instant | null;
  /** What came of it, or why the last attempt failed; empty until then. */
  readonly outcome: string;
};

/** Minutes until a job that failed is tried again, by the attempts so far; after the last of them it is given up. */
export const retryAfterMinutes: readonly number[] = [1, 5, 30, 120, 720];

/** When a job is tried again after so many attempts; undefined when it is given up. */
export function retryAt(now: Instant, attempts: number): Instant | undefined {
  const minutes = retryAfterMinutes[attempts - 1];
  return minutes === undefined ? undefined : instantAfter(now, minutes * 60);
}

/** Seconds for which a job is its worker's alone. A worker that was killed frees what it had begun no later. */
export const leaseSeconds = 120;

/** A moment so many whole seconds after another. */
export function instantAfter(at: Instant, seconds: number): Instant {
  const [hours = 0, minutes = 0, whole = 0] = at.slice(11, 19).split(':').map(Number);
  const total = dayNumber(at.slice(0, 10)) * 86_400 + hours * 3600 + minutes * 60 + whole + seconds;
  const rest = total % 86_400;
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
  const day = dayOfNumber(Math.floor(total / 86_400));
  return `${day}T${two(rest / 3600)}:${two((rest % 3600) / 60)}:${two(rest % 60)}${at.slice(19)}`;
}

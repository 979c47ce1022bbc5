import {
  type Actor,
  dayOf,
  digestOf,
  DomainError,
  instantAfter,
  isReminderDue,
  leaseSeconds,
  type NewJob,
  type RegionCode,
  reminderWords,
  retryAt,
  type WorkingCalendar,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import type { ClaimedJob } from '../../ports/job-store.ts';
import type { Outward } from '../../ports/outward.ts';
import { resolveMoment } from '../../queries/moment.ts';
import { readRegistry } from '../../queries/read-registry.ts';
import { calendarOf } from '../../supervision/standing.ts';
import { digestText } from '../../supervision/digest-text.ts';
import { actOnMatter } from '../act-on-matter.ts';

/** Who works the queue. */
export interface JobWorker {
  /** Names the process among others that work the same queue. */
  readonly name: string;
  readonly outward: Outward;
  /** Most jobs of one go; all that are due unless said. */
  readonly most?: number;
}

/** What came of a go. */
export interface JobsRun {
  readonly done: number;
  readonly void: number;
  readonly failed: number;
}

/** How a job ended: nothing that had to be done is `void`. */
type Ended = { readonly state: 'done' | 'void'; readonly outcome: string };

/** The platform acts where nobody does: reminders are its own. */
const platform = (city: RegionCode): Actor => ({
  id: 'platform',
  name: '平台',
  roles: ['supervisionOfficer'],
  via: 'job',
  city,
});

/** Another worker has the job now: nothing of what was done is kept. */
class JobLost extends Error {}

/** Works off what is due (执行任务), one job after the other. What a job does in the database is kept together with its end, so exactly once,
 *  whatever is killed when. What leaves the system is sent before the end is kept: killed in between it is sent again, under the same
 *  id. A job that fails waits and is tried again, in the end given up with its reason. */
export async function runJobs(
  app: Application,
  actor: Actor,
  city: RegionCode,
  { name, outward, most = Number.POSITIVE_INFINITY }: JobWorker,
): Promise<JobsRun> {
  authorise(actor, 'jobs.run', city);
  const run = { done: 0, void: 0, failed: 0 };
  for (let n = 0; n < most; n++) {
    const moment = await resolveMoment(app, city);
    const now = app.clock.now();
    const claimed = await app.store.jobs.claim(city, {
      due: moment.asOf,
      now,
      worker: name,
      leaseUntil: instantAfter(now, leaseSeconds),
    });
    if (claimed === undefined) return run;
    const state = await runOne(app, city, claimed, { name, outward });
    if (state !== undefined) run[state]++;
  }
  return run;
}

async function runOne(
  app: Application,
  city: RegionCode,
  { job, attempts }: ClaimedJob,
  { name, outward }: JobWorker,
): Promise<keyof JobsRun | undefined> {
  const end = async (state: keyof JobsRun, outcome: string): Promise<void> => {
    const at = (await resolveMoment(app, city)).asOf;
    if (!(await app.store.jobs.end(city, job.key, { worker: name, state, outcome, at }))) throw new JobLost(job.key);
  };
  try {
    if (job.kind === 'reminder') {
      // Read before the transaction, which has one connection and asks one question after the other.
      const calendar = calendarOf(await readRegistry(app, await resolveMoment(app, city)));
      return await app.store.together(async () => {
        const { state, outcome } = await remind(app, city, job, calendar);
        await end(state, outcome);
        return state;
      });
    }
    const { state, outcome } = await tell(app, city, job, outward);
    await end(state, outcome);
    return state;
  } catch (error) {
    if (error instanceof JobLost) return undefined;
    return failed(app, city, { job, attempts }, { worker: name, error });
  }
}

async function failed(
  app: Application,
  city: RegionCode,
  { job, attempts }: ClaimedJob,
  { worker, error }: { readonly worker: string; readonly error: unknown },
): Promise<keyof JobsRun | undefined> {
  const outcome = (error instanceof Error ? error.message : String(error)).slice(0, 500);
  const notBefore = retryAt(app.clock.now(), attempts);
  if (notBefore !== undefined) {
    await app.store.jobs.release(city, job.key, { worker, outcome, notBefore });
    return undefined;
  }
  const at = (await resolveMoment(app, city)).asOf;
  const isOurs = await app.store.jobs.end(city, job.key, { worker, state: 'failed', outcome, at });
  return isOurs ? 'failed' : undefined;
}

/** Sends a reminder (催办): an entry of the matter's history, so that it stands in the record to whom and when, and reaches everybody
 *  whom the matter's news reach. */
async function remind(
  app: Application,
  city: RegionCode,
  { payload, key }: Extract<NewJob, { readonly kind: 'reminder' }>,
  calendar: WorkingCalendar,
): Promise<Ended> {
  const filed = await app.store.matters.get(city, payload.matter);
  if (filed === undefined || !isReminderDue(filed.matter, payload.moment, calendar))
    return { state: 'void', outcome: filed === undefined ? 'unknown matter' : `no longer due: ${filed.matter.state}` };
  const words = reminderWords(filed.matter, payload.moment, calendar);
  await actOnMatter(app, platform(city), city, payload.matter, { act: 'remind', details: { words }, key });
  return { state: 'done', outcome: `${filed.matter.leadUnit?.name ?? ''} ${words}`.trim() };
}

/** Sends a day's digest by a channel. Nothing waits, no channel any more, no way out set up: nothing is sent. */
async function tell(
  app: Application,
  city: RegionCode,
  { kind, payload, key }: Extract<NewJob, { readonly kind: 'mail' | 'webhook' }>,
  outward: Outward,
): Promise<Ended> {
  const channel = await app.store.channels.get(city, payload.channel);
  const account = channel && (await app.store.accounts.get(city, channel.account));
  if (channel === undefined || account === undefined || account.disabled)
    return { state: 'void', outcome: 'channel ended' };
  const way = kind === 'mail' ? outward.mail : outward.call;
  if (way === undefined) return { state: 'void', outcome: `no ${kind} is set up` };
  const moment = await resolveMoment(app, city);
  if (dayOf(moment.asOf) > payload.day) return { state: 'void', outcome: 'the day is over' };
  const calendar = calendarOf(await readRegistry(app, moment));
  const matters = (await app.store.matters.list(city, {})).map(({ matter }) => matter);
  const lines = digestOf(account, matters, payload.day, calendar);
  if (lines.length === 0) return { state: 'void', outcome: 'nothing waits' };
  const text = digestText({ city: moment.city, name: account.name, day: payload.day, lines });
  const id = app.digest.sha256(`${city} ${key}`).slice(0, 32);
  if (kind === 'mail') {
    await outward.mail?.({ to: channel.target, subject: text.subject, text: text.body, id });
  } else {
    const signingKey = channel.sealedKey === '' ? '' : outward.open(channel.sealedKey);
    if (signingKey === '') throw new DomainError('secret-key-missing');
    const body = JSON.stringify({ event: 'digest', id, city, day: payload.day, demo: moment.city.demo, lines });
    await outward.call?.({ url: channel.target, body, id, key: signingKey });
  }
  return { state: 'done', outcome: `${lines.length} → ${channel.target}` };
}

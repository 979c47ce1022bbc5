import { type Actor, dayOf, digestJobs, isOpen, reminderJobs, type RegionCode } from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { resolveMoment } from '../../queries/moment.ts';
import { readRegistry } from '../../queries/read-registry.ts';
import { calendarOf } from '../../supervision/standing.ts';

/** Puts in what falls due (编排任务): reminders of open matters, the day's digests. Done again, or by several processes at once, it puts
 *  nothing in twice. Gives how many jobs are new. */
export async function planJobs(app: Application, actor: Actor, city: RegionCode): Promise<number> {
  authorise(actor, 'jobs.run', city);
  const moment = await resolveMoment(app, city);
  const registry = await readRegistry(app, moment);
  const matters = (await app.store.matters.list(city, {})).filter(({ matter }) => isOpen(matter.state));
  const reminders = reminderJobs(
    matters.map(({ matter }) => matter),
    moment.asOf,
    calendarOf(registry),
  );
  const channels = (await app.store.channels.outward(city)).flatMap(({ id, kind }) =>
    kind === 'calendar' ? [] : [{ id, kind }],
  );
  const digests = digestJobs(channels, dayOf(moment.asOf));
  return app.store.jobs.put(city, [...reminders, ...digests], app.clock.now());
}

import { type WorkingCalendar, workingDaysBetween } from '../calendar/working-days.ts';
import { addDays, dayOf, type Instant } from '../instant.ts';
import { remindersDue } from '../supervision/due.ts';
import type { Matter } from '../supervision/matter.ts';
import type { NewJob } from './job.ts';

/** Days ahead for which reminders are put in. */
const horizonDays = 15;
/** Hours behind: of what fell due while nothing ran only the last is sent, and only while it is news. */
const behindDays = 3;

/** The reminders (催办) of open matters that fall due soon, and of those that lately fell due the last one of each matter: after a standstill
 *  nobody is flooded. Keys are of matter and moment, so that planning again puts nothing in twice. */
export function reminderJobs(
  matters: readonly Pick<Matter, 'id' | 'state' | 'deadline' | 'reminders'>[],
  now: Instant,
  calendar: WorkingCalendar,
): readonly NewJob[] {
  const since = `${addDays(dayOf(now), -behindDays)}${now.slice(10)}`;
  const until = `${addDays(dayOf(now), horizonDays)}${now.slice(10)}`;
  return matters.flatMap((matter) => {
    const moments = remindersDue(matter, since, until, calendar);
    const late = moments.filter((at) => at <= now && !isReminded(matter, at)).slice(-1);
    const soon = moments.filter((at) => at > now);
    return [...late, ...soon].map((moment): NewJob => ({
      key: `reminder ${matter.id} ${moment}`,
      kind: 'reminder',
      due: moment,
      payload: { matter: matter.id, moment },
    }));
  });
}

/** Whether somebody has sent a reminder on that day already. */
function isReminded({ reminders }: Pick<Matter, 'reminders'>, moment: Instant): boolean {
  return reminders.some(({ at }) => dayOf(at) === dayOf(moment));
}

/** Whether a reminder that was put in is still to be sent: the matter still owes, its deadline has not moved from under it, and nobody has
 *  sent one that day. */
export function isReminderDue(
  matter: Pick<Matter, 'state' | 'deadline' | 'reminders'>,
  moment: Instant,
  calendar: WorkingCalendar,
): boolean {
  const before = `${addDays(dayOf(moment), -1)}${moment.slice(10)}`;
  return remindersDue(matter, before, moment, calendar).includes(moment) && !isReminded(matter, moment);
}

/** What a reminder says (催办用语). */
export function reminderWords(
  { title, deadline }: Pick<Matter, 'title' | 'deadline'>,
  moment: Instant,
  calendar: WorkingCalendar,
): string {
  if (deadline === undefined) return title;
  const day = dayOf(moment);
  if (day === deadline) return `“${title}”今日到期，请于24:00前报送办理结果。`;
  if (day < deadline)
    return `“${title}”距完成时限还有${workingDaysBetween(day, deadline, calendar)}个工作日，请抓紧办理。`;
  return `“${title}”已超过完成时限${workingDaysBetween(deadline, day, calendar)}个工作日，请立即办理并说明原因。`;
}

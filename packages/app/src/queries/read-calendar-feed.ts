import {
  byProceeding,
  type CalendarDay,
  calendarFeed,
  isConcernOf,
  DomainError,
  foldMeeting,
  isOwed,
  type Matter,
  type RegionCode,
} from '@shigan/core';
import type { Application } from '../application.ts';
import { hashOf } from '../commands/session/sign-in.ts';
import { resolveMoment } from './moment.ts';

/** The calendar that a token opens (日历订阅): deadlines and milestones of the matters that are somebody's to see to, and the coordination
 *  meetings. Whoever has the address reads it, as calendar programs cannot sign in: it says no more than titles and days. Refuses
 *  `unknown-channel` for a token that opens nothing, also of an account that was disabled. */
export async function readCalendarFeed(app: Application, city: RegionCode, token: string): Promise<string> {
  const channel = await app.store.channels.byToken(city, hashOf(app, token));
  const account = channel && (await app.store.accounts.get(city, channel.account));
  if (account === undefined || account.disabled) throw new DomainError('unknown-channel', { channel: '' });
  const moment = await resolveMoment(app, city);
  const matters = (await app.store.matters.list(city, {})).map(({ matter }) => matter);
  const mine = matters.filter(
    (matter) => matter.assignedOn !== null && isOwed(matter.state) && isConcernOf(account, matter),
  );
  const meetings = byProceeding(await app.store.proceedings.events(city, 'coordinationMeeting', moment.asOf)).flatMap(
    (events) => foldMeeting(events) ?? [],
  );
  const days = [
    ...mine.flatMap(daysOf),
    ...meetings.map(({ on }): CalendarDay => ({
      uid: `meeting-${on}@shigan`,
      day: on,
      summary: '调度会',
      description: '',
    })),
  ];
  const demo = moment.city.demo ? '（演示数据）' : '';
  return calendarFeed(`${moment.city.name}督办${demo}`, days, moment.asOf);
}

function daysOf({ id, title, deadline, milestones, leadUnit }: Matter): readonly CalendarDay[] {
  const description = leadUnit?.name ?? '';
  return [
    ...(deadline === undefined
      ? []
      : [{ uid: `matter-${id}@shigan`, day: deadline, summary: `时限：${title}`, description }]),
    ...milestones
      .filter(({ verifiedOn }) => verifiedOn === null)
      .map(({ id: milestone, name, due }) => ({
        uid: `matter-${id}-${milestone}@shigan`,
        day: due,
        summary: `节点：${name}`,
        description: title,
      })),
  ];
}

import {
  addDays,
  type Actor,
  DomainError,
  foldText,
  compareNotifications,
  dayOf,
  type Instant,
  type Notification,
  type RegionCode,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { actorOf } from '../account/actor-of.ts';
import { notificationSources } from '../notification/sources.ts';
import { type Moment, resolveMoment } from './moment.ts';

/** Days that notifications go back. What is older and still waits is on the pages themselves. */
export const notificationDays = 60;

/** A notification, and when it was read. */
export interface ReadNotification {
  readonly notification: Notification;
  readonly readAt: Instant | null;
}

export interface Notifications {
  readonly moment: Moment;
  /** Newest first. */
  readonly notifications: readonly ReadNotification[];
}

/** What concerns somebody since 60 days ago (通知), as of a moment: what others did about matters of the own unit or portfolio,
 *  deadlines passed, reports owed, reviews and fact checks, revisions of figures that one issued. */
export async function readNotifications(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asOf?: string,
): Promise<Notifications> {
  authorise(actor, 'notification.read', city);
  const moment = await resolveMoment(app, city, asOf);
  const from = `${addDays(dayOf(moment.asOf), -notificationDays)}T00:00:00.000Z`;
  const { id, name, roles, unit, leader } = actor;
  const reader = {
    id,
    name,
    roles,
    ...(unit === undefined ? {} : { unit }),
    ...(leader === undefined ? {} : { leader }),
  };
  const found = await Promise.all(notificationSources.map((source) => source({ app, actor, reader, moment, from })));
  const readings = await app.store.notificationReadings.of(city, actor.id, moment.asOf);
  const read = new Map(readings.map(({ key, at }) => [key, at]));
  return {
    moment,
    notifications: found
      .flat()
      .filter(({ at }) => at > from && at <= moment.asOf)
      .toSorted(compareNotifications)
      .map((notification) => ({ notification, readAt: read.get(notification.key) ?? null })),
  };
}

/** What concerns the person of a name to sign in (某人的通知), for who keeps the system. Refuses `unknown-account`. */
export async function readNotificationsOf(
  app: Application,
  actor: Actor,
  city: RegionCode,
  signInName: string,
  asOf?: string,
): Promise<Notifications> {
  authorise(actor, 'notification.read', city);
  const account = await app.store.accounts.bySignInName(city, foldText(signInName));
  if (account === undefined) throw new DomainError('unknown-account', { account: signInName });
  return readNotifications(app, await actorOf(app, city, account, actor.via), city, asOf);
}

import type { Actor, RegionCode } from '@shigan/core';
import { type Application, authorise, nowOf } from '../../application.ts';
import { readNotifications } from '../../queries/read-notifications.ts';

/** Notes that somebody has read notifications (标为已读): those of the keys, or all. A key of none that the reader has is left out:
 *  nobody reads what is another's. Tells how many there were. */
export async function markNotificationsRead(
  app: Application,
  actor: Actor,
  city: RegionCode,
  which: readonly string[] | 'all',
): Promise<number> {
  authorise(actor, 'notification.read', city, undefined, { person: actor.id });
  const { notifications } = await readNotifications(app, actor, city);
  const keys = notifications
    .filter(({ readAt, notification }) => readAt === null && (which === 'all' || which.includes(notification.key)))
    .map(({ notification }) => notification.key);
  const at = nowOf(await app.store.cities.get(city), app.clock);
  const readings = keys.map((key) => ({ account: actor.id, key, at }));
  await app.store.notificationReadings.add(city, readings, app.clock.now());
  return keys.length;
}

import {
  allowed,
  type Actor,
  byProceeding,
  circularNotifications,
  foldCircular,
  foldReview,
  type Instant,
  matterNotifications,
  type Notification,
  type NotificationReader,
  reviewNotifications,
  type ProceedingEvent,
  type ProceedingTopic,
} from '@shigan/core';
import type { Application } from '../application.ts';
import { reviewsOf } from '../bulletin/review.ts';
import type { StoredMatterEvent } from '../ports/matter-store.ts';
import type { Moment } from '../queries/moment.ts';

/** What a source of notifications is asked: what concerns a reader after one moment and up to that of the reading. */
export interface NotificationQuestion {
  readonly app: Application;
  readonly actor: Actor;
  readonly reader: NotificationReader;
  readonly moment: Moment;
  readonly from: Instant;
}

/** Something that notifications come from. Whoever adds one gives its notifications keys that begin with a word of their own. */
export type NotificationSource = (asked: NotificationQuestion) => Promise<readonly Notification[]>;

/** What notifications come from. */
export const notificationSources: readonly NotificationSource[] = [ofMatters, ofReviews, ofCirculars, ofBulletins];

async function ofMatters({ app, actor, reader, moment, from }: NotificationQuestion): Promise<readonly Notification[]> {
  const city = moment.city.code;
  if (!allowed(actor, 'matters.read', { city })) return [];
  const [matters, events] = await Promise.all([
    app.store.matters.asOf(city, {}, moment.asOf),
    app.store.matters.events(city, from, moment.asOf),
  ]);
  const byMatter = new Map<string, StoredMatterEvent[]>();
  for (const event of events) {
    const held = byMatter.get(event.matter);
    if (held === undefined) byMatter.set(event.matter, [event]);
    else held.push(event);
  }
  const window = { from, until: moment.asOf };
  return matters.flatMap(({ matter }) => matterNotifications(reader, matter, byMatter.get(matter.id) ?? [], window));
}

async function proceedingsOf<T extends ProceedingTopic>(
  { app, actor, moment }: NotificationQuestion,
  topic: T,
): Promise<readonly (readonly ProceedingEvent<T>[])[]> {
  const city = moment.city.code;
  if (!allowed(actor, 'matters.read', { city })) return [];
  return byProceeding(await app.store.proceedings.events(city, topic, moment.asOf));
}

async function ofReviews(asked: NotificationQuestion): Promise<readonly Notification[]> {
  return (await proceedingsOf(asked, 'monthlyReview')).flatMap((events) => {
    const review = foldReview(events);
    return review === undefined ? [] : reviewNotifications(asked.reader, review);
  });
}

async function ofCirculars(asked: NotificationQuestion): Promise<readonly Notification[]> {
  return (await proceedingsOf(asked, 'supervisionCircular')).flatMap((events) => {
    const circular = foldCircular(events);
    return circular === undefined ? [] : circularNotifications(asked.reader, circular, asked.moment.asOf);
  });
}

/** Revisions of figures in bulletins that the reader issued: one for each moment at which some became others. */
async function ofBulletins({ app, actor, reader, moment }: NotificationQuestion): Promise<readonly Notification[]> {
  const city = moment.city.code;
  if (!allowed(actor, 'bulletin.read', { city })) return [];
  const issued = (await app.store.bulletins.issued(city, moment.asOf)).filter(
    ({ by, withdrawal }) => by === reader.name && withdrawal === undefined,
  );
  if (issued.length === 0) return [];
  const reviews = await reviewsOf(app, moment, issued);
  return issued.flatMap(({ id, title }, i) => {
    const times = (reviews[i]?.outdated ?? []).flatMap(({ since }) => since ?? []);
    return [...new Set(times)].map((since) => ({
      key: `revised ${id} ${since}`,
      at: since,
      subject: { kind: 'bulletin' as const, id, title },
      news: { kind: 'revised' as const, figures: times.filter((each) => each === since).length },
      asks: true,
    }));
  });
}

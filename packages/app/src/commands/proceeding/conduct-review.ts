import {
  type Actor,
  dayOf,
  DomainError,
  foldReview,
  isDay,
  isExempt,
  isReviewed,
  type MonthlyReview,
  type RegionCode,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { always, type Conducted, conductedBy, putOnRecord } from '../../supervision/proceedings.ts';
import { standingsOf } from '../../supervision/standing.ts';
import { resolveMoment } from '../../queries/moment.ts';
import { readRegistry } from '../../queries/read-registry.ts';

export interface ReviewOpened extends Conducted {
  /** The last day on which a report is in time; the 18th unless said. */
  readonly due?: string;
}

/** Day of the month by which reports are due unless something else is said. */
const dueDay = '18';

/** Opens a month's round (开展月调度): asks for every matter that is owed as it stands now; what is green throughout is exempt. Gives
 *  the round's id, the month. Refuses `proceeding-changed` where the month has its round already, `invalid-instant`. */
export async function openReview(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: ReviewOpened = {},
): Promise<string> {
  authorise(actor, 'proceeding.conduct', city);
  const conducted = conductedBy(actor, await resolveMoment(app, city), asked);
  const moment = await resolveMoment(app, city, asked.at === undefined ? undefined : conducted.at);
  const month = dayOf(conducted.at).slice(0, 7);
  const due = asked.due ?? `${month}-${dueDay}`;
  if (!isDay(due) || due < dayOf(conducted.at)) throw new DomainError('invalid-instant', { value: due });
  const matters = await (asked.at === undefined
    ? app.store.matters.list(city, {})
    : app.store.matters.asOf(city, {}, conducted.at));
  const registry = await readRegistry(app, moment);
  const owed = matters.filter(({ matter }) => isReviewed(matter));
  const items = (await standingsOf({ app, moment, registry }, owed)).flatMap(({ filed: { matter }, lights }) =>
    isReviewed(matter) ? [{ matter: matter.id, unit: matter.leadUnit, exempt: isExempt(lights) }] : [],
  );
  const details = { kind: 'open', month, due, items } as const;
  await putOnRecord(app, actor, city, { topic: 'monthlyReview', id: month, version: 1, conducted, details });
  return month;
}

/** Closes a round (结束月调度): what has not come by now is missing. Refuses `unknown-proceeding`, `proceeding-wrong-state`. */
export async function closeReview(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  asked: Conducted = {},
): Promise<void> {
  authorise(actor, 'proceeding.conduct', city);
  const conducted = conductedBy(actor, await resolveMoment(app, city), asked);
  const review = await reviewOf(app, city, id);
  if (review.closedAt !== null) throw new DomainError('proceeding-wrong-state', { proceeding: id, state: 'closed' });
  const details = { kind: 'close' } as const;
  await putOnRecord(app, actor, city, { topic: 'monthlyReview', id, version: review.version + 1, conducted, details });
}

async function reviewOf(app: Application, city: RegionCode, id: string): Promise<MonthlyReview> {
  const review = foldReview(await app.store.proceedings.events(city, 'monthlyReview', always, id));
  if (review === undefined) throw new DomainError('unknown-proceeding', { proceeding: id });
  return review;
}

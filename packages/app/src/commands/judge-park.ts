import {
  type Actor,
  dayOf,
  DomainError,
  judgedCriteria,
  judgementForm,
  judgementKey,
  judgeWritten,
  type ParkCriterion,
  parkIn,
  type RegionCode,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { resolveMoment } from '../queries/moment.ts';
import { openRoster } from '../queries/rosters/open-roster.ts';
import { writeRosterRow } from './rosters/write-roster-row.ts';

/** A person's mark on a criterion of a park. */
export interface JudgementGiven {
  readonly park: string;
  readonly criterion: ParkCriterion;
  /** 0 to 100. */
  readonly mark: number;
  readonly grounds: string;
}

/** Gives a mark to a park (园区评议), dated today and signed by whoever gives it; one given again takes the place of the former, which stays in the
 *  record. Refuses `unknown-park`, `invalid-entry` for a mark out of range, empty grounds or a criterion that is measured, `not-allowed`. */
export async function judgePark(
  app: Application,
  actor: Actor,
  city: RegionCode,
  { park, criterion, mark, grounds }: JudgementGiven,
): Promise<{ readonly key: string; readonly day: string }> {
  authorise(actor, 'park.judge', city);
  const moment = await resolveMoment(app, city);
  const book = await openRoster(app.store, moment, 'park');
  if (!book.subjects.includes(park)) throw new DomainError('unknown-park', { park });
  authorise(actor, 'park.judge', city, parkIn(book, park).region ?? city);
  const words = grounds.trim();
  const wrong = [
    ...(judgedCriteria.includes(criterion) ? [] : ['criterion']),
    ...(mark >= 0 && mark <= 100 ? [] : ['mark']),
    ...(words === '' ? ['grounds'] : []),
  ];
  if (wrong.length > 0) throw new DomainError('invalid-entry', { register: 'judgement', key: wrong.join(' ') });
  const day = dayOf(moment.asOf);
  const key = judgementKey({ park, criterion, judge: judgeWritten(actor.id) });
  const cells = { criterion, judge: actor.name, day, mark, grounds: words };
  await writeRosterRow(app, actor, city, judgementForm, { subject: key, cells, at: moment.asOf });
  await app.store.audit.append(city, {
    at: app.clock.now(),
    actor,
    action: 'park.judge',
    subject: key,
    detail: { mark, grounds: words },
  });
  return { key, day };
}

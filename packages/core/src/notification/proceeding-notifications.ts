import { addDays, type Instant } from '../instant.ts';
import { factCheck, type SupervisionCircular } from '../supervision/circular.ts';
import type { MonthlyReview } from '../supervision/monthly-review.ts';
import { beginning } from './matter-notifications.ts';
import type { Notification, NotificationReader } from './notification.ts';

/** Roles that answer for their unit. */
const ofUnit: ReadonlySet<string> = new Set(['unitHead', 'caseOfficer', 'countyOfficer']);

/** The unit that a reader answers for; undefined for those who answer for none. */
function unitAnsweredFor({ roles, unit }: NotificationReader): string | undefined {
  return roles.some((role) => ofUnit.has(role)) ? unit : undefined;
}

/** A monthly review that asks the reader's unit for reports, as long as it is open. What is green throughout asks for nothing. */
export function reviewNotifications(reader: NotificationReader, review: MonthlyReview): readonly Notification[] {
  const unit = unitAnsweredFor(reader);
  const asked = review.items.filter((item) => item.unit.code === unit && !item.exempt).length;
  if (unit === undefined || asked === 0 || review.closedAt !== null) return [];
  return [
    {
      key: `review ${review.id}`,
      at: review.openedAt,
      subject: { kind: 'review', id: review.id },
      news: { kind: 'reviewOpened', month: review.month, matters: asked, due: beginning(addDays(review.due, 1)) },
      asks: true,
    },
  ];
}

/** A circular whose facts the reader's unit is to check, until it has answered, or its time is over. */
export function circularNotifications(
  reader: NotificationReader,
  circular: SupervisionCircular,
  now: Instant,
): readonly Notification[] {
  const unit = unitAnsweredFor(reader);
  if (unit === undefined || circular.published !== null) return [];
  return factCheck(circular, now).flatMap(({ unit: named, askedAt, until, outcome }) =>
    named.code !== unit || outcome !== 'awaited' || askedAt === null || until === null
      ? []
      : [
          {
            key: `check ${circular.id} ${askedAt}`,
            at: askedAt,
            subject: { kind: 'circular' as const, id: circular.id, title: circular.computed.title },
            news: { kind: 'factCheck' as const, until },
            asks: true,
          },
        ],
  );
}

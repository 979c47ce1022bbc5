import type { Language, Notification } from '@shigan/core';
import { z } from 'zod';
import { notificationWords } from './notification-words.ts';

/** One notification: what it is about, in words, and whether it was read. */
export interface NotificationBody {
  readonly key: string;
  readonly at: string;
  readonly about: {
    readonly kind: 'matter' | 'circular' | 'review' | 'bulletin';
    readonly id: string;
    readonly title: string;
  };
  readonly kind: string;
  readonly message: string;
  /** It asks something of the reader. */
  readonly asks: boolean;
  readonly readAt: string | null;
}

export interface NotificationsBody {
  readonly asOf: string;
  /** Days that are looked back. */
  readonly days: number;
  readonly unread: number;
  readonly notifications: readonly NotificationBody[];
}

/** What is asked to be read: keys, or all. */
export interface ReadBody {
  readonly keys?: readonly string[];
  readonly all?: boolean;
}

export const notificationsBody: z.ZodType<NotificationsBody> = z
  .strictObject({
    asOf: z.string(),
    days: z.number(),
    unread: z.number(),
    notifications: z.array(
      z.strictObject({
        key: z.string(),
        at: z.string(),
        about: z.strictObject({
          kind: z.enum(['matter', 'circular', 'review', 'bulletin']),
          id: z.string(),
          title: z.string(),
        }),
        kind: z.string(),
        message: z.string(),
        asks: z.boolean(),
        readAt: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Notifications', description: 'What concerns one, newest first.' });

export const readBody: z.ZodType<ReadBody> = z
  .strictObject({ keys: z.array(z.string().max(300)).max(1000).exactOptional(), all: z.boolean().exactOptional() })
  .meta({ id: 'NotificationsRead', description: 'Keys of what was read, or all.' });

export const readCountBody: z.ZodType<{ readonly read: number }> = z
  .strictObject({ read: z.number() })
  .meta({ id: 'NotificationsReadCount', description: 'How many were unread before.' });

export function presentNotifications(
  given: {
    readonly asOf: string;
    readonly days: number;
    readonly notifications: readonly { readonly notification: Notification; readonly readAt: string | null }[];
  },
  language: Language,
): NotificationsBody {
  const { asOf, days, notifications } = given;
  return {
    asOf,
    days,
    unread: notifications.filter(({ readAt }) => readAt === null).length,
    notifications: notifications.map(({ notification, readAt }) => ({
      key: notification.key,
      at: notification.at,
      about: aboutOf(notification, language),
      kind: notification.news.kind === 'act' ? notification.news.act : notification.news.kind,
      message: notificationWords(notification, language),
      asks: notification.asks,
      readAt,
    })),
  };
}

function aboutOf({ subject, news }: Notification, language: Language): NotificationBody['about'] {
  if (subject.kind !== 'review') return { kind: subject.kind, id: subject.id, title: subject.title };
  const month = news.kind === 'reviewOpened' ? news.month : subject.id;
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return {
    kind: 'review',
    id: subject.id,
    title: language === 'zh' ? `${year}年${number}月月调度` : `Monthly review ${month}`,
  };
}

import type { NotificationBody } from '@shigan/contract';
import { dayOf } from '@shigan/core';

/** What of the notifications is shown. */
export const filters = ['all', 'unread', 'asks'] as const;

export type NotificationFilter = (typeof filters)[number];

export function filtered(all: readonly NotificationBody[], filter: NotificationFilter): readonly NotificationBody[] {
  switch (filter) {
    case 'all':
      return all;
    case 'unread':
      return all.filter(({ readAt }) => readAt === null);
    case 'asks':
      return all.filter(({ asks }) => asks);
  }
}

/** How many are unread, and how many of these ask something of the reader. */
export function countsOf(all: readonly NotificationBody[]): { readonly unread: number; readonly asks: number } {
  const unread = all.filter(({ readAt }) => readAt === null);
  return { unread: unread.length, asks: unread.filter(({ asks }) => asks).length };
}

/** Notifications of each day in China, in the order in which they are given. */
export function byDay(
  all: readonly NotificationBody[],
): readonly { readonly day: string; readonly entries: readonly NotificationBody[] }[] {
  const days = new Map<string, NotificationBody[]>();
  for (const entry of all) {
    const day = dayOf(entry.at);
    const held = days.get(day);
    if (held === undefined) days.set(day, [entry]);
    else held.push(entry);
  }
  return [...days].map(([day, entries]) => ({ day, entries }));
}

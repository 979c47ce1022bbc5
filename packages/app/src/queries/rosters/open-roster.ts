import { DomainError, type Period, rosterBook, type RosterBook, type RosterName } from '@shigan/core';
import type { Store } from '../../ports.ts';
import { keptLately } from '../lately.ts';
import type { Moment } from '../moment.ts';

const books = keptLately<RosterBook>(12);

/** A roster laid open as of a moment. */
export function openRoster(
  store: Store,
  { city, asOf, edition, changes }: Moment,
  roster: RosterName,
): Promise<RosterBook> {
  const read = async (): Promise<RosterBook> => rosterBook(await store.rosters.asOf(city.code, roster, asOf));
  return books(store, [city.code, roster, edition, changes].join(' '), read);
}

/** The last month that an item was stated of, of whatever thing; null where it never was. */
export function lastMonthOf(book: RosterBook, item: string): number | null {
  let last: number | null = null;
  for (const code of book.subjects) {
    const month = book.months(code, item).at(-1)?.month ?? null;
    if (month !== null && (last === null || month > last)) last = month;
  }
  return last;
}

/** The month asked for, else the last one stated. Refuses `invalid-span`. */
export function monthAsked(period: Period | undefined, last: number | null): number {
  if (period !== undefined && (period.month < 1 || period.month > 12))
    throw new DomainError('invalid-span', { month: period.month });
  return period === undefined ? (last ?? 0) : period.year * 12 + period.month - 1;
}

/** The month as a period; absent where no month is known. */
export function periodOf(month: number): Period {
  return { year: Math.floor(month / 12), month: (month % 12) + 1 };
}

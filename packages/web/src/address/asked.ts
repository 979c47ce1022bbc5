import type { CityBody } from '@shigan/contract';
import { dayOf } from '@shigan/core';
import type { Asked } from '../api/queries.ts';
import type { Address } from './address.ts';

/** The civil day that counts as today: the city's business date where it has one, else the clock's day in China. */
export function todayOf(city: CityBody, now: string): string {
  return dayOf(city.businessDate ?? now);
}

/** Pages that open on the county of whoever sees the enterprises of one county only; parks and counties are held against each other. */
const ownFirst: ReadonlySet<string> = new Set(['board', 'enterprises', 'projects', 'attraction']);

/** What an address asks for, with its defaults: the city itself, or the county that is one's own, in the month before today's. */
export function askedOf(address: Address, city: CityBody, now: string, ownRegion: string | null = null): Asked {
  const usual = ownRegion !== null && ownFirst.has(address.page) ? ownRegion : city.code;
  const { region = usual, period = monthBefore(todayOf(city, now).slice(0, 7)), asOf } = address;
  return { city: city.code, region, period, asOf };
}

/** The month before, `2021-01` → `2020-12`. */
export function monthBefore(period: string): string {
  return addMonths(period, -1);
}

/** `2021-04` moved by whole months. */
export function addMonths(period: string, months: number): string {
  const { year, month } = monthOf(period);
  const count = year * 12 + month - 1 + months;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** Year and month of `2021-04`. */
export function monthOf(period: string): { readonly year: number; readonly month: number } {
  return { year: Number(period.slice(0, 4)), month: Number(period.slice(5, 7)) };
}

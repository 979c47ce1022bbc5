import { dayOf, type Instant } from '@shigan/core';
import type { Text } from './zh-CN.ts';

/** A moment in words, in the time of China: the day, and the minute of that day. */
export function momentWords(instant: Instant, text: Text): { readonly day: string; readonly minute: string } {
  const minutes = (Number(instant.slice(11, 13)) * 60 + Number(instant.slice(14, 16)) + 480) % 1440;
  const two = (n: number): string => String(n).padStart(2, '0');
  return { day: dayWords(dayOf(instant), text), minute: `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` };
}

/** A civil day in words, without its year where that is the year one looks from. */
export function shortDayWords(day: string, from: string, text: Text): string {
  if (day.slice(0, 4) !== from.slice(0, 4)) return dayWords(day, text);
  return text.matters.day(Number(day.slice(5, 7)), Number(day.slice(8, 10)));
}

/** A civil day in words. */
export function dayWords(day: string, text: Text): string {
  return text.day(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
}

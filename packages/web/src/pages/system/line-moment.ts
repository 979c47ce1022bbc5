import { dayOf } from '@shigan/core';

/** A moment as the log shows it: day and time in China, to the second (`2021-05-20 09:00:00`). */
export function lineMoment(at: string): string {
  const hour = (Number(at.slice(11, 13)) + 8) % 24;
  return `${dayOf(at)} ${String(hour).padStart(2, '0')}${at.slice(13, 19)}`;
}

import { dayOf, type Instant } from '@shigan/core';

/** Hours of the day in China ahead of UTC. */
const offset = 8;

/** A moment as people write it, in China: `2021-05-20 09:00`. */
export function momentText(instant: Instant): string {
  const hour = (Number(instant.slice(11, 13)) + offset) % 24;
  return `${dayOf(instant)} ${String(hour).padStart(2, '0')}:${instant.slice(14, 16)}`;
}

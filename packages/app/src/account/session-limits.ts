import type { Instant } from '@shigan/core';

const minute = 60_000;

/** How long sessions last (会话时限), in milliseconds: half an hour without a request, twelve hours in all; a sign-in half way may
 *  take ten minutes; failures are forgotten after a day. */
export const sessionLimits: Readonly<Record<'idle' | 'absolute' | 'step' | 'failure' | 'touch', number>> = {
  idle: 30 * minute,
  absolute: 12 * 60 * minute,
  step: 10 * minute,
  failure: 24 * 60 * minute,
  /** A session is noted as seen at most this often. */
  touch: minute,
};

/** Sessions of one person at a time; a further one ends the oldest. */
export const mostSessions = 5;

export function before(at: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(at) - milliseconds).toISOString();
}

import type { Clock } from '@shigan/app';
import type { Instant } from '@shigan/core';

/** Where time comes from: the machine's clock, which may be set, and one that only measures how much time has passed. Milliseconds. */
export interface TimeSources {
  readonly wall: () => number;
  readonly elapsed: () => number;
}

/** Share of the time that passes while the clock waits for the machine's to catch up. */
const slowed = 0.5;
/** Milliseconds beyond which the clock was wrong before it was set, and not after. */
const mostAhead = 7 * 86_400_000;

/** The machine's clock, but never backwards: `storedAt` keeps the order in which things were stored. Where the machine's clock is set back,
 *  or an earlier process had one that was ahead (`last`: the last moment that was stored), time passes at half its speed until the machine's
 *  has caught up; so sessions still expire and jobs still fall due, if later. Set back by more than a week it is followed: a clock that was
 *  a year ahead must not be kept up for a year. Set forward it is followed. */
export function steadyClock({ wall, elapsed }: TimeSources, last?: Instant): Clock {
  let held = last === undefined ? wall() : Date.parse(last);
  let since = elapsed();
  return {
    now: () => {
      const passed = elapsed() - since;
      since += passed;
      const told = wall();
      const slow = held + passed * slowed;
      held = told >= slow || slow - told > mostAhead ? told : slow;
      return new Date(held).toISOString();
    },
  };
}

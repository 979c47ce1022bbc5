import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { steadyClock } from './steady-clock.ts';

const start = Date.parse('2026-01-05T01:00:00.000Z');
const hour = 3_600_000;
const day = 24 * hour;

/** A machine whose clock can be set, and on which time passes. */
function machine() {
  let wall = start;
  let elapsed = 0;
  return {
    sources: { wall: () => wall, elapsed: () => elapsed },
    pass: (milliseconds: number) => {
      wall += milliseconds;
      elapsed += milliseconds;
    },
    set: (milliseconds: number) => {
      wall += milliseconds;
    },
  };
}

const hoursAfterStart = (now: string): number => (Date.parse(now) - start) / hour;

describe('a steady clock', () => {
  test('is the machine’s while that goes forward, by itself or set', () => {
    const { sources, pass, set } = machine();
    const clock = steadyClock(sources);
    pass(hour);
    expect(hoursAfterStart(clock.now())).toBe(1);
    set(3 * day);
    expect(hoursAfterStart(clock.now())).toBe(73);
  });

  test('set back by six hours passes at half its speed for twelve, then is the machine’s again', () => {
    const { sources, pass, set } = machine();
    const clock = steadyClock(sources);
    clock.now();
    set(-6 * hour);
    const seen = Array.from({ length: 7 }, () => {
      const now = hoursAfterStart(clock.now());
      pass(2 * hour);
      return now;
    });
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(hoursAfterStart(clock.now())).toBe(8);
  });

  test('begins at the last moment that was stored, unless that is more than a week ahead', () => {
    const { sources } = machine();
    expect(hoursAfterStart(steadyClock(sources, new Date(start + 5 * hour).toISOString()).now())).toBe(5);
    expect(hoursAfterStart(steadyClock(sources, new Date(start - 5 * hour).toISOString()).now())).toBe(0);
    expect(hoursAfterStart(steadyClock(sources, new Date(start + 8 * day).toISOString()).now())).toBe(0);
  });

  test('never goes backwards, however the machine’s is set within a week', () => {
    const steps = fc.array(fc.record({ passed: fc.nat(2 * hour), set: fc.integer({ min: -day, max: day }) }), {
      maxLength: 7,
    });
    fc.assert(
      fc.property(steps, (all) => {
        const { sources, pass, set } = machine();
        const clock = steadyClock(sources);
        let before = clock.now();
        for (const step of all) {
          pass(step.passed);
          set(step.set);
          const now = clock.now();
          expect(now >= before).toBe(true);
          before = now;
        }
      }),
    );
  });
});

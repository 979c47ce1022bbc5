import { describe, expect, test } from 'vitest';
import { backupSchedule, keepBackups, lastDue } from './scheduled-backup.ts';

const moment = (text: string): number => Date.parse(text);

test('it is due once a day at the hour of Beijing', () => {
  const at = 2 * 60 + 30;
  const due = (now: string): string => new Date(lastDue(moment(now), at)).toISOString();
  expect(due('2026-11-29T02:29:59+08:00')).toBe('2026-11-27T18:30:00.000Z');
  expect(due('2026-11-29T02:30:00+08:00')).toBe('2026-11-28T18:30:00.000Z');
  expect(due('2026-11-29T23:59:00+08:00')).toBe('2026-11-28T18:30:00.000Z');
});

test('the environment asks for it, and for nothing that is no time', () => {
  expect(backupSchedule({})).toBeUndefined();
  expect(backupSchedule({ SHIGAN_BACKUP_DIR: '/b', SHIGAN_BACKUP_AT: '23:05', SHIGAN_BACKUP_KEEP: '1,2,3' })).toEqual({
    directory: '/b',
    minute: 23 * 60 + 5,
    keep: { days: 1, weeks: 2, months: 3 },
  });
  expect(() => backupSchedule({ SHIGAN_BACKUP_DIR: '/b', SHIGAN_BACKUP_AT: '24:00' })).toThrow('SHIGAN_BACKUP_AT');
});

describe('a running server', () => {
  const schedule = { directory: '/b', minute: 150, keep: undefined };
  const now = (): number => moment('2026-11-29T10:00:00Z');

  test('makes the one that was missed, and leaves it where another process made it', async () => {
    for (const [held, expected] of [
      [false, 1],
      [true, 0],
    ] as const) {
      let made = 0;
      const end = keepBackups(
        schedule,
        { madeSince: async () => held, make: async () => void (made += 1), failed: () => undefined },
        now,
      );
      await end();
      expect(made).toBe(expected);
    }
  });

  test('tells what fails and goes on', async () => {
    const failures: unknown[] = [];
    const make = async (): Promise<void> => {
      throw new Error('disk full');
    };
    const end = keepBackups(schedule, { madeSince: async () => false, make, failed: (one) => failures.push(one) }, now);
    await end();
    expect(failures).toEqual([new Error('disk full')]);
  });
});

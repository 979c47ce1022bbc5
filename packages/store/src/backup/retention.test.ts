import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { backupName, backupsToDrop, momentInName } from './retention.ts';

const name = (at: string): string => backupName(`${at}:00.000Z`);

test('a name says its moment, and nothing else does', () => {
  expect(name('2026-11-29T02:30')).toBe('shigan-20261129T023000Z.backup');
  expect(momentInName('shigan-20261129T023000Z.backup')).toBe('2026-11-29T02:30:00.000Z');
  for (const other of ['shigan-20261340T023000Z.backup', 'shigan-20261129T023000Z.backup.part', 'notes.txt'])
    expect(momentInName(other)).toBeUndefined();
});

test('the newest of each day, week (from Monday) and month stays', () => {
  const names = [
    name('2026-11-29T14:00'),
    name('2026-11-29T02:30'),
    name('2026-11-28T02:30'),
    name('2026-11-23T02:30'),
    name('2026-11-22T02:30'),
    name('2026-11-21T02:30'),
    name('2026-10-31T02:30'),
    name('2026-10-30T02:30'),
    name('2026-09-30T02:30'),
  ];
  const dropped = backupsToDrop([...names, 'notes.txt'], { days: 2, weeks: 2, months: 2 });
  // Kept: today's last, yesterday's, Sunday's of the week before, October's last.
  expect(dropped).toEqual([names[1], names[3], names[5], names[7], names[8]]);
});

test('the newest is kept whatever is asked; what is kept stays kept when asked again', () => {
  const moments = fc.uniqueArray(
    fc.date({ min: new Date('2020-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }),
    { minLength: 1, maxLength: 60, selector: (at) => at.toISOString().slice(0, 19) },
  );
  const keep = fc.record({ days: fc.nat(9), weeks: fc.nat(9), months: fc.nat(9) });
  fc.assert(
    fc.property(moments, keep, (dates, asked) => {
      const names = dates.map((at) => backupName(at.toISOString()));
      const dropped = new Set(backupsToDrop(names, asked));
      const left = names.filter((one) => !dropped.has(one));
      expect(left).toContain(names.toSorted().at(-1));
      expect(left.length).toBeLessThanOrEqual(1 + asked.days + asked.weeks + asked.months);
      expect(backupsToDrop(left, asked)).toEqual([]);
    }),
  );
});

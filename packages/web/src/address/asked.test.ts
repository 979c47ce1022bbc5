import { describe, expect, test } from 'vitest';
import { home } from './address.ts';
import { addMonths, askedOf, todayOf } from './asked.ts';

const demo = { code: '431200', name: '怀化市', demo: true, businessDate: '2021-05-20T01:00:00.000Z' };
const real = { ...demo, demo: false, businessDate: null };
describe('what an address asks for', () => {
  test('is the city itself in the month before its business date', () => {
    expect(askedOf(home, demo, '2026-01-15T00:00:00.000Z')).toEqual({
      city: '431200',
      region: '431200',
      period: '2021-04',
      asOf: undefined,
    });
  });

  test('goes by the clock where the city has no business date, and by the day in China', () => {
    expect(todayOf(real, '2025-12-31T16:00:00.000Z')).toBe('2026-01-01');
    expect(askedOf(home, real, '2025-12-31T16:00:00.000Z').period).toBe('2025-12');
  });

  test('is one’s own county where a page is about a region, unless another is asked for', () => {
    const now = '2026-01-15T00:00:00.000Z';
    expect(askedOf(home, demo, now, '431224').region).toBe('431224');
    expect(askedOf({ ...home, page: 'projects' }, demo, now, '431224').region).toBe('431224');
    expect(askedOf({ ...home, page: 'counties' }, demo, now, '431224').region).toBe('431200');
    expect(askedOf({ ...home, region: '431200' }, demo, now, '431224').region).toBe('431200');
  });

  test('is what the address says where it says anything', () => {
    const asked = { city: '431200', region: '431221', period: '2020-12', asOf: '2021-03-01' };
    expect(askedOf({ ...home, ...asked }, demo, '2026-01-15T00:00:00.000Z')).toEqual(asked);
  });
});

test.each([
  ['2021-01', -1, '2020-12'],
  ['2020-12', 1, '2021-01'],
  ['2021-04', -16, '2019-12'],
  ['2021-04', 0, '2021-04'],
])('%s and %i months is %s', (period, months, expected) => {
  expect(addMonths(period, months)).toBe(expected);
});

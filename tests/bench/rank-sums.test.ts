import { expect, test } from 'vitest';
import { zOfRanks } from '../../bench/timing/rank-sums.ts';

const upTo = (n: number, by = 0): readonly number[] => Array.from({ length: n }, (_, i) => i + by);

test.each([
  ['the same values', upTo(20), upTo(20), 0],
  ['all equal', Array.from({ length: 9 }, () => 1), Array.from({ length: 7 }, () => 1), 0],
  // Worked by hand: ranks 4, 5, 6 sum to 15, expected 10.5, variance 5.25.
  ['every one above', [1, 2, 3], [4, 5, 6], 4.5 / Math.sqrt(5.25)],
  ['every one below', [4, 5, 6], [1, 2, 3], -4.5 / Math.sqrt(5.25)],
])('%s', (_, first, second, z) => {
  expect(zOfRanks(first, second)).toBeCloseTo(z, 12);
});

test('a shift of half a spread is seen', () => {
  expect(zOfRanks(upTo(100), upTo(100, 50))).toBeGreaterThan(3);
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linear, spread, ticks, withRoom } from './scale.ts';

describe('ticks', () => {
  test.each([
    [0, 25, 5, [0, 5, 10, 15, 20, 25]],
    [-4.1, 22.3, 5, [0, 10, 20]],
    [0.1, 0.34, 3, [0.1, 0.2, 0.3]],
    [7, 7, 4, [7]],
  ])('between %d and %d', (low, high, about, expected) => {
    expect(ticks(low, high, about)).toEqual(expected);
  });

  test('lie within the range, in order, about as many as asked for', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(value, value, (a, b) => {
        fc.pre(Math.abs(a - b) > 1e-3);
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const found = ticks(low, high, 5);
        const slack = (high - low) * 1e-6;
        expect(found.every((t) => t >= low - slack && t <= high + slack)).toBe(true);
        expect(found.length).toBeLessThanOrEqual(7);
      }),
    );
  });
});

describe('a scale', () => {
  test('goes from end to end, and to the middle where there is but one value', () => {
    const scale = linear([10, 20], [100, 0]);
    expect([scale(10), scale(15), scale(20)]).toEqual([100, 50, 0]);
    expect(linear([3, 3], [0, 10])(3)).toBe(5);
  });

  test('has room around its values', () => {
    const [low, high] = withRoom([0, 10]);
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(10);
    expect(withRoom([])).toEqual([0, 1]);
  });
});

test('labels are spread in their order, and stay inside where there is room for all', () => {
  const places = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 14 });
  fc.assert(
    fc.property(places, (wanted) => {
      const found = spread(wanted, 15, [0, 300]);
      const order = found.map((y, i) => ({ y, w: wanted[i] ?? 0 })).toSorted((a, b) => a.y - b.y);
      for (const [i, { y, w }] of order.entries()) {
        expect(y).toBeGreaterThanOrEqual(-1e-9);
        expect(y).toBeLessThanOrEqual(300 + 1e-9);
        const next = order[i + 1];
        if (next === undefined) continue;
        expect(next.y - y).toBeGreaterThanOrEqual(15 - 1e-9);
        expect(next.w).toBeGreaterThanOrEqual(w);
      }
    }),
  );
});

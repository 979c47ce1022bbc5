import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { howManyFit } from './place-nav-state.ts';

describe('the entries that fit', () => {
  test.each([
    ['all, to the pixel', [50, 50], 30, 100, 2],
    ['one and the button', [50, 50], 30, 99, 1],
    ['only the button', [50, 50], 60, 99, 0],
    ['nothing to show', [], 30, 0, 0],
  ])('%s', (_case, widths, more, available, expected) => {
    expect(howManyFit(widths, more, available)).toBe(expected);
  });

  test('never take more room than there is, and never leave room for one more', () => {
    const width = fc.integer({ min: 1, max: 200 });
    fc.assert(
      fc.property(fc.array(width), width, fc.nat(2000), (widths, more, available) => {
        const n = howManyFit(widths, more, available);
        const used = (count: number): number =>
          widths.slice(0, count).reduce((sum, each) => sum + each, 0) + (count < widths.length ? more : 0);
        expect(n === 0 || used(n) <= available).toBe(true);
        expect(n === widths.length || used(n + 1) > available).toBe(true);
      }),
    );
  });
});

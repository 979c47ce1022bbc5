import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { numericText } from './numeric.ts';

describe('numericText', () => {
  it.each([
    [{ value: 13, decimals: 1 }, '13.0'],
    [{ value: 13, decimals: 0 }, '13'],
    [{ value: -0.1, decimals: 2 }, '-0.10'],
    [{ value: 13.04, decimals: 1 }, '13.04'],
    [{ value: 1e21, decimals: 1 }, '1000000000000000000000.0'],
    [{ value: 1.5e-7, decimals: 1 }, '0.00000015'],
    [{ value: -1.25e22, decimals: 0 }, '-12500000000000000000000'],
  ])('%j is %s', (published, text) => {
    expect(numericText(published)).toBe(text);
  });

  it('gives the same number back, whatever it is', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.nat(8), (value, decimals) => {
        const text = numericText({ value, decimals });
        expect(text).toMatch(/^-?\d+(?:\.\d+)?$/);
        expect(Number(text)).toBe(value === 0 ? 0 : value);
        expect((text.split('.')[1] ?? '').length).toBeGreaterThanOrEqual(decimals);
      }),
    );
  });

  it('is a bug for what is no number', () => {
    expect(() => numericText({ value: Number.NaN, decimals: 1 })).toThrow('not a number');
  });
});

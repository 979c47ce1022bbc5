import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  display,
  displayFigure,
  displayFraction,
  divideExact,
  parsePublished,
  roundHalfAway,
  subtractExact,
  sumExact,
} from './decimal.ts';
import { figureOf } from './testing/vectors.ts';

/** A published figure as text, as whole units of its last decimal, and its decimals. */
const anyFigure = fc
  .record({ units: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), decimals: fc.integer({ min: 0, max: 4 }) })
  .map(({ units, decimals }) => ({ units: BigInt(units), decimals, text: textOf(BigInt(units), decimals) }));

function textOf(units: bigint, decimals: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  const sign = units < 0n ? '-' : '';
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

describe('a published figure', () => {
  it.each([
    ['13.0', 13, 1],
    ['-0.9', -0.9, 1],
    ['−0.9', -0.9, 1],
    ['+4', 4, 0],
    ['255900', 255_900, 0],
    ['0.00', 0, 2],
    ['-0.0', 0, 1],
  ])('%s keeps its decimals', (text, value, decimals) => {
    expect(parsePublished(text)).toEqual({ value, decimals });
  });

  it.each(['', '1,000', '1.', '.5', '12.9%', '1e3', 'NaN', '--1', '1 2'])('is not read from %j', (text) => {
    expect(parsePublished(text)).toBeUndefined();
  });

  it('shows as it was published', () => {
    fc.assert(
      fc.property(anyFigure, ({ text }) => {
        expect(displayFigure(figureOf(text))).toBe(text);
      }),
    );
  });
});

describe('arithmetic on published figures', () => {
  it('subtracts exactly: 0.3 − 0.1 is 0.2', () => {
    expect(subtractExact(figureOf('0.3'), figureOf('0.1'))).toEqual({ value: 0.2, decimals: 1 });
  });

  it('keeps all digits of a computed value, whatever decimals it is shown with', () => {
    expect(subtractExact({ value: 1 / 3, decimals: 1 }, { value: 0.25, decimals: 2 }).value).toBeCloseTo(1 / 12, 15);
  });

  it('agrees with whole-number arithmetic', () => {
    fc.assert(
      fc.property(anyFigure, anyFigure, (a, b) => {
        const decimals = Math.max(a.decimals, b.decimals);
        const units = (f: typeof a): bigint => f.units * 10n ** BigInt(decimals - f.decimals);
        const left = figureOf(a.text);
        const right = figureOf(b.text);
        expect(displayFigure(subtractExact(left, right))).toBe(textOf(units(a) - units(b), decimals));
        expect(displayFigure(sumExact([left, right]))).toBe(textOf(units(a) + units(b), decimals));
      }),
    );
  });

  it('divides two figures to the double nearest to their quotient', () => {
    fc.assert(
      fc.property(anyFigure, anyFigure, (a, b) => {
        fc.pre(b.units !== 0n);
        const decimals = Math.max(a.decimals, b.decimals);
        const units = (f: typeof a): number => Number(f.units * 10n ** BigInt(decimals - f.decimals));
        expect(divideExact(figureOf(a.text), figureOf(b.text))).toBe(units(a) / units(b));
      }),
    );
  });

  it('sums nothing to zero', () => {
    expect(sumExact([])).toEqual({ value: 0, decimals: 0 });
  });
});

describe('display', () => {
  it.each([
    [0.575, 2, '0.58'],
    [1.005, 2, '1.01'],
    [-0.25, 1, '-0.3'],
    [2.5, 0, '3'],
    [-0.04, 1, '0.0'],
    [0, 1, '0.0'],
    [0.5, 0, '1'],
    [0.49, 0, '0'],
    [0.05, 1, '0.1'],
    [0.049, 1, '0.0'],
    [99.95, 1, '100.0'],
    [1e21, 0, '1000000000000000000000'],
    [1e-7, 2, '0.00'],
    [123_456.789, 1, '123456.8'],
  ])('shows %d with %d decimals as %s', (value, decimals, expected) => {
    expect(display(value, decimals)).toBe(expected);
  });

  it('shows a fraction as percent without a detour through floating point', () => {
    expect(displayFraction(0.2375)).toBe('23.8');
    expect(displayFraction(0.285, 0)).toBe('29');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('is a bug for %d', (value) => {
    expect(() => display(value, 1)).toThrow('not a finite number');
  });

  it('rounds half away from zero, alike on both sides of it', () => {
    fc.assert(
      fc.property(anyFigure, fc.integer({ min: 0, max: 4 }), ({ units, decimals, text }, shown) => {
        const power = 10n ** BigInt(Math.max(0, decimals - shown));
        const size = units < 0n ? -units : units;
        const rounded = ((size * 2n + power) / (power * 2n)) * (units < 0n ? -1n : 1n);
        const expected = textOf(shown > decimals ? rounded * 10n ** BigInt(shown - decimals) : rounded, shown);
        expect(display(Number(text), shown)).toBe(expected);
        expect(roundHalfAway(Number(text), shown)).toBe(Number(expected));
      }),
    );
  });

  it('rounds a number to what is displayed', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e12, max: 1e12, noNaN: true }),
        fc.integer({ min: 0, max: 6 }),
        (value, decimals) => {
          expect(roundHalfAway(value, decimals)).toBe(Number(display(value, decimals)));
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inUnit, sameQuantity } from './unit.ts';

describe('units', () => {
  it.each([
    [{ value: 12110, decimals: 0 }, '万元', '亿元', { value: 1.211, decimals: 4 }],
    [{ value: 34.1, decimals: 1 }, '亿元', '万元', { value: 341000, decimals: 0 }],
    [{ value: 2.0276079, decimals: 7 }, '亿千瓦时', '万千瓦时', { value: 20276.079, decimals: 3 }],
    [{ value: 8, decimals: 0 }, '家', '个', { value: 8, decimals: 0 }],
    [{ value: 8, decimals: 0 }, '家', '亿元', undefined],
    [{ value: 8, decimals: 0 }, 'furlong', '亿元', undefined],
  ])('%j %s in %s is %j', (figure, from, to, expected) => {
    expect(inUnit(figure, from, to)).toEqual(expected);
  });

  it('keep every digit there and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 4 }), (whole, decimals) => {
        const value = Number(`${whole}e-${decimals}`);
        const there = inUnit({ value, decimals }, '亿元', '万元');
        return there !== undefined && inUnit(there, '万元', '亿元')?.value === value;
      }),
    );
  });

  it('never mix yuan and dollars', () => {
    expect(sameQuantity('万元', '万美元')).toBe(false);
    expect(sameQuantity('亿千瓦时', '万千瓦时')).toBe(true);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readVectors } from '../testing/vectors.ts';
import { cellValue } from './cell-value.ts';
import type { GridCell } from './grid.ts';

interface CellInput {
  readonly text: string | null;
  readonly number: number | null;
  readonly format: string;
  readonly columnUnit: string | null;
}

const vectors = readVectors<{
  cell: {
    input: CellInput;
    expected: { readonly value: number; readonly decimals: number } | { readonly missing: string };
  };
}>('import-values.json');

function cellOf({ text, number, format }: CellInput): GridCell | undefined {
  if (number !== null) return { number, ...(format === 'General' ? {} : { format }) };
  return text === null ? undefined : { text };
}

describe('vectors of import-values', () => {
  it.each(vectors.of('cell'))('$id', ({ input, expected }) => {
    expect(cellValue(cellOf(input))).toMatchObject(expected);
  });

  it('has no case left', () => {
    expect(vectors.untested()).toEqual([]);
  });
});

describe('what a cell says', () => {
  it.each([
    [
      { number: 0.205776, format: '0.0%' },
      { value: 20.6, decimals: 1, percent: true, stored: 20.5776 },
    ],
    [
      { number: 13.1257, format: '0.0' },
      { value: 13.1, decimals: 1, stored: 13.1257 },
    ],
    [
      { number: 2.675, format: '0.00' },
      { value: 2.68, decimals: 2 },
    ],
    [
      { number: -0.05, format: '0.0' },
      { value: -0.1, decimals: 1 },
    ],
    [
      { number: 341065, format: '#,##0' },
      { value: 341065, decimals: 0 },
    ],
    [
      { number: 8.3, format: '0.0_ ' },
      { value: 8.3, decimals: 1 },
    ],
    [{ text: '7.5*' }, { value: 7.5, decimals: 1, marks: '*' }],
    [{ text: '12.9（预计）' }, { value: 12.9, decimals: 1, status: 'expected' }],
    [{ text: '99.57万元' }, { value: 99.57, decimals: 2, unit: '万元' }],
    [{ text: '102家' }, { value: 102, decimals: 0, unit: '家' }],
    [{ text: '第３位' }, { value: 3, decimals: 0 }],
    [{ text: '-0.0' }, { value: 0, decimals: 1 }],
    [{ text: '1,234,567.80' }, { value: 1234567.8, decimals: 2 }],
    [{ error: '#N/A' }, { missing: 'not-available' }],
    [{ error: '#VALUE!' }, { missing: 'cell-error' }],
    [{ text: '#REF!' }, { missing: 'cell-error' }],
    [{ number: 44_199, date: '2021-01-03' }, { missing: 'date' }],
    [{ text: '约13.1' }, { missing: 'not-a-number' }],
    [{ text: '13.1左右' }, { missing: 'not-a-number' }],
    [{ text: '1.5-2.0' }, { missing: 'not-a-number' }],
    [{ text: '12,34.5' }, { missing: 'not-a-number' }],
    [{ text: '.' }, { missing: 'not-a-number' }],
    [{ text: '－－' }, { missing: 'no-figure' }],
    [{ text: '*' }, { missing: 'no-figure' }],
    [{ number: 5, format: ';;;' }, { missing: 'blank' }],
  ] satisfies [GridCell, object][])('%j', (cell, expected) => {
    expect(cellValue(cell)).toMatchObject(expected);
  });

  it('reads back every number as it was written, whatever stands around it', () => {
    const around = fc.constantFrom(['', ''], [' ', '　'], ['', '①'], ["'", ''], ['+', '']);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 9 }),
        fc.integer({ min: 0, max: 4 }),
        around,
        (n, decimals, [before, after]) => {
          const written = (n / 10 ** decimals).toFixed(decimals);
          const value = cellValue({ text: `${before}${written}${after}` });
          expect(value).toMatchObject({ value: Number(written), decimals });
        },
      ),
    );
  });

  it('shows of a number what its format shows, to the last digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 8), max: 10 ** 8 }), fc.integer({ min: 0, max: 3 }), (n, decimals) => {
        const number = n / 1000;
        const value = cellValue({ number, format: decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}` });
        expect(value).toMatchObject({ decimals });
        if ('missing' in value) throw new Error(value.missing);
        expect(Math.abs(value.value - number)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-9);
      }),
    );
  });
});

it('a cell of nothing but dots is read at once, whatever stands behind them', () => {
  const dots = '.'.repeat(200);
  expect(cellValue({ text: dots })).toMatchObject({ missing: 'below-smallest-unit' });
  // Taken apart in every way there is, this would not end within a lifetime.
  expect(cellValue({ text: `${dots}!` })).toMatchObject({ missing: 'not-a-number' });
});

import { describe, expect, test } from 'vitest';
import type { Grid } from './grid.ts';
import { shownLimits, shownSheet, shownText } from './shown-sheet.ts';

const grid = (rows: number, width: number): Grid => ({
  sheet: '表一',
  hidden: false,
  hiddenColumns: [1, width - 1],
  merges: [
    { top: 1, left: 1, bottom: 1, right: width },
    { top: rows, left: 1, bottom: rows, right: 2 },
  ],
  rows: Array.from({ length: rows }, (_, i) => ({
    number: i + 1,
    hidden: false,
    cells: Array.from({ length: width }, (_unused, c) => ({ number: c + 0.25, format: '0.0' })),
  })),
});

describe('a sheet to look at', () => {
  test('has its first rows, and those around the faults further down', () => {
    const { rows, rowsLeftOut } = shownSheet(grid(30, 3), new Set([20]), { ...shownLimits, rows: 4 });
    expect(rows.map((row) => row.number)).toEqual([1, 2, 3, 4, 19, 20, 21]);
    expect(rowsLeftOut).toBe(23);
  });

  test('is bounded however many faults there are', () => {
    const asked = new Set(Array.from({ length: 1000 }, (_, i) => i));
    expect(shownSheet(grid(1000, 2), asked, { ...shownLimits, rows: 10, more: 20 }).rows).toHaveLength(30);
  });

  test('cuts what is too wide, and the merged areas with it', () => {
    const shown = shownSheet(grid(3, 9), new Set(), { ...shownLimits, columns: 4 });
    expect(shown.columnsLeftOut).toBe(5);
    expect(shown.merges).toEqual([
      { top: 1, left: 1, bottom: 1, right: 4 },
      { top: 3, left: 1, bottom: 3, right: 2 },
    ]);
    expect(shown.hiddenColumns).toEqual([1]);
    expect(shown.rows[0]?.cells).toHaveLength(4);
  });

  test('leaves a merged area out whose first row is not shown', () => {
    expect(shownSheet(grid(9, 3), new Set(), { ...shownLimits, rows: 2 }).merges).toHaveLength(1);
  });

  test('cuts long texts', () => {
    const long: Grid = { ...grid(0, 0), rows: [{ number: 1, hidden: false, cells: [{ text: '文'.repeat(500) }] }] };
    expect(shownSheet(long, new Set()).rows[0]?.cells[0]?.text).toHaveLength(shownLimits.characters);
  });
});

test.each([
  [{ number: 12.94, format: '0.0' }, '12.9'],
  [{ number: 0.129, format: '0.0%' }, '12.9'],
  [{ text: '全市' }, '全市'],
  [{ error: '#DIV/0!' }, '#DIV/0!'],
  [{ number: 44_316, format: 'yyyy-mm-dd', date: '2021-04-30' }, '2021-04-30'],
  [{}, ''],
] as const)('%j is shown as %s', (cell, shown) => {
  expect(shownText(cell)).toContain(shown);
});

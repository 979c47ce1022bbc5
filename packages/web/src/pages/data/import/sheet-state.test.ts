import type { FaultBody } from '@shigan/contract';
import type { ShownSheet } from '@shigan/core';
import { describe, expect, test } from 'vitest';
import { drawnRows, worstOf } from './sheet-state.ts';

const row = (number: number, ...texts: readonly string[]): ShownSheet['rows'][number] => ({
  number,
  hidden: false,
  cells: texts.flatMap((text, column) => (text === '' ? [] : [{ column, text, isNumber: /^\d/.test(text) }])),
});

const sheet: ShownSheet = {
  sheet: '表一',
  hidden: false,
  columns: 3,
  hiddenColumns: [],
  merges: [
    { top: 1, left: 1, bottom: 1, right: 3 },
    { top: 2, left: 1, bottom: 5, right: 1 },
  ],
  rows: [row(1, '标题'), row(2, '地区', '增速', '位次'), row(3, '', '1.0', '2'), row(5, '', '3.0', '4')],
  rowsLeftOut: 1,
  columnsLeftOut: 0,
};

const fault = (line: number | null, column: string | null, severity: FaultBody['severity'] = 'error'): FaultBody => ({
  sheet: '表一',
  row: line,
  column,
  code: 'not-a-number',
  severity,
  message: '',
  value: null,
});

describe('a sheet as it is drawn', () => {
  const faults = [fault(3, 'B'), fault(3, null, 'note'), fault(null, null), { ...fault(3, 'B'), sheet: '表二' }];
  const rows = drawnRows(sheet, faults);

  test('merged cells span what of them is shown, up to a gap', () => {
    expect(rows.map(({ cells }) => cells.map((c) => [c.text, c.columnSpan, c.rowSpan]))).toEqual([
      [['标题', 3, 1]],
      [
        ['地区', 1, 2],
        ['增速', 1, 1],
        ['位次', 1, 1],
      ],
      [
        ['1.0', 1, 1],
        ['2', 1, 1],
      ],
      [
        ['', 1, 1],
        ['3.0', 1, 1],
        ['4', 1, 1],
      ],
    ]);
  });

  test('faults stand in their cells, those of a row at its number, those of others nowhere', () => {
    expect(rows.map((r) => [r.faults.length, r.cells.map((c) => c.faults.length)])).toEqual([
      [0, [0]],
      [0, [0, 0, 0]],
      [1, [1, 0]],
      [0, [0, 0, 0]],
    ]);
  });

  test('says where rows are left out', () => {
    expect(rows.map(({ isAfterGap }) => isAfterGap)).toEqual([false, false, false, true]);
  });
});

test('the worst of several faults is what is marked', () => {
  expect(worstOf([fault(1, 'A', 'note'), fault(1, 'A', 'warning')])).toBe('warning');
  expect(worstOf([])).toBeUndefined();
});

import { reference } from '@shigan/app';
import { measures } from '@shigan/core';
import { describe, expect, test } from 'vitest';
import { cellKey, measureHeads, pasted, releaseIn, type TypedCells, typedTable } from './typed-table.ts';

function indicatorOf(code: string) {
  const found = reference.indicators.find((one) => one.code === code);
  if (found === undefined) throw new Error(code);
  return found;
}
const retail = { indicator: indicatorOf('retail-sales'), measure: 'yoy' } as const;
const gdp = { indicator: indicatorOf('gdp'), measure: 'level' } as const;
const rows = [
  { region: '431200', name: '怀化市' },
  { region: '431221', name: '中方县' },
];
const april = { year: 2021, month: 4 };

describe('a block pasted from a spreadsheet', () => {
  const size = { rows: 2, columns: 2 };
  test.each([
    [
      'goes right and down',
      '1\t2\r\n3\t4\r\n',
      { row: 0, column: 0 },
      { '0 0': '1', '0 1': '2', '1 0': '3', '1 1': '4' },
    ],
    ['ends where the grid ends', '1\t2\n3\t4', { row: 1, column: 1 }, { '1 1': '1' }],
    ['writes over what was there, with empty cells too', '\t7', { row: 0, column: 0 }, { '0 0': '', '0 1': '7' }],
  ] as const)('%s', (_, block, from, expected) => {
    expect(pasted({ [cellKey(from.row, from.column)]: '9' }, block, from, size)).toEqual(expected);
  });
});

describe('what was typed as a table', () => {
  const table = (cells: TypedCells, period = april): string | undefined =>
    typedTable(period, rows, [retail, gdp], cells);

  test('has a line for each figure, under the release of the month', () => {
    expect(table({ '0 0': ' 19.4 ', '1 0': '-2.0', '1 1': '7' })?.split('\r\n')).toEqual([
      '行政区划代码,地区,指标名称,口径,时期,计量单位,数值',
      '431200,怀化市,社会消费品零售总额,同比增速,2021年1-4月,%,19.4',
      '431221,中方县,社会消费品零售总额,同比增速,2021年1-4月,%,-2.0',
      '',
    ]);
    expect(table({ '1 1': '7' }, { year: 2021, month: 3 })).toContain('中方县,地区生产总值,总量,2021年一季度,亿元,7');
  });

  test('is none while nothing is typed, or nothing that is released in the month', () => {
    expect(table({})).toBeUndefined();
    expect(table({ '0 0': ' ' })).toBeUndefined();
    expect(releaseIn(april, gdp.indicator)).toBeUndefined();
    expect(table({ '0 1': '7' })).toBeUndefined();
  });

  test('calls every measure by its own word', () => {
    expect(new Set(measures.map((measure) => measureHeads[measure])).size).toBe(measures.length);
  });
});

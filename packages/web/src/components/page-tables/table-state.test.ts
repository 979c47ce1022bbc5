import { describe, expect, test } from 'vitest';
import {
  cellOf,
  columnWidths,
  csvOfTables,
  formatOf,
  linesOf,
  placed,
  type ReadCell,
  sheetNames,
  sourcesOf,
  spansOf,
} from './table-state.ts';

const cell = (text: string, columnSpan = 1, rowSpan = 1): ReadCell => ({ text, figures: [], columnSpan, rowSpan });

test('spans of a head leave empty cells, so that columns stay under their heads', () => {
  expect(
    placed([
      [cell('地区', 1, 2), cell('增速', 2)],
      [cell('本月'), cell('累计')],
      [cell('怀化市'), cell('1'), cell('2')],
    ]).map((row) => row.map(({ text }) => text)),
  ).toEqual([
    ['地区', '增速', ''],
    ['', '本月', '累计'],
    ['怀化市', '1', '2'],
  ]);
});

test('what spans several columns or rows is one cell of the sheet, and makes no column wide', () => {
  const rows = [
    [cell('地区', 1, 2), cell('增速和一个很长的表头', 2)],
    [cell('本月'), cell('累计')],
    [cell('落后的很多很多很多很多项', 3)],
    [cell('麻阳苗族自治县'), cell('−12.3%'), cell('很'.repeat(40))],
  ];
  expect(spansOf(rows)).toEqual([
    { startRow: 0, startCol: 0, endRow: 1, endCol: 0 },
    { startRow: 0, startCol: 1, endRow: 0, endCol: 2 },
    { startRow: 2, startCol: 0, endRow: 2, endCol: 2 },
  ]);
  const widths = columnWidths({ rows, headRows: 2 });
  expect(widths).toEqual([16, 9, 36]);
  expect(linesOf(rows, widths)).toEqual([1, 1, 1, 3]);
});

describe('a cell', () => {
  test.each([
    ['388.86亿元', 388.86, '0.00"亿元"'],
    ['−2.3%', -2.3, '0.0"%"'],
    ['+1.20 百分点', 1.2, '0.00"百分点"'],
    ['1,234', 1234, '0'],
    ['4', 4, '0'],
  ])('%s is a number', (text, value, format) => {
    const read = cellOf(text);
    expect(read).toMatchObject({ kind: 'number', value });
    expect(read.kind === 'number' && formatOf(read)).toBe(format);
  });

  test.each(['2021年一季度', '4月', '2021年', '1-4月', '第3位', '007', '', '12.9% 放缓', '2021-04-22'])(
    '%s is text',
    (text) => {
      expect(cellOf(text)).toEqual({ kind: 'text', text });
    },
  );
});

test('tables as CSV: numbers as programs write them, nothing that runs', () => {
  const rows = [[cell('=1+1'), cell('−2.3%'), cell('−5亿元')]];
  expect(csvOfTables([{ name: '表', headRows: 0, rows }], 'zh')).toBe("表\r\n'=1+1,-2.3%,−5亿元\r\n");
});

test('names of sheets are allowed and each once', () => {
  const long = '县'.repeat(40);
  expect(sheetNames(['a/b', 'A b', long, long, ''])).toEqual([
    'a b',
    'A b 2',
    long.slice(0, 31),
    `${long.slice(0, 28)} 2`,
    '-',
  ]);
});

test('figures of a table are told with their cells, however the head spans', () => {
  const figure = 'published~gdp~431200~2021-01P3~yoy~20210520T010000000Z~0123456789abcdef';
  const rows = [
    [cell('地区', 1, 2), cell('增速')],
    [cell('累计')],
    [cell('怀化市'), { ...cell('2.1%'), figures: [figure] }],
  ];
  expect(sourcesOf(placed(rows), '表', 2)).toEqual([
    { sheet: '表', row: 4, column: 1, label: '怀化市', shown: '2.1%', figures: [figure] },
  ]);
  expect(csvOfTables([{ name: '表', headRows: 0, rows }], 'zh')).toBe(
    `表\r\n地区,增速,增速_数字标识\r\n,累计,\r\n怀化市,2.1%,${figure}\r\n`,
  );
});

import { expect, test } from 'vitest';
import { createFaultList } from '../import/fault-list.ts';
import type { GridCell } from '../import/grid.ts';
import { createReturnsReader } from './read-returns.ts';

const good = '91431202MA4T00019A';
const head = [
  '统一社会信用代码',
  '单位名称',
  '报告期',
  '工业总产值（千元）',
  '其中：主营业务',
  '其中：其他',
  '营业收入(万元)',
];

function cell(value: string | number): GridCell | undefined {
  if (value === '') return undefined;
  return typeof value === 'number' ? { number: value, text: String(value) } : { text: value };
}

function read(...rows: readonly (readonly (string | number)[])[]): {
  readonly returns: readonly unknown[];
  readonly faults: readonly string[];
} {
  const faults = createFaultList();
  const grid = { sheet: 'A', hidden: false, hiddenColumns: [], merges: [], rows: [] };
  const reader = createReturnsReader(grid, faults);
  const returns = rows.flatMap((cells, i) => {
    const one = reader.readRow({ number: i + 1, hidden: false, cells: cells.map((value) => cell(value)) });
    return one === undefined ? [] : [one];
  });
  reader.finish();
  return { returns, faults: faults.list().map(({ code, column, row }) => `${column ?? ''}${row ?? ''} ${code}`) };
}

test('a row is read with its units, its parts and its place, under a title', () => {
  const { returns, faults } = read(['某市企业月报'], head, [good, '甲公司', '2021年4月', 12_000, 700, 50, 760]);
  expect(faults).toEqual([]);
  expect(returns).toEqual([
    {
      enterprise: good,
      registeredIn: '431202',
      fields: { name: '甲公司' },
      month: 2021 * 12 + 3,
      values: { output: 1200, revenue: 760, revenueParts: 750 },
      released: null,
      sheet: 'A',
      row: 3,
      column: 0,
    },
  ]);
});

test.each(['2021年4月', '2021-04', '2021.4', '202104', '2021-04-01'])('%s is a month', (text) => {
  expect(read(head, [good, '甲', text, 1, '', '', 1]).returns).toMatchObject([{ month: 2021 * 12 + 3 }]);
});

test('all faults are told at once, each with its cell', () => {
  const { returns, faults } = read(
    head,
    ['91431202MA4T00019B', '甲', '2021-04', 1, '', '', 1],
    [good, '乙', '一季度', 1, '', '', 1],
    [good, '丙', '2021-13', 1, '', '', 1],
    [good, '丁', '2021-03', '约五', '', '', 1],
    [good, '丁', '2021-03', 5, '', '', 1],
  );
  expect(faults).toEqual([
    'A2 bad-credit-code',
    'C3 bad-span-label',
    'C4 bad-span-label',
    'D5 not-a-number',
    'A6 return-repeated',
  ]);
  expect(returns).toHaveLength(1);
});

test('a note below the table is no row', () => {
  expect(read(head, [good, '甲', '2021-04', 1, '', '', 1], ['注：演示数据'])).toMatchObject({
    returns: [{}],
    faults: [],
  });
});

test('what was not reported is absent, never nought', () => {
  const [one] = read(head, [good, '甲', '2021-04', '', '', '', 5]).returns;
  expect(one).toMatchObject({ values: { revenue: 5 } });
  expect(one).not.toHaveProperty('values.revenueParts');
  expect(one).not.toHaveProperty('values.output');
});

test('a sheet without the head of a return is a fault', () => {
  expect(read(['指标', '数值'], ['产值', 1]).faults).toEqual([' no-table']);
});

test('a table without months is a register', () => {
  const register = [
    '统一社会信用代码',
    '单位名称',
    '县市区',
    '行业代码',
    '所属园区',
    '单位类别',
    '开业时间',
    '注销时间',
  ];
  const { returns, faults } = read(
    register,
    [good, '甲', '鹤城区', 'C1310', '怀化经开区', '规上工业', '2019年6月', ''],
    [good, '甲', '鹤城区', '1310', '', '别的', '', ''],
  );
  expect(returns).toMatchObject([
    {
      month: null,
      values: {},
      fields: {
        name: '甲',
        region: '鹤城区',
        industry: '1310',
        park: '怀化经开区',
        category: 'industry',
        opened: 2019 * 12 + 5,
      },
    },
  ]);
  expect(returns[0]).not.toHaveProperty('fields.closed');
  expect(faults).toEqual(['A3 return-repeated']);
});

test('the day of release stands above the head or beside the row', () => {
  const dated = ['统一社会信用代码', '报告期', '营业收入', '反馈日期'];
  const { returns } = read(
    ['反馈日期：2021年5月19日'],
    dated,
    [good, '2021-03', 1, ''],
    [good, '2021-04', 1, '2021-05-20'],
  );
  expect(returns).toMatchObject([{ released: '2021-05-19' }, { released: '2021-05-20' }]);
});

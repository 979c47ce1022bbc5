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
  const returns = rows.flatMap((cells, i) =>
    reader.readRow({ number: i + 1, hidden: false, cells: cells.map((value) => cell(value)) }),
  );
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
      length: 1,
      values: { output: 1200, revenue: 760, revenueParts: 750 },
      released: null,
      sheet: 'A',
      row: 3,
      column: 0,
      columns: { output: 'D', revenueParts: 'E', revenue: 'G' },
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

const march = 2021 * 12 + 2;

test.each([
  ['2021年一季度', march, 3],
  ['2021年第1季度', march, 3],
  ['2021Q1', march, 3],
  ['2021-Q2', march + 3, 3],
  ['2021年二季度', march + 3, 3],
  ['2021年1-2季度', march + 3, 6],
  ['2021年一至三季度', march + 6, 9],
  ['2021年前三季度', march + 6, 9],
  ['2021年上半年', march + 3, 6],
  ['2021年1—9月', march + 6, 9],
  ['2021年全年', march + 9, 12],
  ['2021年1-4季度', march + 9, 12],
])('%s is a quarter or the year up to one, never a month', (text, month, length) => {
  expect(read(head, [good, '甲', text, '', '', '', 1])).toMatchObject({ returns: [{ month, length }], faults: [] });
});

test.each(['2021年1-4月', '2021年五季度', '2021年'])('%s ends no quarter', (text) => {
  expect(read(head, [good, '甲', text, '', '', '', 1]).faults).toEqual(['C2 bad-span-label']);
});

test('a quarter beside its year, or of a table whose title says it', () => {
  const beside = ['统一社会信用代码', '年份', '季度', '营业收入(万元)'];
  expect(read(beside, [good, 2021, '二季度', 5], [good, '2021年', '1-2季度', 9]).returns).toMatchObject([
    { month: march + 3, length: 3, values: { revenue: 5 } },
    { month: march + 3, length: 6, values: { revenue: 9 } },
  ]);
  const titled = ['统一社会信用代码', '单位名称', '营业收入(万元)'];
  expect(
    read(['2021年1-2季度规模以上服务业企业财务状况'], ['反馈日期：2021年7月19日'], titled, [good, '甲', 9]).returns,
  ).toMatchObject([{ month: march + 3, length: 6, released: '2021-07-19' }]);
});

test('quarters side by side are as many returns, each with its own column; one to come is none', () => {
  const wide = [
    '统一社会信用代码',
    '单位名称',
    '营业收入(万元)2021年Q1',
    '2021年Q2营业收入(万元)',
    '利润总额(2021年Q1)',
  ];
  expect(read(wide, [good, '甲', 5, '', -1]).returns).toMatchObject([
    { month: march, length: 3, values: { revenue: 5, profit: -1 }, columns: { revenue: 'C', profit: 'E' } },
  ]);
  const above = ['统一社会信用代码', '单位名称', '营业收入(千元)', '', '利润总额(千元)', ''];
  const below = ['', '', '一季度', '1-2季度', '一季度', '1-2季度'];
  const quarters = [
    { month: march, length: 3, values: { revenue: 5, profit: 1 }, columns: { revenue: 'C', profit: 'E' } },
    { month: march + 3, length: 6, values: { revenue: 9, profit: 2 }, columns: { revenue: 'D', profit: 'F' } },
  ];
  const title = ['2021年规下工业季报'];
  expect(read(title, above, below, [good, '甲', 50, 90, 10, 20]).returns).toMatchObject(quarters);
  const turned = ['统一社会信用代码', '单位名称', '一季度', '', '1-2季度', ''];
  const items = ['', '', '营业收入(千元)', '利润总额(千元)', '营业收入(千元)', '利润总额(千元)'];
  expect(read(title, turned, items, [good, '甲', 50, 10, 90, 20])).toMatchObject({
    returns: [{ values: quarters[0]?.values }, { values: quarters[1]?.values }],
    faults: [],
  });
  // Without a year nobody can say which.
  expect(read(above, below, [good, '甲', 50, 90, 10, 20]).faults).toEqual(['A3 bad-span-label', 'A3 bad-span-label']);
});

test('a month and a quarter that ends with it are not the same', () => {
  const rows = ['2021-03', '2021年一季度', '2021年上半年', '2021年二季度', '2021年1-3月'];
  const { returns, faults } = read(head, ...rows.map((text) => [good, '甲', text, '', '', '', 1]));
  expect(returns).toHaveLength(4);
  expect(faults).toEqual(['A6 return-repeated']);
});

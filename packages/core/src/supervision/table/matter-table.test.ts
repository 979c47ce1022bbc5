import { describe, expect, it } from 'vitest';
import type { Leader, Unit } from '../../access/unit.ts';
import { createFaultList } from '../../import/fault-list.ts';
import { buildRegistry } from '../../register/registry.ts';
import { createMatterTableReader } from './matter-table.ts';
import { tableDay } from './table-day.ts';
import type { TableMatter } from './table-matter.ts';

const unit = (name: string, ...aliases: readonly string[]): Unit => ({
  code: name,
  kind: 'department',
  name: { zh: name, en: '' },
  aliases,
  parent: null,
  region: '431200',
});
const leader = (code: string, name: string, post: string): Leader => ({
  code,
  name,
  post,
  order: 1,
  portfolio: { fields: [], units: [] },
});

const mayang = { code: '431226', level: 'county', name: { zh: '麻阳苗族自治县', en: '' }, parent: null } as const;

const directory = {
  registry: buildRegistry([
    {
      register: 'region',
      key: mayang.code,
      body: { ...mayang, aliases: [] },
      knownFrom: '2020-12-31T16:00:00.000Z',
      storedAt: '2020-12-31T16:00:00.000Z',
      by: 'test',
    },
  ]),
  units: [
    unit('市工业和信息化局', '市工信局'),
    unit('市财政局'),
    unit('市商务局'),
    { ...unit('431226'), name: { zh: '麻阳苗族自治县人民政府', en: '' }, region: '431226' },
  ],
  leaders: [leader('industry', '张某', '副市长'), leader('commerce', '王某', '副市长')],
  city: '431200',
  today: '2021-05-20',
};

type Rows = readonly (readonly string[])[];

function read(...sheets: readonly Rows[]): {
  readonly matters: readonly TableMatter[];
  readonly faults: readonly string[];
} {
  const faults = createFaultList();
  const reader = createMatterTableReader(faults, directory);
  for (const [n, rows] of sheets.entries()) {
    const grid = { sheet: `表${n + 1}`, hidden: false, hiddenColumns: [], merges: [], rows: [] };
    const sheet = reader.begin(grid);
    for (const [i, cells] of rows.entries()) {
      const row = cells.map((text) => (text === '' ? undefined : { text }));
      sheet.readRow({ number: i + 1, hidden: false, cells: row });
    }
    sheet.finish();
  }
  const matters = reader.matters();
  return {
    matters,
    faults: faults.list().map((one) => `${one.sheet}!${one.column ?? ''}${one.row ?? ''} ${one.code}`),
  };
}

const head = [
  '序号',
  '事项名称',
  '存在问题',
  '责任领导',
  '责任单位',
  '配合单位',
  '专班负责人',
  '整改时限',
  '办结标准',
  '整改措施',
];

describe('a table of matters', () => {
  it('is read under a title, with names as documents write them', () => {
    const row = [
      '1',
      '技改投资下降',
      '累计下降50.8%',
      '张某（副市长）',
      '市工信局',
      '市财政局、市商务局',
      '刘某',
      '6月底前',
      '降幅收窄',
      '1.逐个核实\n2.专班推进',
    ];
    const { matters, faults } = read([['督办事项表'], head, row]);
    expect(faults).toEqual([]);
    expect(matters).toMatchObject([
      {
        row: 3,
        lacks: [],
        terms: {
          title: '技改投资下降',
          region: '431200',
          leader: { id: 'industry' },
          leadUnit: { code: '市工业和信息化局' },
          supportingUnits: [{ code: '市财政局' }, { code: '市商务局' }],
          taskForce: { name: '技改投资下降专班', head: { name: '刘某' } },
          deadline: '2021-06-30',
          done: { text: '降幅收窄' },
          measures: [{ text: '逐个核实' }, { text: '专班推进' }],
          source: { kind: 'selfCheck', on: '2021-05-20' },
        },
      },
    ]);
  });

  it('names a county and its government by the short name, and an invented leader with the mark of it', () => {
    const { matters, faults } = read([
      ['事项', '存在问题', '地区', '牵头单位', '责任领导'],
      ['甲', '慢', '麻阳县', '麻阳县人民政府', '王某（副市长）（虚构）'],
      ['乙', '慢', '麻阳苗族自治县', '麻阳苗族自治县人民政府', '王某'],
    ]);
    expect(faults).toEqual([]);
    const government = { code: '431226', name: '麻阳苗族自治县人民政府' };
    expect(matters.map(({ terms }) => [terms.region, terms.leadUnit, terms.leader?.name])).toEqual([
      ['431226', government, '王某（副市长）（虚构）'],
      ['431226', government, '王某（副市长）'],
    ]);
  });

  it('is gathered from three lists by the name of the matter', () => {
    const { matters, faults } = read(
      [['问题清单'], ['序号', '事项', '存在问题', '来源', '状态'], ['1', '甲', '慢', '会议：4月调度会', '办理中']],
      [
        ['事项', '责任领导', '牵头单位', '专班负责人'],
        ['甲', '王某', '市商务局', '何某'],
      ],
      [
        ['事项', '牵头单位', '完成时限', '余工作日'],
        ['甲', '市商务局', '2021年7月15日', '30'],
      ],
    );
    expect(faults).toEqual([]);
    expect(matters).toMatchObject([
      {
        lacks: ['done'],
        terms: {
          source: { kind: 'meeting', reference: '4月调度会' },
          leader: { id: 'commerce' },
          deadline: '2021-07-15',
        },
      },
    ]);
  });

  it('tells all faults at once, each with its sheet, row and column', () => {
    const { faults } = read(
      [
        head,
        ['1', '', '慢', '', '', '', '', '', '', ''],
        ['2', '甲', '', '赵某', '市气象局', '', '', '尽快', '', ''],
        ['3', '甲', '慢', '', '', '', '', '', '', ''],
        ['4', '乙', '慢', '副市长', '市商务局', '市商务局、市水务局', '', '2021-02-30', '', ''],
      ],
      [
        ['事项', '牵头单位', '完成时限', '可控程度'],
        ['乙', '市财政局', '', '9'],
      ],
      [
        ['名称', '数值'],
        ['a', '1'],
      ],
    );
    expect(faults).toEqual([
      '表1!B2 cell-missing',
      '表1!B3 cell-missing',
      '表1!D3 unknown-leader',
      '表1!E3 unknown-department',
      '表1!H3 not-a-day',
      '表1!B4 matter-repeated',
      '表1!D5 ambiguous-leader',
      '表1!F5 unknown-department',
      '表1!F5 unit-supports-itself',
      '表1!H5 not-a-day',
      '表2!B2 matter-contradicts',
      '表2!D2 not-a-number',
      '表3! no-table',
    ]);
  });

  it('without a matter is an error, a column nobody knows a note', () => {
    expect(read([['事项', '存在问题', '来源']]).faults).toEqual(['! no-matters']);
    expect(
      read([
        ['事项', '存在问题', '来源', '联系电话'],
        ['甲', '慢', '自查', '1'],
      ]).faults,
    ).toEqual(['表1!D1 unread-column']);
  });
});

it.each([
  ['2021-06-30', '2021-06-30'],
  ['2021/6/3', '2021-06-03'],
  ['2021.6.3', '2021-06-03'],
  ['2021年6月3日前', '2021-06-03'],
  ['2021年2月', '2021-02-28'],
  ['6月底前', '2021-06-30'],
  ['9月15日', '2021-09-15'],
  ['年底', '2021-12-31'],
  ['2022年底', '2022-12-31'],
  ['13月', undefined],
  ['2021-02-30', undefined],
  ['长期坚持', undefined],
])('the day %s is %s', (text, day) => {
  expect(tableDay(text, 2021)).toBe(day);
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFaultList } from '../../import/fault-list.ts';
import type { Grid } from '../../import/grid.ts';
import { buildRegionIndex } from '../../region/match.ts';
import type { Region } from '../../region/region.ts';
import type { RuleSet } from '../catalogue.ts';
import { type PlainSheet, ruleSetSheets } from './catalogue-sheet.ts';
import { dayIn } from './named-table.ts';
import { readRuleSet } from './read-catalogue.ts';
import { readLedger } from './read-ledger.ts';

const gridOf = ({ name, rows }: PlainSheet): Grid => ({
  sheet: name,
  hidden: false,
  hiddenColumns: [],
  merges: [],
  rows: rows.map((cells, at) => ({
    number: at + 1,
    hidden: false,
    cells: cells.map((cell) => {
      if (cell === null) return undefined;
      if (typeof cell === 'string') return { text: cell };
      const number = typeof cell === 'number' ? cell : cell.value;
      return { number, text: String(number) };
    }),
  })),
});

const ruleSet: RuleSet = {
  authority: 'province',
  year: 2021,
  name: { zh: '省激励措施', en: 'measures of the province' },
  document: { number: '某政办发〔2021〕7号', title: '关于激励措施的通知', publishedOn: '2021-03-05' },
  measureCount: 2,
  measures: [
    {
      id: 'fiscal',
      number: 1,
      title: { zh: '财税管理' },
      agencies: ['省财政厅', '省税务局'],
      successorOf: ['province/2020:fiscal'],
      recipients: ['cityLevel', 'county'],
      verified: true,
      subItems: [
        {
          id: 'fiscal.city',
          title: { zh: '财税管理' },
          level: 'cityLevel',
          quota: 4,
          criteria: [
            {
              id: 'a',
              title: '收入质量',
              weight: 60,
              better: 'higher',
              dataSource: '省财政厅',
              indicator: 'tax-share',
              scoring: 'rank',
              proof: ['决算表', '月报'],
              verified: true,
            },
            {
              id: 'b',
              title: '库款',
              weight: 40,
              better: 'lower',
              dataSource: '',
              scoring: 'ratioToBest',
              proof: [],
              verified: false,
            },
          ],
          rewards: [{ kind: 'money', level: 'cityLevel', amount: 200, unit: '万元', text: '每个市200万元' }],
          verified: true,
        },
      ],
    },
    {
      id: 'safety',
      number: null,
      title: { zh: '安全生产' },
      agencies: [],
      successorOf: [],
      recipients: ['county'],
      verified: false,
      evidence: '县区报道',
      subItems: [
        {
          id: 'safety.county',
          title: { zh: '安全生产', en: 'safety at work' },
          level: 'county',
          quota: null,
          criteria: [],
          rewards: [],
          verified: false,
        },
      ],
    },
  ],
  verified: false,
};

function read(sheets: readonly PlainSheet[]): {
  readonly set: RuleSet | undefined;
  readonly faults: readonly string[];
} {
  const faults = createFaultList();
  const set = readRuleSet(
    sheets.map((sheet) => gridOf(sheet)),
    faults,
  );
  return {
    set,
    faults: faults.list().map(({ sheet, column, row, code }) => `${sheet}!${column ?? ''}${row ?? ''} ${code}`),
  };
}

/** The sheets with one cell changed. */
function changed(sheet: string, row: number, column: number, to: string | number | null): readonly PlainSheet[] {
  return ruleSetSheets(ruleSet).map((one) =>
    one.name === sheet ? { ...one, rows: one.rows.map((r, at) => (at === row ? r.with(column, to) : r)) } : one,
  );
}

describe('a catalogue as a workbook', () => {
  it('reads back as it was written', () => {
    expect(read(ruleSetSheets(ruleSet))).toEqual({ set: ruleSet, faults: [] });
  });

  it.each([
    ['a weight that leaves the sum below a hundred', '评价指标', 2, 4, 30, ['评价指标!E2 weights-not-hundred']],
    ['a level that is none', '小项', 1, 4, '乡镇', ['小项!E2 no-such-choice']],
    ['a quota that is none', '小项', 1, 5, '约四个', ['小项!F2 not-a-number']],
    [
      'a sub-item of no measure',
      '小项',
      1,
      0,
      'fiscall',
      ['小项!A2 belongs-to-nothing', '评价指标!B2 belongs-to-nothing', '奖励!B2 belongs-to-nothing'],
    ],
    ['a measure twice', '措施', 2, 0, 'fiscal', ['措施!A3 stands-twice', '小项!A3 belongs-to-nothing']],
    ['no title', '措施', 1, 2, null, ['措施!C2 empty-cell']],
    ['a day that is none', '文件', 1, 6, '三月五日', ['文件!G2 not-a-day']],
  ] as const)('refuses %s, with its place', (_case, sheet, row, column, to, faults) => {
    const found = read(changed(sheet, row, column, to));
    expect(found.set).toBeUndefined();
    expect(new Set(found.faults)).toEqual(new Set(faults));
  });

  it('says everything at once', () => {
    const [document, measures] = changed('措施', 1, 2, null);
    const { faults } = read([document, measures].flatMap((sheet) => sheet ?? []));
    expect(faults).toEqual(['! no-sheet', '措施!C2 empty-cell']);
    expect(read([{ name: '文件', rows: [['名称']] }]).faults).toContain('文件! no-column');
  });

  it('never throws, whatever the cells hold', () => {
    const cell = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.constant(null));
    const names = ruleSetSheets(ruleSet).map(({ name, rows }) => ({ name, head: rows[0] ?? [] }));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 11 }), { maxLength: 4 }), (rows) => {
        const { set, faults } = read(names.map(({ name, head }) => ({ name, rows: [head, ...rows] })));
        expect(set === undefined).toBe(faults.length > 0);
      }),
      { numRuns: 40 },
    );
  });
});

const region = (code: string, name: string, level: Region['level'], parent: string | null): Region => ({
  code,
  name: { zh: name, en: name },
  aliases: [],
  level,
  parent,
});

const index = buildRegionIndex([
  region('430000', '湖南省', 'province', null),
  region('431200', '怀化市', 'city', '430000'),
  region('431202', '鹤城区', 'county', '431200'),
  region('431228', '芷江侗族自治县', 'county', '431200'),
]);

const head = ['年度', '表扬机关', '项目', '层级', '获奖单位', '通报', '公布日期', '奖励', '已核实'];

function readRows(
  rows: PlainSheet['rows'],
  settled: ReadonlyMap<string, string | null> = new Map(),
): { readonly awards: ReturnType<typeof readLedger>; readonly faults: readonly string[] } {
  const faults = createFaultList();
  const awards = readLedger(
    gridOf({ name: '台账', rows }),
    {
      index,
      context: { province: '430000' },
      ruleSetOf: (_authority, year) => (year === 2021 ? ruleSet : undefined),
      settled,
    },
    faults,
  );
  return { awards, faults: faults.list().map(({ column, row, code }) => `${column ?? ''}${row ?? ''} ${code}`) };
}

describe('a ledger as a spreadsheet', () => {
  it('finds measure, sub-item, level and city of every row, wherever the head stands', () => {
    const { awards, faults } = readRows([
      ['某市激励台账'],
      head,
      [2021, '省', '财税管理', '市本级', '怀化市', '某政办发〔2022〕1号', '2022年1月20日', '每个市200万元', '是'],
      [2021, '', '安全生产', '', '芷江县', '某政办发〔2022〕1号', '', '优先支持', '否'],
      [2019, '国务院', '危房改造', '县市区', '鹤城区', '国办发〔2020〕9号', '2020/5/8', '', '是'],
    ]);
    expect(faults).toEqual([]);
    expect(awards).toMatchObject([
      {
        measure: 'fiscal',
        subItem: 'fiscal.city',
        level: 'cityLevel',
        city: '431200',
        announcedOn: '2022-01-20',
        verified: true,
      },
      { measure: 'safety', subItem: 'safety.county', level: 'county', recipient: '431228', authority: 'province' },
      { measure: '危房改造', level: 'county', city: '431200', authority: 'stateCouncil', rewards: [] },
    ]);
    expect(awards.map(({ rewards }) => rewards[0]?.amount)).toEqual([200, null, undefined]);
  });

  it('gives every fault its cell, with whom a name may mean', () => {
    const { awards, faults } = readRows([
      head,
      ['去年', '省', '财税管理', '市本级', '怀化市', '一号', '', '', ''],
      [2021, '部', '财税管理', '县市区', '怀化市', '', '去年', '', ''],
      [2021, '省', '财税工作', '', '芷红侗族自治县', '一号', '', '', ''],
      [2021, '省', '安全生产', '', '湖南省', '一号', '', '', ''],
      [2021, '省', '安全生产', '', '鹤城区', '一号', '', '', ''],
      [2021, '省', '安全生产', '', '鹤城', '一号', '', '', ''],
    ]);
    expect(faults).toEqual([
      'A2 not-a-number',
      'B3 no-such-choice',
      'D3 level-mismatch',
      'F3 no-notice',
      'G3 not-a-day',
      'E4 ambiguous-region',
      'E5 wins-no-award',
      'E7 duplicate-row',
    ]);
    expect(awards).toHaveLength(1);
    expect(readRows([['年度', '项目']]).faults).toEqual([' no-column', ' no-column']);
  });

  it('takes what a person says of a name, and warns of a measure that the rules do not have', () => {
    const row = [2021, '省', '招商引资', '', '芷红县', '一号', '', '', ''];
    const { awards, faults } = readRows([head, row], new Map([['芷红县', '431228']]));
    expect(awards).toMatchObject([{ recipient: '431228', measure: '招商引资', recipientName: '芷红县' }]);
    expect(faults).toEqual(['C2 unknown-measure']);
    expect(readRows([head, row], new Map([['芷红县', null]]))).toEqual({ awards: [], faults: [] });
    const coded = [
      ['年度', '项目', '获奖单位', '区划代码', '通报'],
      [2021, '安全生产', '怀化', '431202', '一号'],
    ];
    expect(readRows(coded).awards).toMatchObject([{ recipient: '431202', recipientName: '怀化' }]);
  });
});

describe('a day in a cell', () => {
  it.each([
    ['2021-01-29', '2021-01-29'],
    ['2021年1月9日', '2021-01-09'],
    ['2021/2/29', undefined],
    ['一月', undefined],
  ])('%s', (text, day) => {
    expect(dayIn(text)).toBe(day);
  });
});

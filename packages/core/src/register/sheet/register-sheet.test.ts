import { describe, expect, it } from 'vitest';
import { createFaultList } from '../../import/fault-list.ts';
import type { Grid, GridCell } from '../../import/grid.ts';
import type { PlainCell, PlainSheet } from '../../incentive/sheet/catalogue-sheet.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import type { Target } from '../../target/target.ts';
import { buildRegistry } from '../registry.ts';
import { indicatorSheet, readIndicatorSheet, readTargetSheet, targetSheet } from './register-sheet.ts';

const gdp: Indicator = {
  code: 'gdp',
  section: 'output',
  order: 1,
  name: { zh: '地区生产总值', en: 'GDP' },
  aliases: ['GDP', '生产总值'],
  definition: { zh: '一个地区生产活动的最终成果。', en: 'Output.' },
  kind: 'amount',
  published: { province: ['level', 'yoy'], city: ['level', 'yoy', 'rank'] },
  headline: 'yoy',
  rankedBy: 'yoy',
  unit: '亿元',
  decimals: { level: 2, yoy: 1 },
  better: 'higher',
  frequency: 'Q',
  firstMonth: 3,
  accumulation: 'cumulative',
  release: { day: 20, lagMonths: 1 },
  comparableBasis: true,
  prices: 'constant',
  parts: [['primary-industry', 'secondary-industry']],
  reasonable: { low: 4 },
  responsible: { department: '市统计局', leader: '王某' },
  verified: true,
};

const growth: Target = {
  indicator: 'gdp',
  region: '431200',
  year: 2021,
  kind: 'growth',
  goal: { value: 8, decimals: 1 },
  unit: '%',
  bound: 'atLeast',
  binding: false,
  schedule: [0.05, 0.1, 0.22, 0.3, 0.38, 0.48, 0.55, 0.63, 0.74, 0.82, 0.9, 1],
  source: '政府工作报告',
  verified: true,
};

const node: Target = {
  indicator: 'gdp',
  region: '431200',
  year: 2021,
  kind: 'milestone',
  unit: '',
  bound: 'about',
  binding: true,
  milestone: { name: '规划印发', due: '2021-06-30' },
  verified: false,
};

const mark = { knownFrom: '2021-01-01T00:00:00.000Z', storedAt: '2021-01-01T00:00:00.000Z', by: 't' };
const registry = buildRegistry([
  { register: 'indicator', key: 'gdp', body: gdp, ...mark },
  {
    register: 'region',
    key: '431200',
    body: { code: '431200', level: 'city', name: { zh: '怀化市', en: 'Huaihua' }, aliases: [], parent: null },
    ...mark,
  },
]);

/** A sheet as it is read, some of its cells changed: row 1 is the head. */
function grid(sheet: PlainSheet, changes: Readonly<Record<string, string | number | null>> = {}): Grid {
  const heads = sheet.rows[0] ?? [];
  const cellOf = (value: PlainCell): GridCell | undefined => {
    if (value === null) return undefined;
    if (typeof value === 'string') return { text: value };
    if (typeof value === 'number') return { number: value };
    return { number: value.value, format: value.decimals === 0 ? '0' : `0.${'0'.repeat(value.decimals)}` };
  };
  return {
    sheet: sheet.name,
    hidden: false,
    hiddenColumns: [],
    merges: [],
    rows: sheet.rows.map((row, r) => ({
      number: r + 1,
      hidden: false,
      cells: heads.map((head, column) =>
        cellOf(changes[`${r + 1} ${typeof head === 'string' ? head : ''}`] ?? row[column] ?? null),
      ),
    })),
  };
}

describe('targets as a spreadsheet', () => {
  const held = [growth, node];
  const sheet = targetSheet(held, registry);
  const read = (changes: Readonly<Record<string, string | number>> = {}) => {
    const faults = createFaultList();
    const { rows, changes: found } = readTargetSheet([grid(sheet, changes)], held, registry, faults);
    return { rows, found, faults: faults.list().map(({ code, row, column }) => `${code} ${column}${row}`) };
  };

  it('come back as they went out: nothing changes', () => {
    expect(read()).toEqual({ rows: 2, found: [], faults: [] });
  });

  it('changed cells are told by their heads, decimals stay, entries that are not named stay', () => {
    const { found } = read({ '2 目标值': 9, '2 依据': '市人大' });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      key: '2021/431200/gdp/growth',
      name: '地区生产总值 怀化市 2021',
      after: { goal: { value: 9, decimals: 1 }, source: '市人大' },
      cells: [
        { head: '目标值', before: '8.0', after: '9.0' },
        { head: '依据', before: '政府工作报告', after: '市人大' },
      ],
    });
  });

  it('come into a city that holds none as they were published, zeros at the end of decimals with them', () => {
    const years = [0, 1, 2].map((decimals) => ({
      ...growth,
      year: 2021 + decimals,
      goal: { value: 12, decimals },
      floor: { value: 11.5, decimals: Math.max(1, decimals) },
      stretch: { value: -0.5, decimals: 2 },
    }));
    const all = [...years, node];
    const faults = createFaultList();
    const { changes } = readTargetSheet([grid(targetSheet(all, registry))], [], registry, faults);
    expect(changes.map(({ after }) => after)).toEqual(all);
    expect(faults.list()).toEqual([]);
  });

  it('a further year is new, a row marked 撤销 takes its entry back', () => {
    expect(read({ '2 年度': 2022 }).found).toMatchObject([{ before: null, after: { year: 2022 } }]);
    expect(read({ '3 撤销': '是' }).found).toMatchObject([{ key: '2021/431200/gdp/milestone', after: null }]);
  });

  it('all faults are told at once, with their cells', () => {
    const { faults } = read({
      '2 指标编码': 'gpd',
      '2 年度': '今年',
      '2 要求': '大约',
      '3 节点期限': '六月',
      '3 3月进度%': 130,
    });
    expect(faults).toEqual(
      expect.arrayContaining([
        'unknown-indicator A2',
        'not-a-number E2',
        'no-such-choice G2',
        expect.stringMatching(/^not-a-day [A-Z]+3$/u),
        expect.stringMatching(/^no-such-choice O3$/u),
      ]),
    );
  });
});

describe('the catalogue as a spreadsheet', () => {
  const sheet = indicatorSheet([gdp]);
  const read = (changes: Readonly<Record<string, string | number>> = {}) => {
    const faults = createFaultList();
    const { changes: found } = readIndicatorSheet([grid(sheet, changes)], [gdp], registry, faults);
    return { found, faults: faults.list().map(({ code }) => code) };
  };

  it('comes back as it went out', () => {
    expect(read()).toEqual({ found: [], faults: [] });
  });

  it('keeps what the sheet does not show', () => {
    const [change] = read({ '2 公布口径': '省：总量、增速；市州：增速', '2 合理区间上限': 12 }).found;
    expect(change?.after).toEqual({
      ...gdp,
      published: { province: ['level', 'yoy'], city: ['yoy'] },
      reasonable: { low: 4, high: 12 },
    });
    expect(change?.cells.map(({ head }) => head)).toEqual(['公布口径', '合理区间上限']);
  });

  it('a code that is not held is a new indicator; what is no choice is a fault', () => {
    expect(read({ '2 指标编码': 'gdp-2' }).found).toMatchObject([{ before: null, after: { code: 'gdp-2' } }]);
    expect(read({ '2 公布口径': '省：总产', '2 公布日': 40, '2 上级指标编码': 'nothing' }).faults).toEqual([
      'no-such-choice',
      'no-such-choice',
      'unknown-indicator',
    ]);
  });
});

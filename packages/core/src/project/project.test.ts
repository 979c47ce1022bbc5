import { describe, expect, it, test } from 'vitest';
import fc from 'fast-check';
import { createFaultList } from '../import/fault-list.ts';
import type { Grid } from '../import/grid.ts';
import { isMissing } from '../missing.ts';
import { type RosterEntry, rosterBook } from '../roster/roster-entry.ts';
import { type RosterFigure, parseRosterFigureId, rosterFigureId } from '../roster/roster-figure.ts';
import { isOfRoster, monthNamed, readRosterSheet } from '../roster/read-roster.ts';
import { checkProjectRows } from './check-projects.ts';
import { forecastOf, type ProjectContext, projectFigure } from './project-figures.ts';
import { projectForm } from './project-form.ts';
import { projectYears } from './project-year.ts';
import { shareDue, spendingSchedule } from './schedule.ts';

const april = 2021 * 12 + 3;
const january = 2021 * 12;
const code = (n: number): string => `2021-431202-13-01-${String(n).padStart(6, '0')}`;

function entry(subject: string, item: string, value: string | number, month: number | null = null): RosterEntry {
  const source = { file: 'f', fileName: 'f.csv', sheet: '', cell: 'A1' };
  return { subject, item, month, value, knownFrom: '2021-05-18T01:00:00.000Z', source };
}

/** Of three normal years a tenth, a quarter and so on was spent by April: in the mean 30 %. */
function past(): readonly RosterEntry[] {
  return [
    [2017, 20],
    [2018, 30],
    [2019, 40],
  ].flatMap(([year = 0, by = 0]) => [
    entry(code(9), 'spent', by, year * 12 + 3),
    entry(code(9), 'spent', 100, year * 12 + 11),
  ]);
}

function contextOf(entries: readonly RosterEntry[], month = april): ProjectContext {
  const book = rosterBook([...past(), entry(code(9), 'completed', 2019 * 12 + 11), ...entries]);
  const schedule = spendingSchedule(book, { year: 2021, month: (month % 12) + 1, abnormalYears: [2020] });
  const years = projectYears(book, month, schedule, new Map());
  return {
    years,
    members: [...years.all.values()],
    former: years.former,
    subject: { roster: 'project', region: '431200', month },
    asOf: '2021-05-18T01:00:00.000Z',
    indicator: () => undefined,
  };
}

function project(n: number, of: Readonly<Record<string, string | number>>): readonly RosterEntry[] {
  return Object.entries(of).map(([item, value]) =>
    entry(
      code(n),
      item,
      value,
      ['spent', 'funded', 'landSupplied'].includes(item)
        ? april
        : ['plan', 'doneBefore'].includes(item)
          ? january
          : null,
    ),
  );
}

function shown(figure: RosterFigure | undefined): number | string {
  if (figure === undefined) return 'none';
  return isMissing(figure.value) ? figure.value.missing : Number(figure.value.toFixed(1));
}

describe('the seasonal schedule', () => {
  const schedule = spendingSchedule(rosterBook(past()), { year: 2021, month: 4, abnormalYears: [2020] });
  it('is the mean share of three normal years, and lies on the line between months with returns', () => {
    expect(schedule.share(4)).toBeCloseTo(0.3);
    expect(schedule.share(2)).toBeCloseTo(0.15);
    expect([schedule.share(0), schedule.share(12)]).toEqual([0, 1]);
    expect(schedule.years.map(({ year }) => year)).toEqual([2017, 2018, 2019]);
  });
  it('goes by months where a normal year is missing', () => {
    const two = spendingSchedule(rosterBook(past()), { year: 2021, month: 4, abnormalYears: [2018, 2020] });
    expect([two.share(4), two.years]).toEqual([1 / 3, []]);
  });
  it.each([
    ['the whole year', 0, 12, 0.3],
    ['begun in April: nothing before it counts', 3, 12, (0.3 - 0.225) / (1 - 0.225)],
    ['to be done by June', 0, 6, 0.3 / 0.475],
    ['not yet to begin', 6, 12, 0],
    ['done by March', 0, 3, 1],
  ])('measures a project between its start and completion: %s', (_name, from, to, due) => {
    expect(shareDue(schedule, 4, { from, to })).toBeCloseTo(due);
  });
  test('what is due lies between nothing and all, and never falls', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 12 }), (from, to) => {
        const shares = Array.from({ length: 13 }, (_, m) => shareDue(schedule, m, { from, to }));
        return shares.every((s, m) => s >= 0 && s <= 1 && s >= (shares[m - 1] ?? 0));
      }),
    );
  });
});

describe('where a project stands', () => {
  const terms = { name: '甲', sector: 'industry', total: 5000, startPlanned: 2020 * 12, completionPlanned: 2022 * 12 };
  const of = (over: Readonly<Record<string, string | number>>) => {
    const context = contextOf(project(1, { ...terms, ...over }));
    const year = context.years.all.get(code(1));
    return { context, year, rules: year?.findings.map(({ rule }) => rule) ?? [] };
  };
  it.each([
    ['on schedule', { plan: 1000, spent: 310, started: 2020 * 12 }, 'onSchedule', [], 31, 1],
    ['ten points behind', { plan: 1000, spent: 200, started: 2020 * 12 }, 'behind', ['project-behind'], 20, -10],
    [
      'should have begun',
      { plan: 1000, startPlanned: 2021 * 12 + 1, spent: 0 },
      'notStarted',
      ['project-not-started'],
      0,
      -24.3,
    ],
    ['is to begin later', { plan: 1000, startPlanned: 2021 * 12 + 8, spent: 0 }, 'preparing', [], 0, 0],
    [
      'overdue',
      { plan: 1000, spent: 1000, started: 2020 * 12, completionPlanned: 2021 * 12 },
      'onSchedule',
      ['project-overdue'],
      100,
      0,
    ],
    ['done', { plan: 1000, spent: 400, started: 2020 * 12, completed: april }, 'completed', [], 40, 10],
    [
      'short of land and funds',
      { plan: 1000, spent: 400, started: 2020 * 12, landNeeded: 100, landSupplied: 70, doneBefore: 600, funded: 900 },
      'onSchedule',
      ['project-short-of-land', 'project-short-of-funds'],
      40,
      10,
    ],
  ])('%s', (_name, over, state, rules, completion, gap) => {
    const found = of(over);
    expect([found.year?.state, found.rules]).toEqual([state, rules]);
    expect(shown(projectFigure(found.context, 'completion', code(1)))).toBe(completion);
    expect(shown(projectFigure(found.context, 'gap', code(1)))).toBe(gap);
  });
  it('has no completion without a plan, and says why', () => {
    const { context } = of({ spent: 10, started: 2020 * 12 });
    expect(shown(projectFigure(context, 'completion', code(1)))).toBe('no-target');
    expect(shown(projectFigure(context, 'gap', code(1)))).toBe('no-target');
  });
  it('forecasts the year by pace, at most what is left of the total', () => {
    const year = (over: Readonly<Record<string, string | number>>) => {
      const found = of({ started: 2020 * 12, ...over }).year;
      return found === undefined ? 'none' : forecastOf(found);
    };
    expect(year({ plan: 1000, spent: 300 })).toBeCloseTo(1000);
    expect(year({ plan: 9000, spent: 3000 })).toBe(5000);
    expect(year({ plan: 9000, spent: 3000, doneBefore: 3000 })).toBe(3000);
    expect(year({ plan: 1000 })).toEqual({ missing: 'no-figure' });
    expect(of({ plan: 1000, spent: 0, startPlanned: 2021 * 12 + 8 }).year).toSatisfy(
      (one: Parameters<typeof forecastOf>[0]) => isMissing(forecastOf(one)),
    );
  });
});

describe('figures of all projects', () => {
  const base = { sector: 'industry', startPlanned: 2020 * 12, started: 2020 * 12 };
  const context = contextOf([
    ...project(1, { name: '甲', ...base, plan: 100_000, spent: 20_000, total: 900_000 }),
    ...project(2, { name: '乙', ...base, sector: 'farming', plan: 300_000, spent: 90_000, total: 900_000 }),
    ...project(3, { name: '丙', ...base, spent: 5000, nature: 'upgrading' }),
    ...project(4, {
      name: '丁',
      ...base,
      started: january + 1,
      startPlanned: january + 1,
      plan: 50_000,
      spent: 10_000,
    }),
    entry(code(1), 'spent', 10_000, april - 12),
    entry(code(2), 'spent', 45_000, april - 12),
    // In the list of the year before only.
    ...['name', 'sector'].map((item) => entry(code(5), item, item === 'name' ? '戊' : 'farming')),
    entry(code(5), 'plan', 1000, january - 12),
    entry(code(5), 'completed', january - 1),
    entry(code(5), 'spent', 45_000, april - 12),
  ]);
  it.each([
    ['sum', null, 'spent', 12.5],
    ['sum', 'part:industrial', 'spent', 3.5],
    ['sum', 'part:industrialNew', 'spent', 1],
    ['sum', 'part:industrialUpgrading', 'spent', 0.5],
    ['sum', 'part:productive', 'spent', 12.5],
    ['sum', 'sector:industry;state:behind', 'spent', 2],
    ['projects', null, null, 4],
    ['totalCompletion', null, null, 26.7],
    ['totalDue', null, null, 29.4],
    ['totalGap', null, null, -2.7],
    ['spentGrowth', 'sector:farming', null, 0],
    ['season', null, null, 30],
  ] as const)('%s of %s %s', (rule, of, item, expected) => {
    expect(shown(projectFigure(context, rule, of, item))).toBe(expected);
  });
  it('have ids that lead back to what they are about', () => {
    const hash = (text: string): string => text.length.toString(16).padStart(16, '0');
    const figure = projectFigure(context, 'sum', 'part:industrial', 'spent');
    const { rule, subject, asOf } = figure ?? {};
    expect(figure && parseRosterFigureId(rosterFigureId(figure, hash))).toEqual({ rule, subject, asOf });
    expect(parseRosterFigureId('roster~x~sum~1~202104~all~all~20210518T010000000Z~0123456789abcdef')).toBeUndefined();
  });
});

describe('a table of projects', () => {
  const grid = (...rows: readonly (readonly (string | number)[])[]): Grid => ({
    sheet: '项目',
    hidden: false,
    hiddenColumns: [],
    merges: [],
    rows: rows.map((cells, i) => ({
      number: i + 1,
      hidden: false,
      cells: cells.map((cell) =>
        typeof cell === 'number' ? { number: cell } : cell === '' ? undefined : { text: cell },
      ),
    })),
  });
  const head = [
    '项目代码',
    '项目名称',
    '投向',
    '总投资（亿元）',
    '计划开工时间',
    '报告期',
    '2021年计划投资(万元)',
    '本年累计完成投资(万元)',
  ];
  it('is told by its head and read cell by cell, in the units kept', () => {
    const table = grid(
      ['反馈日期：2021年5月18日'],
      head,
      [code(1), '甲', '工业', 1.5, '2021年3月', '2021年4月', 1000, 200],
      ['注：演示'],
    );
    const faults = createFaultList();
    expect(isOfRoster(table, projectForm)).toBe(true);
    const [row, ...more] = readRosterSheet(table, projectForm, faults);
    expect([more, faults.list(), row?.released]).toEqual([[], [], '2021-05-18']);
    expect(row?.cells.map(({ item, month, value: of, column }) => [item, month, of, column])).toEqual([
      ['name', null, '甲', 'B'],
      ['sector', null, 'industry', 'C'],
      ['total', null, 15_000, 'D'],
      ['startPlanned', null, april - 1, 'E'],
      ['plan', january, 1000, 'G'],
      ['spent', april, 200, 'H'],
    ]);
  });
  it('tells all its faults at once', () => {
    const table = grid(
      [...head, '实际开工', '实际竣工'],
      ['12', '甲', '工业', 1, '2021-03', '2021-04', 1, 1],
      [code(1), '', '航天', '很多', '十月', '2021-04', -5, 1],
      [code(1), '乙', '工业', 1, '2021-03', '2021-04', 1, 1],
      [code(2), '丙', '工业', 0.001, '2021-03', '2021-09', 1, 99, '2021-04', '2021-02'],
      [code(3), '丁', '工业', 1, '2021-03', '2021-03', 1, 99],
      [code(3), '丁', '工业', 1, '2021-03', '2021-04', 1, 98],
    );
    const faults = createFaultList();
    const rows = readRosterSheet(table, projectForm, faults);
    checkProjectRows(rows, faults, { lastMonth: 2021 * 12 + 4, held: () => undefined });
    expect(faults.list().map((fault) => [fault.code, `${fault.column}${fault.row}`])).toEqual([
      ['bad-project-code', 'A2'],
      ['cell-missing', 'B3'],
      ['no-such-choice', 'C3'],
      ['not-a-number', 'D3'],
      ['bad-span-label', 'E3'],
      ['below-zero', 'G3'],
      ['stands-twice', 'A4'],
      ['future-period', 'A5'],
      ['beyond-total', 'H5'],
      ['nodes-crossed', 'J5'],
      ['spending-falls', 'H7'],
    ]);
  });
  it.each([
    ['2021年4月', april],
    ['2021-04', april],
    ['202104', april],
    ['2021年1-4月', april],
    ['2021-04-18', april],
    ['2021年13月', undefined],
    ['四月', undefined],
  ])('reads the month %s', (text, month) => {
    expect(monthNamed(text)).toBe(month);
  });
});

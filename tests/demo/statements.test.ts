import { loadDemo, readAttraction, readBoard, readMatrix } from '@shigan/app';
import {
  type Actor,
  type Board,
  type BoardRow,
  dealFigure,
  display,
  type Figure,
  findingSentence,
  isMissing,
} from '@shigan/core';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compose } from '../../packages/cli/src/compose.ts';
import { withDemoFiles } from '../../packages/cli/src/demo-files/demo-files.ts';
import type { Composed } from '../../packages/cli/src/invocation.ts';

const city = '431200';
const actor: Actor = { id: 'test', name: 'test', roles: ['operator'], via: 'test' };

/** The city as the whole suite shares it, or loaded here where there is none. */
const shared = process.env['SHIGAN_DEMO_DATA'];
let directory: string | undefined;
let composed: Composed;
let april: Board;
let march: Board;

beforeAll(async () => {
  directory = shared ?? (await mkdtemp(join(tmpdir(), 'shigan-statements-')));
  composed = await compose({ dataDir: directory }, { migrate: true });
  if (shared === undefined) await withDemoFiles(async (workbooks) => loadDemo(composed.app, actor, city, workbooks));
  april = await readBoard(composed.app, actor, city, { region: city, period: { year: 2021, month: 4 } });
  march = await readBoard(composed.app, actor, city, { region: city, period: { year: 2021, month: 3 } });
}, 600_000);

afterAll(async () => {
  await composed?.close();
  if (shared === undefined && directory !== undefined) await rm(directory, { recursive: true, force: true });
});

function row(board: Board, name: string): BoardRow {
  const found = board.rows.find((r) => r.indicator.name.zh === name);
  if (found === undefined) throw new Error(`no row: ${name}`);
  return found;
}

function shown(figure: Figure): string {
  return typeof figure.value === 'number'
    ? `${display(figure.value, figure.decimals)}${figure.unit}`
    : figure.value.missing;
}

function place(r: BoardRow): string {
  return isMissing(r.rank) ? r.rank.missing : `${r.rank.place}/${r.rank.of}`;
}

function says(r: BoardRow): readonly string[] {
  return r.findings.map((f) => findingSentence(f, 'zh'));
}

describe('what the demonstration city’s data say, by ordinary analysis of what was imported', () => {
  it('GDP of the first quarter: 13.4 %, fourth, best in ten years, and what the base alone gives', () => {
    const gdp = row(april, '地区生产总值');
    expect([shown(gdp.figures.growth), place(gdp)]).toEqual(['13.4%', '4/14']);
    expect(gdp.cutoff).toEqual({ year: 2021, startMonth: 1, length: 3 });
    expect(gdp.record).toEqual({ kind: 'high', years: 10, dataEndFirst: false });
    expect(says(gdp)).toContain('同比增长13.4%与基数相当：上年同期下降0.9%，按两年平均增长6%推算应增长13.4%');
  });

  it.each([
    ['规模以上工业增加值', '12.9%', '-2.2百分点', '7/14', '15.1%'],
    ['固定资产投资', '15.7%', '-0.5百分点', '4/14', '16.2%'],
    ['社会消费品零售总额', '19.4%', '-2.1百分点', '4/14', '21.5%'],
    ['地方一般公共预算收入', '16.9%', '-1.0百分点', '4/14', '17.9%'],
  ])('%s: %s in four months, %s against the quarter, place %s', (name, growth, change, rank, quarter) => {
    const r = row(april, name);
    expect([shown(r.figures.growth), shown(r.figures.change), place(r)]).toEqual([growth, change, rank]);
    expect(shown(row(march, name).figures.growth)).toBe(quarter);
  });

  it('industrial projects’ share of investment: 39.7 % against a target of 50.0, 10.3 points short, not verified', () => {
    const r = row(april, '产业投资');
    expect([shown(r.figures.share), shown(r.figures.target), shown(r.figures.gap)]).toEqual([
      '39.7%',
      '50.0%',
      '-10.3百分点',
    ]);
    expect(r.target).toMatchObject({ kind: 'share', verified: false });
    expect(isMissing(r.pace) ? r.pace : r.pace.light).toBe('red');
  });

  it('new projects and technical renovation fall by 77.4 and 50.8 %', () => {
    expect(shown(row(april, '本年新开工工业投资').figures.growth)).toBe('-77.4%');
    expect(shown(row(april, '工业技改投资').figures.growth)).toBe('-50.8%');
  });

  it('private investment: 27.3 points below a year before, 0.6 below the quarter; the rest grew 40.6 %, which is asked about', () => {
    const r = row(april, '民间投资');
    expect([shown(r.figures.growth), shown(r.figures.changeFromYearBefore), shown(r.figures.change)]).toEqual([
      '-11.3%',
      '-27.3百分点',
      '-0.6百分点',
    ]);
    expect(says(r)).toContain('除民间投资外的投资增长40.6%，请核实口径');
  });

  it('new enterprises above the threshold: 8, eleventh, 2.7 % of the province; services still at zero', () => {
    const r = row(april, '新增四上企业');
    expect([shown(r.figures.value), place(r), shown(r.figures.shareOfProvince)]).toEqual(['8家', '11/14', '2.7%']);
    expect(says(row(april, '新增规模以上服务业企业'))).toContain('今年以来尚未“破零”');
  });

  it('loss-makers: 102, 14.6 % more; services revenue 14.2 %, 5.4 points below the province, a month behind', () => {
    const losses = row(april, '规模以上工业亏损企业');
    expect([shown(losses.figures.value), shown(losses.figures.growth)]).toEqual(['102个', '14.6%']);
    const services = row(april, '规模以上服务业营业收入');
    expect([shown(services.figures.growth), shown(services.figures.distance)]).toEqual(['14.2%', '-5.4百分点']);
    expect(services.cutoff).toEqual({ year: 2021, startMonth: 1, length: 3 });
  });

  it('public facts of 2020: GDP 1671.87 +3.9, revenue 99.57 = 70.01 + 29.56, tax share 70.3 %', async () => {
    const year = await readBoard(composed.app, actor, city, { region: city, period: { year: 2020, month: 12 } });
    const gdp = row(year, '地区生产总值');
    expect([shown(gdp.figures.value), shown(gdp.figures.growth)]).toEqual(['1671.87亿元', '3.9%']);
    const amount = (name: string): number => {
      const { value } = row(year, name).figures.value;
      return typeof value === 'number' ? Math.round(value * 100) / 100 : Number.NaN;
    };
    expect([amount('地方一般公共预算收入'), amount('税收收入'), amount('非税收入')]).toEqual([99.57, 70.01, 29.56]);
    const share = row(year, '税收收入').figures.share.value;
    expect(typeof share === 'number' ? display(share, 1) : share).toBe('70.3');
  });

  it('every county has a row of its own, ranked among the thirteen', async () => {
    const matrix = await readMatrix(composed.app, actor, city, { peers: city, period: { year: 2021, month: 4 } });
    expect(matrix.boards).toHaveLength(14);
    const places = matrix.boards.slice(1).map((b) => row(b, '固定资产投资').rank);
    expect(places.every((p) => !isMissing(p) && p.of === 13)).toBe(true);
  });

  it.each([
    ['domestic', 58],
    ['foreign', 94],
  ])(
    '%s deals brought %s %% of what was published of that capital, within 3 points in every month',
    async (origin, part) => {
      for (const period of [2, 3, 4].map((month) => ({ year: 2021, month }))) {
        const { open } = await readAttraction(composed.app, actor, city, { region: city, period });
        const share = dealFigure(open.context, 'coverage', `origin:${origin}`)?.value;
        expect(Math.abs(Number(share) - part)).toBeLessThan(3);
      }
    },
  );

  it('is read as it was on a past day: before the releases of May there is no April', async () => {
    const before = await readBoard(composed.app, actor, city, {
      region: city,
      period: { year: 2021, month: 4 },
      asOf: '2021-05-01',
    });
    expect(row(before, '规模以上工业增加值').cutoff).toEqual({ year: 2021, startMonth: 1, length: 3 });
    expect(shown(row(before, '规模以上服务业营业收入').figures.growth)).toBe('14.2%');
  });
});

import {
  analyseBoard,
  analyseMatrix,
  type Board,
  type BoardRow,
  display,
  type Figure,
  findingSentence,
  isMissing,
  observationBook,
} from '@shigan/core';
import { describe, expect, it } from 'vitest';
import { expectedObservations, referenceRegistry } from './from-expected.ts';

const registry = referenceRegistry();
const asOf = '2021-05-20T01:00:00.000Z';
const files = [
  '1-cities-three-row-head',
  '2-indicators-down-counties-across',
  '3-text-numbers-hidden-parts',
  '4-two-tables-two-cutoffs',
  '5-long-with-status',
];
const spec = {
  registry,
  book: observationBook(files.flatMap((name) => expectedObservations(name))),
  period: { year: 2021, month: 4 },
  asOf,
  edition: asOf,
  today: '2021-05-20',
};

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

describe('the board of a city', () => {
  const region = registry.regions.get('431200');
  if (region === undefined) throw new Error('no region');
  const board = analyseBoard(spec, region);

  it('gives every indicator its own cut-off', () => {
    expect(row(board, '地区生产总值').cutoff).toEqual({ year: 2021, startMonth: 1, length: 3 });
    expect(row(board, '规模以上工业增加值').cutoff).toEqual({ year: 2021, startMonth: 1, length: 4 });
    expect(row(board, '规模以上服务业营业收入').cutoff).toEqual({ year: 2021, startMonth: 1, length: 3 });
  });

  it('lets what is published stand: growth without a level, published ranks, the province’s own figure', () => {
    const industry = row(board, '规模以上工业增加值');
    expect(shown(industry.figures.value)).toBe('not-published');
    expect(shown(industry.figures.growth)).toBe('12.9%');
    expect(shown(industry.figures.change)).toBe('-2.2百分点');
    expect(industry.rank).toMatchObject({ place: 7, of: 14, source: 'published' });
    expect(shown(industry.figures.distance)).toBe('-0.2百分点');
    expect(industry.distanceTo).toBe('province');
  });

  it('measures an amount against its schedule, a share and a growth against the target itself', () => {
    const revenue = row(board, '地方一般公共预算收入');
    expect([shown(revenue.figures.completion), shown(revenue.figures.schedule), revenue.pace]).toEqual([
      '32.8%',
      '33.3%',
      { light: 'yellow', against: 'schedule' },
    ]);
    expect(shown(row(board, '税收收入').figures.share)).toBe('70.2%');
    expect(row(board, '工业投资').pace).toEqual({ light: 'red', against: 'target' });
  });

  it('says what fired, in words with figures', () => {
    const words = row(board, '民间投资').findings.map((f) => findingSentence(f, 'zh'));
    expect(words).toContain('低于全省22.3个百分点');
    expect(words).toContain('民间投资同比下降11.3%，增速低于全部投资（增长15.7%）');
  });

  it('keeps a row for a target of which nothing has come in, with the reason', () => {
    const row1 = row(board, '进出口总额');
    expect(row1.cutoff).toEqual({ missing: 'not-yet-published' });
    expect(isMissing(row1.pace)).toBe(true);
  });

  it('does not rank a region among itself alone', () => {
    expect(row(board, '全社会用电量').rank).toEqual({ missing: 'no-figure' });
  });

  it('works out the same again', () => {
    expect(analyseBoard(spec, region)).toEqual(board);
  });
});

describe('the matrix of the counties', () => {
  const peers = registry.peerSets.get('huaihua-units');
  if (peers === undefined) throw new Error('no peers');
  const matrix = analyseMatrix(spec, peers);

  it('holds the whole first, then every member', () => {
    expect(matrix.boards.map((b) => b.region.code)).toEqual(['431200', ...peers.members]);
  });

  it('ranks the counties among themselves and measures them against the city', () => {
    const places = matrix.boards.slice(1).map((b) => row(b, '规模以上工业增加值').rank);
    const held = places.flatMap((p) => (isMissing(p) ? [] : [p.place]));
    expect(held).toHaveLength(13);
    expect(Math.min(...held)).toBe(1);
    expect(matrix.boards[1] && row(matrix.boards[1], '规模以上工业增加值').distanceTo).toBe('city');
  });
});

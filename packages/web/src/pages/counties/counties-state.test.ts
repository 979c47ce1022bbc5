import type { MatrixBody } from '@shigan/contract';
import { describe, expect, test } from 'vitest';
import { missing } from '@shigan/core';
import { type Column, isAtCutoff, isLast, matrixState, type Row, tintOf } from './counties-state.ts';

const of = 13;
const none = missing('no-figure');

/** A row of a matrix with nothing in it but its indicator; tests say what they are about. */
function sampleRow(given: Partial<Row>): Row {
  return {
    indicator: 'investment',
    name: '',
    section: 'investment',
    headline: 'yoy',
    better: 'higher',
    unit: '%',
    cutoff: { label: '1-4月', interval: '2021-01-01/P4M' },
    value: none,
    growth: none,
    share: none,
    rank: none,
    aimedAt: false,
    light: null,
    shown: {},
    figures: {},
    ...given,
  };
}

function row(indicator: string, growth: number, place?: number, more: Partial<Row> = {}): Row {
  return sampleRow({
    indicator,
    growth,
    shown: { growth: growth.toFixed(1) },
    ...(place === undefined ? {} : { rank: { of, place } }),
    ...more,
  });
}

/** A matrix of regions and their rows, what is said of indicators taken from the rows. */
function matrixOf(regions: Readonly<Record<string, readonly Row[]>>): MatrixBody {
  const all = Object.values(regions).flat();
  const indicators = new Map(
    all.map(({ indicator, name, section, headline, better, unit }) => [
      indicator,
      { indicator, name, section, headline, better, unit },
    ]),
  );
  return {
    peers: { code: 'counties', name: '县市区', membersWord: '县市区', of: 'city' },
    period: '2021-04',
    asOf: '2021-05-20T01:00:00.000Z',
    indicators: [...indicators.values()],
    boards: Object.entries(regions).map(([region, rows]) => ({ region, name: region, rows })),
  };
}

const matrix = matrixOf({
  city: [
    row('investment', 15.7, undefined, { aimedAt: true }),
    row('retail', 19.4, undefined, { section: 'consumption' }),
    row('prices', 1.2, undefined, { section: 'prices' }),
  ],
  near: [row('investment', 17, 1), row('retail', 20, 12, { section: 'consumption' })],
  far: [row('investment', 3, 13), row('retail', 22, 1, { section: 'consumption' })],
  silent: [sampleRow({ indicator: 'investment' })],
});

const stateOf = (asked: { section?: string; by?: string }): ReturnType<typeof matrixState> =>
  matrixState(matrix, { section: asked.section, by: asked.by });
const regionsOf = (asked: { section?: string; by?: string }): readonly string[] =>
  stateOf(asked).members.map(({ board: { region } }) => region);

describe('the matrix', () => {
  test('has a column for each indicator of a target that the parts have figures of', () => {
    expect(stateOf({}).columns.map(({ indicator }) => indicator)).toEqual(['investment']);
  });

  test('has the columns of a section where one is asked for', () => {
    expect(stateOf({ section: 'consumption' }).columns.map(({ indicator }) => indicator)).toEqual(['retail']);
    expect(stateOf({}).sections).toEqual(['investment', 'consumption']);
  });

  test('keeps the whole apart from its parts', () => {
    expect(stateOf({}).whole?.board.region).toBe('city');
    expect(regionsOf({})).not.toContain('city');
  });

  test('stands in the order of the mean rank, those in no ranking last', () => {
    expect(regionsOf({})).toEqual(['near', 'far', 'silent']);
  });

  test('or in the order of one indicator', () => {
    expect(regionsOf({ by: 'retail' })).toEqual(['far', 'near', 'silent']);
  });

  test('counts in how many indicators a region is among the last three', () => {
    const timesLast = Object.fromEntries(stateOf({}).members.map((m) => [m.board.region, m.timesLast]));
    expect(timesLast).toEqual({ near: 0, far: 1, silent: 0 });
  });
});

describe('a column', () => {
  const at = (label: string, interval: string): Pick<Row, 'cutoff'> => ({ cutoff: { label, interval } });
  const april = at('1-4月', '2021-01-01/P4M');
  const march = at('1-3月', '2021-01-01/P3M');
  const columnOf = (rows: readonly Row[]): Column | undefined =>
    matrixState(matrixOf(Object.fromEntries(rows.map((r, i) => [`${i}`, [r]]))), { section: undefined, by: undefined })
      .columns[0];

  test('has the cut-off of most parts, and tells the others apart', () => {
    const late = row('investment', 3, 3, march);
    const column = columnOf([late, row('investment', 1, 1, april), row('investment', 2, 2, april)]);
    expect(column?.cutoff?.label).toBe('1-4月');
    expect(column && isAtCutoff(late, column)).toBe(false);
  });

  test('in which all are equal ranks nobody', () => {
    expect(columnOf([row('new', 0, 1), row('new', 0, 1)])?.isRanked).toBe(false);
    expect(columnOf([row('new', 0, 2), row('new', 1, 1)])?.isRanked).toBe(true);
  });
});

describe('a place', () => {
  test.each([
    [1, false, -1],
    [7, false, 0],
    [10, false, 0.5],
    [11, true, 2 / 3],
    [13, true, 1],
  ])('%i of 13 is among the last: %s, and is tinted %d', (place, last, tint) => {
    expect(isLast(row('investment', 1, place))).toBe(last);
    expect(tintOf(row('investment', 1, place))).toBeCloseTo(tint);
  });

  test('among few regions is never among the last', () => {
    expect(isLast(sampleRow({ rank: { place: 5, of: 5 } }))).toBe(false);
  });
});

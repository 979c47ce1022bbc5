import type { BoardRowBody, MatterRowBody } from '@shigan/contract';
import { describe, expect, test } from 'vitest';
import type { MatrixState, Member } from '../counties/counties-state.ts';
import { sampleRow } from '../../testing/sample-row.ts';
import { bandOf, countyBands, countyFindings, countyMatters, countyStanding } from './county-state.ts';

function ranked(indicator: string, place: number, of = 13, over: Partial<BoardRowBody> = {}): BoardRowBody {
  const rank = { place, of, source: 'computed', withoutData: 0, peers: 'counties', membersWord: '县市区' } as const;
  return sampleRow({ indicator, rank, shown: { growth: '1.0' }, ...over });
}

test.each([
  [1, 13, 'first'],
  [3, 13, 'first'],
  [4, 13, 'between'],
  [10, 13, 'between'],
  [11, 13, 'last'],
  [13, 13, 'last'],
  [6, 6, 'between'],
  [7, 7, 'last'],
] as const)('place %i of %i is %s', (place, of, band) => {
  expect(bandOf(ranked('a', place, of))).toBe(band);
});

test('a first place of nothing is no strength', () => {
  expect(bandOf(ranked('a', 1, 13, { headline: 'count', shown: { value: '0' } }))).toBe('between');
  expect(bandOf(ranked('a', 1, 13, { headline: 'count', shown: { value: '0' }, better: 'lower' }))).toBe('first');
});

test('the indicators stand by band, the worst place first; what is not held is left out', () => {
  const rows = [
    ranked('a', 2),
    ranked('b', 12),
    ranked('c', 13),
    ranked('d', 5, 13, { shown: {} }),
    sampleRow({ indicator: 'e', shown: { growth: '1.0' } }),
  ];
  const bands = countyBands(rows).map(({ band, rows: of }) => [band, of.map(({ indicator }) => indicator)]);
  expect(bands).toEqual([
    ['last', ['c', 'b']],
    ['first', ['a']],
    ['unranked', ['e']],
  ]);
});

function member(region: string, meanRank: number | undefined): Member {
  const rows = new Map();
  return { board: { region, name: region, rows: [] }, rows, meanRank, timesLast: 0 };
}

describe('where a county stands', () => {
  const members = [member('a', 3), member('b', 5), member('c', 5), member('d', undefined)];
  const state: MatrixState = { sections: [], columns: [], whole: undefined, members };
  test.each([
    ['a', 1, 'd', 'b'],
    ['b', 2, 'a', 'c'],
    ['c', 2, 'b', 'd'],
    ['d', undefined, 'c', 'a'],
  ])('%s', (region, place, previous, next) => {
    expect(countyStanding(state, region)).toMatchObject({
      of: 3,
      previous: { board: { region: previous } },
      next: { board: { region: next } },
    });
    expect(countyStanding(state, region).place).toBe(place);
  });

  test('one that is not in the matrix stands nowhere', () => {
    expect(countyStanding(state, 'x')).toEqual({
      member: undefined,
      place: undefined,
      of: 3,
      previous: undefined,
      next: undefined,
    });
  });
});

test('warnings come before the rest, and of one gravity the order of the board stays', () => {
  const finding = (message: string, severity: 'info' | 'notice' | 'warning') => ({
    rule: 'behind-schedule' as const,
    severity,
    message,
    figures: [],
  });
  const rows = [
    sampleRow({ indicator: 'a', findings: [finding('1', 'info'), finding('2', 'warning')] }),
    sampleRow({ indicator: 'b', findings: [finding('3', 'warning'), finding('4', 'notice')] }),
  ];
  expect(countyFindings(rows).map(({ finding: { message } }) => message)).toEqual(['2', '3', '4', '1']);
});

test('a county’s matters are those about it and those of its own unit', () => {
  const matter = (id: string, region: string, leadUnit: string | null) =>
    ({ id, region: { code: region }, leadUnit: leadUnit === null ? null : { code: leadUnit } }) as MatterRowBody;
  const matters = [matter('1', '431224', null), matter('2', '431200', '431224'), matter('3', '431200', '431200')];
  expect(countyMatters(matters, '431224').map(({ id }) => id)).toEqual(['1', '2']);
});

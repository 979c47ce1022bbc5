import { describe, expect, test } from 'vitest';
import { type Leader, reachOf, subtree, type Unit } from './unit.ts';

function unit(code: string, parent: string | null, region = '431200'): Unit {
  return { code, kind: 'department', name: { zh: code, en: code }, aliases: [], parent, region };
}

const units = [unit('gov', null), unit('drc', 'gov'), unit('grain', 'drc'), unit('zhijiang', 'gov', '431228')];
const regions = [
  { code: '431200', parent: '430000' },
  { code: '431228', parent: '431200' },
  { code: '431224', parent: '431200' },
];

describe('reach', () => {
  test('of a department is the city, and what is below it', () => {
    expect(reachOf(units[1], undefined, { units, regions })).toEqual({
      regions: ['431200', '431228', '431224'],
      units: ['drc', 'grain'],
    });
  });

  test("of a county's unit ends at its border", () => {
    expect(reachOf(units[3], undefined, { units, regions }).regions).toEqual(['431228']);
  });

  test('of a leader takes in the portfolio', () => {
    const leader: Leader = {
      code: 'l',
      name: '李四',
      post: '副市长',
      order: 2,
      portfolio: { fields: [], units: ['drc'] },
    };
    expect(reachOf(undefined, leader, { units, regions })).toEqual({ regions: [], units: ['drc', 'grain'] });
  });

  test('of nobody is nothing', () => {
    expect(reachOf(undefined, undefined, { units, regions })).toEqual({ regions: [], units: [] });
  });
});

test('a loop in a tree ends', () => {
  expect(subtree([unit('a', 'b'), unit('b', 'a')], 'a')).toEqual(['a', 'b']);
});

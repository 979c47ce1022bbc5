import { expect, it } from 'vitest';
import { rosterBook, type RosterEntry } from '../roster/roster-entry.ts';
import { chainLinksIn, strengthOf, usualChainRule } from './chain.ts';

it.each([
  ['enough enterprises', { enterprises: 5, projects: 0 }, 'strong'],
  ['too few', { enterprises: 4, projects: 9 }, 'weak'],
  ['only projects', { enterprises: 0, projects: 1 }, 'weak'],
  ['nothing', { enterprises: 0, projects: 0 }, 'missing'],
])('a link with %s', (_name, held, strength) => {
  expect(strengthOf(held, new Map())).toBe(strength);
});

it('is strong by the threshold that the city sets', () => {
  const rules = new Map([[usualChainRule.code, { ...usualChainRule, thresholds: { enterprises: 2 } }]]);
  expect(strengthOf({ enterprises: 2, projects: 0 }, rules)).toBe('strong');
});

it('links stand chain by chain from raw material to market, each with what it takes from', () => {
  const entry = (subject: string, item: string, value: string | number): RosterEntry => ({
    subject,
    item,
    month: null,
    value,
    knownFrom: '2021-05-18T01:00:00.000Z',
    source: { file: 'f', fileName: 'f.csv', sheet: '', cell: 'A1' },
  });
  const book = rosterBook([
    entry('B2', 'chain', '乙'),
    entry('B2', 'link', '板材'),
    entry('B2', 'position', 2),
    entry('B2', 'upstream', '原料、 初加工'),
    entry('B1', 'chain', '乙'),
    entry('B1', 'link', '原料'),
    entry('B1', 'position', 1),
    entry('A1', 'chain', '丙'),
    entry('A1', 'link', '种植'),
  ]);
  expect(chainLinksIn(book).map(({ code, upstream }) => [code, upstream])).toEqual([
    ['A1', []],
    ['B1', []],
    ['B2', ['原料', '初加工']],
  ]);
});

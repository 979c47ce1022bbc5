import type { BoardBody } from '@shigan/contract';
import type { Indicator } from '@shigan/core';
import { describe, expect, test } from 'vitest';
import { sampleRow } from '../../testing/sample-row.ts';
import { type CatalogueAsked, catalogueEntries, sectionsOf } from './catalogue-state.ts';

function indicator(code: string, given: Partial<Indicator> = {}): Indicator {
  return {
    code,
    section: 'industry',
    name: { zh: `指标${code}`, en: code },
    aliases: [],
    definition: { zh: '', en: '' },
    kind: 'amount',
    published: {},
    headline: 'yoy',
    rankedBy: 'yoy',
    unit: '亿元',
    decimals: {},
    better: 'higher',
    frequency: 'M',
    firstMonth: 2,
    accumulation: 'cumulative',
    release: { day: 18, lagMonths: 1 },
    comparableBasis: false,
    prices: 'current',
    verified: true,
    ...given,
  };
}

const all = [
  indicator('a', { aliases: ['规上工业'], responsible: { department: '市工信局' } }),
  indicator('b', { kind: 'count' }),
  indicator('c', { section: 'investment' }),
  indicator('d'),
  indicator('x', { section: 'external' }),
];
const indicators = new Map(all.map((i) => [i.code, i]));
const board: BoardBody = {
  region: '431200',
  name: '怀化市',
  period: '2021-04',
  asOf: '2021-05-20T01:00:00.000Z',
  rows: [
    sampleRow({ indicator: 'c', section: 'investment' }),
    sampleRow({ indicator: 'b', section: 'industry' }),
    sampleRow({
      indicator: 'a',
      section: 'industry',
      pace: {
        completion: { missing: 'not-applicable' },
        schedule: 33,
        seasonal: { missing: 'not-applicable' },
        light: 'red',
        against: 'target',
      },
    }),
  ],
};
const nothing: CatalogueAsked = { search: undefined, section: undefined, kind: undefined, light: undefined };
const codes = (asked: Partial<CatalogueAsked>): readonly string[] =>
  catalogueEntries(indicators, board, { ...nothing, ...asked }).map((e) => e.indicator.code);

describe('the catalogue', () => {
  test('is in the order of the board, what has no figures after the others of its section, no vendor’s series', () => {
    expect(codes({})).toEqual(['c', 'b', 'a', 'd']);
  });

  test.each<[Partial<CatalogueAsked>, readonly string[]]>([
    [{ search: '规上' }, ['a']],
    [{ search: '工信局 指标' }, ['a']],
    [{ search: 'nothing of the kind' }, []],
    [{ section: 'investment' }, ['c']],
    [{ kind: 'count' }, ['b']],
    [{ light: 'red' }, ['a']],
    [{ light: 'none', section: 'industry' }, ['b', 'd']],
  ])('narrowed to %o', (asked, expected) => {
    expect(codes(asked)).toEqual(expected);
  });

  test('knows its sections', () => {
    expect(sectionsOf(catalogueEntries(indicators, board, nothing))).toEqual(['investment', 'industry']);
  });
});

import { describe, expect, it } from 'vitest';
import type { Reading } from '../reading.ts';
import { block, cities, counties, faultsOf, heldOf, now, reading, uploadOf } from './testing/upload.ts';

const april = '2021-01-01/P4M';
const march = '2021-01-01/P3M';
const lastApril = '2020-01-01/P4M';
const earlier = '2021-04-20T01:00:00.000Z';
const later = '2021-06-18T01:00:00.000Z';

/** Name, readings, what is found. */
type Case = readonly [name: string, readings: readonly Reading[], found: readonly string[]];

describe('one figure by itself', () => {
  it.each<Case>([
    ['a share above the whole', [reading(`tax A ${april} share`, '107.3')], ['share-out-of-range tax A 4 share']],
    ['a negative share', [reading(`tax A ${april} share`, '-2.1')], ['share-out-of-range tax A 4 share']],
    [
      'a share of all and of nothing',
      [reading(`tax A ${april} share`, '100.0'), reading(`tax B ${april} share`, '0.0')],
      [],
    ],
    ['a share of profit, which losses make any', [reading(`profit A ${april} share`, '140.0')], []],
    [
      'a rank behind the last',
      block(`retail ${april} rank`, cities, '1 2 3 4 5 6 7 9'),
      ['rank-out-of-range retail H 4 rank'],
    ],
    ['a rank of nought', [reading(`retail A ${april} rank`, '0')], ['rank-out-of-range retail A 4 rank']],
    ['a broken rank', [reading(`retail A ${april} rank`, '2.5')], ['rank-out-of-range retail A 4 rank']],
    ['one county, ranked among all of the province', [reading(`retail H1 ${april} rank`, '45')], []],
    ['counties, ranked among all of the province', block(`retail ${april} rank`, counties, '45 3 17 60 22 31'), []],
    [
      'counties among themselves, one behind the last',
      block(`retail ${april} rank`, counties, '4 3 2 1 5 23'),
      ['rank-out-of-range retail H6 4 rank'],
    ],
  ])('%s', (_, readings, found) => {
    expect(faultsOf(readings)).toEqual(found);
  });
});

describe('figures of one release', () => {
  const growth = (figures: string): readonly Reading[] => block(`retail ${april} yoy`, cities, figures);
  const ranks = (figures: string): readonly Reading[] => block(`retail ${april} rank`, cities, figures);
  const right = '22.9 22.3 21.7 21.5 21.4 21.4 20.8 -1.5';
  it.each<Case>([
    ['ranks that follow growth, equal ones in any order', [...growth(right), ...ranks('1 2 3 4 6 5 7 8')], []],
    ['a shared rank', [...growth(right), ...ranks('1 2 3 4 5 5 7 8')], []],
    [
      'two ranks swapped',
      [...growth(right), ...ranks('1 7 3 4 6 5 2 8')],
      ['rank-vs-growth retail G 4 rank', 'rank-vs-growth retail B 4 rank'],
    ],
    [
      'neighbours swapped',
      [...growth(right), ...ranks('1 3 2 4 6 5 7 8')],
      ['rank-vs-growth retail C 4 rank', 'rank-vs-growth retail B 4 rank'],
    ],
    ['one rank that does not fit', [...growth(right), ...ranks('1 2 3 4 6 5 7 1')], ['rank-vs-growth retail H 4 rank']],
    ['ranks without any order', [...growth(right), ...ranks('5 8 1 7 2 4 3 6')], ['ranks-vs-growth ']],
    ['ranks counted from the other end', [...growth(right), ...ranks('8 7 6 5 3 4 2 1')], []],
    [
      'a few that are ranked by their level',
      [
        ...block(`retail ${april} yoy`, ['A', 'B', 'C'], '20.6 18.7 19.4'),
        ...block(`retail ${april} rank`, ['A', 'B', 'C'], '1 4 6'),
        ...block(`retail ${april} level`, ['A', 'B', 'C'], '1642.35 402.18 211.57'),
      ],
      [],
    ],
    [
      'two that contradict each other',
      [...block(`retail ${april} yoy`, ['A', 'B'], '18.6 19.4'), ...block(`retail ${april} rank`, ['A', 'B'], '1 4')],
      ['rank-vs-growth retail A 4 rank', 'rank-vs-growth retail B 4 rank'],
    ],
    [
      'the least first, where less is better or more is',
      [
        ...block(`intensity ${april} yoy`, ['A', 'B', 'C'], '-3.1 -2.4 1.0'),
        ...block(`intensity ${april} rank`, ['A', 'B', 'C'], '1 2 3'),
        ...block(`intensity ${march} yoy`, ['A', 'B', 'C'], '-3.1 -2.4 1.0'),
        ...block(`intensity ${march} rank`, ['A', 'B', 'C'], '8 7 5'),
      ],
      [],
    ],
    [
      'ranks of the level',
      [
        ...growth(right),
        ...ranks('8 1 7 2 6 3 5 4'),
        ...block(`retail ${april} level`, cities, '1.00 9.00 2.00 8.00 3.00 7.00 4.00 5.00'),
      ],
      [],
    ],
    [
      'a shared rank of different growths',
      [...growth(right), ...ranks('1 2 2 4 6 5 7 8')],
      ['rank-vs-growth retail B 4 rank', 'rank-vs-growth retail C 4 rank'],
    ],
    [
      'counts, equal ones in any order',
      [
        ...block(`started ${april} count`, cities, '9 4 4 4 2 0 0 0'),
        ...block(`started ${april} rank`, cities, '1 3 4 2 5 8 6 7'),
      ],
      [],
    ],
    [
      'a fraction among percentages',
      growth('14.1 13.2 0.172 16.3 15.2 16.8 13.6 6.9').map((r) => ({ ...r, decimals: r.value === 0.172 ? 3 : 1 })),
      ['percent-scale retail C 4 yoy'],
    ],
    [
      'a fraction that its cell shows rounded',
      growth('14.1 13.2 0.2 16.3 15.2 16.8 13.6 6.9').map((r) => (r.value === 0.2 ? { ...r, stored: 0.172 } : r)),
      ['percent-scale retail C 4 yoy'],
    ],
    ['a growth of little among others', growth('14.1 13.2 0.2 16.3 15.2 16.8 13.6 6.9'), []],
    [
      'a growth of little among unrounded others, ranked last',
      [
        ...growth('4.1 3.2 0.2 6.3 -5.2 6.8 -3.6 6.9').map((r) => ({ ...r, stored: (r.value ?? 0) - 0.0283 })),
        ...ranks('4 5 6 3 8 2 7 1'),
      ],
      [],
    ],
    [
      'one city of all left out',
      block(`retail ${april} yoy`, ['A', 'B', 'C', 'D', 'E', 'G', 'H'], '1.2 3.4 5.6 7.8 9.1 2.3 4.5'),
      ['missing-region F'],
    ],
    ['a city with a mark is there', growth('1.2 3.4 · 5.6 7.8 9.1 2.3 4.5'), []],
    ['counties are not all published', block(`retail ${april} yoy`, counties.slice(0, 5), '1.2 3.4 5.6 7.8 9.1'), []],
    [
      'a county that the member set must have',
      block(`revenue ${april} yoy`, [...counties.slice(1), 'HX', 'H.local'], '1.2 3.4 5.6 7.8 9.1 2.2 3.3'),
      ['missing-region H1'],
    ],
    [
      'city level and management areas report as they like',
      block(`revenue ${april} yoy`, counties, '1.2 3.4 5.6 7.8 9.1 2.2'),
      [],
    ],
  ])('%s', (_, readings, found) => {
    expect(faultsOf(readings)).toEqual(found);
  });

  it('a row that could not be read may be the missing one', () => {
    const six = block(`retail ${april} yoy`, cities.slice(1), '1.2 3.4 5.6 7.8 9.1 2.3 4.5');
    const unread = { sheet: '表', row: 99 };
    expect(faultsOf(six, { unread: [unread] })).toEqual([]);
    expect(faultsOf(six, { unread: [{ ...unread, region: 'A', indicator: 'retail' }] })).toEqual([]);
    expect(faultsOf(six, { unread: [{ ...unread, region: 'B' }] })).toEqual(['missing-region A']);
    expect(faultsOf(six, { unread: [{ ...unread, indicator: 'industry' }] })).toEqual(['missing-region A']);
    expect(faultsOf(six, { unread: [{ ...unread, regionText: 'A市' }] })).toEqual([]);
    expect(faultsOf(six, { unread: [{ ...unread, regionText: 'Q市' }] })).toEqual(['missing-region A']);
    expect(faultsOf(six, { unread: [{ ...unread, regionText: 'A', isAmbiguous: true }] })).toEqual([]);
    expect(faultsOf(six, { unread: [{ ...unread, regionText: 'AB', isAmbiguous: true }] })).toEqual([
      'missing-region A',
    ]);
    expect(faultsOf(six, { unread: [{ ...unread, sheet: '又一表' }] })).toEqual(['missing-region A']);
  });

  it('a region that a sheet leaves out altogether is missed once', () => {
    const members = [...counties.slice(1), 'HX', 'H.local'];
    const sheet = [
      ...block(`revenue ${april} level`, members, '1.20 3.40 5.60 7.80 9.10 2.20 3.30'),
      ...block(`revenue ${lastApril} level`, members, '1.10 3.20 5.20 7.10 8.80 2.00 3.10'),
    ];
    expect(faultsOf(sheet)).toEqual(['missing-region H1']);
    expect(faultsOf([...sheet, reading(`retail H1 ${april} level`, '9.90')])).toEqual([
      'missing-region H1',
      'missing-region H1',
    ]);
  });

  it('a region on record is not missing from a file that brings the others', () => {
    const six = block(`retail ${april} yoy`, cities.slice(1), '1.2 3.4 5.6 7.8 9.1 2.3 4.5');
    expect(faultsOf(six, { held: heldOf([[reading(`retail A ${april} yoy`, '3.3'), earlier]]) })).toEqual([]);
  });
});

describe('sums', () => {
  const parts = (total: string, tax: string, fees: string): readonly Reading[] => [
    reading(`revenue A ${april} level`, total),
    reading(`tax A ${april} level`, tax),
    reading(`fees A ${april} level`, fees),
  ];
  const members = (whole: string, figures: string, what = `started ${april} count`): readonly Reading[] => [
    ...block(what, ['H'], whole),
    ...block(what, [...counties, 'HX', 'H.local'], figures),
  ];
  it.each<Case>([
    ['parts that add up', parts('34.10', '23.94', '10.16'), []],
    ['parts within rounding', parts('34.1', '23.9', '10.1'), []],
    [
      'parts that do not, where nothing tells which',
      parts('34.10', '23.94', '12.16'),
      ['parts-vs-total fees A 4 level'],
    ],
    [
      'the share tells that the total is wrong',
      [...parts('36.10', '23.94', '10.16'), reading(`tax A ${april} share`, '70.2')],
      ['parts-vs-total revenue A 4 level'],
    ],
    [
      'growth tells that the tax is wrong',
      [
        ...parts('34.10', '25.94', '10.16'),
        reading(`tax A ${april} yoy`, '18.3'),
        reading(`tax A ${lastApril} level`, '20.24'),
      ],
      ['parts-vs-total tax A 4 level'],
    ],
    [
      'parts in other units than the total',
      [
        reading(`revenue A ${april} level`, '34.10'),
        reading(`tax A ${april} level`, '239413', { unit: '万元' }),
        reading(`fees A ${april} level`, '101652', { unit: '万元' }),
      ],
      [],
    ],
    ['a part that is not there', parts('34.10', '23.94', '').slice(0, 2), []],
    [
      'gross product is never summed',
      [
        reading(`gdp A ${march} level`, '99.01'),
        reading(`primary A ${march} level`, '10.00'),
        reading(`rest A ${march} level`, '80.00'),
      ],
      [],
    ],
    ['members that add up', members('8', '3 1 0 1 1 0 2 0'), []],
    [
      'members that do not: things counted are exact',
      members('10', '3 1 0 1 1 0 2 0'),
      ['sum-mismatch started H 4 count'],
    ],
    ['a member that is not there', members('10', '3 1 0 1 1 0 2 ·'), []],
    [
      'members within rounding',
      members('9.63', '1.20 1.20 1.20 1.20 1.20 1.20 1.20 1.20', `revenue ${april} level`),
      [],
    ],
    [
      'members beyond rounding',
      members('9.66', '1.20 1.20 1.20 1.20 1.20 1.20 1.20 1.20', `revenue ${april} level`),
      ['sum-mismatch revenue H 4 level'],
    ],
    ['no member set, no sum', members('99.00', '1.20 1.20 1.20 1.20 1.20 1.20 1.20 1.20', `retail ${april} level`), []],
  ])('%s', (_, readings, found) => {
    expect(faultsOf(readings)).toEqual(found);
  });

  it('take from the record what the file leaves out, but not where the file revises', () => {
    const [tax, fees] = [reading(`tax A ${april} level`, '23.94'), reading(`fees A ${april} level`, '12.16')];
    const held = heldOf([[reading(`revenue A ${april} level`, '34.10'), earlier]]);
    expect(faultsOf([tax, fees], { held })).toEqual(['parts-vs-total fees A 4 level']);
    const before = heldOf([
      [reading(`revenue A ${april} level`, '34.10'), earlier],
      [reading(`fees A ${april} level`, '10.16'), earlier],
    ]);
    expect(faultsOf([tax, fees], { held: before })).toEqual([]);
  });
});

describe('against the earlier cut-off', () => {
  const two = (code: string, before: string, now_: string, more: Partial<Reading> = {}): readonly Reading[] => [
    reading(`${code} A ${march} level`, before, more),
    reading(`${code} A ${april} level`, now_, more),
  ];
  it.each<Case>([
    ['a cumulative value that falls', two('retail', '198.71', '194.56'), ['cumulative-falls retail A 4 level']],
    ['one that holds', two('retail', '198.71', '198.71'), []],
    ['one that falls within rounding', two('retail', '198.71', '198.7').map((r) => ({ ...r })), []],
    [
      'in another unit',
      [reading(`revenue A ${march} level`, '3.41'), reading(`revenue A ${april} level`, '34065', { unit: '万元' })],
      [],
    ],
    ['profit may fall', two('profit', '7.86', '6.12'), []],
    ['a balance may fall', two('loans', '807.86', '796.12'), []],
    ['a negative value', two('retail', '-7.86', '-8.12'), []],
    [
      'over two cut-offs',
      [reading(`retail A 2021-01-01/P2M level`, '198.71'), reading(`retail A ${april} level`, '194.56')],
      ['cumulative-falls retail A 4 level'],
    ],
    [
      'another year',
      [reading(`retail A 2020-01-01/P12M level`, '198.71'), reading(`retail A ${march} level`, '194.56')],
      [],
    ],
    [
      'one mistake is one fault',
      [...two('retail', '198.71', '194.56'), reading(`retail A 2021-01-01/P5M level`, '260.00')],
      ['cumulative-falls retail A 4 level'],
    ],
    [
      'level and growth copied forward',
      [
        ...two('revenue', '52.39', '52.39'),
        reading(`revenue A ${march} yoy`, '17.0'),
        reading(`revenue A ${april} yoy`, '17.0'),
      ],
      ['copied-from-previous revenue A 4 level'],
    ],
    [
      'growth that holds',
      [
        ...two('revenue', '39.39', '52.39'),
        reading(`revenue A ${march} yoy`, '17.0'),
        reading(`revenue A ${april} yoy`, '17.0'),
      ],
      [],
    ],
    [
      'a level that holds while growth moves',
      [
        ...two('revenue', '52.39', '52.39'),
        reading(`revenue A ${march} yoy`, '17.0'),
        reading(`revenue A ${april} yoy`, '9.0'),
      ],
      [],
    ],
    ['a level that holds, nothing beside it', two('revenue', '52.39', '52.39'), []],
    [
      'small numbers hold',
      [
        ...two('started', '1', '1').map((r) => ({ ...r, measure: 'count' as const })),
        reading(`started A ${march} yoy`, '0.0'),
        reading(`started A ${april} yoy`, '0.0'),
      ],
      [],
    ],
    [
      'a whole block of growth copied forward',
      [
        ...block(`industry ${march} yoy`, cities, '15.1 16.2 13.4 12.1 11.9 10.8 17.2 14.4'),
        ...block(`industry ${april} yoy`, cities, '15.1 16.2 13.4 12.1 11.9 10.8 17.2 14.4'),
      ],
      cities.map((c) => `copied-from-previous industry ${c} 4 yoy`),
    ],
    [
      'a block in which all but one hold',
      [
        ...block(`industry ${march} yoy`, cities, '15.1 16.2 13.4 12.1 11.9 10.8 17.2 14.4'),
        ...block(`industry ${april} yoy`, cities, '15.1 16.2 13.4 12.1 11.9 10.8 17.2 14.5'),
      ],
      [],
    ],
    [
      'an index that holds',
      [
        ...block(`prices ${march} index`, cities, '102.1 102.2 102.3 102.4 102.5 102.6 102.7 102.8'),
        ...block(`prices ${april} index`, cities, '102.1 102.2 102.3 102.4 102.5 102.6 102.7 102.8'),
      ],
      [],
    ],
  ])('%s', (_, readings, found) => {
    expect(faultsOf(readings)).toEqual(found);
  });

  it('the record counts as the file does', () => {
    const held = heldOf([[reading(`retail A ${march} level`, '198.71'), earlier]]);
    expect(faultsOf([reading(`retail A ${april} level`, '194.56')], { held })).toEqual([
      'cumulative-falls retail A 4 level',
    ]);
  });
});

describe('powers of ten', () => {
  const both = (before: string, then: string): readonly Reading[] => [
    ...block(`retail ${march} level`, cities, before),
    ...block(`retail ${april} level`, cities, then),
  ];
  const ordinary = '123.0 30.40 19.90 42.50 31.80 41.70 34.60 4.70';
  it.each<Case>([
    [
      '万元 under 亿元',
      [reading(`retail A ${march} level`, '250.21'), reading(`retail A ${april} level`, '3364000.00')],
      ['scale-suspect retail A 4 level'],
    ],
    [
      '亿元 under 万元',
      [reading(`retail A ${march} level`, '250.21'), reading(`retail A ${april} level`, '0.03364')],
      ['scale-suspect retail A 4 level'],
    ],
    [
      'the first cut-off of three',
      [
        reading(`retail A 2021-01-01/P2M level`, '1500000'),
        reading(`retail A ${march} level`, '250.21'),
        reading(`retail A ${april} level`, '336.40'),
      ],
      ['scale-suspect retail A 2 level'],
    ],
    ['a real jump', [reading(`retail A ${march} level`, '2.50'), reading(`retail A ${april} level`, '33.64')], []],
    [
      'growth from next to nothing',
      [reading(`retail A ${march} level`, '0.01'), reading(`retail A ${april} level`, '33.64')],
      [],
    ],
    [
      'a decimal point that slipped, all peers agreeing',
      both(ordinary, '164.0 40.50 26.50 56.70 424.0 55.60 46.10 6.30'),
      ['scale-suspect retail E 4 level'],
    ],
    [
      'a tenfold value among peers that go every way',
      both(ordinary, '264.0 40.50 96.50 56.70 424.0 55.60 146.1 6.30'),
      [],
    ],
    [
      'a decimal point that slipped, growth telling',
      [
        reading(`revenue A ${lastApril} level`, '29.17'),
        reading(`revenue A ${april} level`, '341.0'),
        reading(`revenue A ${april} yoy`, '16.9'),
      ],
      ['scale-suspect revenue A 4 level'],
    ],
    [
      'a part beyond its whole',
      [reading(`retail P ${april} level`, '5899.85'), reading(`retail A ${april} level`, '3364000.00')],
      ['scale-suspect retail A 4 level'],
    ],
    [
      'a whole beyond its parts',
      [reading(`retail P ${april} level`, '58998500'), ...block(`retail ${april} level`, cities, ordinary)],
      ['scale-suspect retail P 4 level'],
    ],
    [
      'a whole too small accuses no part',
      [reading(`retail P ${april} level`, '0.05'), ...block(`retail ${april} level`, cities, ordinary)],
      [],
    ],
    [
      'one far beyond its peers',
      block(`retail ${april} level`, cities, '123.0 30.40 199000 42.50 31.80 41.70 34.60 4.70'),
      ['scale-suspect retail C 4 level'],
    ],
    [
      'losses and gains',
      [reading(`profit A ${march} level`, '-25.00'), reading(`profit A ${april} level`, '25000')],
      [],
    ],
  ])('%s', (_, readings, found) => {
    expect(faultsOf(readings)).toEqual(found);
  });

  it('a correction of what is wrong on record is no fault', () => {
    const held = heldOf([
      [reading(`retail A ${march} level`, '250.21'), earlier],
      [reading(`retail A ${april} level`, '3364000.00'), earlier],
    ]);
    const found = faultsOf([reading(`retail A ${april} level`, '336.40', { knownFrom: later })], { held });
    expect(found).toEqual(['large-revision retail A 4 level']);
  });
});

describe('growth against levels', () => {
  const of = (code: string, lastYear: string, thisYear: string, growth: string): readonly Reading[] => [
    reading(`${code} A ${lastApril} level`, lastYear),
    reading(`${code} A ${april} level`, thisYear),
    reading(`${code} A ${april} yoy`, growth),
  ];
  it.each<Case>([
    ['the other way', of('revenue', '28.32', '33.87', '-6.4'), ['growth-vs-levels revenue A 4 yoy']],
    ['the same way', of('revenue', '28.32', '33.87', '9.6'), []],
    ['on a comparable basis', of('retail', '28.32', '33.87', '-6.4'), []],
    ['at constant prices', of('gdp', '28.32', '33.87', '-6.4'), []],
    ['next to nothing', of('revenue', '28.32', '28.40', '-0.9'), []],
    ['a base that was revised a little', of('revenue', '28.32', '28.70', '-1.4'), []],
    ['a negative base', of('loans', '-28.32', '33.87', '-6.4'), []],
    [
      'one mistake is one fault, though the rank tells too',
      [
        ...of('revenue', '28.32', '33.87', '-6.4'),
        ...block(`revenue ${april} yoy`, cities.slice(1), '18.2 17.8 12.0 11.4 10.1 9.9 8.7'),
        ...block(`revenue ${april} rank`, cities, '1 2 3 4 5 6 7 8'),
      ],
      ['growth-vs-levels revenue A 4 yoy'],
    ],
  ])('%s', (_, readings, found) => {
    expect(faultsOf(readings)).toEqual(found);
  });
});

describe('two ranks in one row', () => {
  const row = (code: string, ranks: readonly [string, string]): readonly Reading[] => {
    const at = { row: 9000 };
    return [
      reading(`${code} A ${april} level`, '40.21', { ...at, column: 1 }),
      reading(`${code} A ${april} rank`, ranks[0], { ...at, column: 2 }),
      reading(`${code} A ${april} yoy`, '18.7', { ...at, column: 3 }),
      reading(`${code} A ${april} rank`, ranks[1], { ...at, column: 4 }),
    ];
  };
  it.each([
    ['growth ranks', row('retail', ['4', '6']), 6],
    [
      'growth ranks, whichever comes first',
      row('retail', ['4', '6'])
        .toReversed()
        .map((r, column) => ({ ...r, column })),
      4,
    ],
    ['the same rank twice', row('retail', ['4', '4']), 4],
  ])('%s', (_, readings, rank) => {
    const { readings: buffer, vintages } = uploadOf(readings);
    expect(faultsOf(readings)).toEqual([]);
    expect([...vintages].map((p) => buffer.at(p)).find((r) => r.measure === 'rank')?.value).toBe(rank);
  });
});

describe('what is said twice', () => {
  it.each<Case>([
    [
      'another value',
      [reading(`retail A ${april} yoy`, '17.3'), reading(`retail A ${april} yoy`, '17.8')],
      ['duplicate-conflict retail A 4 yoy'],
    ],
    [
      'the same value in a row again',
      [reading(`retail A ${april} yoy`, '17.3'), reading(`retail A ${april} yoy`, '17.3')],
      ['duplicate-row retail A 4 yoy'],
    ],
    [
      'the same figure on another sheet',
      [reading(`retail A ${april} yoy`, '17.3'), reading(`retail A ${april} yoy`, '17.3', { sheet: '又一表' })],
      [],
    ],
    [
      'in another unit',
      [
        reading(`revenue A ${april} level`, '34.10'),
        reading(`revenue A ${april} level`, '341065', { unit: '万元', sheet: '又一表' }),
      ],
      [],
    ],
    [
      'in another unit, otherwise',
      [
        reading(`revenue A ${april} level`, '34.10'),
        reading(`revenue A ${april} level`, '351065', { unit: '万元', sheet: '又一表' }),
      ],
      ['duplicate-conflict revenue A 4 level'],
    ],
    [
      'the revision of a later date',
      [reading(`retail A ${april} yoy`, '17.3'), reading(`retail A ${april} yoy`, '17.8', { knownFrom: later })],
      [],
    ],
  ])('%s', (_, readings, found) => {
    expect(faultsOf(readings)).toEqual(found);
  });
});

describe('revisions of the record', () => {
  const growth = `retail A ${april} yoy`;
  const revised = heldOf([
    [reading(growth, '17.3'), earlier],
    [reading(growth, '17.8'), now],
  ]);
  it.each([
    ['a new value', '18.0', later, []],
    ['the value in force', '17.8', earlier, []],
    ['a file of an earlier release that says otherwise', '17.3', earlier, ['revises-back retail A 4 yoy']],
    ['an earlier release of a value never held', '17.5', earlier, ['revises-back retail A 4 yoy']],
    ['a later release of the value that was replaced', '17.3', later, ['revises-back retail A 4 yoy']],
    ['a revision by many points', '7.1', later, ['large-revision retail A 4 yoy']],
  ])('%s', (_, value, knownFrom, found) => {
    expect(faultsOf([reading(growth, value, { knownFrom })], { held: revised })).toEqual(found);
  });

  it('of ranks is never large, of counts not when it is by a few', () => {
    const held = heldOf([
      [reading(`retail A ${april} rank`, '1'), earlier],
      [reading(`started A ${april} count`, '4'), earlier],
    ]);
    expect(
      faultsOf([reading(`retail A ${april} rank`, '8'), reading(`started A ${april} count`, '7')], { held }),
    ).toEqual([]);
  });
});

it('parts of an upload are checked as the whole would be', () => {
  const years = ['2018', '2019', '2020', '2021'];
  const readings = years.flatMap((year) => [
    ...block(`revenue ${year}-01-01/P3M level`, cities, '12.30 3.04 1.99 4.25 3.18 4.17 3.46 0.47'),
    ...block(
      `revenue ${year}-01-01/P4M level`,
      cities,
      year === '2020' ? '16.40 4.05 1.65 5.67 4.24 5.56 4.61 0.63' : '16.40 4.05 2.65 5.67 4.24 5.56 4.61 0.63',
    ),
    ...block(
      `retail ${year}-01-01/P4M yoy`,
      cities,
      year === '2019' ? '1.1 2.2 0.033 4.4 5.5 6.6 7.7 8.8' : '1.1 2.2 3.3 4.4 5.5 6.6 7.7 8.8',
    ),
  ]);
  const whole = faultsOf(readings);
  expect(whole.toSorted()).toEqual(['cumulative-falls revenue C 4 level', 'percent-scale retail C 4 yoy']);
  expect(faultsOf(readings, { limit: 10 }).toSorted()).toEqual(whole.toSorted());
});

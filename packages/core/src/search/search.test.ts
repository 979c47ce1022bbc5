import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { search, type SearchEntry } from './search.ts';

function entry(
  kind: SearchEntry['kind'],
  id: string,
  names: SearchEntry['names'],
  text: readonly string[] = [],
): SearchEntry {
  return { kind, id, names, text };
}

const entries: readonly SearchEntry[] = [
  entry('indicator', 'fixed-asset-investment', ['固定资产投资', 'Fixed-asset investment'], ['不含农户']),
  entry('indicator', 'technical', ['工业技改投资', 'Technical transformation'], []),
  entry('indicator', 'gdp', ['地区生产总值', 'Gross regional product', 'GDP']),
  entry('region', '431224', ['溆浦县', 'Xupu']),
  entry('unit', '431224', ['溆浦县人民政府']),
  entry('leader', 'zhang', ['张某', '副市长'], ['工业和信息化、商务']),
  entry('matter', 'm1', ['工业技改投资连续三期下降', '2021-37'], ['溆浦县累计下降']),
];

const found = (asked: string): readonly string[] => search(entries, asked, 20).map(({ entry: e }) => e.id);

describe('what is typed finds', () => {
  test.each<[string, readonly string[]]>([
    ['溆浦县', ['431224', '431224', 'm1']],
    ['ＧＤＰ', ['gdp']],
    ['gross', ['gdp']],
    ['技改', ['technical', 'm1']],
    ['技改 下降', ['m1']],
    ['固投', ['fixed-asset-investment']],
    ['2021-37', ['m1']],
    ['商务', ['zhang']],
    ['农户', ['fixed-asset-investment']],
    ['', []],
    ['  ', []],
    ['没有', []],
  ])('%s', (asked, expected) => {
    expect(found(asked)).toEqual(expected);
  });

  test('a region before the unit that is called after it', () => {
    expect(search(entries, '溆浦县', 2).map(({ entry: e, quality }) => [e.kind, quality])).toEqual([
      ['region', 'whole'],
      ['unit', 'beginning'],
    ]);
  });
});

test('every name finds what it names, at the head of the list of what is called so', () => {
  const names = entries.flatMap((e) => e.names.map((name) => [e, name] as const));
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.integer({ min: 3, max: 20 }), ([e, name], most) => {
      const hits = search(entries, name, most);
      expect(hits.length).toBeLessThanOrEqual(most);
      expect(hits.filter(({ quality }) => quality === 'whole').map(({ entry: one }) => one)).toContain(e);
    }),
  );
});

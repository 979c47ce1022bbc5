import type { HitBody } from '@shigan/contract';
import { describe, expect, test } from 'vitest';
import { addressHref, parseAddress } from '../../address/address.ts';
import { nextOffer, offersOf, placeOf } from './find-state.ts';

const from = parseAddress('/board', '?region=431200&period=2021-04&order=section&figure=ab12');
if (from === undefined) throw new Error('no address');
const isPart = (region: string): boolean => region.startsWith('4312');

function hrefOf(kind: HitBody['kind'], id: string, name = '名'): string {
  if (from === undefined) return '';
  const to = placeOf({ kind, id, name, note: '' }, from, isPart);
  return 'href' in to ? to.href : addressHref(to);
}

describe('what is found leads', () => {
  test.each<[HitBody['kind'], string, string]>([
    ['indicator', 'gdp', '/indicators/gdp?region=431200&period=2021-04'],
    ['region', '431224', '/counties/431224?region=431200&period=2021-04'],
    ['region', '430000', '/board?region=430000&period=2021-04'],
    ['leader', 'zhang', `/matters?region=431200&period=2021-04&q=${encodeURIComponent('名')}`],
    ['matter', 'ab', '/matters?region=431200&period=2021-04&matter=ab'],
    ['circular', 'c1', '/matters?region=431200&period=2021-04&view=circulars&proceeding=c1'],
    ['bulletin', 'b1', '/bulletins?region=431200&period=2021-04&bulletin=b1'],
    ['file', 'ff00', '/api/v1/files/ff00'],
  ])('%s %s to its page', (kind, id, href) => {
    expect(hrefOf(kind, id)).toBe(href);
  });
});

test('pages and views come first, those that are called as is typed', () => {
  const places = [
    { page: 'board', name: '总览' },
    { page: 'counties', name: '县市区' },
  ] as const;
  const views = [
    { id: 'v', name: '县区工业', address: '/counties?section=industry', shared: false, own: true, at: '' },
  ];
  const hits: readonly HitBody[] = [{ kind: 'region', id: '431224', name: '溆浦县', note: '' }];
  const keys = (words: string) => offersOf({ words, places, views, hits, from, isPart }).map(({ key }) => key);
  expect(keys('')).toEqual(['page board', 'page counties', 'view v', 'region 431224']);
  expect(keys('县')).toEqual(['page counties', 'view v', 'region 431224']);
});

test.each([
  [3, 0, 1, 1],
  [3, 2, 1, 0],
  [3, 0, -1, 2],
  [0, 0, 1, 0],
] as const)('of %i offers, from %i by %i is %i', (count, at, step, expected) => {
  expect(nextOffer(count, at, step)).toBe(expected);
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Address, addressHref, parseAddress } from './address.ts';

const parseHref = (href: string): Address | undefined => {
  const url = new URL(href, 'http://localhost');
  return parseAddress(url.pathname, url.search);
};

const plain: Address = {
  page: 'board',
  city: undefined,
  region: undefined,
  period: undefined,
  asOf: undefined,
  by: undefined,
  section: undefined,
  order: 'pace',
  figures: [],
  language: 'zh',
};

describe('an address', () => {
  test.each<[string, Address]>([
    ['/', plain],
    ['/board', plain],
    ['/board?region=431200&period=2021-04', { ...plain, region: '431200', period: '2021-04' }],
    ['/counties?lang=en&asOf=2021-04-30', { ...plain, page: 'counties', language: 'en', asOf: '2021-04-30' }],
    ['/board?order=section&figure=ab12,cd34', { ...plain, order: 'section', figures: ['ab12', 'cd34'] }],
    ['/board?lang=fr&order=name&region=', plain],
  ])('reads %s', (href, address) => {
    expect(parseHref(href)).toEqual(address);
  });

  test('is nothing where there is no such page', () => {
    expect(parseHref('/matters')).toBeUndefined();
  });

  test('leaves out of the link what is usual', () => {
    expect(addressHref(plain)).toBe('/board');
  });

  test('read back from its link is the same', () => {
    const text = fc.option(fc.string({ minLength: 1 }), { nil: undefined });
    const figure = fc.stringMatching(/^[0-9a-f]{4,16}$/);
    fc.assert(
      fc.property(
        fc.record<Address>({
          page: fc.constantFrom('board', 'counties'),
          city: text,
          region: text,
          period: text,
          asOf: text,
          by: text,
          section: text,
          order: fc.constantFrom('pace', 'section'),
          figures: fc.array(figure),
          language: fc.constantFrom('zh', 'en'),
        }),
        (address) => {
          expect(parseHref(addressHref(address))).toEqual(address);
        },
      ),
    );
  });
});

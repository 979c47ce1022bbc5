import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Address, addressHref, home, parseAddress } from './address.ts';

const parseHref = (href: string): Address | undefined => {
  const url = new URL(href, 'http://localhost');
  return parseAddress(url.pathname, url.search);
};

describe('an address', () => {
  test.each<[string, Address]>([
    ['/', home],
    ['/board', home],
    ['/board?region=431200&period=2021-04', { ...home, region: '431200', period: '2021-04' }],
    ['/counties?lang=en&asOf=2021-04-30', { ...home, page: 'counties', language: 'en', asOf: '2021-04-30' }],
    ['/board?order=section&figure=ab12,cd34', { ...home, order: 'section', figures: ['ab12', 'cd34'] }],
    [
      '/indicators?q=gdp&light=red&kind=count',
      { ...home, page: 'indicators', search: 'gdp', light: 'red', kind: 'count' },
    ],
    ['/indicators/S%2F1?period=2021-04', { ...home, page: 'indicators', indicator: 'S/1', period: '2021-04' }],
    ['/matters?matter=ab12&view=states', { ...home, page: 'matters', matter: 'ab12', view: 'states' }],
    ['/board?lang=fr&order=name&region=', home],
  ])('reads %s', (href, address) => {
    expect(parseHref(href)).toEqual(address);
  });

  test('is nothing where there is no such page', () => {
    expect(parseAddress('/indicators/%E5', '')).toBeUndefined();
    expect(parseAddress('/indicators/a/b', '')).toBeUndefined();
    expect(parseHref('/nowhere')).toBeUndefined();
  });

  test('leaves out of the link what is usual', () => {
    expect(addressHref(home)).toBe('/board');
  });

  test('read back from its link is the same', () => {
    const text = fc.option(fc.string({ minLength: 1 }), { nil: undefined });
    const figure = fc.stringMatching(/^[0-9a-f]{4,16}$/);
    fc.assert(
      fc.property(
        fc.record<Address>({
          page: fc.constantFrom('board', 'counties', 'matters'),
          city: text,
          region: text,
          period: text,
          asOf: text,
          by: text,
          section: text,
          order: fc.constantFrom('pace', 'section'),
          indicator: fc.constant(undefined),
          search: text,
          kind: text,
          light: text,
          matter: text,
          view: fc.constantFrom('list', 'states', 'lists'),
          finding: text,
          figures: fc.array(figure),
          language: fc.constantFrom('zh', 'en'),
        }),
        (address) => {
          expect(parseHref(addressHref(address))).toEqual(address);
        },
      ),
    );
  });

  test('of an indicator read back from its link is the same', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (indicator) => {
        fc.pre(indicator !== '.' && indicator !== '..');
        const address: Address = { ...home, page: 'indicators', indicator };
        expect(parseHref(addressHref(address))).toEqual(address);
      }),
    );
  });
});

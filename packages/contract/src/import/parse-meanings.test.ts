import { expect, test } from 'vitest';
import { parseMeanings } from './parse-meanings.ts';

test('labels are said with their meanings; a label may hold anything but an equals sign', () => {
  expect(parseMeanings(['规模工业 = industrial-value-added', '备注=aside', '洪江=region:431281'])).toEqual({
    规模工业: 'industrial-value-added',
    备注: 'aside',
    洪江: 'region:431281',
  });
  expect(parseMeanings([])).toEqual({});
});

test.each(['规模工业', '=gdp', '规模工业=', ''])('"%s" says nothing and is refused', (one) => {
  expect(() => parseMeanings([one])).toThrow('the request is not valid');
});

import { expect, it } from 'vitest';
import { shortName } from './short-name.ts';

it.each([
  ['芷江侗族自治县', '芷江县'],
  ['靖州苗族侗族自治县', '靖州县'],
  ['湘西土家族苗族自治州', '湘西州'],
  ['鹤城区', '鹤城区'],
  ['洪江市', '洪江市'],
  // No county is called so, but what is sent may be: it has to be read in bounded time.
  [`沅陵${'甲族'.repeat(60)}`, `沅陵${'甲族'.repeat(60)}`],
])('the short name of %s is %s', (zh, short) => {
  expect(shortName({ code: '431200', level: 'county', name: { zh, en: '' }, aliases: [], parent: null })).toBe(short);
});

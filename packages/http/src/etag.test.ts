import { expect, test } from 'vitest';
import { holds, takesGzip } from './etag.ts';

test.each([
  [undefined, false],
  ['"a"', true],
  ['W/"a"', true],
  ['"b", W/"a"', true],
  ['*', true],
  ['"b"', false],
])('if-none-match %s holds "a": %s', (header, held) => {
  expect([holds(header, '"a"'), holds(header, 'W/"a"')]).toEqual([held, held]);
});

test.each([
  [undefined, false],
  ['', false],
  ['gzip, deflate, br, zstd', true],
  ['br;q=1.0, GZIP;q=0.8', true],
  ['*', true],
  ['*;q=0', false],
  ['gzip;q=0, *', false],
  ['identity', false],
  ['br', false],
])('accept-encoding %s takes gzip: %s', (header, taken) => {
  expect(takesGzip(header)).toBe(taken);
});

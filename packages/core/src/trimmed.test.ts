import { expect, test } from 'vitest';
import { withoutEnd, withoutStart } from './trimmed.ts';

test.each([
  ['', '', ''],
  ['000', '', ''],
  ['0120', '120', '012'],
  ['1001', '1001', '1001'],
])('%j loses its zeros at the start, or at the end, and keeps those within', (text, start, end) => {
  expect([withoutStart(text, '0'), withoutEnd(text, '0')]).toEqual([start, end]);
});

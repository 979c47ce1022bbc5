import { describe, expect, test } from 'vitest';
import { csvField, csvLine } from './csv-text.ts';

describe('a field of CSV', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+cmd|x', "'+cmd|x"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-1.80', '-1.80'],
    ['+3.4%', '+3.4%'],
    ['-', '-'],
    ['-2+3', "'-2+3"],
    ['\t=1', "'\t=1"],
    ['a,b', '"a,b"'],
    ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
  ])('%s is written as %s', (text, written) => {
    expect(csvField(text)).toBe(written);
  });
});

test('a record ends as RFC 4180 says', () => {
  expect(csvLine(['一', '', '2'])).toBe('一,,2\r\n');
});

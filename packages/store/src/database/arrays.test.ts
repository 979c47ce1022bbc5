import { describe, expect, it } from 'vitest';

import { numberArray, textArray } from './arrays.ts';

describe('array parameters', () => {
  it.each([
    [[], '{}'],
    [['a', null, ''], '{"a",NULL,""}'],
    [['NULL', 'a,b', '{}'], '{"NULL","a,b","{}"}'],
    [['"', '\\', 'a\\"b'], '{"\\"","\\\\","a\\\\\\"b"}'],
  ])('%j', (values, text) => {
    expect(textArray(values)).toBe(text);
  });

  it('of numbers are plain', () => {
    expect(numberArray([1, -2, '13.0'])).toBe('{1,-2,13.0}');
    expect(numberArray([])).toBe('{}');
  });
});

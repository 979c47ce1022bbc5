import { describe, expect, it } from 'vitest';

import { types } from 'pg';

import { parseInstantText, typeParsers } from './types.ts';

describe('values from the database', () => {
  it.each([
    ['2021-05-20 01:00:00+00', '2021-05-20T01:00:00.000Z'],
    ['2021-05-20 09:00:00.5+08', '2021-05-20T01:00:00.500Z'],
    ['2021-05-20 06:30:00.123456+05:30', '2021-05-20T01:00:00.123Z'],
    ['2021-05-19 20:00:00-05', '2021-05-20T01:00:00.000Z'],
  ])('the moment %s is %s in every time zone', (text, instant) => {
    expect(parseInstantText(text)).toBe(instant);
  });

  it('are parsed by one table', () => {
    const { INT8, NUMERIC, DATE, JSONB, TIMESTAMPTZ } = types.builtins;
    expect(typeParsers.getTypeParser(INT8)('12')).toBe(12);
    expect(typeParsers.getTypeParser(NUMERIC)('13.0')).toBe('13.0');
    expect(typeParsers.getTypeParser(DATE)('2021-05-20')).toBe('2021-05-20');
    expect(typeParsers.getTypeParser(JSONB)('{"a":[1]}')).toEqual({ a: [1] });
    expect(typeParsers.getTypeParser(TIMESTAMPTZ)('2021-05-20 09:00:00+08')).toBe('2021-05-20T01:00:00.000Z');
  });

  it('are refused where a number would not be exact or a moment is none', () => {
    expect(() => typeParsers.getTypeParser(types.builtins.INT8)('9007199254740993')).toThrow('integer too large');
    expect(() => parseInstantText('infinity')).toThrow('no moment');
  });
});

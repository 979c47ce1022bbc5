import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOfSerial, serialOfDay } from './serial-date.ts';

test.each([
  [44299, '2021-04-13'],
  [1, '1900-01-01'],
  [59, '1900-02-28'],
  [60, undefined],
  [61, '1900-03-01'],
  [43831.75, '2020-01-01'],
  [2_958_465, '9999-12-31'],
  [0.5, undefined],
  [-3, undefined],
  [2_958_466, undefined],
])('serial %s is %s', (serial, day) => {
  expect(dayOfSerial(serial)).toBe(day);
});

test('workbooks that count from 1904 are 1,462 days apart', () => {
  expect(dayOfSerial(0, true)).toBe('1904-01-01');
  expect(dayOfSerial(44299 - 1462, true)).toBe('2021-04-13');
});

test('a day becomes its serial and comes back', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2_958_465 }).filter((serial) => serial !== 60),
      (serial) => serialOfDay(dayOfSerial(serial) ?? '') === serial,
    ),
  );
});

test.each(['2021-02-30', '2021-4-1', '', '20210401'])('%j is no day', (day) => {
  expect(() => serialOfDay(day)).toThrow('invalid day');
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDateFormat } from './number-format.ts';
import { shownValue } from './shown-value.ts';

describe('a number and its format', () => {
  test.each<[number, string | undefined, number, number, string]>([
    [7.4612, '0.0', 7.5, 1, '7.5'],
    [7.45, '0.0', 7.5, 1, '7.5'],
    [2.675, '0.00', 2.68, 2, '2.68'],
    [-2.345, '0.00', -2.35, 2, '-2.35'],
    [1.005, '0.00', 1.01, 2, '1.01'],
    [1642.345, '#,##0.00', 1642.35, 2, '1,642.35'],
    [1234567.891, '#,##0', 1234568, 0, '1,234,568'],
    [999.96, '#,##0.0', 1000, 1, '1,000.0'],
    [12.3, '0.0_ ', 12.3, 1, '12.3'],
    [12, '0.0_ ', 12, 1, '12.0'],
    [-5.25, '0.0_);[Red](0.0)', -5.3, 1, '(5.3)'],
    [-5.25, '0.0_ ;[Red]-0.0 ', -5.3, 1, '-5.3 '],
    [0.04, '0.0', 0, 1, '0.0'],
    [7.5, '0.0#', 7.5, 1, '7.5'],
    [7.512, '0.0#', 7.51, 2, '7.51'],
    [0.5, '#.0', 0.5, 1, '.5'],
    [5, '000', 5, 0, '005'],
    [123456, '0,', 123, 0, '123'],
    [1234567, '#,##0.0,', 1234.6, 1, '1,234.6'],
    [12345678, '0.00,,', 12.35, 2, '12.35'],
    [123456, '0\\.0,', 12.3, 1, '12.3'],
    [123456789, '0!.0,"万元"', 12345.7, 1, '12345.7万元'],
    [7.5, '0.0"%"', 7.5, 1, '7.5%'],
    [8.2, '0.0\\*', 8.2, 1, '8.2*'],
    [312.4, '#,##0.0"亿元"', 312.4, 1, '312.4亿元'],
    [312.4, '[$¥-804]#,##0.00', 312.4, 2, '¥312.40'],
    [20276079, '0.00E+00', 20300000, 0, '2.03E+07'],
    [0.00012345, '0.00E+00', 0.000123, 6, '1.23E-04'],
    [9.999, '0.0E+0', 10, 0, '1.0E+1'],
    [123456, '##0.0E+0', 123500, 0, '123.5E+3'],
    [3, '[>=100]0;[<100]0.0', 3, 1, '3.0'],
    [300, '[>=100]0;[<100]0.0', 300, 0, '300'],
    [-3.14159, '[<0]"-"0.0;0.00', -3.1, 1, '-3.1'],
    [1642.35, undefined, 1642.35, 2, '1642.35'],
    [1642.35, 'General', 1642.35, 2, '1642.35'],
    [1642.35, 'G/通用格式', 1642.35, 2, '1642.35'],
    [10397.549999999999, 'General', 10397.55, 2, '10397.55'],
    [0.1 + 0.2, 'General', 0.3, 1, '0.3'],
    [20276079, 'General', 20276079, 0, '20276079'],
    [1e-7, 'General', 1e-7, 7, '0.0000001'],
    [0.000012345678, 'General', 0.0000123457, 10, '0.0000123457'],
    [37720.076979, 'General', 37720.07698, 5, '37720.07698'],
    [6817158.2751, undefined, 6817158.275, 3, '6817158.275'],
    [9537.802987, 'General', 9537.802987, 6, '9537.802987'],
    [0.123456789123, 'General', 0.123456789, 9, '0.123456789'],
    [9999999999.96, 'General', 10000000000, 0, '10000000000'],
    [101398500000000, 'General', 101398500000000, 0, '101398500000000'],
    [-12, 'General', -12, 0, '-12'],
    [12, 'General"个"', 12, 0, '12个'],
    [12, '@', 12, 0, '12'],
    [0, '0.0', 0, 1, '0.0'],
    [0.5, '# ?/?', 0.5, 1, '0.5'],
    [86543219012, '000-0000-0000', 86543219012, 0, '865-4321-9012'],
  ])('%s with %s is shown as %s with %s decimals', (number, format, value, decimals, text) => {
    expect(shownValue(number, format)).toEqual({ kind: 'number', value, decimals, percent: false, text });
  });

  test.each<[number, string, number, number, string]>([
    [0.206, '0.0%', 20.6, 1, '20.6%'],
    [0.20649, '0.0%', 20.6, 1, '20.6%'],
    [-0.023, '0.00%', -2.3, 2, '-2.30%'],
    [0.155, '0%', 16, 0, '16%'],
    [1.285, '0.0%', 128.5, 1, '128.5%'],
    [0.1745, '0.0%;-0.0%;0.0%', 17.5, 1, '17.5%'],
  ])('a percentage, %s with %s, is given in percent: %s', (number, format, value, decimals, text) => {
    expect(shownValue(number, format)).toEqual({ kind: 'number', value, decimals, percent: true, text });
  });

  test.each<[number, string, string]>([
    [0, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', '-'],
    [0, '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"_ ;_ @_ ', '-'],
    [0, '0.0;-0.0;"—"', '—'],
    [0, '#', ''],
    [5, ';;;', ''],
    [0, '#,##0.0;-#,##0.0;', ''],
  ])('%s with %s shows no figure but the mark “%s”', (number, format, text) => {
    expect(shownValue(number, format)).toEqual({ kind: 'mark', value: number, text });
  });

  test.each(['yyyy-mm-dd', 'm"月"d"日"', 'h:mm', '[h]:mm:ss', 'yyyy"年"m"月"', '[$-804]aaaa'])(
    '%s shows a day or a time, not a value',
    (format) => {
      expect(shownValue(44299, format)).toEqual({ kind: 'date' });
    },
  );

  test('what is shown is within half of the last digit shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), fc.integer({ min: 0, max: 4 }), (n, decimals) => {
        const number = n / 1000;
        const shown = shownValue(number, decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`);
        if (shown.kind !== 'number') throw new Error('not shown as a number');
        expect(shown.decimals).toBe(decimals);
        expect(Math.abs(shown.value - number)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-9);
        expect(Number(shown.text)).toBe(shown.value === 0 ? Number(shown.text) : shown.value);
      }),
    );
  });

  test('General gives back every number of up to ten digits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }),
        fc.integer({ min: 0, max: 3 }),
        (n, places) => {
          const number = Number(`${n}e-${places}`);
          expect(shownValue(number)).toMatchObject({ kind: 'number', value: number === 0 ? 0 : number });
        },
      ),
    );
  });
});

describe('date formats', () => {
  test.each([
    'yyyy/m/d',
    'm"月"d"日"',
    'd-mmm',
    'mmm-yy',
    'yyyy\\-mm\\-dd',
    '[$-804]yyyy"年"m"月"d"日";@',
    'e"年"',
    'm/d/yy h:mm',
  ])('%s shows a day', (format) => expect(isDateFormat(format)).toBe(true));
  test.each([
    '0.0',
    'General',
    'h:mm',
    '[h]:mm:ss',
    'mm:ss.0',
    '"day"0.0',
    '0.0_ ',
    '#,##0.00 "mdy"',
    '0.00E+00',
    '[Red]0.0',
    '@',
    'h:mm AM/PM',
  ])('%s shows none', (format) => expect(isDateFormat(format)).toBe(false));
});

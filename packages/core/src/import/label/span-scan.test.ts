import { describe, expect, it } from 'vitest';
import { readVectors } from '../../testing/vectors.ts';
import { scanSpan } from './span-scan.ts';

const vectors = readVectors<{
  parse: {
    input: { readonly text: string };
    expected:
      | { readonly year: number | null; readonly startMonth: number; readonly length: number }
      | { readonly missing: string };
  };
}>('labels.json');

function whole(text: string): ReturnType<typeof scanSpan> {
  const folded = text
    .replace(/\s/g, '')
    .replace(/[–—−－]/g, '-')
    .replaceAll('～', '~')
    .replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
  const found = scanSpan(folded, 0);
  return found?.end === folded.length ? found : undefined;
}

describe('vectors of labels', () => {
  it.each(vectors.of('parse'))('$input.text', ({ input, expected }) => {
    const found = whole(input.text);
    const { year = null, months } = found?.words ?? {};
    const span = months && { year, startMonth: months.start, length: months.length };
    expect(found?.bad ? { missing: 'not-a-span' } : span).toEqual(expected);
  });
});

describe('periods as tables write them', () => {
  it.each([
    ['1-4月', { months: { start: 1, length: 4 } }],
    ['2021年1月-4月', { year: 2021, months: { start: 1, length: 4 } }],
    ['2021年1月-2021年4月', { year: 2021, months: { start: 1, length: 4 } }],
    ['2021.1-4', { year: 2021, months: { start: 1, length: 4 } }],
    ['21年1-4月', { year: 2021, months: { start: 1, length: 4 } }],
    ['二〇二一年一至四月', { year: 2021, months: { start: 1, length: 4 } }],
    ['元月', { months: { start: 1, length: 1 } }],
    ['前4个月', { months: { start: 1, length: 4 } }],
    ['第一季度', { months: { start: 1, length: 3 } }],
    ['1-2季度', { months: { start: 1, length: 6 } }],
    ['2021年度', { year: 2021, months: { start: 1, length: 12 } }],
    ['2021q1', { year: 2021, months: { start: 1, length: 3 } }],
    ['jan-apr2021', { year: 2021, months: { start: 1, length: 4 } }],
    ['2021-01-01/p4m', { year: 2021, months: { start: 1, length: 4 } }],
    ['4月末', { cutoff: 4, accumulation: 'end' }],
    ['2020年末', { year: 2020, cutoff: 12, accumulation: 'end' }],
    ['202104', { year: 2021, cutoff: 4 }],
    ['2021-04', { year: 2021, cutoff: 4 }],
    ['2021年', { year: 2021 }],
  ])('%s', (text, words) => {
    expect(whole(text)?.words).toEqual(words);
  });

  it('knows a day for a day', () => {
    expect(whole('2021-01-03')?.day).toEqual({ year: 2021, month: 1, day: 3 });
    expect(whole('1月3日')?.day).toEqual({ year: 0, month: 1, day: 3 });
    expect(whole('3-jan')?.day).toBeDefined();
  });

  it('takes no amount for a year', () => {
    expect(scanSpan('2000万元以上', 0)).toBeUndefined();
  });
});

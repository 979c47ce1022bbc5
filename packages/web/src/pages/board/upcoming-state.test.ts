import type { Indicator } from '@shigan/core';
import { describe, expect, test } from 'vitest';
import { sampleRow } from '../../testing/sample-row.ts';
import { upcomingReleases } from './upcoming-state.ts';

const monthly = (code: string, day: number, over: Partial<Indicator> = {}): [string, Indicator] => [
  code,
  {
    code,
    name: { zh: code, en: code },
    aliases: [],
    section: 'investment',
    kind: 'flow',
    unit: '亿元',
    decimals: 2,
    better: 'higher',
    frequency: 'M',
    firstMonth: 2,
    release: { day, lagMonths: 1 },
    ...over,
  } as unknown as Indicator,
];
const row = (indicator: string) => sampleRow({ indicator, name: indicator });

describe('what is released next', () => {
  const catalogue = new Map([
    monthly('a', 17),
    monthly('b', 17),
    monthly('c', 27),
    monthly('d', 20, { frequency: 'Q' }),
  ]);
  const rows = ['a', 'b', 'c', 'd', 'not in the catalogue'].map(row);

  test('stands by day, the nearest first, one day once', () => {
    expect(upcomingReleases(rows, catalogue, '2021-05-20', 4)).toEqual([
      { day: '2021-05-27', span: { year: 2021, startMonth: 1, length: 4 }, names: ['c'] },
      { day: '2021-06-17', span: { year: 2021, startMonth: 1, length: 5 }, names: ['a', 'b'] },
      { day: '2021-07-20', span: { year: 2021, startMonth: 1, length: 6 }, names: ['d'] },
    ]);
  });

  test('is past once its day has come', () => {
    expect(upcomingReleases([row('c')], catalogue, '2021-05-27', 1)[0]?.day).toBe('2021-06-27');
  });

  test('in January is the full year before', () => {
    expect(upcomingReleases([row('a')], catalogue, '2022-01-05', 1)).toMatchObject([
      { span: { year: 2021, length: 12 } },
    ]);
  });
});

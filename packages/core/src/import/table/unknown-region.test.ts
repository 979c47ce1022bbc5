import { describe, expect, it } from 'vitest';
import { unknownRegion } from './unknown-region.ts';

describe('a region that is not in the register', () => {
  it.each([
    '怀化高新区',
    '怀化经济开发区',
    '经 开 区',
    '洪江工业集中区',
    '怀化国际陆港经开区（含代管乡镇）',
    '大学科技园',
  ])('is a warning where it is a functional area: %s', (name) => {
    expect(unknownRegion(name)).toEqual({ code: 'unknown-region', severity: 'warning' });
  });

  it.each(['怀北市', '湘谭市', '新皇县', '鹤成区', ''])('is an error where it is a division: %s', (name) => {
    expect(unknownRegion(name)).toEqual({ code: 'unknown-region', severity: 'error' });
  });
});

import { describe, expect, test } from 'vitest';
import { growthInWords } from './growth-in-words.ts';

describe('a growth in words', () => {
  test.each([
    ['持平', 0, 0],
    ['与上年同期持平', 0, 0],
    ['同比持平', 0, 0],
    ['零增长', 0, 0],
    ['下降2.1', -2.1, 1],
    ['同比下降２．１％', -2.1, 1],
    ['增长3.20%', 3.2, 2],
    ['↑20.6', 20.6, 1],
    ['↓0.0', 0, 1],
  ])('%s', (text, value, decimals) => {
    expect(growthInWords(text)).toEqual({ value, decimals });
  });

  test.each(['基本持平', '略有下降', '下降', '回落2.1', '下降2.1个百分点', '▲2.1', '升2位', '约3.1', '2.1', ''])(
    '%s is none',
    (text) => {
      expect(growthInWords(text)).toBeUndefined();
    },
  );
});

import { describe, expect, test } from 'vitest';
import type { BoardRow } from '../board/board.ts';
import type { Figure } from '../figure/figure.ts';
import { runsText } from './block.ts';
import { outlookZh } from './outlook-clause.ts';

const figure = (value: number, rest: Partial<Figure> = {}): Figure => ({
  rule: 'outlook',
  indicator: 'retail-sales',
  region: '431200',
  span: '2021-01/2021-12',
  measure: 'yoy',
  asOf: '2021-05-20T01:00:00.000Z',
  value,
  decimals: 1,
  unit: '%',
  inputs: [],
  ...rest,
});

/** A row that holds what is expected of its year, and nothing else that the clause reads. */
function rowOf(estimate: number, low: number, high: number, probability: number): BoardRow {
  const range = { estimate: figure(estimate), low80: figure(low), high80: figure(high) };
  const outlook = { fullYear: { range }, probability: figure(probability, { rule: 'probability', decimals: 0 }) };
  return { indicator: { unit: '亿元' }, outlook } as unknown as BoardRow;
}

describe('what a bulletin says of the year', () => {
  test.each([
    ['both grow', [8.3, 7.4, 9.2, 68], '预计全年增长8.3%，八成把握在7.4%至9.2%之间，完成目标的概率为68%'],
    [
      'both fall: no minus sign in running text',
      [-10.9, -13, -8.7, 0.2],
      '预计全年下降10.9%，八成把握在下降13.0%至下降8.7%之间，完成目标的概率不足1%',
    ],
    [
      'one falls: both say which',
      [0.4, -1.2, 2, 99.7],
      '预计全年增长0.4%，八成把握在下降1.2%至增长2.0%之间，完成目标的概率超过99%',
    ],
  ] as const)('%s', (_, [estimate, low, high, probability], said) => {
    expect(runsText(outlookZh(rowOf(estimate, low, high, probability)))).toBe(said);
  });
});

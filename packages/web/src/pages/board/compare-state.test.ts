import type { BoardRowBody } from '@shigan/contract';
import { expect, test } from 'vitest';
import { sampleRow } from '../../testing/sample-row.ts';
import { comparedRows } from './compare-state.ts';

function row(indicator: string, growth: string, month: number, over: Partial<BoardRowBody> = {}): BoardRowBody {
  const cutoff = { label: `1-${month}月`, interval: `2021-01-01/P${month}M` };
  return sampleRow({ indicator, cutoff, shown: { growth }, figures: { growth: `${indicator} ${month}` }, ...over });
}

test('two months are held against each other by the direction of each indicator, what grew worse first', () => {
  const then = [
    row('a', '15.1', 3),
    row('b', '2.0', 3, { better: 'lower' }),
    row('c', '1.0', 3),
    row('gone', '1.0', 3),
  ];
  const now = [row('a', '12.90', 4), row('b', '1.5', 4, { better: 'lower' }), row('c', '1.0', 4), row('new', '1.0', 4)];
  expect(
    comparedRows(then, now).map(({ now: of, difference, verdict }) => [of.indicator, difference, verdict]),
  ).toEqual([
    ['a', '-2.20', 'worse'],
    ['b', '-0.5', 'better'],
    ['c', '0.0', 'same'],
  ]);
});

test('what has no other figure, no direction, or adds up over the year is not judged', () => {
  const verdicts = (then: BoardRowBody, now: BoardRowBody) => comparedRows([then], [now]).map(({ verdict }) => verdict);
  expect(verdicts(row('a', '1.0', 3), row('a', '2.0', 3))).toEqual(['unclear']);
  expect(verdicts(row('a', '1.0', 3, { better: 'neutral' }), row('a', '2.0', 4, { better: 'neutral' }))).toEqual([
    'unclear',
  ]);
  expect(verdicts(row('a', '1.0', 3), row('a', '1.0', 4, { shown: {} }))).toEqual(['unclear']);
  const amount = { headline: 'level', shown: { value: '5' } } as const;
  expect(verdicts(row('a', '', 3, amount), row('a', '', 4, amount))).toEqual(['unclear']);
});

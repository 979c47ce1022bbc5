import type { BoardRowBody } from '@shigan/contract';
import { describe, expect, test } from 'vitest';
import { growthTarget, paced, sampleRow } from '../../testing/sample-row.ts';
import { boardChanges, hasChanged } from './since-state.ts';

const rank = (place: number): BoardRowBody['rank'] => ({
  place,
  of: 14,
  peers: 'cities',
  membersWord: '个市州',
  source: 'published',
  withoutData: 0,
});
const april = { label: '1-4月', interval: '2021-01-01/P4M' };
const march = { label: '1-3月', interval: '2021-01-01/P3M' };
const row = (indicator: string, over: Partial<BoardRowBody> = {}): BoardRowBody => sampleRow({ indicator, ...over });
const growth = (value: number): Partial<BoardRowBody> => ({ growth: value, shown: { growth: value.toFixed(1) } });

describe('what changed on the board', () => {
  test('is nothing between equals', () => {
    const rows = [row('a', growth(1)), row('b', { rank: rank(3) })];
    expect(hasChanged(boardChanges(rows, rows))).toBe(false);
  });

  test('is a release where the cut-off moved, and then no revision', () => {
    const changes = boardChanges(
      [row('a', { cutoff: march, ...growth(13.4) })],
      [row('a', { cutoff: april, ...growth(12) })],
    );
    expect([changes.released.map((each) => each.indicator), changes.revised]).toEqual([['a'], []]);
  });

  test('is a release where there was no figure before', () => {
    expect(boardChanges([], [row('a')]).released).toHaveLength(1);
  });

  test('is a revision where the same cut-off says something else', () => {
    expect(boardChanges([row('a', growth(26.5))], [row('a', growth(26.7))]).revised).toMatchObject([
      { from: '26.5', to: '26.7', unit: '%' },
    ]);
  });

  test('names lights that grew worse first, and none that came or went', () => {
    const lit = (light: 'green' | 'yellow' | 'red'): Partial<BoardRowBody> => ({
      target: growthTarget,
      pace: paced(light),
    });
    const changes = boardChanges(
      [row('better', lit('red')), row('worse', lit('green')), row('same', lit('red')), row('new')],
      [row('better', lit('green')), row('worse', lit('red')), row('same', lit('red')), row('new', lit('red'))],
    );
    expect(changes.lights.map((each) => [each.row.indicator, each.from, each.to])).toEqual([
      ['worse', 'green', 'red'],
      ['better', 'red', 'green'],
    ]);
  });

  test('names the largest step in rank first', () => {
    const changes = boardChanges(
      [row('one', { rank: rank(6) }), row('many', { rank: rank(12) }), row('none')],
      [row('one', { rank: rank(7) }), row('many', { rank: rank(4) }), row('none', { rank: rank(1) })],
    );
    expect(changes.ranks.map((each) => [each.row.indicator, each.from, each.to])).toEqual([
      ['many', 12, 4],
      ['one', 6, 7],
    ]);
  });
});

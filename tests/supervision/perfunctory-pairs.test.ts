import { expect, test } from 'vitest';
import { labelledPairs, scoreOfPairs } from '../../bench/perfunctory/pairs.ts';

const [tune, pure] = [labelledPairs('tune'), labelledPairs('test')];

test('the labelled pairs are a hundred and twenty, half of them perfunctory, and no pair stands in both parts', () => {
  expect(tune.length + pure.length).toBeGreaterThanOrEqual(120);
  for (const part of [tune, pure]) {
    const share = part.filter(({ isPerfunctory }) => isPerfunctory).length / part.length;
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.6);
  }
  const tuned = new Set(tune.map(({ report }) => report));
  expect(pure.filter(({ report }) => tuned.has(report))).toEqual([]);
});

test.each([
  ['tuned on', tune],
  ['not tuned on', pure],
])('what repeats the last report is pointed out, and hardly anything else: pairs %s', (_, pairs) => {
  const { precision, recall } = scoreOfPairs(pairs);
  expect(precision).toBeGreaterThanOrEqual(0.9);
  expect(recall).toBeGreaterThanOrEqual(0.8);
});

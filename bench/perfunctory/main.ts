import { labelledPairs, scoreOfPairs } from './pairs.ts';

// `npm run bench -- perfunctory`: precision and recall of what the platform points out as repeating the last report, on labelled pairs:
// the part that the rule was tuned on, and the part that it was not.

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`.padStart(10);

console.log('part    pairs  perfunctory  precision    recall');
for (const part of ['tune', 'test'] as const) {
  const { pairs, perfunctory, precision, recall, mistaken } = scoreOfPairs(labelledPairs(part));
  const counts = `${part.padEnd(5)}${String(pairs).padStart(8)}${String(perfunctory).padStart(13)}`;
  console.log(`${counts}${percent(precision)}${percent(recall)}`);
  for (const { isPerfunctory, before, report } of mistaken)
    console.log(`  ${isPerfunctory ? 'passed over' : 'pointed out'}: ${before} → ${report}`);
}

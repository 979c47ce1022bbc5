import { type Accusation, type CheckScope, written } from './check-scope.ts';
import { subjectOf } from './names.ts';

/** What a file says twice (重复). Another value the second time is an error at the later cell; a row that says the same again
 *  is noted once. Runs over the whole upload. */
export function* checkRepeats(scope: CheckScope): Iterable<Accusation> {
  const { readings, conflicts, repeats } = scope.upload;
  const rowOf = (position: number): string => `${readings.sheet(position)}\n${readings.row(position)}`;
  const told = new Set<string>();
  for (const [earlier, later] of conflicts) {
    told.add(rowOf(later));
    yield {
      code: 'duplicate-conflict',
      at: later,
      params: () => ({
        ...subjectOf(scope, later),
        otherRow: readings.row(earlier),
        otherValue: written({ value: readings.value(earlier), decimals: readings.decimals(earlier) }),
      }),
    };
  }
  for (const [earlier, later] of repeats) {
    // The same figure on two sheets, or in two tables, is how such files are; a whole row again is not.
    if (readings.sheet(earlier) !== readings.sheet(later) || readings.column(earlier) !== readings.column(later))
      continue;
    if (told.has(rowOf(later))) continue;
    told.add(rowOf(later));
    yield { code: 'duplicate-row', at: later, params: () => ({ otherRow: readings.row(earlier) }) };
  }
}

import type { FaultParams } from '../fault-words.ts';
import { type Accusation, blocksIn, type CheckScope } from './check-scope.ts';
import { subjectOf } from './names.ts';
import { ranksIn } from './ranked-set.ts';

/** A rank that no member of the set can have (位次越界): below 1, broken, or beyond the number of members. */
export function* checkRankRange(scope: CheckScope): Iterable<Accusation> {
  for (const { positions } of blocksIn(scope, ['rank'])) {
    for (const { position, rank, set } of ranksIn(scope, positions)) {
      if (rank >= 1 && Number.isInteger(rank) && (set === undefined || rank <= set.members.length)) continue;
      const params = (): FaultParams => ({
        ...subjectOf(scope, position),
        set: set?.name ?? { zh: '比较范围', en: 'its set' },
        size: set?.members.length ?? '',
      });
      yield { code: 'rank-out-of-range', at: position, params };
    }
  }
}

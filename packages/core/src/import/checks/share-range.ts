import { type Accusation, blocksIn, type CheckScope, figureAt, rounding } from './check-scope.ts';
import { subjectOf } from './names.ts';

/** A share below 0 or above 100 % (占比越界). */
export function* checkShareRange(scope: CheckScope): Iterable<Accusation> {
  for (const { indicator, positions } of blocksIn(scope, ['share'])) {
    // What may be negative may also be more than the whole.
    if (indicator?.mayFall === true) continue;
    for (const position of positions) {
      const share = figureAt(scope, position);
      if (share === undefined) continue;
      const slack = rounding(share);
      if (share.value < -slack || share.value > 100 + slack)
        yield { code: 'share-out-of-range', at: position, params: () => subjectOf(scope, position) };
    }
  }
}

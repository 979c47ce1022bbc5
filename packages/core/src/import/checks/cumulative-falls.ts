import type { FaultParams } from '../fault-words.ts';
import { isCumulative } from '../../span/span.ts';
import {
  type Accusation,
  blocksIn,
  type CheckScope,
  figureAt,
  measuredIn,
  noise,
  regionAt,
  written,
} from './check-scope.ts';
import { previousKnown } from './earlier.ts';
import { spanName, subjectOf } from './names.ts';

/** A cumulative value below that of the earlier cut-off of the year (累计值下降), beyond what rounding explains. Never said of what
 *  may fall (profit, loss-making enterprises), of balances, of growth, or where either value is negative. */
export function* checkCumulativeFalls(scope: CheckScope): Iterable<Accusation> {
  for (const { code, indicator, span, measure, positions } of blocksIn(scope, ['level', 'count'])) {
    if (indicator === undefined || indicator.accumulation !== 'cumulative' || indicator.mayFall === true) continue;
    if (indicator.kind !== 'amount' && indicator.kind !== 'count') continue;
    // Of a vendor's series nothing is known but its name: it may be a balance or a profit.
    if (indicator.section === 'external') continue;
    if (!isCumulative(span)) continue;
    for (const position of positions) {
      const now = figureAt(scope, position);
      if (now === undefined || now.value < 0) continue;
      const before = previousKnown(scope, code, regionAt(scope, position), span, measure);
      if (before === undefined || before.figure.value < 0) continue;
      const earlier = measuredIn(before.figure, now.unit);
      const later = measuredIn(now, now.unit);
      if (earlier === undefined || later === undefined) continue;
      if (later.value + later.rounding >= earlier.value * (1 - noise) - earlier.rounding) continue;
      const params = (): FaultParams => ({
        ...subjectOf(scope, position),
        otherSpan: spanName(scope, before.span, code),
        otherValue: written(before.figure),
      });
      yield { code: 'cumulative-falls', at: position, params };
    }
  }
}

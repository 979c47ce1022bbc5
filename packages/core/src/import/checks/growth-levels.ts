import type { IndicatorCode } from '../../indicator/indicator.ts';
import type { RegionCode } from '../../region/region.ts';
import type { FaultParams } from '../fault-words.ts';
import { type Span, yearBefore } from '../../span/span.ts';
import {
  type Accusation,
  blocksIn,
  type CheckScope,
  figureAt,
  known,
  measuredIn,
  regionAt,
  written,
} from './check-scope.ts';
import { subjectOf } from './names.ts';

/** Below these, in percentage points, a contradiction is a matter of revised bases and rounding. */
const leastGrowth = 1;
const leastGap = 3;

/** Growth that goes the other way than the levels of both years (增速与总量方向相反). Only where both are on one basis: growth on a
 *  comparable basis (可比口径) or at constant prices need not follow the published levels and is never accused. */
export function* checkGrowthAgainstLevels(scope: CheckScope): Iterable<Accusation> {
  for (const { code, indicator, span, positions } of blocksIn(scope, ['yoy'])) {
    if (indicator === undefined || indicator.comparableBasis || indicator.prices === 'constant') continue;
    if (indicator.kind !== 'amount' && indicator.kind !== 'count' && indicator.kind !== 'balance') continue;
    for (const position of positions) {
      const growth = figureAt(scope, position);
      if (growth === undefined) continue;
      const implied = impliedGrowth(scope, code, regionAt(scope, position), span);
      if (implied === undefined || Math.sign(implied) === Math.sign(growth.value)) continue;
      if (Math.abs(implied) < leastGrowth || Math.abs(growth.value) < leastGrowth) continue;
      if (Math.abs(implied - growth.value) < leastGap) continue;
      const params = (): FaultParams => ({
        ...subjectOf(scope, position),
        implied: written({ value: implied, decimals: growth.decimals }),
      });
      yield { code: 'growth-vs-levels', at: position, params };
    }
  }
}

/** Growth in percent that the levels of this year and last give; undefined where one is not held, negative or zero. */
export function impliedGrowth(
  scope: CheckScope,
  indicator: IndicatorCode,
  region: RegionCode,
  span: Span,
): number | undefined {
  for (const measure of ['level', 'count'] as const) {
    const now = known(scope, indicator, region, span, measure);
    const base = known(scope, indicator, region, yearBefore(span), measure);
    if (now === undefined || base === undefined || base.value <= 0 || now.value < 0) continue;
    const compared = measuredIn(now, base.unit);
    // A handful of things more or less is any growth at all.
    if (compared === undefined || (measure === 'count' && base.value < 10)) continue;
    return (compared.value / base.value - 1) * 100;
  }
  return undefined;
}

import type { EnterpriseReturn, ReturnItem } from '../enterprise-return.ts';
import { hidiroglouBerthelot } from './hidiroglou-berthelot.ts';
import type { Suspicion } from './suspicion.ts';

/** Limits of the check; it errs on the side of saying nothing. */
const limits = {
  /** Whole acceptance intervals off the median. */
  ratio: 1,
  /** A doubt over a ratio needs a jump of this many times, and electricity that does not move with it. */
  jump: 3,
} as const;

/** Returns of many units by their places, however they are held: so that all units of a city can be compared without an object for each. */
export interface ReturnsByPlace {
  readonly units: number;
  /** Undefined where the unit returned nothing of the month, or not the item. */
  readonly value: (place: number, month: number, item: ReturnItem) => number | undefined;
  readonly at: (place: number, month: number) => EnterpriseReturn | undefined;
}

/** Output and revenue of each month of the year up to `month` against the same month of the year before, unit against unit, by
 *  {@link hidiroglouBerthelot}; where electricity or tax moved along there is nothing to ask. Impact as an amount. */
export function compareUnits({ units, value, at }: ReturnsByPlace, from: number, month: number): readonly Suspicion[] {
  const found: Suspicion[] = [];
  for (let now = from + 12; now <= month; now++)
    for (const item of ['output', 'revenue'] as const) {
      const places: number[] = [];
      const pairs: { readonly now: number; readonly before: number }[] = [];
      for (let place = 0; place < units; place++) {
        const pair = { now: value(place, now, item) ?? 0, before: value(place, now - 12, item) ?? 0 };
        if (pair.now <= 0 || pair.before <= 0) continue;
        places.push(place);
        pairs.push(pair);
      }
      for (const [i, effect] of hidiroglouBerthelot(pairs).entries()) {
        const pair = pairs[i];
        const place = places[i];
        if (pair === undefined || place === undefined || Math.abs(effect) <= limits.ratio) continue;
        const jump = pair.now / pair.before;
        const along = Math.min(
          ...(['electricity', 'tax'] as const).map((other) =>
            apart(jump, value(place, now, other), value(place, now - 12, other)),
          ),
        );
        if (Math.max(jump, 1 / jump) < limits.jump || along < limits.jump) continue;
        const after = at(place, now);
        const before = at(place, now - 12);
        if (after === undefined || before === undefined) continue;
        found.push({
          check: 'ratio',
          enterprise: after.enterprise,
          name: after.name,
          region: after.region,
          item,
          cells: [before, after].map(({ sheet, row, month: of }) => ({ sheet, row, month: of })),
          measured: Math.abs(effect),
          limit: limits.ratio,
          impact: Math.abs(pair.now - pair.before),
        });
      }
    }
  return found;
}

/** How many times one change lies off another; without the other nothing bears the first out. */
function apart(jump: number, now = 0, before = 0): number {
  const other = now / before;
  return now > 0 && before > 0 ? Math.max(jump / other, other / jump) : Number.POSITIVE_INFINITY;
}

import type { Enterprise } from '../enterprise.ts';
import { projectRevenue, type YearProjection } from './projection.ts';
import { type CategoryThreshold, thresholdOf } from './threshold.ts';

/** An enterprise with what it reported of revenue, 万元 by month (year * 12 + month - 1). */
export interface ReportedRevenue {
  readonly enterprise: Enterprise;
  readonly revenue: ReadonlyMap<number, number>;
  /** Of quarters alone, by year * 4 + quarter - 1, where quarterly returns are held. */
  readonly quarters?: ReadonlyMap<number, number>;
}

/** An enterprise near its threshold. */
export interface NearThreshold {
  readonly enterprise: Enterprise;
  readonly threshold: CategoryThreshold & { readonly least: number };
  readonly projection: YearProjection;
}

/** Units below a threshold that may come over it this year (临规企业), the likeliest first; and units counted that may fall below it
 *  (退库风险), the likeliest first. */
export interface NearThresholds {
  readonly rising: readonly NearThreshold[];
  readonly falling: readonly NearThreshold[];
}

/** From which probability on a unit is named. */
const named = 0.1;
/** A unit counted is named as at risk where staying is less likely than falling. */
const atRisk = 0.5;

/** Who is near a threshold (临近标准): units whose industry has one that goes by size. Closed units and those without a return this year have
 *  no part. Ties by code. */
export function nearThresholds(
  units: Iterable<ReportedRevenue>,
  thresholds: readonly CategoryThreshold[],
  month: number,
): NearThresholds {
  const rising: NearThreshold[] = [];
  const falling: NearThreshold[] = [];
  for (const { enterprise, revenue, quarters } of units) {
    if (enterprise.closed !== null && enterprise.closed <= month) continue;
    const threshold = thresholdOf(enterprise, thresholds);
    if (threshold === undefined || threshold.least === null) continue;
    const projection = projectRevenue(revenue, quarters, month, threshold.least);
    if (projection === undefined) continue;
    const near = { enterprise, threshold: { ...threshold, least: threshold.least }, projection };
    const isCounted = enterprise.category === threshold.category;
    if (!isCounted && (enterprise.category ?? 'below') === 'below' && projection.probability >= named)
      rising.push(near);
    if (isCounted && projection.probability < atRisk) falling.push(near);
  }
  const order = (a: NearThreshold, b: NearThreshold): number =>
    b.projection.probability - a.projection.probability ||
    b.projection.projected / b.threshold.least - a.projection.projected / a.threshold.least ||
    (a.enterprise.code < b.enterprise.code ? -1 : 1);
  return { rising: rising.toSorted(order), falling: falling.toSorted((a, b) => order(b, a)) };
}

import { normalShare } from '../../forecast/year-end/rank-outlook.ts';

/** Revenue of a year that is not over (全年预计), and how likely it comes over a threshold, from an enterprise's own returns. */
export interface YearProjection {
  /** Reported of the year so far, and so many months of it, the last of which is `to`. */
  readonly soFar: number;
  readonly months: number;
  /** year * 12 + month - 1. */
  readonly to: number;
  /** From quarterly returns. */
  readonly quarterly: boolean;
  /** What the rest of the year is worked out from: the same months a year before, or the mean of the months reported. */
  readonly basis: 'yearBefore' | 'mean';
  readonly rest: number;
  /** soFar + rest × growth. */
  readonly projected: number;
  /** In [0, 1]. */
  readonly probability: number;
}

/** What is assumed of how unsteady a month is where the own past says less, as a logarithm: few small firms are steadier. */
const leastSpread = 0.08;
/** And of firms with too short a past to tell. */
const usualSpread = 0.35;

/** Projects the revenue of a year as {@link projectYear} from the months; where none of the year was returned from its quarters
 *  (`quarters` by year * 4 + quarter - 1), up to the last that is over by `month`. Months and quarters are never added up. */
export function projectRevenue(
  revenue: ReadonlyMap<number, number>,
  quarters: ReadonlyMap<number, number> | undefined,
  month: number,
  threshold: number,
): YearProjection | undefined {
  const monthly = projectYear(revenue, month, threshold);
  if (monthly !== undefined || quarters === undefined) return monthly;
  const quarter = Math.floor((month + 1) / 3) - 1;
  return Math.floor(quarter / 4) === Math.floor(month / 12) ? projectYear(quarters, quarter, threshold, 4) : undefined;
}

/** Projects the revenue of a year from its months up to `month` (year * 12 + month - 1), `reported` by month; or from its quarters, of
 *  which a year has four, in the same way.
 *
 *  growth g = exp(mean of ln(month ÷ same month a year before)) over the months that both years have; projected = so far + rest of last
 *  year × g. Without a year before the rest is the mean of the months so far. P(over) = Φ((ln g − ln needed) ÷ s), where needed is the
 *  growth of the rest that just reaches the threshold, and s² = σ² (1/n + 1/months left): the spread of the own monthly ratios, once for
 *  their mean and once for the months to come. Over already: 1. The year over: 0 or 1. Undefined without any month of the year. */
export function projectYear(
  reported: ReadonlyMap<number, number>,
  month: number,
  threshold: number,
  perYear: 12 | 4 = 12,
): YearProjection | undefined {
  const january = month - (month % perYear);
  const own = range(january, month).filter((m) => reported.has(m));
  if (own.length === 0) return undefined;
  const soFar = sum(own.map((m) => reported.get(m) ?? 0));
  const left = range(month + 1, january + perYear - 1);
  const before = left.filter((m) => reported.has(m - perYear));
  const pairs = own.flatMap((m) => {
    const now = reported.get(m) ?? 0;
    const then = reported.get(m - perYear) ?? 0;
    return now > 0 && then > 0 ? [Math.log(now / then)] : [];
  });
  const hasYear = before.length === left.length && left.length > 0 && pairs.length > 0;
  const mean = soFar / own.length;
  const logs = hasYear
    ? pairs
    : own.flatMap((m) => {
        const value = reported.get(m) ?? 0;
        return value > 0 && mean > 0 ? [Math.log(value / mean)] : [];
      });
  const rest = hasYear ? sum(before.map((m) => reported.get(m - perYear) ?? 0)) : mean * left.length;
  const drift = hasYear ? sum(logs) / logs.length : 0;
  const projected = soFar + rest * Math.exp(drift);
  const probability = chance({ soFar, rest, drift, logs, left: left.length, threshold });
  const length = 12 / perYear;
  return {
    soFar,
    months: own.length * length,
    to: (month + 1) * length - 1,
    quarterly: perYear === 4,
    basis: hasYear ? 'yearBefore' : 'mean',
    rest,
    projected,
    probability,
  };
}

function chance(of: {
  readonly soFar: number;
  readonly rest: number;
  readonly drift: number;
  readonly logs: readonly number[];
  readonly left: number;
  readonly threshold: number;
}): number {
  const { soFar, rest, drift, logs, left, threshold } = of;
  if (soFar >= threshold) return 1;
  if (left === 0 || rest <= 0) return 0;
  const needed = Math.log((threshold - soFar) / rest);
  const middle = sum(logs) / Math.max(1, logs.length);
  const spread =
    logs.length < 3
      ? usualSpread
      : Math.max(leastSpread, Math.sqrt(sum(logs.map((log) => (log - middle) ** 2)) / (logs.length - 1)));
  const share = normalShare((drift - needed) / (spread * Math.sqrt(1 / Math.max(1, logs.length) + 1 / left)));
  return Math.min(1, Math.max(0, share));
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

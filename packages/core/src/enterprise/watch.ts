import type { RuleSetting } from '../register/register.ts';
import type { ReturnItem } from './enterprise-return.ts';
import type { UnitSums } from './movement.ts';

/** Why an enterprise is on the watch list (企业监测预警名单). */
export const watchRules = [
  'enterprise-fell',
  'enterprise-turned-to-loss',
  'enterprise-power-fell',
  'enterprise-stopped',
  'enterprise-not-reported',
] as const;

export type WatchRule = (typeof watchRules)[number];

/** The rules as a city begins with them, thresholds in percent; an entry of the register `rule` with the same code goes before. */
export const usualWatchRules: Readonly<Record<WatchRule, RuleSetting>> = {
  'enterprise-fell': setting('enterprise-fell', 'notice', { percent: 30 }),
  'enterprise-turned-to-loss': setting('enterprise-turned-to-loss', 'notice', {}),
  'enterprise-power-fell': setting('enterprise-power-fell', 'notice', { percent: 40 }),
  'enterprise-stopped': setting('enterprise-stopped', 'warning', {}),
  'enterprise-not-reported': setting('enterprise-not-reported', 'notice', {}),
};

function setting(
  code: WatchRule,
  severity: RuleSetting['severity'],
  thresholds: RuleSetting['thresholds'],
): RuleSetting {
  return { code, enabled: true, severity, thresholds };
}

/** One reason: the rule, and what it measured in percent where it measures. */
export interface WatchReason {
  readonly rule: WatchRule;
  readonly severity: RuleSetting['severity'];
  readonly percent: number | null;
}

/** An enterprise on the watch list. */
export interface Watched {
  readonly unit: UnitSums;
  readonly reasons: readonly WatchReason[];
  /** Part of the population's total of the item, a year before, that hangs on it, in percent: the list is ranked by it. */
  readonly weight: number;
}

/** What the watch looks at beside the year so far. */
export interface WatchMonths {
  /** Enterprises that reported of the last month, and of the month before it. */
  readonly lastMonth: ReadonlySet<string>;
  readonly monthBefore: ReadonlySet<string>;
  /** Output or revenue of the last month where it was reported. */
  readonly ofLastMonth: ReadonlyMap<string, number>;
}

/** The watch list of a population, the weightiest first (ties by code). Every rule may be switched off or set otherwise by the city. A unit
 *  that did not report last year has no past to be measured against, but may be missing or at a stop. */
export function watchList(
  units: readonly UnitSums[],
  item: ReturnItem,
  months: WatchMonths,
  rules: ReadonlyMap<string, RuleSetting>,
): readonly Watched[] {
  const total = units.reduce((sum, { before }) => sum + Math.max(0, before[item]?.amount ?? 0), 0);
  const inForce = watchRules
    .map((rule) => ({ ...(rules.get(rule) ?? usualWatchRules[rule]), rule }))
    .filter(({ enabled }) => enabled);
  return units
    .flatMap((unit): readonly Watched[] => {
      const reasons = inForce.flatMap(({ rule, severity, thresholds }): readonly WatchReason[] => {
        const found = checks[rule](unit, item, months, thresholds);
        return found === undefined ? [] : [{ rule, severity, percent: found }];
      });
      if (reasons.length === 0) return [];
      const size = Math.max(0, unit.before[item]?.amount ?? unit.now[item]?.amount ?? 0);
      return [{ unit, reasons, weight: total > 0 ? (100 * size) / total : 0 }];
    })
    .toSorted((a, b) => b.weight - a.weight || (a.unit.enterprise.code < b.unit.enterprise.code ? -1 : 1));
}

type Check = (
  unit: UnitSums,
  item: ReturnItem,
  months: WatchMonths,
  thresholds: RuleSetting['thresholds'],
) => number | null | undefined;

/** Each gives what it measured, null where it measures nothing, undefined where there is nothing to say. */
const checks: Readonly<Record<WatchRule, Check>> = {
  'enterprise-fell': (unit, item, _months, { percent = 30 }) => fallBeyond(unit, item, percent),
  'enterprise-power-fell': (unit, _item, _months, { percent = 40 }) => fallBeyond(unit, 'electricity', percent),
  'enterprise-turned-to-loss': ({ now, before }) =>
    now.profit !== undefined && before.profit !== undefined && now.profit.amount < 0 && before.profit.amount >= 0
      ? null
      : undefined,
  'enterprise-stopped': ({ enterprise, before }, item, { ofLastMonth }) =>
    ofLastMonth.get(enterprise.code) === 0 && (before[item]?.amount ?? 0) > 0 ? null : undefined,
  'enterprise-not-reported': ({ enterprise }, _item, { lastMonth, monthBefore }) =>
    monthBefore.has(enterprise.code) && !lastMonth.has(enterprise.code) && enterprise.closed === null
      ? null
      : undefined,
};

/** The change in percent where it is a fall of at least so many, over the same months of both years. */
function fallBeyond({ now, before }: UnitSums, item: ReturnItem, percent: number): number | undefined {
  const base = before[item];
  const current = now[item];
  if (base === undefined || current === undefined || base.amount <= 0 || base.months !== current.months)
    return undefined;
  const change = (100 * (current.amount - base.amount)) / base.amount;
  return change <= -percent ? change : undefined;
}

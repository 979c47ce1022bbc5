import type { EnterpriseReturn, ReturnItem } from '../enterprise-return.ts';
import { firstDigitDistance, lastDigitHeaping } from './digits.ts';
import { compareUnits } from './ratios.ts';
import type { QualityCell, Suspicion } from './suspicion.ts';

/** Limits of the checks; each errs on the side of saying nothing. */
const limits = {
  bulge: 2.2,
  gone: 0.5,
  heapErrors: 6,
  heapShare: 0.4,
  heapValues: 150,
  partsTolerance: 0.005,
  /** How many times output may have grown against the better of electricity and tax. */
  borneOut: 1.8,
} as const;

const copiedItems = ['output', 'revenue', 'tax', 'electricity'] as const;

type ByMonth = ReadonlyMap<number, EnterpriseReturn>;

/** Checks the returns of many enterprises for what would have to be explained (数据真实性核查), of the year of `month` up to it and the
 *  year before, ranked by impact. Figures are read and never changed; a suspicion is a question to whoever reported. */
export function checkReturns(returns: readonly EnterpriseReturn[], month: number): readonly Suspicion[] {
  const { found, totals } = lookOver(returns, month);
  return rankSuspicions(found, totals);
}

/** What the checks found in a part of a city's returns, impact as an amount, and the totals that it is weighed by. */
export interface LookedOver<S extends Suspicion = Suspicion> {
  readonly found: readonly S[];
  readonly totals: ReadonlyMap<ReturnItem, number>;
}

/** The first month that the checks look at: January of the year before. */
export function firstMonthChecked(month: number): number {
  return month - (month % 12) - 12;
}

/** Looks over returns: every unit and region for itself, and the units against one another. */
export function lookOver(returns: readonly EnterpriseReturn[], month: number): LookedOver {
  const { found, totals } = lookOverEach(returns, month);
  const units = byUnit(returns);
  const compared = compareUnits(
    {
      units: units.length,
      value: (place, of, item) => units[place]?.get(of)?.values[item],
      at: (place, of) => units[place]?.get(of),
    },
    firstMonthChecked(month),
    month,
  );
  return { found: [...found, ...compared], totals };
}

/** Looks over returns of whole regions, every unit and every region for itself: a large city is gone through part by part, so that not
 *  everything is held at once. What compares units with one another ({@link compareUnits}) needs all of them. */
export function lookOverEach(returns: readonly EnterpriseReturn[], month: number): LookedOver {
  const from = firstMonthChecked(month);
  const looked = returns.filter((one) => one.month >= from && one.month <= month);
  const found = [
    ...byUnit(looked).flatMap((months) => [...copiedMonths(months), ...bulges(months), ...notBorneOut(months, month)]),
    ...looked.flatMap(partsTotal),
    ...digits(looked),
  ];
  const totals = new Map<ReturnItem, number>();
  for (const { values } of looked)
    for (const item of ['output', 'revenue'] as const)
      totals.set(item, (totals.get(item) ?? 0) + Math.abs(values[item] ?? 0));
  return { found, totals };
}

function byUnit(returns: readonly EnterpriseReturn[]): readonly ByMonth[] {
  const units = new Map<string, Map<number, EnterpriseReturn>>();
  for (const one of returns) {
    const months = units.get(one.enterprise);
    if (months === undefined) units.set(one.enterprise, new Map([[one.month, one]]));
    else months.set(one.month, one);
  }
  return [...units.values()];
}

/** Suspicions by impact, in percent of the totals, the greatest first; ties by what they are about. */
export function rankSuspicions<S extends Suspicion>(
  found: readonly S[],
  totals: ReadonlyMap<ReturnItem, number>,
): readonly S[] {
  return found
    .map((one) => ({ ...one, impact: (100 * one.impact) / (withoutDust(totals.get(one.item)) || 1) }))
    .toSorted((a, b) => b.impact - a.impact || (key(a) < key(b) ? -1 : 1));
}

/** The order in which a total was added up is not part of it. */
function withoutDust(total = 0): number {
  return Number(total.toPrecision(12));
}

function key(one: Suspicion): string {
  return `${one.check} ${one.enterprise ?? one.region ?? ''} ${one.cells[0]?.month ?? ''} ${one.item}`;
}

function cellOf({ sheet, row, month }: EnterpriseReturn): QualityCell {
  return { sheet, row, month };
}

function about({ enterprise, name, region }: EnterpriseReturn): Pick<Suspicion, 'enterprise' | 'name' | 'region'> {
  return { enterprise, name, region };
}

/** A month whose money and electricity are those of the month before, to the last digit. A unit at rest, with nothing to copy, is none. */
function copiedMonths(months: ByMonth): readonly Suspicion[] {
  return [...months.values()].flatMap((now): readonly Suspicion[] => {
    const before = months.get(now.month - 1);
    if (before === undefined || !((now.values.output ?? 0) > 0)) return [];
    const stated = copiedItems.filter((item) => now.values[item] !== undefined);
    if (stated.length < 3 || !stated.every((item) => now.values[item] === before.values[item])) return [];
    return [
      {
        check: 'copied-month',
        ...about(now),
        item: 'output',
        cells: [cellOf(before), cellOf(now)],
        measured: stated.length,
        limit: 3,
        impact: now.values.output ?? 0,
      },
    ];
  });
}

/** Output massed in December and gone in January, with electricity that knows of neither. */
function bulges(months: ByMonth): readonly Suspicion[] {
  return [...months.values()].flatMap((december): readonly Suspicion[] => {
    if (december.month % 12 !== 11) return [];
    const january = months.get(december.month + 1);
    const autumn = [3, 2, 1].flatMap((back) => months.get(december.month - back) ?? []);
    const usual = mean(autumn, 'output');
    const power = mean(autumn, 'electricity');
    const massed = december.values.output;
    const gone = january?.values.output;
    const used = december.values.electricity;
    if (autumn.length < 3 || january === undefined || massed === undefined || gone === undefined) return [];
    if (!(usual > 0) || massed < limits.bulge * usual || gone > limits.gone * usual) return [];
    if (used !== undefined && power > 0 && used / power > 0.6 * (massed / usual)) return [];
    return [
      {
        check: 'december-bulge',
        ...about(december),
        item: 'output',
        cells: [cellOf(december), cellOf(january)],
        measured: massed / usual,
        limit: limits.bulge,
        impact: massed - usual,
      },
    ];
  });
}

function mean(rows: readonly EnterpriseReturn[], item: ReturnItem): number {
  return rows.reduce((sum, { values }) => sum + (values[item] ?? 0), 0) / Math.max(rows.length, 1);
}

/** Parts of a total that do not make it up. */
function partsTotal(one: EnterpriseReturn): readonly Suspicion[] {
  const { revenue } = one.values;
  const parts = one.revenueParts;
  if (revenue === undefined || parts === undefined) return [];
  const off = Math.abs(revenue - parts);
  const limit = Math.max(1, Math.abs(revenue) * limits.partsTolerance);
  if (off <= limit) return [];
  const cells = [cellOf(one)];
  return [{ check: 'parts-total', ...about(one), item: 'revenue', cells, measured: off, limit, impact: off }];
}

/** Output of the year so far that grew far beyond what electricity and tax bear out: beyond the better of the two, so that who saves
 *  power and pays its taxes is not asked. */
function notBorneOut(months: ByMonth, month: number): readonly Suspicion[] {
  const own = [...months.values()].filter((one) => one.month > month - (month % 12) - 1 && months.has(one.month - 12));
  const first = own[0];
  if (first === undefined || own.length < 3) return [];
  const growth = (item: ReturnItem): number | undefined => {
    const before = own.reduce((sum, one) => sum + (months.get(one.month - 12)?.values[item] ?? 0), 0);
    const now = own.reduce((sum, one) => sum + (one.values[item] ?? 0), 0);
    return before > 0 ? now / before : undefined;
  };
  const output = growth('output');
  const electricity = growth('electricity');
  const tax = growth('tax');
  if (output === undefined || electricity === undefined || tax === undefined) return [];
  // A single slipped month moves the sum as well: it is the check of ratios that speaks of that.
  const yearly = own.map(
    (one) => (one.values.output ?? 0) / (months.get(one.month - 12)?.values.output || Number.POSITIVE_INFINITY),
  );
  const middle = yearly.toSorted((a, b) => a - b)[Math.floor((yearly.length - 1) / 2)] ?? 0;
  const beyond = Math.min(output, middle) / Math.max(electricity, tax);
  if (Math.min(output, middle) < 1.3 || beyond < limits.borneOut) return [];
  const sum = own.reduce((s, one) => s + (one.values.output ?? 0), 0);
  return [
    {
      check: 'not-borne-out',
      ...about(first),
      item: 'output',
      cells: own.map(cellOf),
      measured: beyond,
      limit: limits.borneOut,
      impact: sum * (1 - 1 / beyond),
    },
  ];
}

/** Digits of output by the region that reported it. Units repeat themselves from month to month, so the first-digit law is asked of
 *  one month only: the latest. */
function digits(looked: readonly EnterpriseReturn[]): readonly Suspicion[] {
  const byRegion = new Map<string, EnterpriseReturn[]>();
  for (const one of looked) {
    const own = byRegion.get(one.region);
    if (own) own.push(one);
    else byRegion.set(one.region, [one]);
  }
  return [...byRegion].flatMap(([region, rows]): readonly Suspicion[] => {
    const found: Suspicion[] = [];
    const latest = Math.max(...new Set(rows.map((one) => one.month)));
    const last = rows.filter((one) => one.month === latest);
    const sum = last.reduce((s, { values }) => s + (values.output ?? 0), 0);
    const common = { region, item: 'output' as const, cells: last.map(cellOf), impact: sum };
    const outputs = last.flatMap(({ values }) => values.output ?? []);
    const distance = firstDigitDistance(outputs);
    // Chance alone puts .24/√n between the law and n values; the rest is Nigrini's limit and room for clumps.
    const limit = 0.015 + 0.4 / Math.sqrt(outputs.length);
    if (distance !== undefined && distance > limit)
      found.push({ check: 'first-digit', ...common, measured: distance, limit });
    const heaping = lastDigitHeaping(outputs, limits.heapValues);
    if (heaping !== undefined && heaping.errors > limits.heapErrors && heaping.share > limits.heapShare)
      found.push({ check: 'last-digit', ...common, measured: heaping.share, limit: limits.heapShare });
    return found;
  });
}

import {
  itemAccumulation,
  type KeptItem,
  type ReturnItem,
  returnItems,
  type ReturnLength,
} from './enterprise-return.ts';
import { amountsOf, type ItemAmount } from './movement.ts';
import { firstMonthOf } from './return-period.ts';

/** What an enterprise returned of a quarter, or of the year up to the end of one (企业季报), as it is in force. */
export interface QuarterStated {
  /** Its last month. */
  readonly month: number;
  readonly length: Exclude<ReturnLength, 1>;
  readonly values: Readonly<Partial<Record<KeptItem, number>>>;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** What quarterly returns state of an item over a span: the one that covers it all, else quarters that follow on one another without a gap;
 *  of those that end together the longest. Means are weighted by months. Undefined where any of the span is not covered, as where it ends
 *  within a quarter. */
export function quarterlyAmount(
  item: ReturnItem,
  quarters: readonly QuarterStated[],
  { from, to }: Span,
): ItemAmount | undefined {
  let total = 0;
  let end = to;
  while (end >= from) {
    const found = quarters
      .filter((one) => one.month === end && firstMonthOf(one) >= from && one.values[item] !== undefined)
      .toSorted((a, b) => b.length - a.length)[0];
    if (found === undefined) return undefined;
    const value = found.values[item] ?? 0;
    total += itemAccumulation[item] === 'mean' ? value * found.length : value;
    end -= found.length;
  }
  const months = to - from + 1;
  const amount = itemAccumulation[item] === 'mean' ? total / months : total;
  return { amount: Number(amount.toPrecision(12)), months, quarterly: true };
}

/** What an enterprise reported over a span, item by item: its months where they cover the span or nothing else does, else its quarters.
 *  Months and quarters are never added up: a total of both would count some weeks twice and others not at all. */
export function amountsOver(
  sums: Parameters<typeof amountsOf>[0],
  quarters: readonly QuarterStated[],
  span: Span,
): Readonly<Partial<Record<ReturnItem, ItemAmount>>> {
  const monthly = amountsOf(sums);
  if (quarters.length === 0) return monthly;
  const amounts: Partial<Record<ReturnItem, ItemAmount>> = { ...monthly };
  for (const item of returnItems) {
    if (monthly[item]?.months === span.to - span.from + 1) continue;
    const quarterly = quarterlyAmount(item, quarters, span);
    if (quarterly !== undefined) amounts[item] = quarterly;
  }
  return amounts;
}

/** Items that quarters of a span state and its amounts do not have: it ends within a quarter. */
export function itemsLeftOut(
  amounts: Readonly<Partial<Record<ReturnItem, ItemAmount>>>,
  quarters: readonly QuarterStated[],
  { from, to }: Span,
): ReadonlySet<ReturnItem> {
  const within = quarters.filter((one) => one.month <= to && firstMonthOf(one) >= from);
  return new Set(
    returnItems.filter(
      (item) => amounts[item] === undefined && within.some(({ values }) => values[item] !== undefined),
    ),
  );
}

/** An item quarter by quarter, by year * 4 + quarter - 1: stated alone, else the year so far less the year so far a quarter before. */
export function singleQuarters(item: ReturnItem, quarters: readonly QuarterStated[]): ReadonlyMap<number, number> {
  const stated = new Map<string, number>(
    quarters.flatMap(({ month, length, values }) =>
      values[item] === undefined ? [] : [[`${month} ${length}`, values[item]] as const],
    ),
  );
  const single = new Map<number, number>();
  for (const month of new Set(quarters.map((one) => one.month))) {
    const alone = stated.get(`${month} 3`);
    const length = (month % 12) + 1;
    const toDate = stated.get(`${month} ${length}`);
    const before = stated.get(`${month - 3} ${length - 3}`);
    const value = alone ?? (toDate === undefined || before === undefined ? undefined : toDate - before);
    if (value !== undefined) single.set((month + 1) / 3 - 1, Number(value.toPrecision(12)));
  }
  return single;
}

import type { RegionCode } from '../region/region.ts';
import type { Enterprise, EnterpriseCategory } from './enterprise.ts';
import { itemAccumulation, type ReturnItem, returnItems } from './enterprise-return.ts';

/** What an item comes to over a span, by its {@link itemAccumulation}, and how many months were reported of it. */
export interface ItemAmount {
  readonly amount: number;
  readonly months: number;
  /** From quarterly returns, because the monthly ones do not cover the span: never from both. */
  readonly quarterly?: true;
}

/** What was added up over a span as amounts: sums as they are, what is averaged divided by the months reported. An enterprise of 100
 *  people has 100 in four months as in one. */
export function amountsOf(
  sums: Readonly<Partial<Record<ReturnItem, { readonly sum: number; readonly months: number }>>>,
): Readonly<Partial<Record<ReturnItem, ItemAmount>>> {
  const amounts: Partial<Record<ReturnItem, ItemAmount>> = {};
  for (const item of returnItems) {
    const held = sums[item];
    if (held === undefined || held.months === 0) continue;
    const amount = itemAccumulation[item] === 'mean' ? held.sum / held.months : held.sum;
    amounts[item] = { amount, months: held.months };
  }
  return amounts;
}

/** What one enterprise reported over the months of a year so far, and over the same months of the year before. */
export interface UnitSums {
  readonly enterprise: Enterprise;
  readonly now: Readonly<Partial<Record<ReturnItem, ItemAmount>>>;
  readonly before: Readonly<Partial<Record<ReturnItem, ItemAmount>>>;
  /** Items of which it returned quarters of the span alone, and the span ends within a quarter: they have no part in it. */
  readonly leftOut?: ReadonlySet<ReturnItem>;
}

/** How a unit stands in both spans:
 *  - `continuing` (同口径): reported in both;
 *  - `opened` (新投产): reports now and not a year before, and began to work since then;
 *  - `closed` (关停): reported a year before and works no more;
 *  - `entered` (入库): reports now and not a year before, though it worked then: it came over a threshold;
 *  - `left` (退库): reported a year before and not now, though it works on. */
export const movementKinds = ['continuing', 'opened', 'closed', 'entered', 'left'] as const;

export type MovementKind = (typeof movementKinds)[number];

/** Kinds that are real change; the others change what is counted (口径), not what is made. */
export const realKinds: ReadonlySet<MovementKind> = new Set<MovementKind>(['continuing', 'opened', 'closed']);

/** One unit's part in the change of a total. */
export interface Mover {
  readonly enterprise: Enterprise;
  readonly kind: MovementKind;
  /** Absent where nothing was reported. */
  readonly now: ItemAmount | null;
  readonly before: ItemAmount | null;
  /** now − before, what is absent as nothing. */
  readonly increment: number;
}

/** What of the whole register is looked at. Each absent one narrows nothing. */
export interface Population {
  /** A region and all below it. */
  readonly regions: ReadonlySet<RegionCode> | null;
  readonly category: EnterpriseCategory | null;
  readonly park: string | null;
  /** Leading digits of the GB/T 4754 class. */
  readonly industry: string | null;
}

/** Whether an enterprise belongs to a population. */
export function isOf(enterprise: Enterprise, { regions, category, park, industry }: Population): boolean {
  return (
    (regions === null || regions.has(enterprise.region)) &&
    (category === null || enterprise.category === category) &&
    (park === null || enterprise.park === park) &&
    (industry === null || (enterprise.industry?.startsWith(industry) ?? false))
  );
}

/** What made an item of a population change against the year before, unit by unit. */
export interface Movement {
  readonly item: ReturnItem;
  /** First and last month, year * 12 + month - 1. */
  readonly from: number;
  readonly to: number;
  readonly now: number;
  readonly before: number;
  readonly units: { readonly now: number; readonly before: number };
  readonly kinds: Readonly<Record<MovementKind, KindTotal>>;
  /** All units that moved it, by increment, the greatest first; ties by code. */
  readonly movers: readonly Mover[];
  readonly byCode: ReadonlyMap<string, Mover>;
  /** Units of which other months are held than of the year before: their growth compares unequal spans. */
  readonly unequal: number;
  /** Units whose amount is from quarterly returns, and units that are left out because the span ends within a quarter. */
  readonly quarterly: { readonly used: number; readonly leftOut: number };
}

export interface KindTotal {
  readonly units: number;
  readonly now: number;
  readonly before: number;
  readonly increment: number;
}

/** Works out a movement from the sums of units that belong to the population (已筛选). A unit without the item in either span has no part. */
export function movementOf(
  units: readonly UnitSums[],
  { item, from, to }: { readonly item: ReturnItem; readonly from: number; readonly to: number },
): Movement {
  const movers: Mover[] = [];
  const kinds = Object.fromEntries(movementKinds.map((kind) => [kind, { units: 0, now: 0, before: 0, increment: 0 }]));
  const totals = { now: 0, before: 0, unitsNow: 0, unitsBefore: 0, unequal: 0, quarterly: 0, leftOut: 0 };
  for (const unit of units) {
    const now = unit.now[item] ?? null;
    const before = unit.before[item] ?? null;
    if (unit.leftOut?.has(item) === true) totals.leftOut += 1;
    if (now?.quarterly === true || before?.quarterly === true) totals.quarterly += 1;
    if (now === null && before === null) continue;
    const increment = (now?.amount ?? 0) - (before?.amount ?? 0);
    const kind = kindOf(unit.enterprise, now, before, from - 12);
    movers.push({ enterprise: unit.enterprise, kind, now, before, increment });
    totals.now += now?.amount ?? 0;
    totals.before += before?.amount ?? 0;
    if (now !== null) totals.unitsNow += 1;
    if (before !== null) totals.unitsBefore += 1;
    if (now !== null && before !== null && now.months !== before.months) totals.unequal += 1;
    const ofKind = kinds[kind];
    if (ofKind === undefined) continue;
    ofKind.units += 1;
    ofKind.now += now?.amount ?? 0;
    ofKind.before += before?.amount ?? 0;
    ofKind.increment += increment;
  }
  movers.sort((a, b) => b.increment - a.increment || (a.enterprise.code < b.enterprise.code ? -1 : 1));
  return {
    item,
    from,
    to,
    now: totals.now,
    before: totals.before,
    units: { now: totals.unitsNow, before: totals.unitsBefore },
    kinds: kindTotals(kinds),
    movers,
    byCode: new Map(movers.map((mover) => [mover.enterprise.code, mover])),
    unequal: totals.unequal,
    quarterly: { used: totals.quarterly, leftOut: totals.leftOut },
  };
}

/** `yearBefore`: the first month of the span of the year before. A unit that began to work in it or later is a new one. */
function kindOf(
  { opened, closed }: Enterprise,
  now: ItemAmount | null,
  before: ItemAmount | null,
  yearBefore: number,
): MovementKind {
  if (now !== null && before !== null) return 'continuing';
  if (now !== null) return opened !== null && opened >= yearBefore ? 'opened' : 'entered';
  return closed === null ? 'left' : 'closed';
}

const none: KindTotal = { units: 0, now: 0, before: 0, increment: 0 };

function kindTotals(kinds: Readonly<Record<string, KindTotal>>): Movement['kinds'] {
  const { continuing = none, opened = none, closed = none, entered = none, left = none } = kinds;
  return { continuing, opened, closed, entered, left };
}

/** Increments of groups of units (counties, industries, parks), the greatest first: which of them made the total move. */
export function groupMovers(
  movement: Movement,
  groupOf: (enterprise: Enterprise) => string | null,
): readonly (KindTotal & { readonly group: string })[] {
  const groups = new Map<string, { units: number; now: number; before: number; increment: number }>();
  for (const { enterprise, now, before, increment } of movement.movers) {
    const key = groupOf(enterprise) ?? '';
    const group = groups.get(key) ?? { units: 0, now: 0, before: 0, increment: 0 };
    group.units += 1;
    group.now += now?.amount ?? 0;
    group.before += before?.amount ?? 0;
    group.increment += increment;
    groups.set(key, group);
  }
  return [...groups]
    .map(([group, total]) => ({ group, ...total }))
    .toSorted((a, b) => b.increment - a.increment || (a.group < b.group ? -1 : 1));
}

/** Enterprises in loss (亏损企业): profit over the span below nought, among those that report it. */
export interface Losses {
  readonly reporting: { readonly now: number; readonly before: number };
  readonly makers: { readonly now: number; readonly before: number };
  /** Total of the losses, as a positive amount. */
  readonly total: { readonly now: number; readonly before: number };
  /** In loss now and not a year before; out of it; in loss in both. Each the greatest change first. */
  readonly fell: readonly Mover[];
  readonly recovered: readonly Mover[];
  readonly stayed: readonly Mover[];
}

/** Loss-makers from a movement of profit. A unit that did not report profit a year before fell into loss only if it reported none then. */
export function lossesOf(movement: Movement): Losses {
  const inLoss = (sum: ItemAmount | null): boolean => sum !== null && sum.amount < 0;
  const movers = movement.movers.toReversed();
  const lossOf = (sums: readonly (ItemAmount | null)[]): number =>
    sums.reduce((total, sum) => total + (sum !== null && sum.amount < 0 ? -sum.amount : 0), 0);
  return {
    reporting: movement.units,
    makers: {
      now: movers.filter(({ now }) => inLoss(now)).length,
      before: movers.filter(({ before }) => inLoss(before)).length,
    },
    total: {
      now: lossOf(movers.map(({ now }) => now)),
      before: lossOf(movers.map(({ before }) => before)),
    },
    fell: movers.filter(({ now, before }) => inLoss(now) && !inLoss(before)),
    recovered: movers.filter(({ now, before }) => inLoss(before) && now !== null && !inLoss(now)).toReversed(),
    stayed: movers.filter(({ now, before }) => inLoss(now) && inLoss(before)),
  };
}

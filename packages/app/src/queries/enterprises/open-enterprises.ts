import {
  type Actor,
  allowed,
  amountsOver,
  DomainError,
  type Enterprise,
  type EnterpriseCategory,
  type EnterpriseSubject,
  isOf,
  itemsLeftOut,
  type Movement,
  type MovementContext,
  movementOf,
  type Period,
  type Population,
  type RegionCode,
  type Registry,
  type ReturnItem,
  type UnitSums,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import type { EnterpriseSums, HeldQuarter, MonthRange, Store } from '../../ports.ts';
import { keptLately } from '../lately.ts';
import { type Moment, resolveMoment } from '../moment.ts';
import { readRegistry } from '../read-registry.ts';
import { regionsWithin } from '../regions-within.ts';

/** What is asked about enterprises. */
export interface EnterprisesAsked {
  /** A county, a park, or the city; absent, all that the actor may see. */
  readonly region?: RegionCode;
  readonly category?: EnterpriseCategory;
  /** Leading digits of the GB/T 4754 class. */
  readonly industry?: string;
  readonly item?: ReturnItem;
  /** Absent: the latest month that was returned. */
  readonly period?: Period;
  readonly asOf?: string;
}

/** Enterprises of a region laid open as of a moment: everything that a report on them, and whoever explains it, rests on. */
export interface OpenEnterprises {
  readonly moment: Moment;
  readonly registry: Registry;
  /** The months that anything was returned of; null where nothing was. */
  readonly held: MonthRange | null;
  /** The year up to the month asked for. */
  readonly range: MonthRange;
  readonly subject: Omit<EnterpriseSubject, 'of' | 'item'>;
  /** All units of the city, and those of the population. */
  readonly units: readonly UnitSums[];
  movement(item: ReturnItem): MovementContext;
  /** Of those of one industry only, by the leading digits of its class. */
  movementIn(industry: string, item: ReturnItem): MovementContext;
}

/** Opens the enterprises of a region. Refuses `unknown-region`, `invalid-span`, `invalid-instant`, and `not-allowed`. */
export async function openEnterprises(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: EnterprisesAsked,
): Promise<OpenEnterprises> {
  const where = asked.region ?? regionSeen(actor, city);
  authorise(actor, 'enterprise.read', city, where);
  const moment = await resolveMoment(app, city, asked.asOf);
  const registry = await readRegistry(app, moment);
  const region = registry.regions.get(where);
  if (region === undefined) throw new DomainError('unknown-region', { region: where });
  const held = (await app.store.enterprises.months(city, moment.asOf)) ?? null;
  const range = rangeOf(asked.period, held);
  const { category = null, industry = null } = asked;
  const subject = { region: region.code, category, industry, ...range };
  const population = { ...placesIn(registry, city, region.code), category, industry };
  const all = await unitsOf(app.store, moment, range);
  const units = all.filter(({ enterprise }) => isOf(enterprise, population));
  const movements = new Map<ReturnItem, Movement>();
  return {
    moment,
    registry,
    held,
    range,
    subject,
    units,
    movement: (item) => {
      const movement = movements.get(item) ?? movementOf(units, { item, ...range });
      movements.set(item, movement);
      return { movement, subject: { ...subject, item }, asOf: moment.edition };
    },
    movementIn: (narrower, item) => {
      const own = units.filter(({ enterprise }) => isOf(enterprise, { ...population, industry: narrower }));
      return {
        movement: movementOf(own, { item, ...range }),
        subject: { ...subject, industry: narrower, item },
        asOf: moment.edition,
      };
    },
  };
}

/** Where somebody sees enterprises: in the whole city, or in the county that the right ends at. */
export function regionSeen(actor: Actor, city: RegionCode): RegionCode {
  if (allowed(actor, 'enterprise.read', { city, region: city })) return city;
  return actor.reach?.regions[0] ?? city;
}

/** Which of the enterprises report in a region: a park counts those that work in it. Refuses `unknown-region`. */
export function enterprisesWithin(
  registry: Registry,
  city: RegionCode,
  region: RegionCode,
  enterprises: readonly Enterprise[],
): readonly Enterprise[] {
  if (registry.regions.get(region) === undefined) throw new DomainError('unknown-region', { region });
  const population = { ...placesIn(registry, city, region), category: null, industry: null };
  return enterprises.filter((one) => isOf(one, population));
}

function placesIn(registry: Registry, city: RegionCode, region: RegionCode): Pick<Population, 'regions' | 'park'> {
  const isPark = registry.regions.get(region)?.level === 'park';
  return { regions: isPark || region === city ? null : regionsWithin(registry, region), park: isPark ? region : null };
}

/** January to the month asked for, or to the last one returned. */
export function rangeOf(period: Period | undefined, held: MonthRange | null): MonthRange {
  if (period !== undefined && (period.month < 1 || period.month > 12))
    throw new DomainError('invalid-span', { month: period.month });
  const to = period === undefined ? (held?.to ?? 0) : period.year * 12 + period.month - 1;
  return { from: to - (to % 12), to };
}

const units = keptLately<readonly UnitSums[]>(3);

/** All enterprises of the city with their sums of a range and of the same months a year before. */
function unitsOf(store: Store, moment: Moment, range: MonthRange): Promise<readonly UnitSums[]> {
  const key = [moment.city.code, moment.edition, moment.changes, range.from, range.to].join(' ');
  return units(store, key, () => readUnits(store, moment, range));
}

async function readUnits(store: Store, { city, asOf }: Moment, range: MonthRange): Promise<readonly UnitSums[]> {
  const yearBefore = { from: range.from - 12, to: range.to - 12 };
  const [enterprises, now, before, quarters, quartersBefore] = await Promise.all([
    store.enterprises.list(city.code, asOf),
    store.enterprises.sums(city.code, range, asOf),
    store.enterprises.sums(city.code, yearBefore, asOf),
    store.enterprises.quarters(city.code, range, asOf),
    store.enterprises.quarters(city.code, yearBefore, asOf),
  ]);
  const nowOf = reportedBy(now, quarters);
  const beforeOf = reportedBy(before, quartersBefore);
  return enterprises.map((enterprise: Enterprise): UnitSums => {
    const { sums, quarters: own } = nowOf(enterprise.code);
    const then = beforeOf(enterprise.code);
    const amounts = amountsOver(sums, own, range);
    const leftOut = own.length === 0 ? undefined : itemsLeftOut(amounts, own, range);
    return {
      enterprise,
      now: amounts,
      before: amountsOver(then.sums, then.quarters, yearBefore),
      ...(leftOut === undefined ? {} : { leftOut }),
    };
  });
}

/** What an enterprise returned of a span: its months added up, and its quarters. */
export function reportedBy(
  sums: readonly EnterpriseSums[],
  quarters: readonly HeldQuarter[],
): (code: string) => { readonly sums: EnterpriseSums['values']; readonly quarters: readonly HeldQuarter[] } {
  const sumsOf = new Map(sums.map(({ enterprise, values }) => [enterprise, values]));
  const quartersOf = new Map<string, HeldQuarter[]>();
  for (const one of quarters) {
    const own = quartersOf.get(one.enterprise);
    if (own === undefined) quartersOf.set(one.enterprise, [one]);
    else own.push(one);
  }
  return (code) => ({ sums: sumsOf.get(code) ?? {}, quarters: quartersOf.get(code) ?? [] });
}

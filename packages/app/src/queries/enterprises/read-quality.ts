import {
  type Actor,
  compareUnits,
  type Enterprise,
  type EnterpriseFigure,
  type EnterpriseReturn,
  firstMonthChecked,
  lookOver,
  lookOverEach,
  type Period,
  rankSuspicions,
  type RegionCode,
  type Registry,
  reportedFigure,
  type ReturnItem,
  type Suspicion,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import type { HeldReturn, MonthRange } from '../../ports.ts';
import { type Moment, resolveMoment } from '../moment.ts';
import { readRegistry } from '../read-registry.ts';
import { enterprisesWithin, rangeOf } from './open-enterprises.ts';
import { packReturns } from './packed-returns.ts';

/** Which returns of the record are checked. */
export interface RecordQualityAsked {
  /** A county, a park or the city; absent, all that the actor may check. */
  readonly region?: RegionCode;
  /** The last month; absent, the last one returned. */
  readonly period?: Period;
  readonly asOf?: string;
}

/** A suspicion with what it points at: the figures of one enterprise's cells. A check over all units of a region points at none of them. */
export interface Suspected extends Suspicion {
  readonly unit: Enterprise | undefined;
  readonly figures: readonly EnterpriseFigure[];
}

/** What of the enterprises' returns in the record would have to be explained. */
export interface QualityReport {
  readonly moment: Moment;
  readonly registry: Registry;
  readonly region: RegionCode;
  /** The months looked at; null where nothing was returned. */
  readonly range: MonthRange | null;
  readonly enterprises: number;
  readonly rows: number;
  readonly suspicions: readonly Suspected[];
}

/** Enterprises that are looked over together at least, unless a region ends: below that many all are. */
const usualPart = 20_000;

/** Checks the returns in the record for authenticity (数据真实性核查) as of a moment: the year up to the month and the year before. For
 *  whoever brings statistics in, and nobody else; no figure is changed. Whole regions are looked over one after the other, so that a large
 *  city does not have to be held at once. */
export async function readQuality(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: RecordQualityAsked,
  { part = usualPart }: { readonly part?: number } = {},
): Promise<QualityReport> {
  const region = asked.region ?? checkedIn(actor, city);
  authorise(actor, 'enterprise.check', city, region);
  const moment = await resolveMoment(app, city, asked.asOf);
  const registry = await readRegistry(app, moment);
  const held = (await app.store.enterprises.months(city, moment.asOf)) ?? null;
  const enterprises = enterprisesWithin(registry, city, region, await app.store.enterprises.list(city, moment.asOf));
  const { to } = rangeOf(asked.period, held);
  const range = { from: firstMonthChecked(to), to };
  const found: Suspected[] = [];
  const totals = new Map<ReturnItem, number>();
  let rows = 0;
  const parts = held === null ? [] : partsOf(enterprises, part);
  // A city of several parts is read once, month by month as it lies, and packed: asked for part by part its units would be looked up one by one.
  const packed =
    parts.length < 2
      ? undefined
      : await packReturns(
          enterprises.map(({ code }) => code),
          range,
          app.store.enterprises.returns(city, range, moment.asOf),
        );
  for (const units of parts) {
    const codes = region === city ? undefined : [...units.keys()];
    const returns =
      packed === undefined
        ? await returnsOf(app.store.enterprises.returns(city, range, moment.asOf, codes), units)
        : [...units.keys()].flatMap((code) => statedBy(packed.of(code), units));
    rows += returns.length;
    const looked = packed === undefined ? lookOver(returns, to) : lookOverEach(returns, to);
    for (const [item, total] of looked.totals) totals.set(item, (totals.get(item) ?? 0) + total);
    for (const one of suspectedIn(looked.found, returns, units, moment)) found.push(one);
  }
  if (packed !== undefined) {
    const byCode = new Map(enterprises.map((one) => [one.code, one]));
    const own = (place: number): readonly EnterpriseReturn[] =>
      statedBy(packed.of(enterprises[place]?.code ?? ''), byCode);
    const at = (place: number, month: number): EnterpriseReturn | undefined =>
      own(place).find((one) => one.month === month);
    const compared = compareUnits({ units: enterprises.length, value: packed.value, at }, range.from, to);
    const concerned = new Set(compared.map(({ enterprise }) => enterprise));
    const returns = enterprises.flatMap(({ code }, place) => (concerned.has(code) ? own(place) : []));
    for (const one of suspectedIn(compared, returns, byCode, moment)) found.push(one);
  }
  return {
    moment,
    registry,
    region,
    range: held === null ? null : range,
    enterprises: enterprises.length,
    rows,
    suspicions: rankSuspicions(found, totals),
  };
}

function checkedIn(actor: Actor, city: RegionCode): RegionCode {
  const regions = actor.reach?.regions ?? [city];
  return regions.includes(city) ? city : (regions[0] ?? city);
}

/** Whole regions, one after the other, until there are enough to be looked over together. */
function partsOf(enterprises: readonly Enterprise[], part: number): readonly ReadonlyMap<string, Enterprise>[] {
  const byRegion = new Map<RegionCode, Enterprise[]>();
  for (const one of enterprises) {
    const own = byRegion.get(one.region);
    if (own === undefined) byRegion.set(one.region, [one]);
    else own.push(one);
  }
  const parts: Map<string, Enterprise>[] = [];
  for (const [, units] of [...byRegion].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const open = parts.at(-1);
    const to = open === undefined || open.size >= part ? new Map<string, Enterprise>() : open;
    if (to !== open) parts.push(to);
    for (const one of units) to.set(one.code, one);
  }
  return parts;
}

async function returnsOf(
  batches: AsyncIterable<readonly HeldReturn[]>,
  units: ReadonlyMap<string, Enterprise>,
): Promise<readonly EnterpriseReturn[]> {
  const returns: EnterpriseReturn[] = [];
  for await (const batch of batches) for (const one of statedBy(batch, units)) returns.push(one);
  return returns;
}

/** Returns with what the register says of their enterprises; those of others are left out. */
function statedBy(held: readonly HeldReturn[], units: ReadonlyMap<string, Enterprise>): readonly EnterpriseReturn[] {
  return held.flatMap(({ enterprise, month, values, sheet, row }): readonly EnterpriseReturn[] => {
    const unit = units.get(enterprise);
    if (unit === undefined) return [];
    const { name, region, industry } = unit;
    const { revenueParts } = values;
    const stated = { enterprise, name, region, industry: industry ?? '', month, values, sheet, row };
    return [revenueParts === undefined ? stated : { ...stated, revenueParts }];
  });
}

function suspectedIn(
  found: readonly Suspicion[],
  returns: readonly EnterpriseReturn[],
  units: ReadonlyMap<string, Enterprise>,
  { edition }: Moment,
): readonly Suspected[] {
  const asked = new Set(found.map(({ enterprise }) => enterprise));
  const values = new Map(
    returns
      .filter(({ enterprise }) => asked.has(enterprise))
      .map((one) => [`${one.enterprise} ${one.month}`, one.values] as const),
  );
  return found.map((one) => {
    const unit = one.enterprise === undefined ? undefined : units.get(one.enterprise);
    if (unit === undefined) return { ...one, unit, figures: [] };
    const { code, region } = unit;
    const figures = one.cells.flatMap(({ month }) => {
      const amount = values.get(`${code} ${month}`)?.[one.item];
      if (amount === undefined) return [];
      const about = { region, category: null, industry: null, item: one.item, from: month, to: month, of: code };
      return [reportedFigure(about, edition, { amount, months: 1 })];
    });
    return { ...one, unit, figures };
  });
}

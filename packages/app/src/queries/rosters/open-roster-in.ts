import {
  type Action,
  type Actor,
  cumulative,
  DomainError,
  type Figure,
  type Indicator,
  type Period,
  publishedFigure,
  type Region,
  type RegionCode,
  type Registry,
  type RosterBook,
  type RosterName,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import type { Store } from '../../ports.ts';
import { type Moment, resolveMoment } from '../moment.ts';
import { readRegistry } from '../read-registry.ts';
import { regionsWithin } from '../regions-within.ts';
import { lastMonthOf, monthAsked, openRoster, periodOf } from './open-roster.ts';

/** What is asked about the things of a roster. */
export interface RosterAsked {
  /** The city, a county, or, of what lies in parks, a park. */
  readonly region: RegionCode;
  /** Absent: the latest month that was reported. */
  readonly period?: Period;
  readonly asOf?: string;
}

/** A roster of a region laid open as of a moment: what pages about its things, and whoever explains a figure of them, rest on. `Context`
 *  is what the figures of its things are worked out from. */
export interface OpenRoster<Context> {
  readonly moment: Moment;
  readonly registry: Registry;
  readonly region: RegionCode;
  /** The last month that anything was reported of; null where nothing was. */
  readonly last: number | null;
  readonly month: number;
  readonly book: RosterBook;
  readonly context: Context;
}

/** Opens the roster of a region (台账). `item` is what is reported of its things month by month. Refuses `unknown-region`, `invalid-span`,
 *  `invalid-instant`, and `not-allowed`. */
export async function openRosterIn(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: RosterAsked,
  { action, roster, item }: { readonly action: Action; readonly roster: RosterName; readonly item: string },
): Promise<Omit<OpenRoster<never>, 'region' | 'context'> & { readonly region: Region }> {
  authorise(actor, action, city, asked.region);
  const moment = await resolveMoment(app, city, asked.asOf);
  const registry = await readRegistry(app, moment);
  const region = registry.regions.get(asked.region);
  if (region === undefined) throw new DomainError('unknown-region', { region: asked.region });
  const book = await openRoster(app.store, moment, roster);
  const last = lastMonthOf(book, item);
  return { moment, registry, region, last, month: monthAsked(asked.period, last), book };
}

/** Whether a place lies in a region. All things are in the city, also those of which it is not known where. */
export function placesIn(
  registry: Registry,
  city: RegionCode,
  region: RegionCode,
): (place: RegionCode | null | undefined) => boolean {
  if (region === city) return () => true;
  const within = regionsWithin(registry, region);
  return (place) => typeof place === 'string' && within.has(place);
}

/** The indicators that are made of parts of a roster, by the part. */
export function indicatorsFed<Part>(
  registry: Registry,
  partOf: (indicator: Indicator) => Part | undefined,
): ReadonlyMap<Part, Indicator> {
  const fed = new Map<Part, Indicator>();
  for (const indicator of registry.indicators.values()) {
    const part = partOf(indicator);
    if (part !== undefined) fed.set(part, indicator);
  }
  return fed;
}

/** What was published of the indicators that a roster feeds: the level of the year up to the month, by the part that feeds it. */
export async function publishedLevels<Part>(
  store: Store,
  { city, asOf, edition }: Moment,
  fed: ReadonlyMap<Part, Indicator>,
  { region, month }: { readonly region: RegionCode; readonly month: number },
): Promise<ReadonlyMap<Part, Figure>> {
  if (fed.size === 0 || month === 0) return new Map();
  const period = periodOf(month);
  const query = {
    indicators: [...fed.values()].map(({ code }) => code),
    regions: [region],
    measures: ['level' as const],
    spans: [cumulative(period.year, period.month)],
  };
  const found = new Map((await store.observations.asOf(city.code, query, asOf)).map((one) => [one.indicator, one]));
  return new Map(
    [...fed].flatMap(([part, { code }]) => {
      const observation = found.get(code);
      return observation === undefined ? [] : [[part, publishedFigure(observation, edition)] as const];
    }),
  );
}

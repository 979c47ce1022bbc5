import {
  type Actor,
  type AttractionContext,
  type CapitalOrigin,
  cumulative,
  dealStanding,
  DomainError,
  exchangeRule,
  type Indicator,
  type Period,
  publishedFigure,
  type RegionCode,
  type Registry,
  type RosterBook,
  usualYuanPerDollar,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { type Moment, resolveMoment } from '../moment.ts';
import { readRegistry } from '../read-registry.ts';
import { regionsWithin } from '../regions-within.ts';
import { lastMonthOf, monthAsked, openRoster, periodOf } from '../rosters/open-roster.ts';

/** What is asked about investment attraction. */
export interface AttractionAsked {
  /** A county or the city. */
  readonly region: RegionCode;
  /** Absent: the latest month that was reported. */
  readonly period?: Period;
  readonly asOf?: string;
}

/** Deals of a region laid open as of a moment. */
export interface OpenAttraction {
  readonly moment: Moment;
  readonly registry: Registry;
  readonly region: RegionCode;
  /** The last month that anything was reported of; null where nothing was. */
  readonly last: number | null;
  readonly month: number;
  readonly book: RosterBook;
  readonly context: AttractionContext;
  /** The indicators that deals feed, by where their capital comes from. */
  readonly fed: ReadonlyMap<CapitalOrigin, Indicator>;
}

/** Opens the deals of a region (招商引资). Refuses `unknown-region`, `invalid-span`, `invalid-instant`, and `not-allowed`. */
export async function openAttraction(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: AttractionAsked,
): Promise<OpenAttraction> {
  authorise(actor, 'attraction.read', city, asked.region);
  const moment = await resolveMoment(app, city, asked.asOf);
  const registry = await readRegistry(app, moment);
  if (registry.regions.get(asked.region) === undefined)
    throw new DomainError('unknown-region', { region: asked.region });
  const book = await openRoster(app.store, moment, 'attraction');
  const last = lastMonthOf(book, 'followUp');
  const month = monthAsked(asked.period, last);
  const within = asked.region === city ? null : regionsWithin(registry, asked.region);
  const fed = new Map<CapitalOrigin, Indicator>();
  for (const indicator of registry.indicators.values())
    if (indicator.madeOfDeals !== undefined) fed.set(indicator.madeOfDeals, indicator);
  return {
    moment,
    registry,
    region: asked.region,
    last,
    month,
    book,
    fed,
    context: {
      month,
      members: book.subjects.flatMap((code) => {
        const standing = dealStanding(book, code, month, registry.rules);
        const region = standing?.deal.region ?? null;
        return standing !== undefined && (within === null || (region !== null && within.has(region))) ? [standing] : [];
      }),
      subject: { roster: 'attraction', region: asked.region, month },
      asOf: moment.edition,
      published: await publishedLevels(app, moment, asked.region, month, fed),
      yuanPerDollar: registry.rules.get(exchangeRule)?.thresholds['yuanPerDollar'] ?? usualYuanPerDollar,
    },
  };
}

async function publishedLevels(
  app: Application,
  { city, asOf, edition }: Moment,
  region: RegionCode,
  month: number,
  fed: ReadonlyMap<CapitalOrigin, Indicator>,
): Promise<AttractionContext['published']> {
  if (fed.size === 0 || month === 0) return {};
  const period = periodOf(month);
  const query = {
    indicators: [...fed.values()].map(({ code }) => code),
    regions: [region],
    measures: ['level' as const],
    spans: [cumulative(period.year, period.month)],
  };
  const found = new Map((await app.store.observations.asOf(city.code, query, asOf)).map((one) => [one.indicator, one]));
  return Object.fromEntries(
    [...fed].flatMap(([origin, { code }]) => {
      const observation = found.get(code);
      return observation === undefined ? [] : [[origin, publishedFigure(observation, edition)] as const];
    }),
  );
}

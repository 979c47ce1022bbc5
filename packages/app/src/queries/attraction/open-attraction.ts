import {
  type Actor,
  type AttractionContext,
  cumulative,
  dealStanding,
  DomainError,
  type Indicator,
  type Period,
  publishedFigure,
  type RegionCode,
  type Registry,
  type RosterBook,
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
  /** The indicator that the domestic deals feed; absent where the catalogue has none. */
  readonly fed: Indicator | undefined;
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
  const fed = [...registry.indicators.values()].find((indicator) => indicator.madeOfDeals === 'domestic');
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
      published: await publishedLevel(app, moment, asked.region, month, fed),
    },
  };
}

async function publishedLevel(
  app: Application,
  { city, asOf, edition }: Moment,
  region: RegionCode,
  month: number,
  fed: Indicator | undefined,
): Promise<AttractionContext['published']> {
  if (fed === undefined || month === 0) return undefined;
  const period = periodOf(month);
  const query = {
    indicators: [fed.code],
    regions: [region],
    measures: ['level' as const],
    spans: [cumulative(period.year, period.month)],
  };
  const [observation] = await app.store.observations.asOf(city.code, query, asOf);
  return observation && publishedFigure(observation, edition);
}

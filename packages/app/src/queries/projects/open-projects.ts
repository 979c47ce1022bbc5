import {
  type Actor,
  cumulative,
  DomainError,
  type Figure,
  type Indicator,
  isOfProjects,
  type RosterBook,
  type Period,
  type ProjectContext,
  type ProjectPart,
  type ProjectYear,
  type ProjectYears,
  projectYears,
  publishedFigure,
  type RegionCode,
  type Registry,
  spendingSchedule,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import type { Store } from '../../ports.ts';
import { type Moment, resolveMoment } from '../moment.ts';
import { readRegistry } from '../read-registry.ts';
import { regionsWithin } from '../regions-within.ts';
import { lastMonthOf, monthAsked, openRoster } from '../rosters/open-roster.ts';

/** What is asked about projects. */
export interface ProjectsAsked {
  /** A county, a park, or the city. */
  readonly region: RegionCode;
  /** Absent: the latest month that was reported. */
  readonly period?: Period;
  readonly asOf?: string;
}

/** Projects of a region laid open as of a moment: everything that pages about them, and whoever explains a figure, rest on. */
export interface OpenProjects {
  readonly moment: Moment;
  readonly registry: Registry;
  readonly region: RegionCode;
  /** The last month that anything was reported of; null where nothing was. */
  readonly last: number | null;
  readonly month: number;
  readonly book: RosterBook;
  readonly years: ProjectYears;
  readonly context: ProjectContext;
  /** The indicators that parts of the projects feed, by part. */
  readonly fed: ReadonlyMap<ProjectPart, Indicator>;
}

/** Opens the projects of a region. Refuses `unknown-region`, `invalid-span`, `invalid-instant`, and `not-allowed`. */
export async function openProjects(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: ProjectsAsked,
): Promise<OpenProjects> {
  authorise(actor, 'project.read', city, asked.region);
  const moment = await resolveMoment(app, city, asked.asOf);
  const registry = await readRegistry(app, moment);
  const region = registry.regions.get(asked.region);
  if (region === undefined) throw new DomainError('unknown-region', { region: asked.region });
  const book = await openRoster(app.store, moment, 'project');
  const last = lastMonthOf(book, 'spent');
  const month = monthAsked(asked.period, last);
  const schedule = spendingSchedule(book, {
    year: Math.floor(month / 12),
    month: (month % 12) + 1,
    abnormalYears: registry.settings.abnormalYears,
  });
  const years = projectYears(book, month, schedule, registry.rules);
  const isPark = region.level === 'park';
  const population = {
    regions: isPark || region.code === city ? null : regionsWithin(registry, region.code),
    park: isPark ? [region.code, region.name.zh] : null,
  };
  const isMeant = ({ project }: ProjectYear): boolean => isOfProjects(project, population);
  const fed = new Map<ProjectPart, Indicator>();
  for (const indicator of registry.indicators.values())
    if (indicator.madeOfProjects !== undefined) fed.set(indicator.madeOfProjects, indicator);
  const published = await publishedFigures(app.store, moment, region.code, month, fed);
  return {
    moment,
    registry,
    region: region.code,
    last,
    month,
    book,
    years,
    fed,
    context: {
      years,
      members: [...years.all.values()].filter((year) => isMeant(year)),
      former: years.former.filter((year) => isMeant(year)),
      subject: { roster: 'project', region: region.code, month },
      asOf: moment.edition,
      indicator: (part) => published.get(part),
    },
  };
}

/** What was published of the indicators that the projects feed: the level of the year up to the month. */
async function publishedFigures(
  store: Store,
  { city, asOf, edition }: Moment,
  region: RegionCode,
  month: number,
  fed: ReadonlyMap<ProjectPart, Indicator>,
): Promise<ReadonlyMap<ProjectPart, Figure>> {
  if (fed.size === 0 || month === 0) return new Map();
  const indicators = [...fed.values()].map(({ code }) => code);
  const span = cumulative(Math.floor(month / 12), (month % 12) + 1);
  const query = { indicators, regions: [region], measures: ['level' as const], spans: [span] };
  const found = new Map((await store.observations.asOf(city.code, query, asOf)).map((o) => [o.indicator, o]));
  return new Map(
    [...fed].flatMap(([part, { code }]) => {
      const observation = found.get(code);
      return observation === undefined ? [] : [[part, publishedFigure(observation, edition)] as const];
    }),
  );
}

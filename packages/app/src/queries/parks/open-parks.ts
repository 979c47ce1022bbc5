import {
  type Actor,
  criteriaIn,
  DomainError,
  type Park,
  type ParkContext,
  parkIn,
  type Period,
  projectFigure,
  type RegionCode,
  type Registry,
  type RosterBook,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { type Moment, resolveMoment } from '../moment.ts';
import { type OpenProjects, openProjects } from '../projects/open-projects.ts';
import { readRegistry } from '../read-registry.ts';
import { regionsWithin } from '../regions-within.ts';
import { lastMonthOf, monthAsked, openRoster, periodOf } from '../rosters/open-roster.ts';

/** What is asked about parks. */
export interface ParksAsked {
  /** A county or the city. */
  readonly region: RegionCode;
  /** Absent: the latest month that was reported. */
  readonly period?: Period;
  readonly asOf?: string;
}

/** Parks of a region laid open as of a moment. */
export interface OpenParks {
  readonly moment: Moment;
  readonly registry: Registry;
  readonly region: RegionCode;
  /** The last month that anything was reported of; null where nothing was. */
  readonly last: number | null;
  readonly month: number;
  readonly book: RosterBook;
  readonly context: ParkContext;
  /** The key projects of the city, of which a park has its own. */
  readonly projects: OpenProjects;
}

/** Opens the parks of a region (园区). Refuses `unknown-region`, `invalid-span`, `invalid-instant`, and `not-allowed`. */
export async function openParks(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: ParksAsked,
): Promise<OpenParks> {
  authorise(actor, 'park.read', city, asked.region);
  const moment = await resolveMoment(app, city, asked.asOf);
  const registry = await readRegistry(app, moment);
  if (registry.regions.get(asked.region) === undefined)
    throw new DomainError('unknown-region', { region: asked.region });
  const [book, marks] = await Promise.all([
    openRoster(app.store, moment, 'park'),
    openRoster(app.store, moment, 'judgement'),
  ]);
  const last = lastMonthOf(book, 'output');
  const month = monthAsked(asked.period, last);
  const projects = await openProjects(app, actor, city, {
    region: city,
    period: periodOf(month),
    ...(asked.asOf === undefined ? {} : { asOf: asked.asOf }),
  });
  const all = book.subjects.map((code) => parkIn(book, code));
  const within = asked.region === city ? null : regionsWithin(registry, asked.region);
  return {
    moment,
    registry,
    region: asked.region,
    last,
    month,
    book,
    projects,
    context: {
      book,
      marks,
      month,
      all,
      members: all.filter(({ region }) => within === null || (region !== null && within.has(region))),
      criteria: criteriaIn(registry.rules),
      projectGap: (park: Park) => projectFigure(projects.context, 'totalGap', `park:${park.name}`),
      subject: { roster: 'park', region: asked.region, month },
      asOf: moment.edition,
      made: new Map(),
    },
  };
}

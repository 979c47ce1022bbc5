import {
  type Actor,
  criteriaIn,
  type Park,
  type ParkContext,
  parkIn,
  projectFigure,
  type RegionCode,
} from '@shigan/core';
import type { Application } from '../../application.ts';
import { type OpenProjects, openProjects } from '../projects/open-projects.ts';
import { openRosterIn, type OpenRoster, placesIn, type RosterAsked } from '../rosters/open-roster-in.ts';
import { openRoster, periodOf } from '../rosters/open-roster.ts';

/** Parks of a region laid open as of a moment. */
export interface OpenParks extends OpenRoster<ParkContext> {
  /** The key projects of the city, of which a park has its own. */
  readonly projects: OpenProjects;
}

/** Opens the parks of a region (园区). Refuses `unknown-region`, `invalid-span`, `invalid-instant`, and `not-allowed`. */
export async function openParks(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: RosterAsked,
): Promise<OpenParks> {
  const kind = { action: 'park.read', roster: 'park', item: 'output' } as const;
  const open = await openRosterIn(app, actor, city, asked, kind);
  const { moment, registry, month, book } = open;
  const marks = await openRoster(app.store, moment, 'judgement');
  const projects = await openProjects(app, actor, city, {
    region: city,
    period: periodOf(month),
    ...(asked.asOf === undefined ? {} : { asOf: asked.asOf }),
  });
  const all = book.subjects.map((code) => parkIn(book, code));
  const isMeant = placesIn(registry, city, asked.region);
  return {
    ...open,
    region: asked.region,
    projects,
    context: {
      book,
      marks,
      month,
      all,
      members: all.filter(({ region }) => isMeant(region)),
      criteria: criteriaIn(registry.rules),
      projectGap: (park: Park) => projectFigure(projects.context, 'totalGap', `park:${park.name}`),
      subject: { roster: 'park', region: asked.region, month },
      asOf: moment.edition,
      made: new Map(),
    },
  };
}

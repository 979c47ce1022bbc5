import {
  type Actor,
  type Indicator,
  isOfProjects,
  type ProjectContext,
  type ProjectPart,
  type ProjectYear,
  type ProjectYears,
  projectYears,
  type RegionCode,
  spendingSchedule,
} from '@shigan/core';
import type { Application } from '../../application.ts';
import { regionsWithin } from '../regions-within.ts';
import {
  indicatorsFed,
  type OpenRoster,
  openRosterIn,
  publishedLevels,
  type RosterAsked,
} from '../rosters/open-roster-in.ts';

/** Projects of a region, or of a park, laid open as of a moment. */
export interface OpenProjects extends OpenRoster<ProjectContext> {
  readonly years: ProjectYears;
  /** The indicators that parts of the projects feed, by part. */
  readonly fed: ReadonlyMap<ProjectPart, Indicator>;
}

/** Opens the projects of a region. Refuses `unknown-region`, `invalid-span`, `invalid-instant`, and `not-allowed`. */
export async function openProjects(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: RosterAsked,
): Promise<OpenProjects> {
  const kind = { action: 'project.read', roster: 'project', item: 'spent' } as const;
  const open = await openRosterIn(app, actor, city, asked, kind);
  const { moment, registry, region, month, book } = open;
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
  const fed = indicatorsFed(registry, (indicator) => indicator.madeOfProjects);
  const published = await publishedLevels(app.store, moment, fed, { region: region.code, month });
  return {
    ...open,
    region: region.code,
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

import {
  type Actor,
  DomainError,
  gapOf,
  isOfPart,
  type RosterEntry,
  type RosterFigure,
  type Matter,
  type Project,
  statedFigure,
  type ProjectYear,
  type RegionCode,
  type ProjectState,
  type Visit,
  visitsTo,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { listMatters } from '../list-matters.ts';
import { openRoster } from '../rosters/open-roster.ts';
import type { RosterAsked } from '../rosters/open-roster-in.ts';
import { type OpenProjects, openProjects } from './open-projects.ts';

/** How a list of projects is narrowed. */
export interface ProjectsNarrowed {
  /** Part of a name or a code. */
  readonly search?: string;
  readonly state?: ProjectState;
  /** Only those with a finding. */
  readonly flagged?: boolean;
  readonly sector?: Project['sector'];
  readonly chain?: string;
  /** Only those that feed an indicator, by its code. */
  readonly feeds?: string;
}

/** Projects of a region, those to look at first. */
export interface ProjectList {
  readonly open: OpenProjects;
  readonly rows: readonly ProjectYear[];
  /** What they are narrowed to, as figures of them name it; null for nothing. */
  readonly narrowed: string | null;
}

/** Reads the projects of a region (重点项目调度): those with warnings first, then by how far they are behind. */
export async function readProjects(
  app: Application,
  actor: Actor,
  city: RegionCode,
  { search, state, flagged, sector = null, chain, feeds, ...asked }: RosterAsked & ProjectsNarrowed,
): Promise<ProjectList> {
  const open = await openProjects(app, actor, city, asked);
  const part = [...open.fed].find(([, indicator]) => indicator.code === feeds)?.[0];
  const year = Math.floor(open.month / 12);
  const rows = open.context.members
    .filter(
      ({ project, state: own, findings }) =>
        (search === undefined || project.name.includes(search) || project.code.includes(search)) &&
        (state === undefined || own === state) &&
        (sector === null || project.sector === sector) &&
        (chain === undefined || project.chain === chain) &&
        (feeds === undefined || (part !== undefined && isOfPart(project, part, year))) &&
        (flagged !== true || findings.length > 0),
    )
    .toSorted((a, b) => urgency(b) - urgency(a) || (a.project.code < b.project.code ? -1 : 1));
  const narrowed = [
    ...(sector === null ? [] : [`sector:${sector}`]),
    ...(chain === undefined ? [] : [`chain:${chain}`]),
    ...(part === undefined ? [] : [`part:${part}`]),
  ].join(';');
  return { open, rows, narrowed: narrowed || null };
}

const weights = { warning: 1_000_000, notice: 1000, info: 0 } as const;

function urgency(year: ProjectYear): number {
  const worst = Math.max(0, ...year.findings.map(({ severity }) => weights[severity]));
  return worst - (gapOf(year) ?? 0);
}

/** One project: its year, everything stated of it, the matters opened about it. */
export interface ProjectDetail {
  readonly open: OpenProjects;
  readonly year: ProjectYear;
  /** Every month that was reported, the newest first. */
  readonly months: readonly number[];
  readonly vintages: readonly RosterEntry[];
  /** The figure of what was spent by a month. */
  readonly spentBy: (month: number) => RosterFigure | undefined;
  readonly matters: readonly Matter[];
  readonly visits: readonly Visit[];
}

/** Reads one project (一项目一档) as of a moment. Refuses `unknown-project`. */
export async function readProject(
  app: Application,
  actor: Actor,
  city: RegionCode,
  code: string,
  asked: Pick<RosterAsked, 'period' | 'asOf'>,
): Promise<ProjectDetail> {
  const open = await openProjects(app, actor, city, { region: city, ...asked });
  const year = open.years.all.get(code);
  if (year === undefined) throw new DomainError('unknown-project', { project: code });
  authorise(actor, 'project.read', city, year.project.region ?? city);
  const vintages = await app.store.rosters.vintages(city, 'project', code, open.moment.asOf);
  const months = new Set(vintages.flatMap(({ item, month }) => (item === 'spent' && month !== null ? [month] : [])));
  const { matters } = await listMatters(app, actor, city, asked.asOf === undefined ? {} : { asOf: asked.asOf });
  return {
    open,
    year,
    months: [...months].filter((month) => month <= open.month).toSorted((a, b) => b - a),
    vintages,
    spentBy: (month) => spentIn(open, code, month),
    matters: matters.map(({ filed }) => filed.matter).filter(({ source }) => source.reference.includes(code)),
    visits: visitsTo(await openRoster(app.store, open.moment, 'visit'), code),
  };
}

/** What stands in the cell of a month: a figure of that month's own. */
function spentIn({ book, context }: OpenProjects, code: string, month: number): RosterFigure | undefined {
  const entry = book.at(code, 'spent', month);
  if (entry === undefined || typeof entry.value !== 'number') return undefined;
  return statedFigure({ ...context.subject, month, of: code, item: 'spent' }, context.asOf, entry, entry.value);
}

import {
  type Actor,
  DomainError,
  gapOf,
  type RosterEntry,
  type RosterFigure,
  type RosterFigureLocator,
  type Matter,
  type Project,
  isMissing,
  rosterFigureId,
  membersOf,
  parseRosterFigureId,
  projectFigure,
  type ProjectFigureRule,
  projectFigureRules,
  statedFigure,
  type ProjectYear,
  type RegionCode,
  type ProjectState,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { listMatters } from '../list-matters.ts';
import { type OpenProjects, openProjects, type ProjectsAsked } from './open-projects.ts';

/** How a list of projects is narrowed. */
export interface ProjectsNarrowed {
  /** Part of a name or a code. */
  readonly search?: string;
  readonly state?: ProjectState;
  /** Only those with a finding. */
  readonly flagged?: boolean;
  readonly sector?: Project['sector'];
  readonly chain?: string;
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
  { search, state, flagged, sector = null, chain, ...asked }: ProjectsAsked & ProjectsNarrowed,
): Promise<ProjectList> {
  const open = await openProjects(app, actor, city, asked);
  const rows = open.context.members
    .filter(
      (year) =>
        (search === undefined || year.project.name.includes(search) || year.project.code.includes(search)) &&
        (state === undefined || year.state === state) &&
        (sector === null || year.project.sector === sector) &&
        (chain === undefined || year.project.chain === chain) &&
        (flagged !== true || year.findings.length > 0),
    )
    .toSorted((a, b) => urgency(b) - urgency(a) || (a.project.code < b.project.code ? -1 : 1));
  const narrowed = [
    ...(sector === null ? [] : [`sector:${sector}`]),
    ...(chain === undefined ? [] : [`chain:${chain}`]),
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
}

/** Reads one project (一项目一档) as of a moment. Refuses `unknown-project`. */
export async function readProject(
  app: Application,
  actor: Actor,
  city: RegionCode,
  code: string,
  asked: Pick<ProjectsAsked, 'period' | 'asOf'>,
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
  };
}

/** What stands in the cell of a month: a figure of that month's own. */
function spentIn({ book, context }: OpenProjects, code: string, month: number): RosterFigure | undefined {
  const entry = book.at(code, 'spent', month);
  if (entry === undefined || typeof entry.value !== 'number') return undefined;
  return statedFigure({ ...context.subject, month, of: code, item: 'spent' }, context.asOf, entry, entry.value);
}

/** How a figure of projects came about: its inputs, the projects behind it, and of one statement the cells. */
export interface ProjectExplanation {
  readonly id: string;
  readonly figure: RosterFigure;
  readonly open: OpenProjects;
  /** The projects behind a sum, those that weigh most first. */
  readonly units: readonly { readonly year: ProjectYear; readonly figure: RosterFigure }[];
  /** How many there are. */
  readonly of: number;
  /** Everything stated of the cell that the figure is, in the order in which it came into force. */
  readonly vintages: readonly RosterEntry[];
}

const mostUnits = 20;

/** Works a figure of projects out again and says where it came from. Refuses `unknown-figure` for an id that the record does not give. */
export async function explainProjectFigure(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
): Promise<ProjectExplanation> {
  const [found] = await explainProjectFigures(app, actor, city, [id]);
  if (found === undefined) throw new DomainError('unknown-figure', { id });
  return found;
}

/** Works many figures of projects out again, in the order asked for; undefined for an id that the record does not give. The projects
 *  of one region, month and moment are opened once. */
export async function explainProjectFigures(
  app: Application,
  actor: Actor,
  city: RegionCode,
  ids: readonly string[],
): Promise<readonly (ProjectExplanation | undefined)[]> {
  authorise(actor, 'project.read', city);
  const opened = new Map<string, OpenProjects>();
  const explained: (ProjectExplanation | undefined)[] = [];
  for (const id of ids) {
    const locator = parseRosterFigureId(id);
    const rule = projectFigureRules.find((one) => one === locator?.rule);
    if (locator?.subject.roster !== 'project' || rule === undefined) {
      explained.push(undefined);
      continue;
    }
    const { region, month } = locator.subject;
    const key = `${region} ${month} ${locator.asOf}`;
    const period = { year: Math.floor(month / 12), month: (month % 12) + 1 };
    try {
      const open = opened.get(key) ?? (await openProjects(app, actor, city, { region, period, asOf: locator.asOf }));
      opened.set(key, open);
      explained.push(await explainIn(app, city, open, id, locator, rule));
    } catch (error) {
      // A region that is none, or is somebody else's: no figure of this record for whoever asks.
      if (!(error instanceof DomainError)) throw error;
      explained.push(undefined);
    }
  }
  return explained;
}

async function explainIn(
  app: Application,
  city: RegionCode,
  open: OpenProjects,
  id: string,
  { subject: { of, item }, asOf }: RosterFigureLocator,
  rule: ProjectFigureRule,
): Promise<ProjectExplanation | undefined> {
  const figure = projectFigure(open.context, rule, of, item);
  if (figure === undefined || rosterFigureId(figure, (content) => app.digest.sha256(content)) !== id) return undefined;
  const stated = figure.inputs.find((input) => input.kind === 'statement');
  const vintages =
    stated?.kind === 'statement'
      ? (await app.store.rosters.vintages(city, 'project', stated.subject, asOf)).filter(
          (entry) => entry.item === stated.item && entry.month === stated.month,
        )
      : [];
  const behind = unitsBehind(open, rule, of, item);
  return { id, figure, open, units: behind.slice(0, mostUnits), of: behind.length, vintages };
}

/** Of sums and what is made of them the projects, each with the amount that it brings. */
function unitsBehind(open: OpenProjects, rule: ProjectFigureRule, of: string | null, item: string | null) {
  if (of !== null && open.years.all.has(of)) return [];
  const shown = rule === 'sum' ? (item ?? 'spent') : 'spent';
  return membersOf(open.context, of)
    .flatMap((year) => {
      const figure = projectFigure(open.context, 'stated', year.project.code, shown);
      return figure === undefined || isMissing(figure.value) ? [] : [{ year, figure, size: figure.value }];
    })
    .toSorted((a, b) => b.size - a.size || (a.year.project.code < b.year.project.code ? -1 : 1))
    .map(({ year, figure }) => ({ year, figure }));
}

import { type RosterBook, type RosterEntry, rosterNumber } from '../roster/roster-entry.ts';
import type { RegionCode } from '../region/region.ts';
import type { RuleSetting } from '../register/register.ts';
import { type Project, projectIn } from './project.ts';
import { shareDue, type SpendingSchedule } from './schedule.ts';

/** How a project stands (项目状态): its start is still to come, it should have begun and has not, it builds behind or on schedule, it is done. */
export const projectStates = ['preparing', 'notStarted', 'behind', 'onSchedule', 'completed'] as const;

export type ProjectState = (typeof projectStates)[number];

/** Why a project is to be looked at (项目研判提示). */
export const projectRules = [
  'project-not-started',
  'project-behind',
  'project-overdue',
  'project-stalled',
  'project-short-of-land',
  'project-short-of-funds',
  'project-not-reported',
] as const;

export type ProjectRule = (typeof projectRules)[number];

/** The rules as a city begins with them, percentage points, months and percent; an entry of the register `rule` with the code goes before. */
export const usualProjectRules: Readonly<Record<ProjectRule, RuleSetting>> = {
  'project-not-started': usual('project-not-started', 'warning', { months: 1 }),
  'project-behind': usual('project-behind', 'notice', { points: 10, severe: 20 }),
  'project-overdue': usual('project-overdue', 'warning', { months: 1 }),
  'project-stalled': usual('project-stalled', 'notice', { months: 2 }),
  'project-short-of-land': usual('project-short-of-land', 'notice', { percent: 20 }),
  'project-short-of-funds': usual('project-short-of-funds', 'notice', { percent: 5 }),
  'project-not-reported': usual('project-not-reported', 'notice', {}),
};

function usual(
  code: ProjectRule,
  severity: RuleSetting['severity'],
  thresholds: RuleSetting['thresholds'],
): RuleSetting {
  return { code, enabled: true, severity, thresholds };
}

/** One reason, with what it measured: months, percentage points, 亩, percent. */
export interface ProjectFinding {
  readonly rule: ProjectRule;
  readonly severity: RuleSetting['severity'];
  readonly measured: number | null;
}

/** A project in a year up to a month: what is stated of it, what was due. */
export interface ProjectYear {
  readonly project: Project;
  readonly total: RosterEntry | undefined;
  readonly landNeeded: RosterEntry | undefined;
  readonly plan: RosterEntry | undefined;
  /** The last month of the year that was reported, up to the month looked at. */
  readonly spent: RosterEntry | undefined;
  /** The same month a year before. */
  readonly spentBefore: RosterEntry | undefined;
  readonly doneBefore: RosterEntry | undefined;
  readonly funded: RosterEntry | undefined;
  readonly landSupplied: RosterEntry | undefined;
  readonly progress: RosterEntry | undefined;
  readonly problem: RosterEntry | undefined;
  /** Months of the year between which it builds: 0 and 12 where neither end lies in it. */
  readonly builds: { readonly from: number; readonly to: number };
  /** Share of the year's plan that was due. */
  readonly due: number;
  readonly state: ProjectState;
  readonly findings: readonly ProjectFinding[];
}

/** All projects of a year, laid open. */
export interface ProjectYears {
  readonly month: number;
  readonly schedule: SpendingSchedule;
  /** By code. */
  readonly all: ReadonlyMap<string, ProjectYear>;
  /** Those that were in the list a year before and are no more: growth counts what they spent then. */
  readonly former: readonly ProjectYear[];
}

/** Works out where every project stands at the end of a month. A project completed in an earlier year that has neither plan nor spending
 *  in this one is left out. */
export function projectYears(
  book: RosterBook,
  month: number,
  schedule: SpendingSchedule,
  rules: ReadonlyMap<string, RuleSetting>,
): ProjectYears {
  const all = new Map<string, ProjectYear>();
  const former: ProjectYear[] = [];
  for (const code of book.subjects) {
    const made = yearOf(book, code, month, schedule, rules);
    if (isListed(book, made, month)) all.set(code, made);
    else if (made.spentBefore !== undefined) former.push(made);
  }
  return { month, schedule, all, former };
}

function yearOf(
  book: RosterBook,
  code: string,
  month: number,
  schedule: SpendingSchedule,
  rules: ReadonlyMap<string, RuleSetting>,
): ProjectYear {
  const january = month - (month % 12);
  const project = projectIn(book, code);
  const plan = book.at(code, 'plan', january);
  const spent = book.latest(code, 'spent', january, month);
  const builds = {
    from: monthWithin(project.startPlanned ?? project.started, january, 0, 0),
    to: monthWithin(project.completionPlanned, january, 12, 1),
  };
  const due = shareDue(schedule, (month % 12) + 1, builds);
  const bare = {
    project,
    total: book.at(code, 'total', null),
    landNeeded: book.at(code, 'landNeeded', null),
    plan,
    spent,
    spentBefore: book.at(code, 'spent', month - 12),
    doneBefore: book.at(code, 'doneBefore', january),
    funded: book.latest(code, 'funded', january, month),
    landSupplied: book.latest(code, 'landSupplied', january, month),
    progress: book.latest(code, 'progress', january, month),
    problem: book.at(code, 'problem', spent?.month ?? month),
    builds,
    due,
  };
  const settings = projectRules
    .map((rule) => ({ ...(rules.get(rule) ?? usualProjectRules[rule]), rule }))
    .filter(({ enabled }) => enabled);
  const findings = settings.flatMap(({ rule, severity, thresholds }): readonly ProjectFinding[] => {
    const measured = checks[rule]({ ...bare, month, book }, thresholds);
    return measured === undefined ? [] : [{ rule, severity, measured }];
  });
  return {
    ...bare,
    state: stateOf(bare, month, (rules.get('project-behind') ?? usualProjectRules['project-behind']).thresholds),
    findings,
  };
}

/** Whether a project is in the list of the year: it has a plan or a return, or is new to the list and not done. */
function isListed(book: RosterBook, { project, plan, spent }: ProjectYear, month: number): boolean {
  if (plan !== undefined || spent !== undefined) return true;
  const isPast = project.completed !== null && project.completed < month - (month % 12);
  return !isPast && book.months(project.code, 'plan').length === 0;
}

/** Months of the year gone when something lies `on` a month of it: 0 before the year, 12 after it. */
function monthWithin(on: number | null, january: number, unknown: number, after: 0 | 1): number {
  if (on === null) return unknown;
  return Math.min(12, Math.max(0, on - january + after));
}

type Bare = Omit<ProjectYear, 'state' | 'findings'>;

function isStarted({ project, spent, doneBefore }: Bare, month: number): boolean {
  if (project.started !== null) return project.started <= month;
  return (rosterNumber(spent) ?? 0) > 0 || (rosterNumber(doneBefore) ?? 0) > 0;
}

function stateOf(bare: Bare, month: number, { points = 10 }: RuleSetting['thresholds']): ProjectState {
  const { project } = bare;
  if (project.completed !== null && project.completed <= month) return 'completed';
  if (!isStarted(bare, month))
    return project.startPlanned !== null && project.startPlanned <= month ? 'notStarted' : 'preparing';
  const gap = gapOf(bare);
  return gap !== undefined && gap <= -points ? 'behind' : 'onSchedule';
}

/** Percentage points by which completion differs from what was due; undefined without a plan or a return. */
export function gapOf({ plan, spent, due }: Pick<ProjectYear, 'plan' | 'spent' | 'due'>): number | undefined {
  const [planned, done] = [rosterNumber(plan), rosterNumber(spent)];
  return planned === undefined || planned <= 0 || done === undefined
    ? undefined
    : Number((100 * (done / planned - due)).toFixed(9));
}

type Check = (
  year: Bare & { readonly month: number; readonly book: RosterBook },
  thresholds: RuleSetting['thresholds'],
) => number | null | undefined;

const checks: Readonly<Record<ProjectRule, Check>> = {
  'project-not-started': (year, { months = 1 }) => {
    const { startPlanned, completed } = year.project;
    if (startPlanned === null || completed !== null || isStarted(year, year.month)) return undefined;
    const late = year.month - startPlanned + 1;
    return late >= months ? late : undefined;
  },
  'project-behind': (year, { points = 10 }) => {
    if (!isStarted(year, year.month) || (year.project.completed ?? Infinity) <= year.month) return undefined;
    const gap = gapOf(year);
    return gap !== undefined && gap <= -points ? gap : undefined;
  },
  'project-overdue': ({ project, month }, { months = 1 }) => {
    if (project.completionPlanned === null || project.completed !== null) return undefined;
    const late = month - project.completionPlanned;
    return late >= months ? late : undefined;
  },
  'project-stalled': (year, { months = 2 }) => {
    const { project, spent, month, book } = year;
    const now = rosterNumber(spent);
    if (now === undefined || spent?.month !== month || month % 12 < months || !isStarted(year, month - months))
      return undefined;
    if ((project.completed ?? Infinity) <= month) return undefined;
    const before = rosterNumber(book.at(project.code, 'spent', month - months));
    return before !== undefined && before >= now ? months : undefined;
  },
  'project-short-of-land': (year, { percent = 20 }) => {
    const needed = year.project.landNeeded;
    const supplied = rosterNumber(year.landSupplied);
    if (needed === null || needed <= 0 || supplied === undefined || !isStarted(year, year.month)) return undefined;
    const short = needed - supplied;
    return (100 * short) / needed >= percent ? short : undefined;
  },
  'project-short-of-funds': (year, { percent = 5 }) => {
    const funded = rosterNumber(year.funded);
    const spent = rosterNumber(year.spent);
    if (funded === undefined || spent === undefined || spent <= 0) return undefined;
    const done = spent + (rosterNumber(year.doneBefore) ?? 0);
    const short = (100 * (done - funded)) / done;
    return short >= percent ? short : undefined;
  },
  'project-not-reported': ({ project, spent, plan, month }) =>
    plan !== undefined && project.completed === null && (spent?.month ?? -1) < month && month % 12 > 0
      ? null
      : undefined,
};

/** Whose projects are meant: of a set of regions, or of a park by its code or name. */
export interface ProjectPopulation {
  readonly regions: ReadonlySet<RegionCode> | null;
  readonly park: readonly string[] | null;
}

export function isOfProjects(project: Project, { regions, park }: ProjectPopulation): boolean {
  return (
    (regions === null || (project.region !== null && regions.has(project.region))) &&
    (park === null || (project.park !== null && park.includes(project.park)))
  );
}

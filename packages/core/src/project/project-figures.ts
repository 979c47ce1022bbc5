import type { Figure } from '../figure/figure.ts';
import type { Instant } from '../instant.ts';
import { type RosterEntry, rosterNumber } from '../roster/roster-entry.ts';
import {
  type MadeFigure,
  percentFigure as percent,
  percentOf as ratio,
  pointsFigure as points,
  statementInput,
  sumInWords as large,
  thingsInput as things,
} from '../roster/made-figure.ts';
import type { RosterFigure, RosterFigureInput, RosterSubject } from '../roster/roster-figure.ts';
import { isMissing, type Maybe, missing } from '../missing.ts';
import { type ProjectSector, projectSectors } from './project.ts';
import { isOfPart, type ProjectPart, projectParts } from './project-parts.ts';
import { gapOf, type ProjectState, projectStates, type ProjectYear, type ProjectYears } from './project-year.ts';

/** Rules by which figures of projects come about. `stated` is what stands in a cell. */
export const projectFigureRules = [
  'stated',
  'completion',
  'due',
  'gap',
  'yearForecast',
  'shareOfTotal',
  'season',
  'sum',
  'projects',
  'totalCompletion',
  'totalDue',
  'totalGap',
  'totalForecast',
  'spentGrowth',
  'coverage',
] as const;

export type ProjectFigureRule = (typeof projectFigureRules)[number];

/** Projects with what their figures are identified by. */
export interface ProjectContext {
  readonly years: ProjectYears;
  /** Those of the population. */
  readonly members: readonly ProjectYear[];
  /** Those of the population that were in the list a year before and are no more. */
  readonly former: readonly ProjectYear[];
  readonly subject: Omit<RosterSubject, 'of' | 'item'>;
  readonly asOf: Instant;
  /** The published figure of the indicator that a part feeds, a year before as well. */
  readonly indicator: (part: ProjectPart) => Figure | undefined;
}

/** Makes a figure of projects; undefined where the rule has none for the subject. Called for what is shown, and again by whoever asks where
 *  it came from. `of` is a project's code, a part (`part:industrial`), a sector (`sector:industry`), a region, a state; null for the whole. */
export function projectFigure(
  context: ProjectContext,
  rule: ProjectFigureRule,
  of: string | null = null,
  item: string | null = null,
): RosterFigure | undefined {
  const made = makers[rule](context, of, item);
  return made && { rule, subject: { ...context.subject, of, item }, asOf: context.asOf, ...made };
}

type Maker = (context: ProjectContext, of: string | null, item: string | null) => MadeFigure | undefined;

/** Columns of amounts and the units they are kept in. */
const amounts: Readonly<Record<string, string>> = {
  total: '万元',
  plan: '万元',
  spent: '万元',
  spentBefore: '万元',
  doneBefore: '万元',
  funded: '万元',
  landNeeded: '亩',
  landSupplied: '亩',
};

const makers: Readonly<Record<ProjectFigureRule, Maker>> = {
  stated: (context, of, item) => {
    const year = one(context, of);
    const entry = year && item !== null ? entryOf(year, item) : undefined;
    if (entry === undefined) return undefined;
    return typeof entry.value === 'number' ? stated(item ?? '', entry, entry.value) : undefined;
  },
  completion: (context, of) => {
    const year = one(context, of);
    return year && ratioOf(context, year, of, 'spent', 'plan');
  },
  shareOfTotal: (context, of) => {
    const year = one(context, of);
    const total = year?.project.total;
    if (year === undefined || total === null || total === undefined) return undefined;
    const done = rosterNumber(year.spent);
    const inputs = statedInputs(context, of, 'doneBefore', 'spent', 'total');
    if (done === undefined) return percent(missing('no-figure'), inputs);
    if (total <= 0) return percent(missing('zero-base'), inputs);
    return percent((100 * (done + (rosterNumber(year.doneBefore) ?? 0))) / total, inputs);
  },
  due: (context, of) => {
    const year = one(context, of);
    if (year === undefined) return undefined;
    const { from, to } = year.builds;
    return percent(100 * year.due, [
      ...figureInput(context, 'season', null, null),
      { kind: 'setting', role: 'builds', value: `${from + (from < 12 ? 1 : 0)}–${to}` },
    ]);
  },
  gap: (context, of) => {
    const year = one(context, of);
    if (year === undefined) return undefined;
    const inputs = [...figureInput(context, 'completion', of), ...figureInput(context, 'due', of)];
    const gap = gapOf(year);
    if (gap === undefined) return points(missing(year.plan === undefined ? 'no-target' : 'no-figure'), inputs);
    return points(gap, inputs);
  },
  yearForecast: (context, of) => {
    const year = one(context, of);
    if (year === undefined) return undefined;
    const inputs = [
      ...statedInputs(context, of, 'spent', 'plan', 'total', 'doneBefore'),
      ...figureInput(context, 'due', of),
    ];
    return { value: forecastOf(year), decimals: 0, unit: '万元', inputs };
  },
  season: ({ years: { schedule, month } }) =>
    percent(
      100 * schedule.share((month % 12) + 1),
      schedule.years.length === 0
        ? [{ kind: 'setting', role: 'plainSchedule', value: `${(month % 12) + 1}/12` }]
        : schedule.years.flatMap(({ year, by, whole, projects }): readonly RosterFigureInput[] => [
            { kind: 'things', role: `spentBy ${year}`, value: by, of: projects, unit: '万元' },
            { kind: 'things', role: `spentIn ${year}`, value: whole, of: projects, unit: '万元' },
          ]),
    ),
  sum: (context, of, item) => {
    const unit = item === null ? undefined : amounts[item];
    if (item === null || unit === undefined) return undefined;
    const { sum, count } = summed(membersOf(context, of), item);
    return { ...large(sum, unit), inputs: [things(item, sum, count, unit)] };
  },
  projects: (context, of) => {
    const members = membersOf(context, of);
    return {
      value: members.length,
      decimals: 0,
      unit: '个',
      inputs: [things('projects', members.length, members.length, '个')],
    };
  },
  totalCompletion: (context, of) => {
    const [spent, plan] = [planned(context, of, 'spent'), planned(context, of, 'plan')];
    return percent(ratio(spent.sum, plan.sum), [
      things('spent', spent.sum, spent.count, '万元'),
      things('plan', plan.sum, plan.count, '万元'),
    ]);
  },
  totalDue: (context, of) => {
    const plan = planned(context, of, 'plan');
    const due = withPlan(context, of).reduce((sum, year) => sum + year.due * (rosterNumber(year.plan) ?? 0), 0);
    return percent(ratio(due, plan.sum), [
      things('due', due, plan.count, '万元'),
      things('plan', plan.sum, plan.count, '万元'),
      ...figureInput(context, 'season', null),
    ]);
  },
  totalGap: (context, of) => {
    const inputs = [...figureInput(context, 'totalCompletion', of), ...figureInput(context, 'totalDue', of)];
    const [completion, due] = inputs.map((input) =>
      input.kind === 'figure' ? input.figure.value : missing('no-figure'),
    );
    if (completion === undefined || due === undefined || isMissing(completion) || isMissing(due))
      return points(missing('no-target'), inputs);
    return points(completion - due, inputs);
  },
  totalForecast: (context, of) => {
    const members = membersOf(context, of);
    let [sum, worked, taken] = [0, 0, 0];
    let planSum = 0;
    for (const year of members) {
      const forecast = forecastOf(year);
      if (!isMissing(forecast)) {
        sum += forecast;
        worked += 1;
      } else {
        // What has hardly begun by plan counts by its plan.
        const plan = rosterNumber(year.plan);
        if (plan === undefined) continue;
        planSum += plan;
        taken += 1;
      }
    }
    return {
      ...large(sum + planSum, '万元'),
      inputs: [things('forecast', sum, worked, '万元'), things('planTaken', planSum, taken, '万元')],
    };
  },
  spentGrowth: (context, of) => {
    const [now, before] = [summed(membersOf(context, of), 'spent'), summed(beforeOf(context, of), 'spentBefore')];
    return percent(ratio(now.sum - before.sum, before.sum), [
      things('spent', now.sum, now.count, '万元'),
      things('spentBefore', before.sum, before.count, '万元'),
    ]);
  },
  coverage: (context, of) => {
    const part = partNamed(of);
    const figure = part && context.indicator(part);
    if (part === undefined || figure === undefined) return undefined;
    const { sum, count } = summed(membersOf(context, of), 'spent');
    const inputs: readonly RosterFigureInput[] = [
      things('spent', sum, count, '万元'),
      { kind: 'indicator', role: 'published', figure },
    ];
    if (isMissing(figure.value)) return percent(figure.value, inputs);
    const level = figure.value * (figure.unit === '亿元' ? 10_000 : 1);
    return percent(ratio(sum, level), inputs);
  },
};

/** What stands in one cell: the figure that leads to it. */
export function statedFigure(
  subject: RosterSubject & { readonly item: string },
  asOf: Instant,
  entry: RosterEntry,
  value: number,
): RosterFigure {
  return { rule: 'stated', subject, asOf, ...stated(subject.item, entry, value) };
}

function stated(item: string, entry: RosterEntry, value: number): MadeFigure {
  return { value, decimals: 0, unit: amounts[item] ?? '', inputs: [statementInput('stated', entry)] };
}

function one({ years }: ProjectContext, of: string | null): ProjectYear | undefined {
  return of === null ? undefined : years.all.get(of);
}

/** The entry of a column that is a project's own. */
export function entryOf(year: ProjectYear, item: string): RosterEntry | undefined {
  switch (item) {
    case 'total':
      return year.total;
    case 'landNeeded':
      return year.landNeeded;
    case 'plan':
      return year.plan;
    case 'spent':
      return year.spent;
    case 'spentBefore':
      return year.spentBefore;
    case 'doneBefore':
      return year.doneBefore;
    case 'funded':
      return year.funded;
    case 'landSupplied':
      return year.landSupplied;
    default:
      return undefined;
  }
}

/** Forecast of the year (全年预计): what was spent, over the share that was due by now, at least what was spent and at most what is left of
 *  the total investment; missing while less than a twentieth of the year is due. */
export function forecastOf(year: ProjectYear): Maybe<number> {
  const spent = rosterNumber(year.spent);
  if (spent === undefined) return missing('no-figure');
  if ((year.project.completed ?? Infinity) <= (year.spent?.month ?? 0)) return spent;
  if (year.due < 0.05) return missing('too-short');
  const { total } = year.project;
  const left = total === null ? Infinity : Math.max(spent, total - (rosterNumber(year.doneBefore) ?? 0));
  return Math.min(left, spent / year.due);
}

/** Members of a part, sector, chain, link of one, state, region or park, several joined by `;` (`sector:industry;state:behind`); all for null. */
export function membersOf(context: ProjectContext, of: string | null): readonly ProjectYear[] {
  if (of === null) return context.members;
  const tests = of.split(';').map((part) => testOf(part, Math.floor(context.years.month / 12)));
  return context.members.filter((year) => tests.every((test) => test(year)));
}

function testOf(of: string, inYear: number): (year: ProjectYear) => boolean {
  const [, by, named] = /^(part|sector|chain|link|state|region|park):(.*)$/u.exec(of) ?? [];
  switch (by) {
    case 'part': {
      const part = partNamed(of);
      return ({ project }) => part !== undefined && isOfPart(project, part, inYear);
    }
    case 'sector':
      return ({ project }) => project.sector === named;
    case 'chain':
      return ({ project }) => project.chain === named;
    case 'link':
      return ({ project }) => project.link === named;
    case 'state':
      return ({ state }) => state === named;
    case 'region':
      return ({ project }) => project.region === named;
    case 'park':
      return ({ project }) => project.park === named;
    default:
      return ({ project }) => project.code === of;
  }
}

/** Who counted to a part a year before: of 本年新开工 those begun in that year. */
function beforeOf(context: ProjectContext, of: string | null): readonly ProjectYear[] {
  const all = [...context.members, ...context.former];
  if (of === null) return all;
  const tests = of.split(';').map((part) => testOf(part, Math.floor(context.years.month / 12) - 1));
  return all.filter((year) => tests.every((test) => test(year)));
}

export function partNamed(of: string | null): ProjectPart | undefined {
  return projectParts.find((part) => `part:${part}` === of);
}

export function stateNamed(text: string | undefined): ProjectState | undefined {
  return projectStates.find((state) => state === text);
}

export function sectorNamed(text: string | undefined): ProjectSector | undefined {
  return projectSectors.find((sector) => sector === text);
}

function withPlan(context: ProjectContext, of: string | null): readonly ProjectYear[] {
  return membersOf(context, of).filter(({ plan }) => (rosterNumber(plan) ?? 0) > 0);
}

/** Of projects with a plan: what has none is in no completion. */
function planned(context: ProjectContext, of: string | null, item: 'spent' | 'plan'): Sum {
  return summed(withPlan(context, of), item);
}

interface Sum {
  readonly sum: number;
  readonly count: number;
}

function summed(members: readonly ProjectYear[], item: string): Sum {
  let [sum, count] = [0, 0];
  for (const year of members) {
    const value = rosterNumber(entryOf(year, item));
    if (value === undefined) continue;
    sum += value;
    count += 1;
  }
  return { sum: Number(sum.toPrecision(12)), count };
}

function ratioOf(
  context: ProjectContext,
  year: ProjectYear,
  of: string | null,
  part: string,
  whole: string,
): MadeFigure {
  const [a, b] = [rosterNumber(entryOf(year, part)), rosterNumber(entryOf(year, whole))];
  const inputs = statedInputs(context, of, part, whole);
  if (b === undefined) return percent(missing('no-target'), inputs);
  if (a === undefined) return percent(missing('no-figure'), inputs);
  return percent(ratio(a, b), inputs);
}

function statedInputs(
  context: ProjectContext,
  of: string | null,
  ...items: readonly string[]
): readonly RosterFigureInput[] {
  return items.flatMap((item) => figureInput(context, 'stated', of, item));
}

function figureInput(
  context: ProjectContext,
  rule: ProjectFigureRule,
  of: string | null,
  item: string | null = null,
): readonly RosterFigureInput[] {
  const figure = projectFigure(context, rule, of, item);
  return figure === undefined ? [] : [{ kind: 'figure', role: item ?? rule, figure }];
}

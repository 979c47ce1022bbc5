import {
  effectWords,
  type Language,
  monthWritten,
  natureWords,
  type Project,
  type ProjectContext,
  projectFigure,
  type ProjectFigureRule,
  projectFindingSentence,
  projectRules,
  type ProjectRule,
  projectRuleWords,
  type ProjectState,
  projectStates,
  projectStateWords,
  type ProjectYear,
  type Region,
  sectorWords,
} from '@shigan/core';
import { z } from 'zod';
import {
  rosterFigureBody,
  type RosterFigureBody,
  type RosterPresentation,
  presentRosterFigure,
} from '../rosters/roster-figure-body.ts';

interface Named {
  readonly code: string;
  readonly name: string;
}

/** A project as the roster has it, in JSON; what no table has stated is null. */
export interface ProjectEntryBody {
  readonly code: string;
  readonly name: string;
  readonly region: Named | null;
  readonly park: string | null;
  readonly sector: Named | null;
  readonly nature: Named | null;
  readonly kind: string | null;
  readonly chain: string | null;
  readonly link: string | null;
  readonly effect: Named | null;
  readonly owner: string | null;
  readonly leadUnit: string | null;
  readonly leader: string | null;
  /** `2021-03`. */
  readonly startPlanned: string | null;
  readonly started: string | null;
  readonly completionPlanned: string | null;
  readonly completed: string | null;
}

/** One row of a list of projects. */
export interface ProjectRowBody {
  readonly project: ProjectEntryBody;
  readonly state: { readonly code: ProjectState; readonly name: string };
  readonly figures: Readonly<Record<string, RosterFigureBody>>;
  readonly findings: readonly {
    readonly rule: ProjectRule;
    readonly severity: 'info' | 'notice' | 'warning';
    readonly name: string;
    readonly sentence: string;
  }[];
  readonly problem: string | null;
}

const named = z.strictObject({ code: z.string(), name: z.string() });
const text = z.string().nullable();

export const projectEntryBody: z.ZodType<ProjectEntryBody> = z
  .strictObject({
    code: z.string().describe('Code of the national platform for approving investment projects.'),
    name: z.string(),
    region: named.nullable(),
    park: text,
    sector: named.nullable(),
    nature: named.nullable(),
    kind: text,
    chain: text,
    link: text,
    effect: named.nullable().describe('What it does for its chain: fills, extends, strengthens.'),
    owner: text,
    leadUnit: text,
    leader: text,
    startPlanned: text,
    started: text,
    completionPlanned: text,
    completed: text,
  })
  .meta({ id: 'Project', description: 'A key project as the roster states it.' });

export const projectRowBody: z.ZodType<ProjectRowBody> = z
  .strictObject({
    project: projectEntryBody,
    state: z.strictObject({ code: z.enum(projectStates), name: z.string() }),
    figures: z
      .record(z.string(), rosterFigureBody)
      .describe('By item or rule: plan, spent, completion, due, gap, yearForecast.'),
    findings: z.array(
      z.strictObject({
        rule: z.enum(projectRules),
        severity: z.enum(['info', 'notice', 'warning']),
        name: z.string(),
        sentence: z.string(),
      }),
    ),
    problem: text,
  })
  .meta({ id: 'ProjectRow', description: 'A project in a list: how it stands.' });

export function presentProjectEntry(
  project: Project,
  regions: ReadonlyMap<string, Region>,
  language: Language,
): ProjectEntryBody {
  const { code, name, region, sector, nature, effect, park, kind, chain, link, owner, leadUnit, leader } = project;
  const month = (on: number | null): string | null => (on === null ? null : monthWritten(on));
  return {
    code,
    name,
    region: region === null ? null : { code: region, name: regions.get(region)?.name[language] ?? region },
    park: park === null ? null : (regions.get(park)?.name[language] ?? park),
    sector: sector === null ? null : { code: sector, name: sectorWords[sector][language] },
    nature: nature === null ? null : { code: nature, name: natureWords[nature][language] },
    kind,
    chain,
    link,
    effect: effect === null ? null : { code: effect, name: effectWords[effect][language] },
    owner,
    leadUnit,
    leader,
    startPlanned: month(project.startPlanned),
    started: month(project.started),
    completionPlanned: month(project.completionPlanned),
    completed: month(project.completed),
  };
}

const statedItems = ['total', 'plan', 'spent', 'doneBefore', 'funded', 'landNeeded', 'landSupplied'] as const;
const ownRules: readonly ProjectFigureRule[] = ['completion', 'due', 'gap', 'yearForecast', 'shareOfTotal'];

export function presentProjectRow(
  year: ProjectYear,
  context: ProjectContext,
  regions: ReadonlyMap<string, Region>,
  presentation: RosterPresentation,
): ProjectRowBody {
  const { language } = presentation;
  const { project } = year;
  const figures: Record<string, RosterFigureBody> = {};
  for (const item of statedItems) {
    const figure = projectFigure(context, 'stated', project.code, item);
    if (figure !== undefined) figures[item] = presentRosterFigure(figure, presentation);
  }
  for (const rule of ownRules) {
    const figure = projectFigure(context, rule, project.code);
    if (figure !== undefined) figures[rule] = presentRosterFigure(figure, presentation);
  }
  return {
    project: presentProjectEntry(project, regions, language),
    state: { code: year.state, name: projectStateWords[year.state][language] },
    figures,
    findings: year.findings.map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      name: projectRuleWords[finding.rule][language],
      sentence: projectFindingSentence(finding, project, language),
    })),
    problem: year.problem === undefined ? null : String(year.problem.value),
  };
}

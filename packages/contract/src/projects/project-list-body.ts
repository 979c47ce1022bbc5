import {
  type Indicator,
  monthWritten,
  type ProjectContext,
  projectFigure,
  type ProjectFigureRule,
  type ProjectPart,
  projectParts,
  projectSectors,
  projectStates,
  projectStateWords,
  type ProjectYear,
  type Region,
  sectorWords,
} from '@shigan/core';
import { z } from 'zod';
import {
  indicatorFigureBody,
  type IndicatorFigureBody,
  rosterFigureBody,
  type RosterFigureBody,
  type RosterPresentation,
  presentIndicatorFigure,
  presentRosterFigure,
} from '../rosters/roster-figure-body.ts';
import { presentProjectRow, projectRowBody, type ProjectRowBody } from './project-row-body.ts';
import { projectPartWords } from './project-words.ts';

type Figures = Readonly<Record<string, RosterFigureBody>>;

interface GroupBody {
  readonly code: string;
  readonly name: string;
  readonly figures: Figures;
}

/** Projects of a region in JSON. */
export interface ProjectListBody {
  readonly region: { readonly code: string; readonly name: string };
  readonly asOf: string;
  readonly demo: boolean;
  /** The month looked at, and the last that was reported; null where nothing was. */
  readonly month: string | null;
  readonly last: string | null;
  /** The years that the seasonal schedule is the mean of; empty where it goes by months. */
  readonly seasonYears: readonly number[];
  readonly totals: Figures;
  readonly states: readonly GroupBody[];
  readonly sectors: readonly GroupBody[];
  readonly regions: readonly GroupBody[];
  /** Chains that projects are of, the one with most projects first. */
  readonly chains: readonly string[];
  /** Against the indicators that the projects feed. */
  readonly parts: readonly {
    readonly part: ProjectPart;
    readonly name: string;
    readonly indicator: { readonly code: string; readonly name: string };
    readonly figures: Figures;
    /** As published: the level of the year up to the month, and the id of its figure; null where none is held. */
    readonly published: IndicatorFigureBody | null;
  }[];
  readonly rows: readonly ProjectRowBody[];
  /** How many were found in all. */
  readonly of: number;
}

const figures = z.record(z.string(), rosterFigureBody);
const group = z.strictObject({ code: z.string(), name: z.string(), figures });

export const projectListBody: z.ZodType<ProjectListBody> = z
  .strictObject({
    region: z.strictObject({ code: z.string(), name: z.string() }),
    asOf: z.string(),
    demo: z.boolean(),
    month: z.string().nullable(),
    last: z.string().nullable(),
    seasonYears: z.array(z.int()),
    totals: figures,
    states: z.array(group),
    sectors: z.array(group),
    regions: z.array(group),
    chains: z.array(z.string()),
    parts: z.array(
      z.strictObject({
        part: z.enum(projectParts),
        name: z.string(),
        indicator: z.strictObject({ code: z.string(), name: z.string() }),
        figures,
        published: indicatorFigureBody.nullable(),
      }),
    ),
    rows: z.array(projectRowBody),
    of: z.int(),
  })
  .meta({ id: 'ProjectList', description: 'Key projects: how they stand, and what they make of the indicators.' });

export interface PresentedProjects {
  readonly open: {
    readonly region: string;
    readonly last: number | null;
    readonly month: number;
    readonly registry: { readonly regions: ReadonlyMap<string, Region> };
    readonly moment: { readonly asOf: string; readonly city: { readonly demo: boolean } };
    readonly context: ProjectContext;
    readonly fed: ReadonlyMap<ProjectPart, Indicator>;
  };
  readonly rows: readonly ProjectYear[];
  /** What the list is narrowed to, in the words of a figure's subject; null for nothing. */
  readonly narrowed: string | null;
  readonly most: number;
}

export function presentProjects(
  { open, rows, narrowed, most }: PresentedProjects,
  presentation: RosterPresentation,
): ProjectListBody {
  const { context, registry, month } = open;
  const { language } = presentation;
  const regions = registry.regions;
  const shown = presenting(context, presentation);
  const within = (of: string): string => (narrowed === null ? of : `${narrowed};${of}`);
  const chains = new Map<string, number>();
  for (const { project } of context.members)
    if (project.chain !== null) chains.set(project.chain, (chains.get(project.chain) ?? 0) + 1);
  const counties = new Set(context.members.flatMap(({ project }) => project.region ?? []));
  const parts = projectParts.flatMap((part): readonly ProjectListBody['parts'][number][] => {
    const indicator = open.fed.get(part);
    if (indicator === undefined) return [];
    return [
      {
        part,
        name: projectPartWords[part][language],
        indicator: { code: indicator.code, name: indicator.name[language] },
        figures: shown(`part:${part}`, ['projects', 'spentGrowth', 'coverage'], ['spent']),
        published: presentIndicatorFigure(context.indicator(part), presentation),
      },
    ];
  });
  return {
    region: { code: open.region, name: regions.get(open.region)?.name[language] ?? open.region },
    asOf: open.moment.asOf,
    demo: open.moment.city.demo,
    month: open.last === null && month === 0 ? null : monthWritten(month),
    last: open.last === null ? null : monthWritten(open.last),
    seasonYears: context.years.schedule.years.map(({ year }) => year),
    totals: shown(
      narrowed,
      ['projects', 'totalCompletion', 'totalDue', 'totalGap', 'totalForecast', 'spentGrowth'],
      ['total', 'plan', 'spent', 'funded'],
    ),
    states: projectStates.map((state) => ({
      code: state,
      name: projectStateWords[state][language],
      figures: shown(within(`state:${state}`), ['projects'], ['plan', 'spent']),
    })),
    sectors: projectSectors.map((sector) => ({
      code: sector,
      name: sectorWords[sector][language],
      figures: shown(`sector:${sector}`, ['projects', 'totalCompletion', 'totalGap'], ['plan', 'spent']),
    })),
    regions: [...counties].toSorted().map((code) => ({
      code,
      name: regions.get(code)?.name[language] ?? code,
      figures: shown(within(`region:${code}`), ['projects', 'totalCompletion', 'totalGap'], ['plan', 'spent']),
    })),
    chains: [...chains].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([chain]) => chain),
    parts,
    rows: rows.slice(0, most).map((year) => presentProjectRow(year, context, regions, presentation)),
    of: rows.length,
  };
}

function presenting(context: ProjectContext, presentation: RosterPresentation) {
  return (of: string | null, rules: readonly ProjectFigureRule[], items: readonly string[]): Figures => {
    const made: Record<string, RosterFigureBody> = {};
    for (const rule of rules) {
      const figure = projectFigure(context, rule, of);
      if (figure !== undefined) made[rule] = presentRosterFigure(figure, presentation);
    }
    for (const item of items) {
      const figure = projectFigure(context, 'sum', of, item);
      if (figure !== undefined) made[item] = presentRosterFigure(figure, presentation);
    }
    return made;
  };
}

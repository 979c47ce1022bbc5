import {
  type Actor,
  type DealStanding,
  goodWords,
  judgedCriteria,
  judgeWritten,
  monthWritten,
  type Park,
  type ParkContext,
  type ParkCriterion,
  parkCriteria,
  parkFigure,
  type ParkFigureRule,
  type ParkGood,
  parkGoods,
  type ParkMark,
  type ProjectContext,
  projectFigure,
  type ProjectYear,
  type Region,
  stageWords,
  usualCriteria,
} from '@shigan/core';
import { z } from 'zod';
import {
  presentRosterFigure,
  rosterFigureBody,
  type RosterFigureBody,
  type RosterPresentation,
} from '../rosters/roster-figure-body.ts';

interface Named {
  readonly code: string;
  readonly name: string;
}

type Figures = Readonly<Record<string, RosterFigureBody>>;

/** A park in a list, in JSON. */
export interface ParkRowBody {
  readonly code: string;
  readonly name: string;
  readonly region: Named | null;
  readonly rank: string | null;
  readonly leading: readonly string[];
  readonly leadUnit: string | null;
  /** rank, total, each of the five goods; landSupplied, perMu of output and tax, and what else a list shows. */
  readonly figures: Figures;
}

/** Parks of a region in JSON. */
export interface ParkListBody {
  readonly region: Named;
  readonly asOf: string;
  readonly demo: boolean;
  readonly month: string | null;
  readonly last: string | null;
  readonly totals: Figures;
  readonly goods: readonly (Named & { readonly weight: number })[];
  readonly rows: readonly ParkRowBody[];
}

/** One criterion of a park: what it is measured by, its score, and what persons said. */
interface CriterionBody {
  readonly code: ParkCriterion;
  readonly name: string;
  readonly good: ParkGood;
  readonly weight: number;
  readonly judged: boolean;
  /** Less is better. */
  readonly lessIsBetter: boolean;
  readonly measure: RosterFigureBody | null;
  readonly score: RosterFigureBody | null;
  readonly marks: readonly {
    readonly judge: string;
    readonly day: string;
    readonly mark: number;
    readonly grounds: string;
    /** Whether whoever asks gave it. */
    readonly own: boolean;
  }[];
}

/** One park in JSON. */
export interface ParkBody {
  readonly row: ParkRowBody;
  readonly asOf: string;
  readonly demo: boolean;
  readonly month: string;
  readonly problem: string | null;
  readonly goods: readonly {
    readonly code: ParkGood;
    readonly name: string;
    readonly score: RosterFigureBody | null;
  }[];
  readonly criteria: readonly CriterionBody[];
  readonly formerMarks: number;
  readonly months: readonly { readonly month: string; readonly figures: Figures }[];
  readonly projects: {
    readonly figures: Figures;
    readonly rows: readonly (Named & { readonly gap: RosterFigureBody | null; readonly findings: number })[];
  };
  readonly deals: readonly (Named & { readonly stage: string })[];
}

const named = { code: z.string(), name: z.string() };
const figures = z.record(z.string(), rosterFigureBody);
const figure = rosterFigureBody.nullable();

export const parkRowBody: z.ZodType<ParkRowBody> = z
  .strictObject({
    ...named,
    region: z.strictObject(named).nullable(),
    rank: z.string().nullable(),
    leading: z.array(z.string()),
    leadUnit: z.string().nullable(),
    figures,
  })
  .meta({ id: 'Park', description: 'A park: its place by the five goods, its land, output and tax.' });

export const parkListBody: z.ZodType<ParkListBody> = z
  .strictObject({
    region: z.strictObject(named),
    asOf: z.string(),
    demo: z.boolean(),
    month: z.string().nullable(),
    last: z.string().nullable(),
    totals: figures,
    goods: z.array(z.strictObject({ ...named, weight: z.number() })),
    rows: z.array(parkRowBody),
  })
  .meta({ id: 'ParkList', description: 'Parks of a region compared by the five goods.' });

export const parkBody: z.ZodType<ParkBody> = z
  .strictObject({
    row: parkRowBody,
    asOf: z.string(),
    demo: z.boolean(),
    month: z.string(),
    problem: z.string().nullable(),
    goods: z.array(z.strictObject({ code: z.enum(parkGoods), name: z.string(), score: figure })),
    criteria: z.array(
      z.strictObject({
        code: z.enum(parkCriteria),
        name: z.string(),
        good: z.enum(parkGoods),
        weight: z.number(),
        judged: z.boolean(),
        lessIsBetter: z.boolean(),
        measure: figure,
        score: figure,
        marks: z.array(
          z.strictObject({
            judge: z.string(),
            day: z.string(),
            mark: z.number(),
            grounds: z.string(),
            own: z.boolean(),
          }),
        ),
      }),
    ),
    formerMarks: z
      .int()
      .describe('Marks that later ones of the same person took the place of; they stay in the record.'),
    months: z.array(z.strictObject({ month: z.string(), figures })),
    projects: z.strictObject({
      figures,
      rows: z.array(z.strictObject({ ...named, gap: figure, findings: z.int() })),
    }),
    deals: z.array(z.strictObject({ ...named, stage: z.string() })),
  })
  .meta({
    id: 'ParkDetail',
    description: 'One park: every criterion with its grounds, its months, projects and deals.',
  });

/** A mark as a person gives it. */
export interface GivenMarkBody {
  readonly criterion: ParkCriterion;
  readonly mark: number;
  readonly grounds: string;
}

/** The mark as it is kept. */
export interface KeptMarkBody {
  readonly key: string;
  readonly day: string;
}

export const givenMarkBody: z.ZodType<GivenMarkBody> = z
  .strictObject({
    criterion: z.enum(parkCriteria).describe(`One that persons judge: ${judgedCriteria.join(', ')}.`),
    mark: z.number().min(0).max(100),
    grounds: z.string().trim().min(1).max(500),
  })
  .meta({ id: 'GivenMark', description: 'A mark on a criterion of a park, with its grounds.' });

export const keptMarkBody: z.ZodType<KeptMarkBody> = z
  .strictObject({ key: z.string(), day: z.string() })
  .meta({ id: 'KeptMark', description: 'The mark as it is kept: whose it is, and its day.' });

interface OpenParks {
  readonly region: string;
  readonly last: number | null;
  readonly month: number;
  readonly registry: { readonly regions: ReadonlyMap<string, Region> };
  readonly moment: { readonly asOf: string; readonly city: { readonly demo: boolean } };
  readonly context: ParkContext;
  readonly projects: { readonly context: ProjectContext };
}

type Asked = readonly [name: string, rule: ParkFigureRule, item: string | null];

const listed: readonly Asked[] = [
  ['rank', 'rank', null],
  ['total', 'total', null],
  ...parkGoods.map((good): Asked => [good, 'good', good]),
  ['output', 'stated', 'output'],
  ['growth', 'growth', 'output'],
  ['tax', 'stated', 'tax'],
  ['landSupplied', 'stated', 'landSupplied'],
  ['outputPerMu', 'perMu', 'output'],
  ['taxPerMu', 'perMu', 'tax'],
  ['builtShare', 'ratio', 'builtShare'],
  ['idleShare', 'ratio', 'idleShare'],
  ['firms', 'stated', 'firms'],
];

const totalled: readonly Asked[] = [
  ['parks', 'parks', null],
  ['output', 'sum', 'output'],
  ['tax', 'sum', 'tax'],
  ['landSupplied', 'sum', 'landSupplied'],
  ['outputPerMu', 'perMu', 'output'],
  ['taxPerMu', 'perMu', 'tax'],
  ['builtShare', 'ratio', 'builtShare'],
  ['idleShare', 'ratio', 'idleShare'],
  ['firms', 'sum', 'firms'],
];

function shownOf(
  context: ParkContext,
  of: string | null,
  asked: readonly Asked[],
  presentation: RosterPresentation,
): Figures {
  return Object.fromEntries(
    asked.flatMap(([name, rule, item]) => {
      const made = parkFigure(context, rule, of, item);
      return made === undefined ? [] : [[name, presentRosterFigure(made, presentation)] as const];
    }),
  );
}

function presentRow(park: Park, open: OpenParks, presentation: RosterPresentation): ParkRowBody {
  const { code, name, region, rank, leading, leadUnit } = park;
  const { language } = presentation;
  return {
    code,
    name,
    region:
      region === null ? null : { code: region, name: open.registry.regions.get(region)?.name[language] ?? region },
    rank,
    leading,
    leadUnit,
    figures: shownOf(open.context, code, listed, presentation),
  };
}

export function presentParks(
  { open, parks }: { readonly open: OpenParks; readonly parks: readonly Park[] },
  presentation: RosterPresentation,
): ParkListBody {
  const { language } = presentation;
  const { region, moment, context, last, month } = open;
  return {
    region: { code: region, name: open.registry.regions.get(region)?.name[language] ?? region },
    asOf: moment.asOf,
    demo: moment.city.demo,
    month: last === null && month === 0 ? null : monthWritten(month),
    last: last === null ? null : monthWritten(last),
    totals: shownOf(context, null, totalled, presentation),
    goods: parkGoods.map((good) => ({
      code: good,
      name: goodWords[good][language],
      weight: context.criteria.reduce((sum, one) => sum + (one.good === good ? one.weight : 0), 0),
    })),
    rows: parks.map((park) => presentRow(park, open, presentation)),
  };
}

const mostProjects = 12;

export function presentPark(
  detail: {
    readonly open: OpenParks;
    readonly park: Park;
    readonly months: readonly number[];
    readonly marks: readonly ParkMark[];
    readonly formerMarks: readonly unknown[];
    readonly problem: string | null;
    readonly projects: readonly ProjectYear[];
    readonly deals: readonly DealStanding[];
  },
  presentation: RosterPresentation & { readonly actor: Pick<Actor, 'id'> },
): ParkBody {
  const { open, park, months, marks, formerMarks, problem, projects, deals } = detail;
  const { context, moment } = open;
  const { language, actor } = presentation;
  const one = (rule: ParkFigureRule, item: string | null): RosterFigureBody | null => {
    const made = parkFigure(context, rule, park.code, item);
    return made === undefined ? null : presentRosterFigure(made, presentation);
  };
  const ofProjects = open.projects.context;
  const own = `park:${park.name}`;
  return {
    row: presentRow(park, open, presentation),
    asOf: moment.asOf,
    demo: moment.city.demo,
    month: monthWritten(open.month),
    problem,
    goods: parkGoods.map((good) => ({ code: good, name: goodWords[good][language], score: one('good', good) })),
    criteria: context.criteria.map(({ code, good, weight, measure }) => ({
      code,
      name: usualCriteria[code].words[language],
      good,
      weight,
      judged: measure.kind === 'judged',
      lessIsBetter: measure.kind === 'measured' && measure.better === 'less',
      measure: measure.kind === 'judged' ? one('judged', code) : one(measure.rule, measure.item),
      score: one('score', code),
      marks: marks
        .filter(({ criterion }) => criterion === code)
        .map(({ judge, name, day, mark, grounds }) => ({
          judge: name,
          day,
          mark,
          grounds,
          own: judge === judgeWritten(actor.id),
        })),
    })),
    formerMarks: formerMarks.length,
    months: months.slice(0, 16).map((month) => {
      const at: ParkContext = { ...context, month, subject: { ...context.subject, month }, made: new Map() };
      const asked: readonly Asked[] = [
        ['output', 'stated', 'output'],
        ['growth', 'growth', 'output'],
        ['tax', 'stated', 'tax'],
        ['firms', 'stated', 'firms'],
        ['landSupplied', 'stated', 'landSupplied'],
      ];
      return { month: monthWritten(month), figures: shownOf(at, park.code, asked, presentation) };
    }),
    projects: {
      figures: Object.fromEntries(
        (['projects', 'totalCompletion', 'totalDue', 'totalGap'] as const).flatMap((rule) => {
          const made = projectFigure(ofProjects, rule, own);
          return made === undefined ? [] : [[rule, presentRosterFigure(made, presentation)] as const];
        }),
      ),
      rows: projects
        .toSorted((a, b) => b.findings.length - a.findings.length)
        .slice(0, mostProjects)
        .map(({ project, findings }) => {
          const gap = projectFigure(ofProjects, 'gap', project.code);
          return {
            code: project.code,
            name: project.name,
            gap: gap === undefined ? null : presentRosterFigure(gap, presentation),
            findings: findings.length,
          };
        }),
    },
    deals: deals.map(({ deal, stage }) => ({
      code: deal.code,
      name: deal.name,
      stage: stage === null ? '' : stageWords[stage][language],
    })),
  };
}

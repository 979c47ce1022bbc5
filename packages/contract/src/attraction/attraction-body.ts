import {
  type AttractionContext,
  type CapitalOrigin,
  type Deal,
  dealFigure,
  type DealFigureRule,
  dealFindingSentence,
  type DealRule,
  dealRules,
  dealRuleWords,
  type DealStage,
  dealStages,
  type DealStanding,
  type Indicator,
  monthWritten,
  originWords,
  type Region,
  stageWords,
  top500Kinds,
  top500Words,
} from '@shigan/core';
import { z } from 'zod';
import {
  indicatorFigureBody,
  type IndicatorFigureBody,
  presentIndicatorFigure,
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

/** A deal in JSON; what no table has stated is null. */
export interface DealRowBody {
  readonly code: string;
  readonly name: string;
  readonly region: Named | null;
  readonly park: string | null;
  readonly investor: string | null;
  readonly top500: Named | null;
  readonly origin: Named | null;
  readonly mode: string | null;
  readonly chain: string | null;
  readonly leadUnit: string | null;
  readonly leader: string | null;
  readonly handler: string | null;
  readonly project: string | null;
  readonly stage: (Named & { readonly code: DealStage }) | null;
  readonly ended: string | null;
  /** Months of the steps, `2021-03`. */
  readonly nodes: Readonly<Record<DealStage, string | null>>;
  readonly figures: Figures;
  readonly followUp: { readonly month: string; readonly text: string; readonly next: string | null } | null;
  readonly problem: string | null;
  readonly findings: readonly {
    readonly rule: DealRule;
    readonly severity: 'info' | 'notice' | 'warning';
    readonly name: string;
    readonly sentence: string;
  }[];
}

interface GroupBody extends Named {
  readonly figures: Figures;
}

/** Investment attraction of a region in JSON. */
export interface AttractionBody {
  readonly region: Named;
  readonly asOf: string;
  readonly demo: boolean;
  readonly month: string | null;
  readonly last: string | null;
  readonly totals: Figures;
  /** From lead to production: how many came so far, how many stand there, the conversion and the time it took. */
  readonly stages: readonly (GroupBody & { readonly code: DealStage })[];
  readonly modes: readonly GroupBody[];
  readonly top500: readonly GroupBody[];
  readonly regions: readonly GroupBody[];
  /** Deals that took each step, month by month. */
  readonly months: readonly { readonly month: string; readonly figures: Figures }[];
  /** What the deals make of the indicators that they feed, domestic and foreign capital. */
  readonly fed: readonly {
    readonly indicator: Named;
    readonly published: IndicatorFigureBody | null;
    readonly arrived: RosterFigureBody | null;
    readonly coverage: RosterFigureBody | null;
  }[];
  readonly rows: readonly DealRowBody[];
  readonly of: number;
}

/** One deal in JSON. */
export interface DealBody {
  readonly row: DealRowBody;
  readonly asOf: string;
  readonly demo: boolean;
  readonly month: string;
  readonly months: readonly {
    readonly month: string;
    readonly followUp: string;
    readonly next: string | null;
    readonly contacts: number | null;
    readonly source: { readonly sha256: string; readonly name: string; readonly cell: string };
  }[];
  readonly matters: readonly { readonly id: string; readonly title: string }[];
}

const named = { code: z.string(), name: z.string() };
const text = z.string().nullable();
const figures = z.record(z.string(), rosterFigureBody);
const group = z.strictObject({ ...named, figures });
const stage = z.enum(dealStages);

export const dealRowBody: z.ZodType<DealRowBody> = z
  .strictObject({
    ...named,
    region: z.strictObject(named).nullable(),
    park: text,
    investor: text,
    top500: z.strictObject(named).nullable(),
    origin: z.strictObject(named).nullable(),
    mode: text,
    chain: text,
    leadUnit: text,
    leader: text,
    handler: text,
    project: text.describe('Code of the key project that it became.'),
    stage: z.strictObject({ code: stage, name: z.string() }).nullable(),
    ended: text,
    nodes: z.strictObject({ lead: text, visited: text, contracted: text, landed: text, producing: text }),
    figures,
    followUp: z.strictObject({ month: z.string(), text: z.string(), next: text }).nullable(),
    problem: text,
    findings: z.array(
      z.strictObject({
        rule: z.enum(dealRules),
        severity: z.enum(['info', 'notice', 'warning']),
        name: z.string(),
        sentence: z.string(),
      }),
    ),
  })
  .meta({ id: 'Deal', description: 'An investment deal: how far it came, its funds, its last follow-up.' });

export const attractionBody: z.ZodType<AttractionBody> = z
  .strictObject({
    region: z.strictObject(named),
    asOf: z.string(),
    demo: z.boolean(),
    month: text,
    last: text,
    totals: figures,
    stages: z.array(z.strictObject({ code: stage, name: z.string(), figures })),
    modes: z.array(group),
    top500: z.array(group),
    regions: z.array(group),
    months: z.array(z.strictObject({ month: z.string(), figures })),
    fed: z.array(
      z.strictObject({
        indicator: z.strictObject(named),
        published: indicatorFigureBody.nullable(),
        arrived: rosterFigureBody.nullable(),
        coverage: rosterFigureBody.nullable(),
      }),
    ),
    rows: z.array(dealRowBody),
    of: z.int(),
  })
  .meta({ id: 'Attraction', description: 'Investment attraction: steps, funds, modes, top-500 firms, deals.' });

export const dealBody: z.ZodType<DealBody> = z
  .strictObject({
    row: dealRowBody,
    asOf: z.string(),
    demo: z.boolean(),
    month: z.string(),
    months: z.array(
      z.strictObject({
        month: z.string(),
        followUp: z.string(),
        next: text,
        contacts: z.number().nullable(),
        source: z.strictObject({ sha256: z.string(), name: z.string(), cell: z.string() }),
      }),
    ),
    matters: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  })
  .meta({ id: 'DealDetail', description: 'One investment deal with its follow-up month by month.' });

interface OpenAttraction {
  readonly region: string;
  readonly last: number | null;
  readonly month: number;
  readonly registry: { readonly regions: ReadonlyMap<string, Region> };
  readonly moment: { readonly asOf: string; readonly city: { readonly demo: boolean } };
  readonly context: AttractionContext;
  readonly fed: ReadonlyMap<CapitalOrigin, Indicator>;
}

type Asked = readonly [name: string, rule: DealFigureRule, item: string | null];

function shownOf(
  context: AttractionContext,
  of: string | null,
  asked: readonly Asked[],
  presentation: RosterPresentation,
): Figures {
  return Object.fromEntries(
    asked.flatMap(([name, rule, item]) => {
      const made = dealFigure(context, rule, of, item);
      return made === undefined ? [] : [[name, presentRosterFigure(made, presentation)] as const];
    }),
  );
}

const money: readonly Asked[] = [
  ['deals', 'deals', null],
  ['contractedFunds', 'sum', 'contractedFunds'],
  ['arrived', 'sum', 'arrived'],
  ['growth', 'growth', null],
  ['arrivalRate', 'totalArrivalRate', null],
];

const toLanding: Asked = ['landing', 'conversion', 'landed'];

/** Months that the table of steps goes back. */
const monthsBack = 12;

export function presentAttraction(
  {
    open,
    rows,
    most,
  }: { readonly open: OpenAttraction; readonly rows: readonly DealStanding[]; readonly most: number },
  presentation: RosterPresentation,
): AttractionBody {
  const { language } = presentation;
  const { context, moment, registry, region, last, month, fed } = open;
  const regionName = (code: string): string => registry.regions.get(code)?.name[language] ?? code;
  const some = (of: string | null, ...asked: readonly Asked[]): Figures => shownOf(context, of, asked, presentation);
  const distinct = (of: (deal: Deal) => string | null): readonly string[] =>
    [...new Set(context.members.flatMap(({ deal }) => of(deal) ?? []))].toSorted();
  return {
    region: { code: region, name: regionName(region) },
    asOf: moment.asOf,
    demo: moment.city.demo,
    month: last === null && month === 0 ? null : monthWritten(month),
    last: last === null ? null : monthWritten(last),
    totals: some(null, ...money),
    stages: dealStages.map((code) => ({
      code,
      name: stageWords[code][language],
      figures: {
        ...some(`reached:${code}`, ['reached', 'deals', null], ['contractedFunds', 'sum', 'contractedFunds']),
        ...some(`stage:${code}`, ['standing', 'deals', null]),
        ...some(null, ['conversion', 'conversion', code], ['monthsBetween', 'monthsBetween', code]),
      },
    })),
    modes: distinct(({ mode }) => mode).map((mode) => ({
      code: mode,
      name: mode,
      figures: some(`mode:${mode}`, ...money, ['contracting', 'conversion', 'contracted'], toLanding),
    })),
    top500: top500Kinds.map((kind) => ({
      code: kind,
      name: top500Words[kind][language],
      figures: {
        ...some(`top500:${kind}`, ...money),
        ...some(`top500:${kind};reached:contracted`, ['contracted', 'deals', null]),
      },
    })),
    regions: distinct((deal) => deal.region).map((code) => ({
      code,
      name: regionName(code),
      figures: some(`region:${code}`, ...money, toLanding),
    })),
    months: Array.from({ length: last === null ? 0 : monthsBack }, (_, back) => month - back).map((on) => ({
      month: monthWritten(on),
      figures: Object.fromEntries(
        dealStages.flatMap((code) =>
          Object.entries(some(`entered:${code}:${monthWritten(on)}`, [code, 'deals', null])),
        ),
      ),
    })),
    fed: [...fed].map(([origin, indicator]) => {
      const shares = some(`origin:${origin}`, ['arrived', 'sum', 'arrived'], ['coverage', 'coverage', null]);
      return {
        indicator: { code: indicator.code, name: indicator.name[language] },
        published: presentIndicatorFigure(context.published[origin], presentation),
        arrived: shares['arrived'] ?? null,
        coverage: shares['coverage'] ?? null,
      };
    }),
    rows: rows.slice(0, most).map((standing) => presentDealRow(standing, open, presentation)),
    of: rows.length,
  };
}

function presentDealRow(standing: DealStanding, open: OpenAttraction, presentation: RosterPresentation): DealRowBody {
  const { language } = presentation;
  const { deal, stage: at, followUp, next, problem, findings, isEnded } = standing;
  const { code, name, region, park, investor, top500, origin, mode, chain, leadUnit, leader, handler, project } = deal;
  const month = (on: number | null): string | null => (on === null || on > open.month ? null : monthWritten(on));
  return {
    code,
    name,
    park,
    investor,
    mode,
    chain,
    leadUnit,
    leader,
    handler,
    project,
    region:
      region === null ? null : { code: region, name: open.registry.regions.get(region)?.name[language] ?? region },
    top500: top500 === null ? null : { code: top500, name: top500Words[top500][language] },
    origin: origin === null ? null : { code: origin, name: originWords[origin][language] },
    stage: at === null ? null : { code: at, name: stageWords[at][language] },
    ended: isEnded ? month(deal.ended) : null,
    nodes: {
      lead: month(deal.nodes.lead),
      visited: month(deal.nodes.visited),
      contracted: month(deal.nodes.contracted),
      landed: month(deal.nodes.landed),
      producing: month(deal.nodes.producing),
    },
    figures: shownOf(
      open.context,
      code,
      [
        ['contractedFunds', 'stated', 'contractedFunds'],
        ['arrivedBefore', 'stated', 'arrivedBefore'],
        ['arrived', 'stated', 'arrived'],
        ['arrivalRate', 'arrivalRate', null],
      ],
      presentation,
    ),
    followUp:
      followUp === undefined || followUp.month === null
        ? null
        : {
            month: monthWritten(followUp.month),
            text: String(followUp.value),
            next: next === undefined ? null : String(next.value),
          },
    problem: problem === undefined ? null : String(problem.value),
    findings: findings.map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      name: dealRuleWords[finding.rule][language],
      sentence: dealFindingSentence(finding, language),
    })),
  };
}

interface Stated {
  readonly value: string | number;
  readonly source: { readonly file: string; readonly fileName: string; readonly cell: string };
}

export function presentDeal(
  detail: {
    readonly open: OpenAttraction;
    readonly standing: DealStanding;
    readonly months: readonly {
      readonly month: number;
      readonly followUp: Stated;
      readonly next: Stated | undefined;
      readonly contacts: Stated | undefined;
    }[];
    readonly matters: readonly { readonly id: string; readonly title: string }[];
  },
  presentation: RosterPresentation,
): DealBody {
  const { open, standing, months, matters } = detail;
  return {
    row: presentDealRow(standing, open, presentation),
    asOf: open.moment.asOf,
    demo: open.moment.city.demo,
    month: monthWritten(open.month),
    months: months.map(({ month, followUp, next, contacts }) => ({
      month: monthWritten(month),
      followUp: String(followUp.value),
      next: next === undefined ? null : String(next.value),
      contacts: typeof contacts?.value === 'number' ? contacts.value : null,
      source: { sha256: followUp.source.file, name: followUp.source.fileName, cell: followUp.source.cell },
    })),
    matters: matters.map(({ id, title }) => ({ id, title })),
  };
}

import {
  type CategoryThreshold,
  type DeclarationWindow,
  type Enterprise,
  isNewlyOpened,
  ladderFigure,
  type LadderMove,
  type LadderRung,
  ladderSetbacks,
  type LadderStanding,
  ladderSteps,
  type LadderStep,
  type NearThreshold,
  type NearThresholds,
  type Registry,
  type WindowStanding,
} from '@shigan/core';
import { z } from 'zod';
import type { InEveryLanguage } from '../words/language.ts';
import {
  enterpriseEntryBody,
  type EnterpriseEntryBody,
  monthLabel,
  namedBody,
  presentEnterprise,
} from './enterprise-entry-body.ts';
import {
  enterpriseFigureBody,
  type EnterpriseFigureBody,
  type EnterprisePresentation,
  presentEnterpriseFigure,
} from './enterprise-figure-body.ts';

/** Steps and setbacks in words. */
export const ladderMoveWords: Readonly<Record<LadderMove, InEveryLanguage>> = {
  candidate: { zh: '列入培育库', en: 'candidate' },
  materials: { zh: '提交申报材料', en: 'papers handed in' },
  county: { zh: '县级审核', en: 'county review' },
  city: { zh: '市级审核', en: 'city review' },
  province: { zh: '省级审核', en: 'province review' },
  state: { zh: '国家审核', en: 'state review' },
  in: { zh: '入库', en: 'in' },
  returned: { zh: '退回补正', en: 'sent back' },
  declined: { zh: '不予入库', en: 'declined' },
};

/** An enterprise in a declaration, in JSON. */
export interface DeclaredBody {
  readonly enterprise: EnterpriseEntryBody;
  readonly step: LadderStep;
  readonly state: LadderStanding['state'];
  /** In words. */
  readonly stands: string;
  readonly since: string;
  readonly steps: number;
  readonly history: readonly {
    readonly move: string;
    readonly at: string;
    readonly by: string;
    readonly reason: string | null;
  }[];
  /** What whoever asks may do next. */
  readonly moves: readonly { readonly move: LadderMove; readonly name: string }[];
}

export interface NearBody {
  readonly enterprise: EnterpriseEntryBody;
  readonly threshold: { readonly code: string; readonly name: string; readonly least: number };
  /** When it may be declared: month by month, or in the yearly rounds alone. */
  readonly window: 'monthly' | 'yearly';
  readonly projected: EnterpriseFigureBody;
  readonly chance: EnterpriseFigureBody;
}

/** New entrants of a kind against the plan of the year. */
export interface EntrantsBody {
  readonly plan: string | null;
  readonly name: string;
  readonly month: number;
  readonly year: number;
  readonly goal: number | null;
}

/** The ladder of a region, in JSON. */
export interface LadderBody {
  readonly asOf: string;
  readonly demo: boolean;
  readonly region: { readonly code: string; readonly name: string };
  /** The last month of returns, and the one whose entrants are counted. */
  readonly month: string;
  readonly rungs: readonly {
    readonly code: string;
    readonly name: string;
    readonly from: string;
    readonly to: string;
    readonly path: readonly { readonly step: LadderStep; readonly name: string; readonly now: number }[];
    readonly materials: readonly string[];
    readonly windows: readonly {
      readonly name: string;
      readonly from: string;
      readonly to: string;
      readonly isOpen: boolean;
      readonly days: number;
    }[];
    readonly month: number;
    readonly year: number;
    readonly goal: number | null;
    readonly verified: boolean;
    readonly declared: readonly DeclaredBody[];
  }[];
  /** Of the rung over the thresholds, by the indicators that count them. */
  readonly entrants: readonly EntrantsBody[];
  readonly thresholds: readonly {
    readonly code: string;
    readonly name: string;
    readonly least: number | null;
    readonly industries: readonly string[];
    readonly verified: boolean;
  }[];
  readonly rising: readonly NearBody[];
  readonly risingOf: number;
  readonly falling: readonly NearBody[];
  readonly fallingOf: number;
}

const count = z.int().min(0);
const moves = z.enum([...ladderSteps, ...ladderSetbacks]);
const near = z.strictObject({
  enterprise: enterpriseEntryBody,
  threshold: z.strictObject({ code: z.string(), name: z.string(), least: z.number() }),
  window: z.enum(['monthly', 'yearly']),
  projected: enterpriseFigureBody,
  chance: enterpriseFigureBody,
});

const declared: z.ZodType<DeclaredBody> = z.strictObject({
  enterprise: enterpriseEntryBody,
  step: z.enum(ladderSteps),
  state: z.enum(['open', 'returned', 'in', 'declined']),
  stands: z.string(),
  since: z.string(),
  steps: count,
  history: z.array(z.strictObject({ move: z.string(), at: z.string(), by: z.string(), reason: z.string().nullable() })),
  moves: z.array(z.strictObject({ move: moves, name: z.string() })),
});

export const ladderBody: z.ZodType<LadderBody> = z
  .strictObject({
    asOf: z.string(),
    demo: z.boolean(),
    region: namedBody,
    month: z.string(),
    rungs: z.array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        from: z.string(),
        to: z.string(),
        path: z.array(z.strictObject({ step: z.enum(ladderSteps), name: z.string(), now: count })),
        materials: z.array(z.string()),
        windows: z.array(
          z.strictObject({
            name: z.string(),
            from: z.string(),
            to: z.string(),
            isOpen: z.boolean(),
            days: z.int(),
          }),
        ),
        month: count,
        year: count,
        goal: z.number().nullable(),
        verified: z.boolean(),
        declared: z.array(declared),
      }),
    ),
    entrants: z.array(
      z.strictObject({
        plan: z.string().nullable(),
        name: z.string(),
        month: count,
        year: count,
        goal: z.number().nullable(),
      }),
    ),
    thresholds: z.array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        least: z.number().nullable().describe('Revenue of a year, 万元.'),
        industries: z.array(z.string()),
        verified: z.boolean(),
      }),
    ),
    rising: z.array(near),
    risingOf: count,
    falling: z.array(near),
    fallingOf: count,
  })
  .meta({ id: 'Ladder', description: 'Who is on which rung and step, who came in, who is near a threshold.' });

/** A step to take, in JSON. */
export interface LadderMoveBody {
  readonly enterprise: string;
  /** Code of the rung. */
  readonly rung: string;
  readonly move: LadderMove;
  readonly reason?: string;
  readonly after?: number;
}

export const ladderMoveBody: z.ZodType<LadderMoveBody> = z.strictObject({
  enterprise: z.string().regex(/^[0-9A-Z]{18}$/),
  rung: z.string().min(1).max(200),
  move: moves,
  reason: z.string().max(500).exactOptional(),
  after: z.int().min(0).exactOptional().describe('How many steps were seen taken.'),
});

interface Declared {
  readonly enterprise: Enterprise;
  readonly threshold: CategoryThreshold | undefined;
  readonly standing: LadderStanding;
  readonly moves: readonly LadderMove[];
}

interface Report {
  readonly moment: { readonly asOf: string; readonly edition: string; readonly city: { readonly demo: boolean } };
  readonly registry: Registry;
  readonly region: string;
  readonly thresholds: readonly CategoryThreshold[];
  readonly rungs: readonly {
    readonly rung: LadderRung;
    readonly windows: readonly WindowStanding[];
    readonly declared: readonly Declared[];
  }[];
  readonly month: number;
  readonly near: NearThresholds;
}

export function presentLadder(report: Report, presentation: EnterprisePresentation, most: number): LadderBody {
  const { moment, registry, region, month, near: nearBy } = report;
  const { language } = presentation;
  const year = Math.floor(month / 12);
  const goalOf = (plan: string | null): number | null =>
    (plan === null ? undefined : registry.target(region, plan, year)?.body.goal?.value) ?? null;
  const listed = (all: readonly NearThreshold[]): readonly NearBody[] =>
    all.slice(0, most).map((one) => presentNear(one, report, presentation));
  return {
    asOf: moment.asOf,
    demo: moment.city.demo,
    region: { code: region, name: registry.regions.get(region)?.name[language] ?? region },
    month: monthLabel(month),
    rungs: report.rungs.map(({ rung, windows, declared: all }) => ({
      code: rung.code,
      name: rung.name[language],
      from: rung.from[language],
      to: rung.to[language],
      path: rung.path.map((step) => ({
        step,
        name: ladderMoveWords[step][language],
        now: all.filter(({ standing }) => standing.step === step && standing.state !== 'declined').length,
      })),
      materials: rung.materials,
      windows: windows.map(({ window, ...standing }) => ({ name: windowName(window, language), ...standing })),
      ...enteredOf(all, month),
      goal: goalOf(rung.plan),
      verified: rung.verified,
      declared: all
        .toSorted((a, b) => (a.standing.since < b.standing.since ? 1 : -1))
        .map((one) => presentDeclared(one, registry, language)),
    })),
    entrants: entrantsOf(report, goalOf, language),
    thresholds: report.thresholds.map(({ code, name, least, industries, verified }) => ({
      code,
      name: name[language],
      least,
      industries,
      verified,
    })),
    rising: listed(nearBy.rising),
    risingOf: nearBy.rising.length,
    falling: listed(nearBy.falling),
    fallingOf: nearBy.falling.length,
  };
}

/** Those that came in, in the month and in the year up to its end. */
function enteredOf(all: readonly Declared[], month: number): { readonly month: number; readonly year: number } {
  const months = all.flatMap(({ standing: { state, since } }) => (state === 'in' ? [monthOf(since)] : []));
  return {
    month: months.filter((one) => one === month).length,
    year: months.filter((one) => one <= month && one >= month - (month % 12)).length,
  };
}

/** The month in China. */
function monthOf(instant: string): number {
  const there = new Date(Date.parse(instant) + 8 * 3_600_000);
  return there.getUTCFullYear() * 12 + there.getUTCMonth();
}

function entrantsOf(
  { rungs, thresholds, registry, month }: Report,
  goalOf: (plan: string | null) => number | null,
  language: EnterprisePresentation['language'],
): readonly EntrantsBody[] {
  const over = rungs.filter(({ rung }) => rung.overThreshold).flatMap(({ declared: all }) => all);
  return [...new Set(thresholds.map(({ plan }) => plan))].map((plan) => {
    const of = thresholds.filter((threshold) => threshold.plan === plan);
    const own = over.filter(({ threshold }) => threshold?.plan === plan);
    const indicator = plan === null ? undefined : registry.indicators.get(plan);
    const name =
      indicator?.name[language] ??
      of.map((threshold) => threshold.name[language]).join(language === 'zh' ? '、' : ', ');
    return { plan: indicator?.code ?? null, name, ...enteredOf(own, month), goal: goalOf(plan) };
  });
}

function windowName(window: DeclarationWindow, language: EnterprisePresentation['language']): string {
  if (window.kind === 'yearly') return window.name;
  return language === 'zh' ? '每月申报' : 'every month';
}

function presentDeclared(
  { enterprise, standing, moves: next }: Declared,
  { regions }: Registry,
  language: EnterprisePresentation['language'],
): DeclaredBody {
  const { step, state, since, events } = standing;
  const name = (move: LadderMove): string => ladderMoveWords[move][language];
  return {
    enterprise: presentEnterprise(enterprise, regions, language),
    step,
    state,
    stands: state === 'returned' || state === 'declined' ? name(state) : name(step),
    since,
    steps: events.length,
    history: events.map(({ move, at, by, reason }) => ({ move: name(move), at, by: by.name, reason })),
    moves: next.map((move) => ({ move, name: name(move) })),
  };
}

function presentNear(
  one: NearThreshold,
  { registry, month, moment }: Report,
  presentation: EnterprisePresentation,
): NearBody {
  const { language } = presentation;
  const { code, name, least } = one.threshold;
  const figure = (rule: 'yearProjected' | 'thresholdChance'): EnterpriseFigureBody =>
    presentEnterpriseFigure(ladderFigure(rule, one, month, moment.edition), presentation);
  return {
    enterprise: presentEnterprise(one.enterprise, registry.regions, language),
    threshold: { code, name: name[language], least },
    window: one.threshold.monthly === 'all' || isNewlyOpened(one.enterprise, month) ? 'monthly' : 'yearly',
    projected: figure('yearProjected'),
    chance: figure('thresholdChance'),
  };
}

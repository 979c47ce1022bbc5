import {
  type Authority,
  authorities,
  brierFigure,
  type Choice,
  type ClassedMeasure,
  type ClassReason,
  type CountiesSimulation,
  type GoalInNumbers,
  goalSentences,
  type GoalSimulation,
  type Grade,
  type GradeRecord,
  grades,
  type Language,
  oddsFigures,
  type OddsOf,
  type Maybe,
  type MeasureClass,
  measureClasses,
  type Missing,
  type RuleSet,
  type SubItemOdds,
  type WeighedOdds,
  weighOdds,
  withoutNoise,
} from '@shigan/core';
import { z } from 'zod';
import { maybe } from '../missing.ts';
import { awardFigureBody, type AwardFigureBody, presentAwardFigure } from './award-figure-body.ts';
import {
  type OddsPresentation,
  presentSubItem,
  type PresentedScores,
  type SubItemOddsBody,
  subItemOddsFields,
} from './sub-item-odds-body.ts';

interface ScoreBody {
  readonly score: number;
  readonly n: number;
}

/** A measure with its class. */
export interface ClassedMeasureBody {
  readonly measure: string;
  readonly title: string;
  readonly number: number | null;
  readonly verified: boolean;
  readonly class: MeasureClass;
  readonly proposed: MeasureClass;
  readonly reason: ClassReason;
  readonly wonInLastFour: readonly number[];
  readonly similarCitiesWon: { readonly won: number; readonly of: number } | null;
  readonly decision: { readonly decisive: boolean; readonly reason: string; readonly by: string } | null;
}

/** Classes and odds of a year's measures. */
export interface OddsBody {
  readonly region: string;
  readonly authority: Authority;
  readonly year: number;
  readonly ruleSet: { readonly name: string; readonly document: string | null; readonly verified: boolean };
  readonly measures: readonly ClassedMeasureBody[];
  readonly subItems: readonly SubItemOddsBody[];
  /** After the results: Brier scores of the units' grades and of the platform's estimates. */
  readonly scores: { readonly unit: ScoreBody | Missing; readonly platform: ScoreBody | Missing };
  /** The same as figures that explain themselves. */
  readonly scoreFigures: { readonly unit: AwardFigureBody; readonly platform: AwardFigureBody };
  readonly calibration: Readonly<Partial<Record<Grade, GradeRecord>>>;
}

const classReasons: readonly [ClassReason, ...ClassReason[]] = [
  'won-three-of-four',
  'never-won-and-decisive',
  'won-one-or-two-of-four',
  'half-of-similar-won',
  'score-near-cut-line',
  'nothing-speaks-for-it',
];
const share = z.strictObject({ won: z.int(), of: z.int() });
const score = maybe(z.strictObject({ score: z.number(), n: z.int() }));

const oddsFields = {
  region: z.string(),
  authority: z.enum(authorities),
  year: z.int(),
  ruleSet: z.strictObject({ name: z.string(), document: z.string().nullable(), verified: z.boolean() }),
  measures: z.array(
    z.strictObject({
      measure: z.string(),
      title: z.string(),
      number: z.int().nullable(),
      verified: z.boolean(),
      class: z.enum(measureClasses),
      proposed: z.enum(measureClasses),
      reason: z.enum(classReasons),
      wonInLastFour: z.array(z.int()),
      similarCitiesWon: share.nullable(),
      decision: z.strictObject({ decisive: z.boolean(), reason: z.string(), by: z.string() }).nullable(),
    }),
  ),
  subItems: z.array(z.strictObject(subItemOddsFields)),
  scores: z.strictObject({ unit: score, platform: score }),
  scoreFigures: z.strictObject({ unit: awardFigureBody, platform: awardFigureBody }),
  calibration: z.partialRecord(
    z.enum(grades),
    z.strictObject({ n: z.int(), won: z.int(), rate: z.number(), stated: z.number() }),
  ),
};

export const oddsBody: z.ZodType<OddsBody> = z
  .strictObject(oddsFields)
  .meta({ id: 'AwardOdds', description: 'Classes and odds of the measures of a year.' });

/** What presenters of odds are given. */
export interface OddsSource {
  readonly region: string;
  readonly ruleSet: RuleSet;
  readonly classes: readonly ClassedMeasure[];
  readonly odds: readonly SubItemOdds[];
  /** By the key of the work. */
  readonly computed: ReadonlyMap<string, PresentedScores>;
  readonly open: { readonly oddsEdition: string };
  readonly scores: {
    readonly unit: Maybe<ScoreBody>;
    readonly platform: Maybe<ScoreBody>;
    readonly calibration: ReadonlyMap<Grade, GradeRecord>;
  };
}

/** Presents classes and odds, every percentage a figure. */
export function presentOdds(source: OddsSource, presentation: OddsPresentation): OddsBody {
  const { region, ruleSet, classes, odds, scores } = source;
  const of = oddsOf(source);
  const weighed = odds.map((one) => weighOdds(one));
  const all = weighed.map((one) => [one.odds, oddsFigures(one, of)] as const);
  return {
    region,
    authority: ruleSet.authority,
    year: ruleSet.year,
    ruleSet: {
      name: ruleSet.name.zh,
      document: ruleSet.document?.number ?? null,
      verified: ruleSet.verified,
    },
    measures: classes.map((one) => ({
      measure: one.measure.id,
      title: one.measure.title.zh,
      number: one.measure.number,
      verified: one.measure.verified,
      class: one.class,
      proposed: one.proposed.class,
      reason: one.proposed.reason,
      wonInLastFour: one.grounds.wonInLastFour,
      similarCitiesWon: one.grounds.similarCitiesWon,
      decision:
        one.decision === null
          ? null
          : { decisive: one.decision.decisive, reason: one.decision.reason, by: one.decision.by },
    })),
    subItems: weighed.map((one) => presentSubItem(one, { ...source, of }, presentation)),
    scoreFigures: {
      unit: presentAwardFigure(brierFigure('brierOfGrades', scores.unit, all, of), presentation),
      platform: presentAwardFigure(brierFigure('brierOfEstimates', scores.platform, all, of), presentation),
    },
    scores: { unit: scores.unit, platform: scores.platform },
    calibration: Object.fromEntries(scores.calibration),
  };
}

function oddsOf({ region, ruleSet, open }: OddsSource): OddsOf {
  return { region, ruleSet, asOf: open.oddsEdition };
}

/** Which sub-items to go for, and what that does for the goal. */
export interface PlanBody {
  readonly region: string;
  readonly authority: Authority;
  readonly year: number;
  readonly capacity: number;
  readonly chosen: readonly string[];
  readonly effort: number;
  /** Expected additional awards. */
  readonly expected: number;
  readonly expectedBefore: number;
  readonly expectedAfter: number;
  readonly items: readonly (SubItemOddsBody & {
    readonly chance: number;
    readonly gain: number;
    readonly effort: number;
    readonly chosen: boolean;
    /** Somebody said what it takes and brings; else the usual was taken. */
    readonly weighed: boolean;
    /** Expected awards lost if it were decided the other way; null where it cannot be, or a person settled it. */
    readonly margin: number | null;
  })[];
  readonly goal: {
    /** The year whose counts the numbers are of. */
    readonly year: number;
    readonly numbers: GoalInNumbers | Missing;
    readonly before: GoalSimulation | Missing;
    readonly after: GoalSimulation | Missing;
    readonly countiesBefore: CountiesSimulation | Missing;
    readonly countiesAfter: CountiesSimulation | Missing;
    /** The goal in words, a statement each. */
    readonly sentences: readonly string[];
  };
}

const range = z.strictObject({ median: z.number(), low: z.number(), high: z.number() });
const needed = z.strictObject({ awards: z.int(), more: z.int() });
const simulation = maybe(
  z.strictObject({
    runs: z.int(),
    seed: z.string(),
    line: range,
    ownExpected: z.number(),
    probability: z.number(),
  }),
);

const countiesSimulation = maybe(
  z.strictObject({
    runs: z.int(),
    seed: z.string(),
    mean: range,
    needed: range,
    units: z.int(),
    ownExpected: z.number(),
    probability: z.number(),
  }),
);

export const planBody: z.ZodType<PlanBody> = z
  .strictObject({
    region: z.string(),
    authority: z.enum(authorities),
    year: z.int(),
    capacity: z.number(),
    chosen: z.array(z.string()),
    effort: z.number(),
    expected: z.number(),
    expectedBefore: z.number(),
    expectedAfter: z.number(),
    items: z.array(
      z.strictObject({
        ...subItemOddsFields,
        chance: z.number(),
        gain: z.number(),
        effort: z.number(),
        chosen: z.boolean(),
        weighed: z.boolean(),
        margin: z.number().nullable(),
      }),
    ),
    goal: z.strictObject({
      year: z.int(),
      numbers: maybe(
        z.strictObject({
          cityLevelToShare: needed,
          cityLevelAlone: needed,
          place: z.int(),
          countiesAtMean: maybe(needed),
        }),
      ),
      before: simulation,
      after: simulation,
      countiesBefore: countiesSimulation,
      countiesAfter: countiesSimulation,
      sentences: z.array(z.string()),
    }),
  })
  .meta({ id: 'AwardPlan', description: 'Which sub-items to go for within a capacity, exact, and the goal.' });

export interface PlanSource extends OddsSource {
  readonly choice: Choice;
  readonly items: readonly (WeighedOdds & {
    readonly effort: number;
    readonly chosen: boolean;
    readonly margin: number | null;
  })[];
  readonly goal: Maybe<GoalInNumbers>;
  readonly goalYear: number;
  readonly before: Maybe<GoalSimulation>;
  readonly after: Maybe<GoalSimulation>;
  readonly countiesBefore: Maybe<CountiesSimulation>;
  readonly countiesAfter: Maybe<CountiesSimulation>;
  readonly expectedBefore: number;
  readonly expectedAfter: number;
}

/** Presents a plan, the goal in the words of a language. */
export function presentPlan(plan: PlanSource, presentation: OddsPresentation): PlanBody {
  const { choice } = plan;
  const language: Language = presentation.language;
  const of = oddsOf(plan);
  return {
    region: plan.region,
    authority: plan.ruleSet.authority,
    year: plan.ruleSet.year,
    capacity: choice.capacity,
    chosen: choice.chosen,
    effort: choice.effort,
    expected: choice.expected,
    expectedBefore: plan.expectedBefore,
    expectedAfter: plan.expectedAfter,
    items: plan.items.map((item) => ({
      ...presentSubItem(item, { ...plan, of }, presentation),
      chance: withoutNoise(item.chance),
      gain: withoutNoise(item.gain),
      effort: item.effort,
      chosen: item.chosen,
      weighed: item.stated,
      margin: item.margin,
    })),
    goal: {
      year: plan.goalYear,
      numbers: plan.goal,
      before: plan.before,
      after: plan.after,
      countiesBefore: plan.countiesBefore,
      countiesAfter: plan.countiesAfter,
      sentences: goalSentences(
        {
          lastYear: plan.goalYear,
          year: plan.ruleSet.year,
          numbers: plan.goal,
          before: plan.before,
          after: plan.after,
          countiesBefore: plan.countiesBefore,
          countiesAfter: plan.countiesAfter,
        },
        language,
      ),
    },
  };
}

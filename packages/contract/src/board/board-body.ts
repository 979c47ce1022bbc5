import {
  type Direction,
  type LightColour,
  type Measure,
  measures,
  type Missing,
  type PaceAgainst,
  weightSources,
  type WeightSource,
} from '@shigan/core';
import { z } from 'zod';
import { maybe } from '../missing.ts';

/** A number with its unit. */
export interface AmountBody {
  readonly value: number;
  readonly unit: string;
}

/** The cut-off (数据截止) of one indicator: how people write it, and the span as ISO interval. */
export interface CutoffBody {
  readonly label: string;
  readonly interval: string;
}

export interface RankBody {
  readonly place: number;
  readonly of: number;
  readonly source: 'published' | 'computed';
  /** The computed place, where it differs from the published one. */
  readonly computed?: number;
  readonly withoutData: number;
  /** The set ranked among, and what its members are called (市州). */
  readonly peers: string;
  readonly membersWord: string;
}

export interface DistanceBody extends AmountBody {
  /** `meanOfPeers` where the province publishes no figure of its own. */
  readonly to: 'province' | 'city' | 'country' | 'meanOfPeers';
}

export interface TargetBody {
  readonly kind: 'level' | 'growth' | 'count' | 'share' | 'rank' | 'milestone';
  readonly value: number | Missing;
  readonly bound: 'atLeast' | 'atMost' | 'about';
  readonly unit: string;
  readonly binding: boolean;
  /** Stands in a document. */
  readonly verified: boolean;
  readonly floor?: number;
  readonly stretch?: number;
  readonly milestone?: { readonly name: string; readonly due: string; readonly reachedOn?: string };
}

export interface PaceBody {
  readonly completion: number | Missing;
  readonly schedule: number | Missing;
  readonly seasonal: number | Missing;
  readonly light: LightColour;
  /** What the light went by. */
  readonly against: PaceAgainst | 'target';
}

export interface RecordBody {
  readonly kind: 'high' | 'low';
  readonly years: number;
  /** The run is as long as the data: 有数据以来. */
  readonly dataEndFirst: boolean;
}

export interface FindingBody {
  readonly rule: string;
  readonly severity: 'info' | 'notice' | 'warning';
  readonly message: string;
  /** Ids of the figures it rests on. */
  readonly figures: readonly string[];
}

/** The outlook for the half-year or the year, as a board has it. */
export interface RowOutlookSpanBody {
  readonly interval: string;
  readonly measure: Measure;
  readonly unit: string;
  readonly estimate: number;
  readonly low80: number;
  readonly high80: number;
  /** That the target is met, in percent. */
  readonly probability: number | Missing;
}

/** The outlook (研判前景) in short; `/outlook` has all of it. */
export interface RowOutlookBody {
  readonly light: LightColour | Missing;
  /** That the year's target is met, in percent. */
  readonly probability: number | Missing;
  readonly halfYear: RowOutlookSpanBody | Missing;
  readonly fullYear: RowOutlookSpanBody | Missing;
}

/** One indicator of a board. */
export interface BoardRowBody {
  readonly indicator: string;
  readonly name: string;
  readonly section: string;
  /** The measure that stands for the indicator: what is shown first, ranked and aimed at. */
  readonly headline: Measure;
  readonly better: Direction;
  readonly cutoff: CutoffBody | Missing;
  readonly value: number | Missing;
  readonly unit: string;
  /** Status as published; null where the source states none. */
  readonly status: string | null;
  readonly growth: number | Missing;
  readonly share: number | Missing;
  readonly change: AmountBody | Missing;
  readonly changeFromYearBefore: AmountBody | Missing;
  readonly twoYearAverage: number | Missing;
  readonly rank: RankBody | Missing;
  readonly rankChange: number | Missing;
  readonly distance: DistanceBody | Missing;
  readonly shareOfProvince: number | Missing;
  readonly target: TargetBody | Missing;
  readonly pace: PaceBody | Missing;
  readonly gap: AmountBody | Missing;
  readonly distances: {
    readonly toSchedule: AmountBody | Missing;
    readonly toHalf: AmountBody | Missing;
    readonly toYear: AmountBody | Missing;
  };
  readonly growthNeeded: number | Missing;
  /** Where the share of the year already gone was taken from. */
  readonly weightFrom: WeightSource | null;
  readonly howHard: number | Missing;
  readonly record: RecordBody | Missing;
  readonly aboveBase: AmountBody | Missing;
  readonly outlook: RowOutlookBody | Missing;
  readonly findings: readonly FindingBody[];
  /** The headline's course since the start of last year: releases that are held; empty where not asked for. */
  readonly spark: readonly { readonly interval: string; readonly value: number }[];
  /** What a page prints, by field: the decimals as published. Absent fields have none. */
  readonly shown: Readonly<Record<string, string>>;
  /** The figure's id, by field: what `explain` takes. */
  readonly figures: Readonly<Record<string, string>>;
}

/** The board (总览) of one region and month, as of a moment. */
export interface BoardBody {
  readonly region: string;
  readonly name: string;
  readonly period: string;
  readonly asOf: string;
  readonly rows: readonly BoardRowBody[];
}

const numberOrMissing = maybe(z.number());
const amount: z.ZodType<AmountBody> = z.strictObject({ value: z.number(), unit: z.string() });
const amountOrMissing = maybe(amount);

const rank: z.ZodType<RankBody> = z.strictObject({
  place: z.int().positive(),
  of: z.int().positive().describe('Members with data; the size of the set where the rank is published.'),
  source: z.enum(['published', 'computed']),
  computed: z.int().positive().exactOptional().describe('The computed place, where it differs from the published one.'),
  withoutData: z.int().nonnegative(),
  peers: z.string(),
  membersWord: z.string(),
});

export const targetBody: z.ZodType<TargetBody> = z.strictObject({
  kind: z.enum(['level', 'growth', 'count', 'share', 'rank', 'milestone']),
  value: numberOrMissing,
  bound: z.enum(['atLeast', 'atMost', 'about']),
  unit: z.string(),
  binding: z.boolean(),
  verified: z.boolean(),
  floor: z.number().exactOptional(),
  stretch: z.number().exactOptional(),
  milestone: z
    .strictObject({ name: z.string(), due: z.iso.date(), reachedOn: z.iso.date().exactOptional() })
    .exactOptional(),
});

const pace: z.ZodType<PaceBody> = z.strictObject({
  completion: numberOrMissing.describe('Done so far of the target of the year, in percent.'),
  schedule: numberOrMissing.describe('Month ÷ 12, in percent.'),
  seasonal: numberOrMissing.describe('Mean share done by this month in the last three normal years, in percent.'),
  light: z.enum(['green', 'yellow', 'red']),
  against: z.enum(['halfYearGoal', 'ownSchedule', 'seasonalSchedule', 'schedule', 'target']),
});

export const findingBody: z.ZodType<FindingBody> = z
  .strictObject({
    rule: z.string(),
    severity: z.enum(['info', 'notice', 'warning']),
    message: z.string(),
    figures: z.array(z.string()),
  })
  .meta({ id: 'Finding', description: 'A rule that fired, with the figures it rests on.' });

const rowOutlookSpan: z.ZodType<RowOutlookSpanBody> = z.strictObject({
  interval: z.string(),
  measure: z.enum(measures),
  unit: z.string(),
  estimate: z.number(),
  low80: z.number().describe('Lower end of the 80 % interval.'),
  high80: z.number(),
  probability: numberOrMissing.describe('That the target is met, in percent; for the half-year its half-year goal.'),
});

const rowOutlook: z.ZodType<RowOutlookBody> = z
  .strictObject({
    light: maybe(z.enum(['green', 'yellow', 'red'])),
    probability: numberOrMissing.describe("That the year's target is met, in percent."),
    halfYear: maybe(rowOutlookSpan),
    fullYear: maybe(rowOutlookSpan),
  })
  .meta({ id: 'RowOutlook', description: 'Where the half-year and the year will end, in short.' });

export const boardRowBody: z.ZodType<BoardRowBody> = z
  .strictObject({
    indicator: z.string(),
    name: z.string(),
    section: z.string(),
    headline: z.enum(measures).describe('The measure that stands for the indicator.'),
    better: z.enum(['higher', 'lower', 'neutral']).describe('Which way is better.'),
    cutoff: maybe(z.strictObject({ label: z.string(), interval: z.string() })),
    value: numberOrMissing.describe('The headline value, as published.'),
    unit: z.string(),
    status: z.string().nullable(),
    growth: numberOrMissing.describe('Year on year, in percent.'),
    share: numberOrMissing,
    change: amountOrMissing.describe('Growth against the previous release, in percentage points.'),
    changeFromYearBefore: amountOrMissing,
    twoYearAverage: numberOrMissing,
    rank: maybe(rank),
    rankChange: numberOrMissing,
    distance: maybe(
      z.strictObject({
        value: z.number(),
        unit: z.string(),
        to: z.enum(['province', 'city', 'country', 'meanOfPeers']),
      }),
    ),
    shareOfProvince: numberOrMissing,
    target: maybe(targetBody),
    pace: maybe(pace),
    gap: amountOrMissing.describe('Actual minus target, for growth, shares and ranks.'),
    distances: z.strictObject({ toSchedule: amountOrMissing, toHalf: amountOrMissing, toYear: amountOrMissing }),
    growthNeeded: numberOrMissing.describe('Growth needed in the rest of the year, in percent.'),
    weightFrom: z.enum(weightSources).nullable(),
    howHard: numberOrMissing.describe('Share of past years whose rest of the year grew by what is needed, in percent.'),
    record: maybe(
      z.strictObject({ kind: z.enum(['high', 'low']), years: z.int().positive(), dataEndFirst: z.boolean() }),
    ),
    aboveBase: amountOrMissing,
    outlook: maybe(rowOutlook),
    findings: z.array(findingBody),
    spark: z
      .array(z.strictObject({ interval: z.string(), value: z.number() }))
      .describe('The course of the headline since the start of last year.'),
    shown: z.record(z.string(), z.string()).describe('What a page prints, by field.'),
    figures: z.record(z.string(), z.string()).describe('Ids of figures, by field.'),
  })
  .meta({ id: 'BoardRow' });

export const boardBody: z.ZodType<BoardBody> = z
  .strictObject({
    region: z.string(),
    name: z.string(),
    period: z.string().regex(/^\d{4}-\d{2}$/),
    asOf: z.iso.datetime(),
    rows: z.array(boardRowBody),
  })
  .meta({ id: 'Board', description: 'The board of one region and month, as of a moment.' });

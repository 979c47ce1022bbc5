import { type Direction, type LightColour, type Measure, measures, type Missing } from '@shigan/core';
import { z } from 'zod';
import type { CutoffBody, TargetBody } from '../board/board-body.ts';
import { targetBody } from '../board/board-body.ts';
import { maybe } from '../missing.ts';

/** A figure as JSON: its number or why there is none, what a page prints, and the id that leads to where it comes from. */
export interface ShownFigureBody {
  readonly value: number | Missing;
  /** Empty for an absent value. */
  readonly shown: string;
  readonly unit: string;
  readonly id: string;
}

/** What is expected, with an interval of 80 % and one of 95 %. */
export interface RangeBody {
  readonly measure: Measure;
  readonly estimate: ShownFigureBody;
  readonly low80: ShownFigureBody;
  readonly high80: ShownFigureBody;
  readonly low95: ShownFigureBody;
  readonly high95: ShownFigureBody;
}

/** Stated probability against how often it came true. */
export interface ReliabilityBody {
  readonly from: number;
  readonly to: number;
  readonly stated: number;
  readonly came: number;
  readonly count: number;
}

/** How good outlooks of past years were. */
export interface CalibrationBody {
  readonly of: 'own' | 'peers';
  readonly count: number;
  readonly firstYear: number;
  readonly lastYear: number;
  readonly meanMiss: ShownFigureBody;
  readonly meanMissPersistence: ShownFigureBody;
  readonly coverage80: ShownFigureBody;
  readonly coverage95: ShownFigureBody;
  readonly brier: ShownFigureBody;
  readonly reliability: readonly ReliabilityBody[];
}

export interface OutlookSpanBody {
  readonly interval: string;
  readonly label: string;
  readonly range: RangeBody;
  readonly amount: RangeBody | Missing;
  /** What is due by the end of the span, in the unit of the range. */
  readonly line: number | Missing;
  readonly probability: ShownFigureBody;
  readonly floor: ShownFigureBody;
  readonly stretch: ShownFigureBody;
  readonly twoYearAverage: ShownFigureBody;
  readonly rest: ShownFigureBody;
  readonly members: readonly { readonly name: string; readonly value: number; readonly weight: number }[];
  /** What past misses add to the members' mean, in the unit of the range. */
  readonly lean: number;
  readonly calibration: readonly CalibrationBody[];
}

/** Where the region may stand among its peers at the end of the year. */
export interface RankOutlookBody {
  /** Probability of each place, the first first. */
  readonly places: readonly number[];
  readonly of: number;
  readonly withoutOutlook: number;
}

/** The outlook (研判前景) of one indicator. */
export interface OutlookBody {
  readonly cutoff: string;
  readonly edition: string;
  readonly madeAt: string;
  readonly version: number;
  readonly basis: 'nominal' | 'comparable' | 'course';
  readonly light: LightColour | Missing;
  readonly probability: ShownFigureBody;
  readonly halfYear: OutlookSpanBody | Missing;
  readonly fullYear: OutlookSpanBody | Missing;
  readonly rank: RankOutlookBody | Missing;
  readonly rankHalfYear: RankOutlookBody | Missing;
  /** The course in the measure of the outlook since the start of last year. */
  readonly course: readonly { readonly interval: string; readonly value: number }[];
}

export interface OutlookRowBody {
  readonly indicator: string;
  readonly name: string;
  readonly section: string;
  readonly better: Direction;
  readonly headline: Measure;
  readonly cutoff: CutoffBody | Missing;
  readonly target: TargetBody | Missing;
  /** As printed, with its id. */
  readonly goal: ShownFigureBody;
  readonly growthNeeded: ShownFigureBody;
  readonly howHard: ShownFigureBody;
  readonly outlook: OutlookBody | Missing;
  /** The headline's course since the start of last year. */
  readonly spark: readonly { readonly interval: string; readonly value: number }[];
}

/** The outlooks of a region and month, as of a moment: those with a target first, the least likely one at the top. */
export interface OutlooksBody {
  readonly region: string;
  readonly name: string;
  readonly period: string;
  readonly asOf: string;
  readonly rows: readonly OutlookRowBody[];
}

export const shownFigureBody: z.ZodType<ShownFigureBody> = z
  .strictObject({ value: maybe(z.number()), shown: z.string(), unit: z.string(), id: z.string() })
  .meta({ id: 'OutlookFigure', description: 'A figure: number or reason, as printed, and the id to explain it by.' });

const range: z.ZodType<RangeBody> = z
  .strictObject({
    measure: z.enum(measures),
    estimate: shownFigureBody,
    low80: shownFigureBody,
    high80: shownFigureBody,
    low95: shownFigureBody,
    high95: shownFigureBody,
  })
  .meta({ id: 'OutlookRange', description: 'What is expected, with intervals of 80 and 95 %.' });

export const reliabilityBody: z.ZodType<ReliabilityBody> = z
  .strictObject({
    from: z.number(),
    to: z.number(),
    stated: z.number(),
    came: z.number(),
    count: z.int().positive(),
  })
  .meta({ id: 'ReliabilityBin', description: 'Stated probability against how often it came true, 0–1.' });

const calibration: z.ZodType<CalibrationBody> = z
  .strictObject({
    of: z.enum(['own', 'peers']).describe('Of this region alone, or of all members of its peer set.'),
    count: z.int().positive(),
    firstYear: z.int(),
    lastYear: z.int(),
    meanMiss: shownFigureBody,
    meanMissPersistence: shownFigureBody,
    coverage80: shownFigureBody,
    coverage95: shownFigureBody,
    brier: shownFigureBody,
    reliability: z.array(reliabilityBody),
  })
  .meta({ id: 'Calibration', description: 'How good outlooks of past years were, from every cut-off of the year.' });

const outlookSpan: z.ZodType<OutlookSpanBody> = z
  .strictObject({
    interval: z.string(),
    label: z.string(),
    range,
    amount: maybe(range).describe('The amount, from the track of levels, where the range is a growth.'),
    line: maybe(z.number()).describe('What is due by the end of the span, in the unit of the range.'),
    probability: shownFigureBody,
    floor: shownFigureBody,
    stretch: shownFigureBody,
    twoYearAverage: shownFigureBody,
    rest: shownFigureBody.describe('Growth of the rest of the span that the outlook comes to.'),
    members: z.array(z.strictObject({ name: z.string(), value: z.number(), weight: z.number() })),
    lean: z.number().describe("What past misses of the group add to the members' mean, in the unit of the range."),
    calibration: z.array(calibration),
  })
  .meta({ id: 'OutlookSpan', description: 'The outlook for the half-year or the year.' });

const rankOutlook: z.ZodType<RankOutlookBody> = z.strictObject({
  places: z.array(z.number()).describe('Probability of each place, the first first.'),
  of: z.int().positive(),
  withoutOutlook: z.int().nonnegative(),
});

export const outlookBody: z.ZodType<OutlookBody> = z
  .strictObject({
    cutoff: z.string(),
    edition: z.iso.datetime().describe('The record that it was made from.'),
    madeAt: z.iso.datetime(),
    version: z.int().positive().describe('Of the rules by which it was made.'),
    basis: z.enum(['nominal', 'comparable', 'course']),
    light: maybe(z.enum(['green', 'yellow', 'red'])),
    probability: shownFigureBody.describe("That the year's target is met, in percent."),
    halfYear: maybe(outlookSpan),
    fullYear: maybe(outlookSpan),
    rank: maybe(rankOutlook).describe('At the end of the year.'),
    rankHalfYear: maybe(rankOutlook).describe('At the end of June.'),
    course: z
      .array(z.strictObject({ interval: z.string(), value: z.number() }))
      .describe('The course in the measure of the outlook since the start of last year.'),
  })
  .meta({ id: 'Outlook', description: 'Where the half-year and the year will end, and how sure that is.' });

const outlookRow: z.ZodType<OutlookRowBody> = z
  .strictObject({
    indicator: z.string(),
    name: z.string(),
    section: z.string(),
    better: z.enum(['higher', 'lower', 'neutral']),
    headline: z.enum(measures),
    cutoff: maybe(z.strictObject({ label: z.string(), interval: z.string() })),
    target: maybe(targetBody),
    goal: shownFigureBody,
    growthNeeded: shownFigureBody,
    howHard: shownFigureBody,
    outlook: maybe(outlookBody),
    spark: z.array(z.strictObject({ interval: z.string(), value: z.number() })),
  })
  .meta({ id: 'OutlookRow' });

export const outlooksBody: z.ZodType<OutlooksBody> = z
  .strictObject({
    region: z.string(),
    name: z.string(),
    period: z.string().regex(/^\d{4}-\d{2}$/),
    asOf: z.iso.datetime(),
    rows: z.array(outlookRow),
  })
  .meta({ id: 'Outlooks', description: 'The outlooks of one region and month, the least likely target first.' });

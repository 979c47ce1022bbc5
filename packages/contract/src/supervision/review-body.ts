import type { LightColour, Matter, ReportSign, ReviewOutcome } from '@shigan/core';
import { z } from 'zod';
import { reviewOutcomeWords } from '../words/proceedings.ts';
import { type MatterReportBody, type MatterRowBody, matterReportBody, matterRowBody } from './matter-body.ts';
import { type MatterPresenting, type PresentedStanding, presentMatterRow, presentReport } from './present-matter.ts';

const outcomes = ['onTime', 'late', 'missing', 'awaited', 'exempt'] as const satisfies readonly ReviewOutcome[];

/** A matter of a round: what the unit finds filled in, what it reported, what is pointed out. */
export interface ReviewLineBody {
  readonly matter: MatterRowBody;
  readonly outcome: ReviewOutcome;
  readonly outcomeWords: string;
  /** What it said last. */
  readonly prefill: {
    readonly text: string;
    readonly progress: number;
    readonly light: LightColour | null;
    readonly numbers: readonly { readonly name: string; readonly value: number; readonly unit: string }[];
    readonly saidAt: string | null;
  };
  readonly milestones: readonly { readonly id: string; readonly name: string; readonly due: string }[];
  readonly fields: number;
  readonly report: MatterReportBody | null;
  readonly mayReport: boolean;
  readonly mayJudge: boolean;
}

export interface ReviewUnitBody {
  readonly code: string;
  readonly name: string;
  readonly own: boolean;
  readonly fields: number;
  readonly lines: readonly ReviewLineBody[];
}

/** A round of the monthly review by units. */
export interface ReviewBody {
  readonly asOf: string;
  readonly demo: boolean;
  readonly month: string;
  readonly due: string;
  readonly openedAt: string;
  readonly openedBy: string;
  readonly closedAt: string | null;
  readonly months: readonly string[];
  readonly counts: Readonly<Record<ReviewOutcome | 'asked' | 'pointedOut' | 'fields', number>>;
  readonly units: readonly ReviewUnitBody[];
}

export interface ReviewListBody {
  readonly asOf: string;
  readonly demo: boolean;
  readonly reviews: readonly {
    readonly month: string;
    readonly due: string;
    readonly openedAt: string;
    readonly closedAt: string | null;
  }[];
}

const count = z.int().nonnegative();
const colour = z.enum(['green', 'yellow', 'red']);

export const reviewBody: z.ZodType<ReviewBody> = z
  .strictObject({
    asOf: z.string(),
    demo: z.boolean(),
    month: z.string(),
    due: z.string(),
    openedAt: z.string(),
    openedBy: z.string(),
    closedAt: z.string().nullable(),
    months: z.array(z.string()),
    counts: z.strictObject({
      asked: count,
      onTime: count,
      late: count,
      missing: count,
      awaited: count,
      exempt: count,
      pointedOut: count,
      fields: count,
    }),
    units: z.array(
      z.strictObject({
        code: z.string(),
        name: z.string(),
        own: z.boolean(),
        fields: count,
        lines: z.array(
          z.strictObject({
            matter: matterRowBody,
            outcome: z.enum(outcomes),
            outcomeWords: z.string(),
            prefill: z.strictObject({
              text: z.string(),
              progress: z.number(),
              light: colour.nullable(),
              numbers: z.array(z.strictObject({ name: z.string(), value: z.number(), unit: z.string() })),
              saidAt: z.string().nullable(),
            }),
            milestones: z.array(z.strictObject({ id: z.string(), name: z.string(), due: z.string() })),
            fields: count,
            report: matterReportBody.nullable(),
            mayReport: z.boolean(),
            mayJudge: z.boolean(),
          }),
        ),
      }),
    ),
  })
  .meta({
    id: 'MonthlyReview',
    description: 'A round of the monthly review: what is owed, what came, what is pointed out.',
  });

export const reviewListBody: z.ZodType<ReviewListBody> = z
  .strictObject({
    asOf: z.string(),
    demo: z.boolean(),
    reviews: z.array(
      z.strictObject({
        month: z.string(),
        due: z.string(),
        openedAt: z.string(),
        closedAt: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'MonthlyReviews', description: 'Rounds of the monthly review, the last first.' });

/** A line of a round, as the query gives it. */
export interface PresentedReviewLine {
  readonly standing: {
    readonly item: { readonly unit: { readonly code: string; readonly name: string } };
    readonly outcome: ReviewOutcome;
    readonly report: Matter['reports'][number] | null;
    readonly signs: readonly ReportSign[];
  };
  readonly matter: PresentedStanding;
  readonly prefill: ReviewLineBody['prefill'];
  readonly fields: number;
  readonly own: boolean;
  readonly mayReport: boolean;
  readonly mayJudge: boolean;
}

interface PresentedReview {
  readonly month: string;
  readonly due: string;
  readonly openedAt: string;
  readonly openedBy: { readonly name: string };
  readonly closedAt: string | null;
}

/** A round: the actor's own unit first, then those that have not reported, then the others. */
export function presentReview(
  reading: {
    readonly review: PresentedReview;
    readonly lines: readonly PresentedReviewLine[];
    readonly months: readonly string[];
    readonly asOf: string;
    readonly demo: boolean;
  },
  presenting: MatterPresenting,
  today: string,
): ReviewBody {
  const { review, lines } = reading;
  const counts = {
    asked: lines.length,
    onTime: 0,
    late: 0,
    missing: 0,
    awaited: 0,
    exempt: 0,
    pointedOut: 0,
    fields: 0,
  };
  for (const { standing, fields } of lines) {
    counts[standing.outcome]++;
    counts.fields += fields;
    if (standing.signs.length > 0) counts.pointedOut++;
  }
  const { month, due, openedAt, closedAt } = review;
  return {
    asOf: reading.asOf,
    demo: reading.demo,
    month,
    due,
    openedAt,
    openedBy: review.openedBy.name,
    closedAt,
    months: [...reading.months],
    counts,
    units: unitsOf(lines, presenting, { today, due }),
  };
}

const order: Readonly<Record<ReviewOutcome, number>> = { missing: 0, awaited: 1, late: 2, onTime: 3, exempt: 4 };

function unitsOf(
  lines: readonly PresentedReviewLine[],
  presenting: MatterPresenting,
  days: { readonly today: string; readonly due: string },
): readonly ReviewUnitBody[] {
  const units = new Map<string, PresentedReviewLine[]>();
  for (const line of lines) {
    const held = units.get(line.standing.item.unit.code) ?? [];
    units.set(line.standing.item.unit.code, [...held, line]);
  }
  const gravest = (of: readonly PresentedReviewLine[]): number =>
    Math.min(...of.map(({ standing: { outcome, signs } }) => order[outcome] - (signs.length > 0 ? 0.5 : 0)));
  return [...units]
    .map(([code, of]) => ({ code, of, own: of.some((line) => line.own), first: gravest(of) }))
    .toSorted((a, b) => Number(b.own) - Number(a.own) || a.first - b.first || (a.code < b.code ? -1 : 1))
    .map(({ code, of, own }) => ({
      code,
      name: of[0]?.standing.item.unit.name ?? code,
      own,
      fields: of.reduce((sum, line) => sum + line.fields, 0),
      lines: of
        .toSorted((a, b) => order[a.standing.outcome] - order[b.standing.outcome])
        .map((line) => presentLine(line, presenting, days)),
    }));
}

function presentLine(
  { standing, matter, prefill, fields, mayReport, mayJudge }: PresentedReviewLine,
  presenting: MatterPresenting,
  { today, due }: { readonly today: string; readonly due: string },
): ReviewLineBody {
  const { outcome, report, signs } = standing;
  return {
    matter: presentMatterRow(matter, presenting, today),
    outcome,
    outcomeWords: reviewOutcomeWords[outcome][presenting.language],
    prefill: { ...prefill, numbers: [...prefill.numbers] },
    milestones: matter.filed.matter.milestones
      .filter((one) => one.verifiedOn === null && one.due <= due)
      .map((one) => ({ id: one.id, name: one.name, due: one.due })),
    fields,
    report: report === null ? null : presentReport(report, signs, presenting.language),
    mayReport,
    mayJudge: mayJudge && report !== null && report.verdict === null,
  };
}

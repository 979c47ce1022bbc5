import type { AssessedUnit, AssessmentBasis, AssessmentPolicy, PublishedAssessment } from '@shigan/core';
import { z } from 'zod';

const basis: z.ZodType<AssessmentBasis> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rank'), rank: z.int(), of: z.int(), weight: z.number() }),
  z.strictObject({ kind: z.literal('noFigure'), weight: z.number() }),
  z.strictObject({ kind: z.literal('shortfall'), what: z.string(), each: z.number() }),
  z.strictObject({ kind: z.literal('award'), base: z.number(), share: z.number(), reason: z.string() }),
  z.strictObject({ kind: z.literal('cap'), cap: z.number() }),
]);

const unit: z.ZodType<AssessedUnit> = z.strictObject({
  code: z.string(),
  name: z.string(),
  lines: z.array(
    z.strictObject({
      part: z.enum(['indicators', 'supervision', 'awards']),
      item: z.string(),
      title: z.string(),
      points: z.number().nullable().describe('null: no figure, its weight is spread over the others.'),
      basis,
      figure: z.string().nullable().describe('Id of the figure that it rests on.'),
    }),
  ),
  parts: z.strictObject({ indicators: z.number(), supervision: z.number(), awards: z.number() }),
  total: z.number(),
  rank: z.int(),
});

interface ObjectionBody {
  readonly number: number;
  readonly unit: string;
  readonly words: string;
  readonly by: string;
  readonly at: string;
  readonly decision: {
    readonly upheld: boolean;
    readonly reason: string;
    readonly by: string;
    readonly at: string;
    readonly corrections: readonly {
      readonly item: string;
      readonly title: string;
      readonly was: number | null;
      readonly points: number;
    }[];
  } | null;
}

/** The assessment of a year: what it comes to now, and what was published with what came of it. */
export interface AssessmentBody {
  readonly year: number;
  readonly years: readonly number[];
  readonly asOf: string;
  /** Holds invented data. */
  readonly demo: boolean;
  readonly policy: {
    readonly name: string;
    readonly document: string | null;
    readonly verified: boolean;
    readonly full: number;
  };
  readonly period: string;
  readonly units: readonly AssessedUnit[];
  readonly published: {
    readonly at: string;
    readonly by: string;
    readonly period: string;
    readonly units: readonly AssessedUnit[];
    readonly objections: readonly ObjectionBody[];
    readonly settledAt: string | null;
  } | null;
}

export const assessmentBody: z.ZodType<AssessmentBody> = z
  .strictObject({
    year: z.int(),
    years: z.array(z.int()),
    asOf: z.string(),
    demo: z.boolean(),
    policy: z.strictObject({
      name: z.string(),
      document: z.string().nullable(),
      verified: z.boolean(),
      full: z.number().describe('Points without those of awards.'),
    }),
    period: z.string().describe('The month that figures go up to, `2020-12`.'),
    units: z.array(unit),
    published: z
      .strictObject({
        at: z.string(),
        by: z.string(),
        period: z.string(),
        units: z.array(unit).describe('As they stand: corrected where an objection was upheld.'),
        objections: z.array(
          z.strictObject({
            number: z.int(),
            unit: z.string(),
            words: z.string(),
            by: z.string(),
            at: z.string(),
            decision: z
              .strictObject({
                upheld: z.boolean(),
                reason: z.string(),
                by: z.string(),
                at: z.string(),
                corrections: z.array(
                  z.strictObject({
                    item: z.string(),
                    title: z.string(),
                    was: z.number().nullable(),
                    points: z.number(),
                  }),
                ),
              })
              .nullable(),
          }),
        ),
        settledAt: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Assessment', description: 'The performance assessment of a year, each point with what it rests on.' });

/** Presents an assessment. */
export function presentAssessment(read: {
  readonly moment: { readonly asOf: string; readonly city: { readonly demo: boolean } };
  readonly policy: AssessmentPolicy;
  readonly period: { readonly year: number; readonly month: number };
  readonly units: readonly AssessedUnit[];
  readonly published: PublishedAssessment | null;
  readonly years: readonly number[];
}): AssessmentBody {
  const { moment, policy, period, published } = read;
  return {
    year: policy.year,
    years: read.years,
    asOf: moment.asOf,
    demo: moment.city.demo,
    policy: {
      name: policy.name,
      document: policy.document ?? null,
      verified: policy.verified,
      full: policy.indicators.reduce((sum, { weight }) => sum + weight, policy.supervision.full),
    },
    period: `${period.year}-${String(period.month).padStart(2, '0')}`,
    units: read.units,
    published:
      published === null
        ? null
        : {
            at: published.publishedAt,
            by: published.publishedBy.name,
            period: published.period,
            units: published.units,
            objections: published.objections.map(({ by, decision, ...objection }) => ({
              ...objection,
              by: by.name,
              decision: decision === null ? null : { ...decision, by: decision.by.name },
            })),
            settledAt: published.settledAt,
          },
  };
}

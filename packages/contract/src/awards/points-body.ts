import type { Award, PointsPolicy, PointsReason, PointsResult } from '@shigan/core';
import { z } from 'zod';

interface PointsLineBody {
  readonly award: string;
  /** What was won, in words; empty for a further one that is only supposed. */
  readonly title: string;
  readonly points: number;
  readonly reason: PointsReason;
  readonly base: number;
  readonly share: number;
  readonly exception: string | null;
  readonly insteadOf: string | null;
}

interface PointsResultBody {
  readonly lines: readonly PointsLineBody[];
  readonly sum: number;
  readonly capped: boolean;
  readonly total: number;
}

/** Points and cash of a year, recipient by recipient. */
export interface PointsBody {
  readonly year: number;
  readonly policy: { readonly name: string | null; readonly document: string | null; readonly verified: boolean };
  readonly recipients: readonly (PointsResultBody & {
    readonly code: string;
    readonly name: string;
    /** 万元, by the policy; null where it says nothing of money. */
    readonly cash: { readonly unit: number; readonly persons: number } | null;
    readonly whatIf: (PointsResultBody & { readonly more: number }) | null;
  })[];
}

const reasons: readonly [PointsReason, ...PointsReason[]] = [
  'counts',
  'same-matter-higher-counts',
  'other-year',
  'no-points-for-authority',
];

const resultFields = {
  lines: z.array(
    z.strictObject({
      award: z.string(),
      title: z.string(),
      points: z.number(),
      reason: z.enum(reasons),
      base: z.number(),
      share: z.number(),
      exception: z.string().nullable(),
      insteadOf: z.string().nullable(),
    }),
  ),
  sum: z.number(),
  capped: z.boolean(),
  total: z.number(),
};

export const pointsBody: z.ZodType<PointsBody> = z
  .strictObject({
    year: z.int(),
    policy: z.strictObject({ name: z.string().nullable(), document: z.string().nullable(), verified: z.boolean() }),
    recipients: z.array(
      z.strictObject({
        ...resultFields,
        code: z.string(),
        name: z.string(),
        cash: z.strictObject({ unit: z.number(), persons: z.number() }).nullable(),
        whatIf: z.strictObject({ ...resultFields, more: z.number() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'AwardPoints', description: 'Points for awards by the policy of the year; every award has a line.' });

export function presentPoints(
  read: {
    readonly policy: PointsPolicy;
    readonly recipients: readonly {
      readonly recipient: string;
      readonly name: string;
      readonly awards: readonly Award[];
      readonly result: PointsResult;
      readonly whatIf: { readonly result: PointsResult; readonly more: number } | null;
      readonly cash: { readonly unit: number; readonly persons: number } | null;
    }[];
  },
  measureName: (id: string) => string,
): PointsBody {
  const { policy } = read;
  return {
    year: policy.year,
    policy: { name: policy.name ?? null, document: policy.document ?? null, verified: policy.verified ?? false },
    recipients: read.recipients.map((one) => {
      const titles = new Map(one.awards.map((award) => [award.id, measureName(award.measure)]));
      return {
        code: one.recipient,
        name: one.name,
        ...presentResult(one.result, titles),
        cash: one.cash,
        whatIf: one.whatIf === null ? null : { ...presentResult(one.whatIf.result, titles), more: one.whatIf.more },
      };
    }),
  };
}

function presentResult(result: PointsResult, titles: ReadonlyMap<string, string>): PointsResultBody {
  return {
    lines: result.lines.map((line) => ({
      award: line.award,
      title: titles.get(line.award) ?? '',
      points: line.points,
      reason: line.reason,
      base: line.base,
      share: line.share,
      exception: line.exception,
      insteadOf: line.insteadOf,
    })),
    sum: result.sum,
    capped: result.capped,
    total: result.total,
  };
}

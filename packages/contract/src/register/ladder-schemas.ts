import { type CategoryThreshold, enterpriseCategories, type LadderRung, ladderSteps } from '@shigan/core';
import { z } from 'zod';

type Shape<T> = { readonly [K in keyof Required<T>]: z.ZodType };

const code = z.string().min(1).max(200);
const named = z.strictObject({ zh: z.string().min(1), en: z.string() });
const monthDay = z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u);

export const categoryThreshold: z.ZodType<CategoryThreshold> = z.strictObject({
  code,
  name: named,
  category: z.enum(enterpriseCategories),
  industries: z.array(z.string().regex(/^\d{2,4}$/u)).min(1),
  least: z.number().positive().nullable(),
  monthly: z.enum(['new', 'all']),
  plan: code.nullable(),
  basis: z.string(),
  verified: z.boolean(),
} satisfies Shape<CategoryThreshold>);

export const ladderRung: z.ZodType<LadderRung> = z.strictObject({
  code,
  name: named,
  order: z.int(),
  from: named,
  to: named,
  path: z
    .array(z.enum(ladderSteps))
    .min(2)
    .refine((path) => path[0] === 'candidate' && path.at(-1) === 'in', 'from candidate to in')
    .refine(
      (path) =>
        path.every((step, i) => i === 0 || ladderSteps.indexOf(step) > ladderSteps.indexOf(path[i - 1] ?? 'in')),
      'steps in their order',
    ),
  windows: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('monthly'), until: z.int().min(1).max(31) }),
      z.strictObject({ kind: z.literal('yearly'), name: z.string().min(1), from: monthDay, to: monthDay }),
    ]),
  ),
  materials: z.array(z.string().min(1)),
  overThreshold: z.boolean(),
  plan: code.nullable(),
  verified: z.boolean(),
} satisfies Shape<LadderRung>);

import type { Missing } from '@shigan/core';
import { z } from 'zod';
import { maybe } from '../missing.ts';
import { type PointBody, type SourceBody, sourceBody } from '../series/series-body.ts';

/** What a figure was worked out from: an observation, another figure, a setting of a register, a constant. */
export type InputBody =
  | (PointBody & {
      readonly kind: 'observation';
      readonly role: string;
      /** Id of the observation as a figure of its own; absent where that is the figure explained. */
      readonly id?: string;
      readonly indicator: string;
      readonly region: string;
    })
  | {
      readonly kind: 'figure';
      readonly role: string;
      readonly id: string;
      readonly rule: string;
      readonly indicator: string;
      readonly region: string;
      readonly span: string;
      readonly measure: string;
      readonly value: number | Missing;
      readonly unit: string;
    }
  | {
      readonly kind: 'setting';
      readonly role: string;
      readonly register: string;
      readonly key: string;
      readonly knownFrom: string;
      readonly value: string;
    }
  | { readonly kind: 'constant'; readonly role: string; readonly value: number; readonly unit: string };

export type VintageBody = PointBody & { readonly by: string };

/** Where a figure comes from (数据溯源): formula, inputs, source cell, and every earlier value. */
export interface ExplanationBody {
  readonly id: string;
  readonly rule: string;
  readonly indicator: string;
  readonly region: string;
  readonly span: string;
  readonly measure: string;
  readonly asOf: string;
  readonly value: number | Missing;
  readonly unit: string;
  readonly decimals: number;
  /** As a page prints it; empty for an absent value. */
  readonly shown: string;
  readonly formula: string;
  readonly symbols: string;
  readonly inputs: readonly InputBody[];
  /** The cell, for a published figure; a computed one has its sources in `inputs`. */
  readonly source: SourceBody | Missing;
  /** Who brought a published figure in. */
  readonly by: string | Missing;
  /** Every value that was ever known for it, oldest first. */
  readonly vintages: readonly VintageBody[];
}

const subject = {
  rule: z.string(),
  indicator: z.string(),
  region: z.string(),
  span: z.string(),
  measure: z.string(),
};

const point = {
  span: z.string(),
  measure: z.string(),
  value: z.number(),
  decimals: z.int().nonnegative(),
  unit: z.string(),
  status: z.string().nullable(),
  knownFrom: z.iso.datetime(),
  storedAt: z.iso.datetime(),
  source: sourceBody,
};

const vintageBody: z.ZodType<VintageBody> = z.strictObject({ ...point, by: z.string() });

export const inputBody: z.ZodType<InputBody> = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('observation'),
      role: z.string(),
      id: z.string().exactOptional(),
      indicator: z.string(),
      region: z.string(),
      ...point,
    }),
    z.strictObject({
      kind: z.literal('figure'),
      role: z.string(),
      id: z.string(),
      ...subject,
      value: maybe(z.number()),
      unit: z.string(),
    }),
    z.strictObject({
      kind: z.literal('setting'),
      role: z.string(),
      register: z.string(),
      key: z.string(),
      knownFrom: z.iso.datetime(),
      value: z.string(),
    }),
    z.strictObject({ kind: z.literal('constant'), role: z.string(), value: z.number(), unit: z.string() }),
  ])
  .meta({ id: 'Input', description: 'What a figure was worked out from.' });

export const explanationBody: z.ZodType<ExplanationBody> = z
  .strictObject({
    id: z.string(),
    ...subject,
    asOf: z.iso.datetime(),
    value: maybe(z.number()),
    unit: z.string(),
    decimals: z.int().nonnegative(),
    shown: z.string(),
    formula: z.string(),
    symbols: z.string(),
    inputs: z.array(inputBody),
    source: maybe(sourceBody),
    by: maybe(z.string()),
    vintages: z.array(vintageBody),
  })
  .meta({ id: 'Explanation', description: 'Where a figure comes from: formula, inputs, source, earlier values.' });

import type { MattersAsked } from '@shigan/app';
import { type Language, type MatterState, matterStates, type SourceKind, sourceKinds } from '@shigan/core';
import { z } from 'zod';
import { askedAsOf } from './asked.ts';

/** A code or name in a query. */
export const code: z.ZodString = z.string().max(120);

/** What a list of matters can be asked for. */
export interface MattersQuery {
  readonly state?: MatterState;
  readonly open?: 'true' | 'false';
  readonly leader?: string;
  readonly leadUnit?: string;
  readonly region?: string;
  readonly indicator?: string;
  readonly source?: SourceKind;
  readonly campaign?: string;
  readonly text?: string;
  readonly city?: string;
  readonly lang?: Language;
  readonly asOf?: string;
}

/** Part of a list: what comes after the first `from` of it, `most` at the most. */
export interface Part {
  readonly most?: number;
  readonly from?: number;
}

const mattersAsked = {
  state: z.enum(matterStates).exactOptional(),
  open: z.enum(['true', 'false']).exactOptional().describe('Open ones only, or those done only.'),
  leader: code.exactOptional(),
  leadUnit: code.exactOptional(),
  region: code.exactOptional(),
  indicator: code.exactOptional(),
  source: z.enum(sourceKinds).exactOptional(),
  campaign: code.exactOptional(),
  text: code.exactOptional().describe('Words that stand in the title or the problem.'),
  ...askedAsOf,
};

export const mattersQuery: z.ZodType<MattersQuery> = z.strictObject(mattersAsked);

/** The same, and which part of the list. */
export const mattersPartQuery: z.ZodType<MattersQuery & Part> = z.strictObject({
  ...mattersAsked,
  most: z.coerce.number().int().min(1).max(1000).exactOptional().describe('So many at the most. Default: all.'),
  from: z.coerce
    .number()
    .int()
    .min(0)
    .max(10_000_000)
    .exactOptional()
    .describe('After so many of the list. Default: 0.'),
});

/** The conditions of a list, as the query means them. */
export function conditionsOf({
  state,
  open,
  lang: _lang,
  city: _city,
  from: _from,
  most: _most,
  ...rest
}: MattersQuery & Part): MattersAsked {
  return {
    ...rest,
    ...(state === undefined ? {} : { states: [state] }),
    ...(open === undefined ? {} : { open: open === 'true' }),
  };
}

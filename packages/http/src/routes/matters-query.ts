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

export const mattersQuery: z.ZodType<MattersQuery> = z.strictObject({
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
});

/** The conditions of a list, as the query means them. */
export function conditionsOf({ state, open, lang: _lang, city: _city, ...rest }: MattersQuery): MattersAsked {
  return {
    ...rest,
    ...(state === undefined ? {} : { states: [state] }),
    ...(open === undefined ? {} : { open: open === 'true' }),
  };
}

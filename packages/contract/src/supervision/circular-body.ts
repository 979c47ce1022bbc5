import {
  type CheckOutcome,
  type CircularState,
  circularState,
  type EconomicBulletin,
  type SupervisionCircular,
  type UnitCheck,
} from '@shigan/core';
import { z } from 'zod';
import { documentBody } from '../bulletin/document-body.ts';

/** A circular in a list. */
export interface CircularSummaryBody {
  readonly id: string;
  readonly month: string;
  readonly title: string;
  readonly state: CircularState;
  readonly number: number | null;
  readonly year: number | null;
  readonly draftedAt: string;
  readonly draftedBy: string;
  readonly sentAt: string | null;
  readonly publishedAt: string | null;
  readonly signer: string | null;
  readonly withdrawn: { readonly reason: string; readonly by: string; readonly at: string } | null;
}

/** A unit's fact check. */
export interface UnitCheckBody {
  readonly code: string;
  readonly name: string;
  readonly places: readonly string[];
  readonly until: string | null;
  readonly outcome: CheckOutcome;
  readonly answer: { readonly words: string; readonly by: string; readonly at: string } | null;
}

export interface CircularBody extends CircularSummaryBody {
  readonly asOf: string;
  readonly demo: boolean;
  readonly document: EconomicBulletin<string>;
  /** For each block of the body its place, by which it is changed; none once it is published. */
  readonly places: readonly string[];
  readonly checks: readonly UnitCheckBody[];
  /** Every answer that was ever given, also to words that have been changed since. */
  readonly answers: readonly {
    readonly unit: string;
    readonly agrees: boolean;
    readonly words: string;
    readonly by: string;
    readonly at: string;
  }[];
  readonly mayAnswer: boolean;
}

export interface CircularListBody {
  readonly asOf: string;
  readonly demo: boolean;
  readonly circulars: readonly CircularSummaryBody[];
}

const summary = {
  id: z.string(),
  month: z.string(),
  title: z.string(),
  state: z.enum(['drafted', 'inCheck', 'published', 'withdrawn']),
  number: z.int().nullable(),
  year: z.int().nullable(),
  draftedAt: z.string(),
  draftedBy: z.string(),
  sentAt: z.string().nullable(),
  publishedAt: z.string().nullable(),
  signer: z.string().nullable(),
  withdrawn: z.strictObject({ reason: z.string(), by: z.string(), at: z.string() }).nullable(),
};

export const circularListBody: z.ZodType<CircularListBody> = z
  .strictObject({ asOf: z.string(), demo: z.boolean(), circulars: z.array(z.strictObject(summary)) })
  .meta({ id: 'SupervisionCirculars', description: 'Circulars that one sees, the last first.' });

export const circularBody: z.ZodType<CircularBody> = z
  .strictObject({
    ...summary,
    asOf: z.string(),
    demo: z.boolean(),
    document: documentBody,
    places: z.array(z.string()).describe('For each block of the body its place; none once it is published.'),
    checks: z
      .array(
        z.strictObject({
          code: z.string(),
          name: z.string(),
          places: z.array(z.string()),
          until: z.string().nullable().describe('The end of the unit’s 24 hours; null before it was sent.'),
          outcome: z.enum(['agreed', 'objected', 'awaited', 'lapsed']),
          answer: z.strictObject({ words: z.string(), by: z.string(), at: z.string() }).nullable(),
        }),
      )
      .describe('The fact check of every unit that is named.'),
    answers: z.array(
      z.strictObject({
        unit: z.string(),
        agrees: z.boolean(),
        words: z.string(),
        by: z.string(),
        at: z.string(),
      }),
    ),
    mayAnswer: z.boolean(),
  })
  .meta({ id: 'SupervisionCircular', description: 'A circular with the fact check of the units that it names.' });

export function presentCircularSummary(circular: SupervisionCircular, title: string): CircularSummaryBody {
  const { id, month, draftedAt, draftedBy, sentAt, published, withdrawn } = circular;
  return {
    id,
    month,
    title,
    state: circularState(circular),
    number: published?.number ?? null,
    year: published?.year ?? null,
    draftedAt,
    draftedBy: draftedBy.name,
    sentAt,
    publishedAt: published?.at ?? null,
    signer: published?.signer ?? null,
    withdrawn: withdrawn && { reason: withdrawn.reason, by: withdrawn.by.name, at: withdrawn.at },
  };
}

export function presentCircular(reading: {
  readonly circular: SupervisionCircular;
  readonly document: EconomicBulletin<string>;
  readonly places: readonly string[];
  readonly checks: readonly UnitCheck[];
  readonly mayAnswer: boolean;
  readonly asOf: string;
  readonly demo: boolean;
}): CircularBody {
  const { circular, document, places, checks, mayAnswer, asOf, demo } = reading;
  return {
    ...presentCircularSummary(circular, document.title),
    asOf,
    demo,
    document,
    places: [...places],
    checks: checks.map(({ unit, places: own, until, outcome, answer }) => ({
      code: unit.code,
      name: unit.name,
      places: [...own],
      until,
      outcome,
      answer: answer && { words: answer.words, by: answer.by.name, at: answer.at },
    })),
    answers: circular.answers.map(({ unit, agrees, words, by, at }) => ({
      unit: unit.name,
      agrees,
      words,
      by: by.name,
      at,
    })),
    mayAnswer,
  };
}

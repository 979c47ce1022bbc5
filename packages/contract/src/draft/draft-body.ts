import {
  type ClaimKind,
  claimKinds,
  type ClaimMeasure,
  claimMeasures,
  type ClaimSpan,
  type ClaimVerdict,
  claimVerdicts,
  type ClaimWord,
  type PlainNumber,
  type UnknownReason,
  unknownReasons,
  type UsageRule,
} from '@shigan/core';
import { z } from 'zod';

interface Place {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A claim in JSON. */
export interface ClaimBody extends Place {
  readonly kind: ClaimKind;
  readonly span: ClaimSpan | null;
  readonly region: string | null;
  readonly indicator: string | readonly string[] | null;
  readonly measure: ClaimMeasure | null;
  readonly value: number | ClaimWord | null;
  readonly unit: string | null;
  readonly verdict: ClaimVerdict;
  readonly expected: number | ClaimWord | null;
  readonly figure: string | null;
  readonly reason: UnknownReason | null;
  readonly underUsage: UsageRule | null;
  readonly rule: string;
  readonly indicatorCode: string | null;
  readonly scope: string | null;
  readonly set: string | null;
  readonly against: ClaimSpan | null;
  readonly peer: string | null;
  readonly printedUnit: string | null;
  readonly expectedText: string | null;
  readonly correction: Place | null;
  readonly targetUnverified: boolean;
}

/** A draft checked, in JSON. */
export interface DraftCheckBody {
  readonly region: string;
  readonly asOf: string;
  readonly edition: string;
  readonly documentYear: number;
  readonly claims: readonly ClaimBody[];
  readonly usage: readonly (Place & {
    readonly rule: UsageRule;
    readonly message: string;
    readonly suggestion: string | null;
    readonly values: readonly string[];
    readonly corrections: readonly Place[];
    readonly claims: readonly number[];
  })[];
  readonly blanks: readonly {
    readonly start: number;
    readonly end: number;
    readonly class: 'figure' | 'place' | 'person';
    readonly verdict: 'filled' | 'unknown';
    readonly reason: UnknownReason | null;
    readonly claim: number | null;
    readonly region: string | null;
    readonly text: string | null;
  }[];
  readonly unparsed: readonly Place[];
  readonly plain: readonly (Place & { readonly role: PlainNumber['role'] })[];
}

const offset = z.int().nonnegative();
const place = { start: offset, end: offset, text: z.string() };
const span: z.ZodType<ClaimSpan> = z.union([
  z.strictObject({ year: z.int(), startMonth: z.int(), length: z.int() }),
  z.strictObject({ from: z.int().nullable(), to: z.int() }),
]);
const value = z.union([z.number(), z.enum(['rising', 'falling', 'first', 'middle', 'last'])]).nullable();
const reason = z.enum(unknownReasons).nullable();
const usageRule = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);

export const claimBody: z.ZodType<ClaimBody> = z
  .strictObject({
    ...place,
    kind: z.enum(claimKinds),
    span: span.nullable().describe('A span of months, or years of awards.'),
    region: z.string().nullable(),
    indicator: z
      .union([z.string(), z.array(z.string())])
      .nullable()
      .describe('As the catalogue names it; the measures of awards.'),
    measure: z.enum(claimMeasures).nullable(),
    value: value.describe('As claimed; null for a blank.'),
    unit: z.string().nullable(),
    verdict: z.enum(claimVerdicts),
    expected: value.describe('What the record has.'),
    figure: z.string().nullable().describe('Id of the figure it was held against: to explain.'),
    reason: reason.describe('Why it is unknown.'),
    underUsage: usageRule.nullable().describe('The usage rule under whose suggestion it was judged.'),
    rule: z.string().describe('The rule of the grammar that found it.'),
    indicatorCode: z.string().nullable(),
    scope: z.string().nullable(),
    set: z.string().nullable(),
    against: span.nullable(),
    peer: z.string().nullable(),
    printedUnit: z.string().nullable(),
    expectedText: z.string().nullable(),
    correction: z.strictObject(place).nullable().describe('Replace these characters by this text.'),
    targetUnverified: z.boolean(),
  })
  .meta({ id: 'Claim', description: 'A quantitative claim of a draft, judged.' });

export const draftCheckBody: z.ZodType<DraftCheckBody> = z
  .strictObject({
    region: z.string(),
    asOf: z.iso.datetime(),
    edition: z.string().describe('The vintage of the record it was checked against.'),
    documentYear: z.int(),
    claims: z.array(claimBody),
    usage: z.array(
      z.strictObject({
        ...place,
        rule: usageRule,
        message: z.string(),
        suggestion: z.string().nullable(),
        values: z.array(z.string()),
        corrections: z.array(z.strictObject(place)).describe('The suggestion as the fewest changes of the text.'),
        claims: z.array(offset).describe('Places in `claims`.'),
      }),
    ),
    blanks: z.array(
      z.strictObject({
        start: offset,
        end: offset,
        class: z.enum(['figure', 'place', 'person']),
        verdict: z.enum(['filled', 'unknown']),
        reason,
        claim: offset.nullable(),
        region: z.string().nullable(),
        text: z.string().nullable(),
      }),
    ),
    unparsed: z.array(z.strictObject(place)).describe('What holds a number and was not understood.'),
    plain: z.array(
      z.strictObject({
        ...place,
        role: z.enum(['span', 'date', 'title', 'setPhrase', 'numbering', 'name', 'target']),
      }),
    ),
  })
  .meta({
    id: 'DraftCheck',
    description:
      'A draft held against the record as of a moment. Offsets are UTF-16 code units of the text with line ends as one character.',
  });

import {
  type CheckCounts,
  claimVerdicts,
  type DraftDecision,
  draftDecisions,
  type DraftPartKind,
  draftPartKinds,
  type PartDecision,
  unknownReasons,
  type ClaimChange,
} from '@shigan/core';
import { z } from 'zod';
import { type DraftCheckBody, draftCheckBody } from './draft-body.ts';

/** A part of a draft and what was decided of it. */
export interface DraftPartBody {
  readonly key: string;
  readonly kind: DraftPartKind;
  /** Place in the list of its kind. */
  readonly at: number;
  readonly start: number;
  readonly end: number;
  readonly corrections: readonly { readonly start: number; readonly end: number; readonly text: string }[];
  readonly decision: DraftDecision;
  readonly reason: string | null;
  readonly by: string | null;
  readonly decidedAt: string | null;
}

/** A text checked, not kept. */
export interface CheckedTextBody {
  readonly title: string;
  readonly form: 'docx' | 'text' | 'table';
  readonly text: string;
  readonly check: DraftCheckBody;
  readonly parts: readonly DraftPartBody[];
  /** Figures marked in the file, where the platform wrote it. */
  readonly marks: readonly MarkBody[];
}

export interface KeptDraftSummaryBody {
  readonly id: string;
  readonly title: string;
  readonly form: 'docx' | 'text' | 'table';
  readonly region: string;
  readonly handedInAt: string;
  readonly by: string;
  readonly checkedAt: string;
  /** The moment whose record the last check was against. */
  readonly asOf: string;
  readonly checks: number;
  readonly counts: CheckCounts;
  readonly accepted: number;
  readonly ignored: number;
  /** Claims that the record judges otherwise by now. */
  readonly changed: readonly ClaimChange[];
}

export interface DraftsBody {
  readonly asOf: string;
  readonly drafts: readonly KeptDraftSummaryBody[];
}

/** A figure whose id stands inside a document, as the record has it now. */
export interface MarkBody {
  readonly figure: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly state: 'stands' | 'revised' | 'altered' | 'unknown';
  /** What it was when the document was made, and what it is now; null where there is none, or no other. */
  readonly was: string | null;
  readonly now: string | null;
  /** Its id as of now, where it is another. */
  readonly nowFigure: string | null;
}

/** A kept draft laid open. */
export type KeptDraftBody = KeptDraftSummaryBody &
  CheckedTextBody & {
    readonly history: readonly {
      readonly number: number;
      readonly at: string;
      readonly asOf: string;
      readonly by: string;
      readonly counts: CheckCounts;
    }[];
  };

const offset = z.int().nonnegative();
const count = z.int().nonnegative();

const partBody: z.ZodType<DraftPartBody> = z.strictObject({
  key: z.string(),
  kind: z.enum(draftPartKinds),
  at: offset.describe('Place in the list of its kind.'),
  start: offset,
  end: offset,
  corrections: z.array(z.strictObject({ start: offset, end: offset, text: z.string() })),
  decision: z.enum(draftDecisions),
  reason: z.string().nullable(),
  by: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
});

export const marksBody: z.ZodType<readonly MarkBody[]> = z
  .array(
    z.strictObject({
      figure: z.string(),
      start: offset,
      end: offset,
      text: z.string(),
      state: z.enum(['stands', 'revised', 'altered', 'unknown']),
      was: z.string().nullable(),
      now: z.string().nullable(),
      nowFigure: z.string().nullable(),
    }),
  )
  .describe('Figures whose ids stand inside the document, as the record has them now.');

const checkedText = {
  title: z.string(),
  form: z.enum(['docx', 'text', 'table']),
  text: z.string().describe('As offsets count it.'),
  check: draftCheckBody,
  parts: z.array(partBody),
  marks: marksBody,
};

export const checkedTextBody: z.ZodType<CheckedTextBody> = z
  .strictObject(checkedText)
  .meta({ id: 'CheckedText', description: 'A text checked, and what would mend it. Nothing was kept.' });

const counts: z.ZodType<CheckCounts> = z.strictObject({
  claims: count,
  right: count,
  wrong: count,
  filled: count,
  unknown: count,
  usage: count,
  unparsed: count,
});

const said = z.strictObject({
  verdict: z.enum(claimVerdicts),
  reason: z.enum(unknownReasons).nullable(),
  expectedText: z.string().nullable(),
  figure: z.string().nullable(),
});

const summary = {
  id: z.string(),
  title: z.string(),
  form: z.enum(['docx', 'text', 'table']),
  region: z.string(),
  handedInAt: z.iso.datetime(),
  by: z.string(),
  checkedAt: z.iso.datetime(),
  asOf: z.iso.datetime().describe('The moment whose record the last check was against.'),
  checks: count,
  counts,
  accepted: count,
  ignored: count,
  changed: z
    .array(z.strictObject({ start: offset, end: offset, text: z.string(), before: said, now: said }))
    .describe('Claims that the record judges otherwise than the last check did.'),
};

export const draftsBody: z.ZodType<DraftsBody> = z
  .strictObject({ asOf: z.iso.datetime(), drafts: z.array(z.strictObject(summary)) })
  .meta({ id: 'Drafts', description: 'Drafts that were checked, the last first.' });

export const keptDraftBody: z.ZodType<KeptDraftBody> = z
  .strictObject({
    ...summary,
    ...checkedText,
    history: z.array(
      z.strictObject({
        number: z.int().positive(),
        at: z.iso.datetime(),
        asOf: z.iso.datetime(),
        by: z.string(),
        counts,
      }),
    ),
  })
  .meta({ id: 'KeptDraft', description: 'A draft that was checked, with what was decided of each part.' });

/** A text to be checked. */
export const checkTextBody: z.ZodType<{
  readonly text: string;
  readonly title?: string;
  readonly region?: string;
  readonly asOf?: string;
}> = z.strictObject({
  text: z.string().min(1).max(400_000),
  title: z.string().max(200).exactOptional(),
  region: z.string().max(20).exactOptional().describe('Whose draft it is. Default: the city.'),
  asOf: z.string().max(40).exactOptional().describe('The moment whose record it is checked against. Default: now.'),
});

export const decideBody: z.ZodType<{ readonly decisions: readonly PartDecision[] }> = z.strictObject({
  decisions: z
    .array(
      z.strictObject({
        part: z.string().max(60),
        decision: z.enum(draftDecisions),
        reason: z.string().max(500).nullable(),
      }),
    )
    .min(1)
    .max(2000),
});

import {
  type CheckCounts,
  type CheckedParts,
  type ClaimChange,
  type DraftCheck,
  type DraftDecision,
  type DraftPart,
  display,
  draftParts,
  type Instant,
  isMissing,
  type KeptCheck,
  type Language,
  type Missing,
} from '@shigan/core';
import type {
  CheckedTextBody,
  DraftPartBody,
  DraftsBody,
  KeptDraftSummaryBody,
  KeptDraftBody,
  MarkBody,
} from './kept-draft-body.ts';
import { unitWord } from '../words/units.ts';
import { presentDraftCheck, presentKeptCheck } from './present-draft.ts';

interface Person {
  readonly name: string;
}

/** A kept draft as queries lay it open. */
export interface KeptDraftContent {
  readonly paper: {
    readonly id: string;
    readonly title: string;
    readonly form: 'docx' | 'text' | 'table';
    readonly region: string;
    readonly text: string;
    readonly at: Instant;
    readonly by: Person;
  };
  readonly checks: readonly CheckContent[];
  readonly last: CheckContent;
  readonly decisions: ReadonlyMap<string, DecisionContent>;
  readonly changed: readonly ClaimChange[];
}

interface CheckContent {
  readonly number: number;
  readonly at: Instant;
  readonly asOf: Instant;
  readonly by: Person;
  readonly counts: CheckCounts;
  readonly check: KeptCheck;
}

interface DecisionContent {
  readonly decision: DraftDecision;
  readonly reason: string | null;
  readonly by: Person;
  readonly at: Instant;
}

/** A text checked and not kept, as JSON. */
export function presentCheckedText(
  {
    title,
    form,
    text,
    check,
    marks,
    asOf,
  }: {
    readonly title: string;
    readonly form: 'docx' | 'text' | 'table';
    /** As offsets count it; of an exported table, of which nothing is checked but its marks, its own. */
    readonly text: string;
    readonly check: DraftCheck;
    readonly marks: readonly MarkContent[];
    readonly asOf: Instant;
  },
  language: Language,
  hash: (content: string) => string,
): CheckedTextBody {
  return {
    title,
    form,
    text: form === 'table' ? text : check.text,
    check: presentDraftCheck(check, asOf, language, hash),
    parts: presentParts(check, new Map()),
    marks: presentMarks(marks, language),
  };
}

/** Kept drafts as a list, as JSON. */
export function presentDrafts(asOf: Instant, drafts: readonly KeptDraftContent[]): DraftsBody {
  return { asOf, drafts: drafts.map((draft) => presentSummary(draft)) };
}

/** A kept draft laid open, as JSON. */
export function presentKeptDraft(
  draft: KeptDraftContent,
  marks: readonly MarkContent[],
  language: Language,
): KeptDraftBody {
  const { paper, checks, last, decisions } = draft;
  return {
    ...presentSummary(draft),
    text: paper.text,
    check: presentKeptCheck(last.check, last.asOf, language),
    parts: presentParts(last.check, decisions),
    marks: presentMarks(marks, language),
    history: checks.map(({ number, at, asOf, by, counts }) => ({ number, at, asOf, by: by.name, counts })),
  };
}

/** A marked figure as it was held against the record. */
interface MarkContent {
  readonly figure: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly state: MarkBody['state'];
  readonly was?: { readonly value: number; readonly decimals: number; readonly unit: string };
  readonly now?: {
    readonly now: number | Missing;
    readonly decimals: number;
    readonly unit: string;
    readonly nowId?: string;
  };
}

/** Marked figures as JSON. */
export function presentMarks(marks: readonly MarkContent[], language: Language): readonly MarkBody[] {
  const shown = (value: number, decimals: number, unit: string): string =>
    `${display(value, decimals)}${unitWord(unit, language)}`;
  return marks.map(({ figure, start, end, text, state, was, now }) => ({
    figure,
    start,
    end,
    text,
    state,
    was: was === undefined ? null : shown(was.value, was.decimals, was.unit),
    now: now === undefined || isMissing(now.now) ? null : shown(now.now, now.decimals, now.unit),
    nowFigure: now?.nowId ?? null,
  }));
}

function presentSummary({ paper, checks, last, decisions, changed }: KeptDraftContent): KeptDraftSummaryBody {
  const { id, title, form, region, at, by } = paper;
  const decided = [...decisions.values()];
  return {
    id,
    title,
    form,
    region,
    handedInAt: at,
    by: by.name,
    checkedAt: last.at,
    asOf: last.asOf,
    checks: checks.length,
    counts: last.counts,
    accepted: decided.filter(({ decision }) => decision === 'accept').length,
    ignored: decided.filter(({ decision }) => decision === 'ignore').length,
    changed,
  };
}

function presentParts(check: CheckedParts, decisions: KeptDraftContent['decisions']): readonly DraftPartBody[] {
  return draftParts(check).map((part: DraftPart) => {
    const decided = decisions.get(part.key);
    return {
      ...part,
      decision: decided?.decision ?? 'open',
      reason: decided?.reason ?? null,
      by: decided?.by.name ?? null,
      decidedAt: decided?.at ?? null,
    };
  });
}

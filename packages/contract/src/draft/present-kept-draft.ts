import {
  type CheckCounts,
  type CheckedParts,
  type ClaimChange,
  type DraftCheck,
  type DraftDecision,
  type DraftPart,
  draftParts,
  type Instant,
  type KeptCheck,
  type Language,
} from '@shigan/core';
import type {
  CheckedTextBody,
  DraftPartBody,
  DraftsBody,
  KeptDraftSummaryBody,
  KeptDraftBody,
} from './kept-draft-body.ts';
import { presentDraftCheck, presentKeptCheck } from './present-draft.ts';

interface Person {
  readonly name: string;
}

/** A kept draft as queries lay it open. */
export interface KeptDraftContent {
  readonly paper: {
    readonly id: string;
    readonly title: string;
    readonly form: 'docx' | 'text';
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
    check,
    asOf,
  }: {
    readonly title: string;
    readonly form: 'docx' | 'text';
    readonly check: DraftCheck;
    readonly asOf: Instant;
  },
  language: Language,
  hash: (content: string) => string,
): CheckedTextBody {
  return {
    title,
    form,
    text: check.text,
    check: presentDraftCheck(check, asOf, language, hash),
    parts: presentParts(check, new Map()),
  };
}

/** Kept drafts as a list, as JSON. */
export function presentDrafts(asOf: Instant, drafts: readonly KeptDraftContent[]): DraftsBody {
  return { asOf, drafts: drafts.map((draft) => presentSummary(draft)) };
}

/** A kept draft laid open, as JSON. */
export function presentKeptDraft(draft: KeptDraftContent, language: Language): KeptDraftBody {
  const { paper, checks, last, decisions } = draft;
  return {
    ...presentSummary(draft),
    text: paper.text,
    check: presentKeptCheck(last.check, last.asOf, language),
    parts: presentParts(last.check, decisions),
    history: checks.map(({ number, at, asOf, by, counts }) => ({ number, at, asOf, by: by.name, counts })),
  };
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

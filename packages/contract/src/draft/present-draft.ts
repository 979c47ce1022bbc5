import {
  type AwardFigure,
  awardFigureId,
  type DraftCheck,
  type Figure,
  figureId,
  type Instant,
  type KeptCheck,
  keptCheck,
  type KeptClaim,
  type Language,
} from '@shigan/core';
import type { ClaimBody, DraftCheckBody } from './draft-body.ts';
import { usageWords } from './draft-words.ts';

/** A draft checked, as JSON. */
export function presentDraftCheck(
  check: DraftCheck,
  asOf: Instant,
  language: Language,
  hash: (content: string) => string,
): DraftCheckBody {
  const kept = keptCheck(check, (figure) => figureIdOf(figure, hash));
  return presentKeptCheck(kept, asOf, language);
}

/** A kept check, as JSON. */
export function presentKeptCheck(check: KeptCheck, asOf: Instant, language: Language): DraftCheckBody {
  return {
    region: check.region,
    asOf,
    edition: check.asOf,
    documentYear: check.documentYear,
    claims: check.claims.map((claim) => presentClaim(claim)),
    usage: check.usage.map((fault) => ({ ...fault, message: usageWords[fault.rule][language] })),
    blanks: check.blanks,
    unparsed: check.unparsed,
    plain: check.plain,
  };
}

function presentClaim(claim: KeptClaim): ClaimBody {
  const { subject, printedSpan: _, ...rest } = claim;
  const names = subject === null ? null : subject.from === 'catalogue' ? [subject.name] : subject.names;
  return {
    ...rest,
    indicator: names?.length === 1 ? names[0]! : names,
    indicatorCode: subject?.from === 'catalogue' ? subject.code : null,
  };
}

function figureIdOf(figure: Figure | AwardFigure, hash: (content: string) => string): string {
  return 'authority' in figure ? awardFigureId(figure, hash) : figureId(figure, hash);
}

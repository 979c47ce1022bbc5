import {
  type AwardFigure,
  awardFigureId,
  type Claim,
  type DraftCheck,
  type Figure,
  figureId,
  type Instant,
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
  return {
    region: check.region,
    asOf,
    edition: check.asOf,
    documentYear: check.documentYear,
    claims: check.claims.map((claim) => presentClaim(claim, hash)),
    usage: check.usage.map((fault) => ({ ...fault, message: usageWords[fault.rule][language] })),
    blanks: check.blanks,
    unparsed: check.unparsed,
    plain: check.plain,
  };
}

/** One claim as JSON. */
export function presentClaim(claim: Claim, hash: (content: string) => string): ClaimBody {
  const { subject, figure, printedSpan: _, ...rest } = claim;
  const names = subject === null ? null : subject.from === 'catalogue' ? [subject.name] : subject.names;
  return {
    ...rest,
    indicator: names?.length === 1 ? names[0]! : names,
    indicatorCode: subject?.from === 'catalogue' ? subject.code : null,
    figure: figure === null ? null : figureIdOf(figure, hash),
  };
}

function figureIdOf(figure: Figure | AwardFigure, hash: (content: string) => string): string {
  return 'authority' in figure ? awardFigureId(figure, hash) : figureId(figure, hash);
}

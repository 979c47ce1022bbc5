import type { Claim, DraftCheck, Stretch } from './draft-check.ts';

/** A claim as it is kept: its figure by id, from which it can be worked out again. */
export type KeptClaim = Omit<Claim, 'figure'> & { readonly figure: string | null };

/** A check as it is kept beside its text (核稿存档). */
export type KeptCheck = Omit<DraftCheck, 'text' | 'claims'> & { readonly claims: readonly KeptClaim[] };

/** A check without its text, figures by their ids. */
export function keptCheck(check: DraftCheck, idOf: (figure: NonNullable<Claim['figure']>) => string): KeptCheck {
  const { text: _, claims, ...rest } = check;
  return {
    ...rest,
    claims: claims.map(({ figure, ...claim }) => ({ ...claim, figure: figure === null ? null : idOf(figure) })),
  };
}

/** How many of each verdict, and how many faults. */
export interface CheckCounts {
  readonly claims: number;
  readonly right: number;
  readonly wrong: number;
  readonly filled: number;
  readonly unknown: number;
  readonly usage: number;
  readonly unparsed: number;
}

export function checkCounts({
  claims,
  usage,
  unparsed,
}: Pick<KeptCheck, 'usage' | 'unparsed'> & { readonly claims: readonly Pick<Claim, 'verdict'>[] }): CheckCounts {
  const of = (verdict: Claim['verdict']): number => claims.filter((claim) => claim.verdict === verdict).length;
  return {
    claims: claims.length,
    right: of('right'),
    wrong: of('wrong'),
    filled: of('filled'),
    unknown: of('unknown'),
    usage: usage.length,
    unparsed: unparsed.length,
  };
}

/** What an earlier check said of a claim, and what the record says of it now. */
export interface ClaimChange extends Stretch {
  readonly text: string;
  readonly before: Pick<KeptClaim, 'verdict' | 'reason' | 'expectedText' | 'figure'>;
  readonly now: Pick<KeptClaim, 'verdict' | 'reason' | 'expectedText' | 'figure'>;
}

/** The claims of one text that the record judges or fills otherwise than it did (核后已变): the verdict, its reason or what the record
 *  has. A figure that is the same at a later moment has another id, and is no change. */
export function changedClaims(before: KeptCheck, now: KeptCheck): readonly ClaimChange[] {
  const held = new Map(before.claims.map((claim) => [`${claim.start} ${claim.end} ${claim.kind}`, claim]));
  return now.claims.flatMap((claim) => {
    const was = held.get(`${claim.start} ${claim.end} ${claim.kind}`);
    const isSame =
      was === undefined ||
      (was.verdict === claim.verdict && was.reason === claim.reason && was.expectedText === claim.expectedText);
    return isSame
      ? []
      : [{ start: claim.start, end: claim.end, text: claim.text, before: said(was), now: said(claim) }];
  });
}

function said({ verdict, reason, expectedText, figure }: KeptClaim): ClaimChange['before'] {
  return { verdict, reason, expectedText, figure };
}

/** Taken up, left as it is for a reason, or open again (采纳、不采纳、撤销). */
export const draftDecisions = ['accept', 'ignore', 'open'] as const;

export type DraftDecision = (typeof draftDecisions)[number];

/** What has become of a part of a draft. */
export interface PartDecision {
  /** Key of the part. */
  readonly part: string;
  readonly decision: DraftDecision;
  /** Why it is left as it is. */
  readonly reason: string | null;
}

import type { Indicator, IndicatorCode } from '../indicator/indicator.ts';
import type { RegionCode } from '../region/region.ts';
import { previousRelease } from '../span/release.ts';
import { sameSpan, type Span, yearBefore } from '../span/span.ts';
import type { Kind, ValueToken } from './claim-kind.ts';
import type { Cue } from './cue.ts';
import type { ClaimMeasure } from './draft-check.ts';
import type { Token } from './draft-tokens.ts';
import type { FoundClaim, FoundFault } from './found-claim.ts';

/** What a change is from: the previous release, a span that is named, or the year before where nothing else is said. */
export function measureOfChange(cue: Cue): ClaimMeasure {
  if (cue.sequential !== null) return 'changeFromPreviousRelease';
  if (cue.than?.with === 'time' && cue.than.time.kind !== 'samePeriod') {
    const { time } = cue.than;
    return time.kind === 'previous' || (time.kind === 'span' && time.year === null && time.back === null)
      ? 'changeFromPreviousRelease'
      : 'changeFromSpan';
  }
  return 'changeFromYearBefore';
}

/** 由1-3月的21.5%回落至1-4月的15.2%，回落6.3个百分点: what a change is from, where the sentence has just said both ends. */
export function statedBefore(
  cue: Cue,
  kind: Kind,
  of: { readonly span: Span; readonly code: IndicatorCode; readonly region: RegionCode | null },
  before: readonly FoundClaim[],
  text: string,
): Span | null {
  const isPlain = cue.than === null && cue.sequential === null && cue.yearOnYear === null;
  const [from, to] = before.slice(-2);
  if (kind.kind !== 'change' || !isPlain || !from?.span || !to?.span || from.kind !== to.kind) return null;
  if ([from, to].some(({ code, region }) => code !== of.code || region !== of.region)) return null;
  if (sameSpan(from.span, to.span) || !sameSpan(to.span, of.span)) return null;
  return /[至到为]/u.test(text.slice(from.end, to.numberStart)) ? from.span : null;
}

/** What a change from a span that the sentence has named is called. */
export function measureAgainst(from: Span, span: Span | null, indicator: Indicator | undefined): ClaimMeasure {
  if (span === null || indicator === undefined) return 'changeFromSpan';
  if (sameSpan(from, previousRelease(span, indicator))) return 'changeFromPreviousRelease';
  return sameSpan(from, yearBefore(span)) ? 'changeFromYearBefore' : 'changeFromSpan';
}

/** The usage fault of a wrong unit (百分点 for the change of a level, % for the difference of two rates), from the word that begins the
 *  predicate to its last value. */
export function unitFault(
  cue: Cue,
  members: readonly ValueToken[],
  token: Token,
  suggest: 'percent' | 'points',
): FoundFault {
  const starts = [cue.yearOnYear, cue.move?.token ?? null, cue.compare?.token ?? null].filter((one) => one !== null);
  const after = cue.respectively === null ? starts : starts.filter((one) => one.start > cue.respectively!.start);
  const first = after.length > 0 ? Math.min(...after.map((one) => one.start)) : token.start;
  const than = cue.than === null ? first : Math.min(first, cue.than.start);
  return { rule: 2, start: suggest === 'points' ? than : first, end: members.at(-1)!.end, suggest };
}

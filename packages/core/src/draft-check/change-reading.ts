import type { ValueToken } from './claim-kind.ts';
import type { Cue } from './cue.ts';
import type { ClaimMeasure } from './draft-check.ts';
import type { Token } from './draft-tokens.ts';
import type { FoundFault } from './found-claim.ts';

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

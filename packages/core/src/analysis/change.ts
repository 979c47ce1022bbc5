import { DomainError } from '../errors.ts';
import { type Maybe, isMissing, missing } from '../missing.ts';
import { type Percent, type PercentagePoints, difference } from '../quantity.ts';

type PerhapsPercent = Maybe<Percent> | null | undefined;

function changeInPoints(now: PerhapsPercent, then: PerhapsPercent): Maybe<PercentagePoints> {
  if (!now) return missing('not-yet-published');
  if (isMissing(now)) return now;
  if (!then || isMissing(then)) return missing('no-base');
  return difference(now, then);
}

/** Change from the previous release (较上期), in percentage points: cumulative growth (or share) at this cut-off minus that
 *  at the previous one. Speeches call it 环比; a page never does, for 环比 is the seasonally adjusted rate. */
export function changeFromPreviousRelease(now: PerhapsPercent, previous: PerhapsPercent): Maybe<PercentagePoints> {
  return changeInPoints(now, previous);
}

/** Change from the year before (较上年同期), in percentage points: growth now minus growth at the same cut-off last year. */
export function changeFromYearBefore(now: PerhapsPercent, yearBefore: PerhapsPercent): Maybe<PercentagePoints> {
  return changeInPoints(now, yearBefore);
}

/** The unit in which a change is stated: of a level relative, in %; of a rate or a share the difference, in 百分点. A level's
 *  difference keeps the level's own unit. The relative change of a rate or share is refused: `relative-change-of-rate`. */
export function unitOfChange(of: 'level' | 'rate' | 'share', relative: boolean, unit = ''): string {
  if (of === 'level') return relative ? '%' : unit;
  if (relative) throw new DomainError('relative-change-of-rate', { of });
  return '百分点';
}

import type { IndicatorCode } from '../indicator/indicator.ts';
import type { RegionCode } from '../region/region.ts';
import type { Span } from '../span/span.ts';
import type { ClaimKind, ClaimMeasure, UnknownReason, UsageRule } from './draft-check.ts';
import type { Token } from './draft-tokens.ts';
import type { WrittenNumber } from './written-number.ts';

/** A fault of usage seen in a predicate; offsets of the bare text. The suggestion is said once the release before is known. */
export interface FoundFault {
  readonly rule: UsageRule;
  readonly start: number;
  readonly end: number;
  readonly suggest: 'previousRelease' | 'percent' | 'points' | 'set' | 'span';
}

/** A claim about an indicator as the grammar found it, not yet held against the record. Offsets are of the bare text. */
export interface FoundClaim {
  readonly start: number;
  readonly end: number;
  /** The digits alone, with their unit. */
  readonly numberStart: number;
  readonly numberEnd: number;
  readonly kind: ClaimKind;
  readonly rule: string;
  readonly code: IndicatorCode | null;
  readonly measure: ClaimMeasure | null;
  /** As claimed, with its sign; null for a blank. */
  readonly number: WrittenNumber | null;
  /** −1 where a word lets the number fall. */
  readonly sign: number;
  readonly unit: string | null;
  readonly printedUnit: string | null;
  readonly span: Span | null;
  readonly printedSpan: string | null;
  readonly region: RegionCode | null;
  readonly blank: Token | null;
  /** The whole that a rank, a distance or a share is of. */
  readonly of: RegionCode | null;
  readonly against: Span | null;
  /** What measure of the indicator a rank, a change or a distance is of. */
  readonly base: 'yoy' | 'share' | 'amount' | 'headline';
  readonly record: { readonly years: number | null; readonly since: number | null; readonly high: boolean } | null;
  /** 首位, 末位, 倒数第二: a place without a number. */
  readonly place: number | null;
  readonly fromEnd: boolean;
  readonly unknown: UnknownReason | null;
  readonly fault: FoundFault | null;
  /** The printed number is the size of a fall: 下降2.2 is −2.2. */
  readonly verb: Token | null;
}

import type { Authority } from '../incentive/authority.ts';
import type { RegionCode } from '../region/region.ts';
import type { ClaimKind, ClaimMeasure, ClaimSpan, ClaimWord } from './draft-check.ts';
import type { Token } from './draft-tokens.ts';
import type { WrittenNumber } from './written-number.ts';

/** Whose awards are counted: the city with its counties and parks, the city level alone, its counties, one county, some counties. */
export type AwardScope = 'whole' | 'cityLevel' | 'both' | 'counties' | 'county' | 'someCounties';

/** A peer in a comparison: a region, or a blank in its place. */
export type Peer = { readonly code: RegionCode } | { readonly blank: Token };

/** A claim about the award ledger (激励台账) as the grammar found it. Offsets are of the bare text. */
export interface FoundAward {
  readonly start: number;
  readonly end: number;
  readonly numberStart: number;
  readonly numberEnd: number;
  readonly kind: ClaimKind;
  readonly rule: string;
  readonly measure: ClaimMeasure;
  readonly span: ClaimSpan | null;
  readonly authority: Authority;
  /** Both authorities are named. */
  readonly isOfBoth: boolean;
  readonly scope: AwardScope;
  readonly region: RegionCode;
  readonly measures: readonly string[];
  readonly number: WrittenNumber | null;
  readonly sign: number;
  readonly word: ClaimWord | null;
  readonly unit: string | null;
  readonly againstYear: number | null;
  readonly peer: Peer | null;
}

/** What one award sentence hands on to the next. */
export interface AwardContext {
  readonly isOpen: boolean;
  readonly span: ClaimSpan | null;
  readonly authority: Authority;
  readonly region: RegionCode;
}

/** A place left blank that must have won something: ——县危房改造工作获得过国务院表扬. */
export interface WonBlank {
  readonly blank: Token;
  readonly authority: Authority;
  readonly measures: readonly string[];
}

export interface AwardReading {
  readonly found: readonly FoundAward[];
  readonly won: readonly WonBlank[];
  readonly context: AwardContext;
}

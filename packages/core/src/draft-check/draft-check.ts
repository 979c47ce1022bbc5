import type { Figure } from '../figure/figure.ts';
import type { AwardFigure } from '../incentive/report/award-figure.ts';
import type { IndicatorCode } from '../indicator/indicator.ts';
import type { Instant } from '../instant.ts';
import type { RegionCode } from '../region/region.ts';
import type { Span } from '../span/span.ts';

/** What a sentence says of a figure (数字表述的种类).
 *  - growth 增长, level 总量, count 个数、次数、项数, share 占比, shareOfProvince 占全省比重
 *  - rank 位次, tier 方阵, record 创近N年新高, trend 逐年提升, zero 没有、未破零
 *  - change against a release before or a year before, distance to the province, a mean or a target, gap to a peer */
export const claimKinds = [
  'growth',
  'level',
  'count',
  'share',
  'shareOfProvince',
  'rank',
  'tier',
  'record',
  'trend',
  'zero',
  'change',
  'distance',
  'gap',
] as const;

export type ClaimKind = (typeof claimKinds)[number];

/** What of an indicator a claim states. A rank states the place by the measure that is ranked. */
export const claimMeasures = [
  'yearOnYear',
  'twoYearAverage',
  'sequential',
  'level',
  'index',
  'share',
  'shareOfProvince',
  'contribution',
  'contributionShare',
  'target',
  'completion',
  'rankChange',
  'changeFromPreviousRelease',
  'changeFromYearBefore',
  'changeFromSpan',
  'distanceToProvince',
  'distanceToMean',
  'distanceToTarget',
  'awardCount',
  'itemCount',
] as const;

export type ClaimMeasure = (typeof claimMeasures)[number];

export const claimVerdicts = ['right', 'wrong', 'filled', 'unknown'] as const;

/** `right` 与台账一致, `wrong` 与台账不符, `filled` 空白已填, `unknown` 无法核对. */
export type ClaimVerdict = (typeof claimVerdicts)[number];

export const unknownReasons = ['not-on-record', 'person', 'not-a-figure', 'ambiguous', 'target-missing'] as const;

/** Why a claim cannot be judged; a closed list. */
export type UnknownReason = (typeof unknownReasons)[number];

/** Years judged, of awards: from the first of the ledger where `from` is null. */
export interface YearRange {
  readonly from: number | null;
  readonly to: number;
}

export type ClaimSpan = Span | YearRange;

/** What a claim is about: an indicator of the catalogue, or the award ledger with the measures (激励措施) that it names. */
export type ClaimSubject =
  | { readonly from: 'catalogue'; readonly code: IndicatorCode; readonly name: string }
  | { readonly from: 'awards'; readonly measures: readonly string[]; readonly names: readonly string[] };

/** A stretch of the text in UTF-16 code units, the end excluded. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What would make the text right: these characters replaced by that text. */
export interface Correction extends Stretch {
  readonly text: string;
}

/** The value of a claim that states no number: the direction of a course, a tier. */
export type ClaimWord = 'rising' | 'falling' | 'first' | 'middle' | 'last';

/** One quantitative claim of a draft (数字表述), with what the record says of it. */
export interface Claim extends Stretch {
  readonly text: string;
  readonly kind: ClaimKind;
  /** The rule of the grammar that found it. */
  readonly rule: string;
  readonly span: ClaimSpan | null;
  /** As it stands in the text; null where it is inherited. */
  readonly printedSpan: string | null;
  readonly region: RegionCode | null;
  /** Whose awards: `province`, `stateCouncil`; `cityLevel`, `counties`; null for the catalogue. */
  readonly scope: string | null;
  readonly subject: ClaimSubject | null;
  readonly measure: ClaimMeasure | null;
  /** As claimed, falling ones negative; null for a blank. */
  readonly value: number | ClaimWord | null;
  /** In the record's words: 家 for 个 where enterprises are counted, % where 百分点 was a slip. */
  readonly unit: string | null;
  readonly printedUnit: string | null;
  /** The set a rank or a mean is of. */
  readonly set: string | null;
  /** The span a change is against. */
  readonly against: ClaimSpan | null;
  readonly peer: RegionCode | null;
  readonly verdict: ClaimVerdict;
  /** Why it is unknown. */
  readonly reason: UnknownReason | null;
  /** What the record has, with the sign of `value`; null where it has nothing. */
  readonly expected: number | ClaimWord | null;
  /** The same as it would be printed. */
  readonly expectedText: string | null;
  readonly correction: Correction | null;
  /** The figure of the record that it was held against. */
  readonly figure: Figure | AwardFigure | null;
  /** The usage rule under whose suggestion it was judged. */
  readonly underUsage: UsageRule | null;
  /** The target it is held against is not verified. */
  readonly targetUnverified: boolean;
}

/** The closed list of usage faults (用法问题):
 *  1 a comparison with a span that cannot be (1-4月 against 前三季度); 2 百分点 for % or % for 百分点; 3 环比 for a change between two
 *  cut-offs; 4 a rank without its set, a growth without its span; 5 a figure that has been revised since. */
export const usageRules = [1, 2, 3, 4, 5] as const;

export type UsageRule = (typeof usageRules)[number];

/** One fault of usage, one entry per predicate with all its values. */
export interface UsageFault extends Stretch {
  readonly text: string;
  readonly rule: UsageRule;
  /** The numbers of the predicate as printed. */
  readonly values: readonly string[];
  /** What to write for `text`; null where nothing can be proposed. */
  readonly suggestion: string | null;
  /** The same as the fewest changes of the text. */
  readonly corrections: readonly Correction[];
  /** Places of its claims in `claims`. */
  readonly claims: readonly number[];
}

/** A blank (空白, `——`) in the draft. */
export interface Blank extends Stretch {
  readonly class: 'figure' | 'place' | 'person';
  readonly verdict: 'filled' | 'unknown';
  readonly reason: UnknownReason | null;
  /** Place of its claim in `claims`; null for a name. */
  readonly claim: number | null;
  /** The region that alone satisfies the sentence's own numbers. */
  readonly region: RegionCode | null;
  /** What to write for it. */
  readonly text: string | null;
}

/** A number that claims nothing: part of a span or a date, of a document's title, of a set phrase, of a numbering. */
export interface PlainNumber extends Stretch {
  readonly text: string;
  readonly role: 'span' | 'date' | 'title' | 'setPhrase' | 'numbering' | 'name' | 'target';
}

/** What holds a number and was not understood (未识别). */
export interface Unparsed extends Stretch {
  readonly text: string;
}

/** A draft held against the record (核稿): every claim, blank and usage fault, in the order of the text. Offsets are of the text
 *  with its line ends as `\n`. */
export interface DraftCheck {
  readonly text: string;
  readonly region: RegionCode;
  readonly documentYear: number;
  readonly asOf: Instant;
  readonly claims: readonly Claim[];
  readonly blanks: readonly Blank[];
  readonly usage: readonly UsageFault[];
  readonly unparsed: readonly Unparsed[];
  readonly plain: readonly PlainNumber[];
}

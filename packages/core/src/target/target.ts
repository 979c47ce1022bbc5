import type { IndicatorCode, Measure } from '../indicator/indicator.ts';
import type { Published } from '../observation/observation.ts';
import type { RegionCode } from '../region/region.ts';
import type { Day } from '../instant.ts';

/** Kinds of targets: what "past halfway" (过半) means depends on it (analysis rule 5). */
export type TargetKind = 'level' | 'growth' | 'count' | 'share' | 'rank' | 'milestone';

/** at least 以上, at most 以内/以下, about 左右. */
export type Bound = 'atLeast' | 'atMost' | 'about';

/** A year's target (目标) of one region for one indicator. */
export interface Target {
  readonly indicator: IndicatorCode;
  readonly region: RegionCode;
  readonly year: number;
  readonly kind: TargetKind;
  /** The goal in `unit`; for a rank the place; for a milestone absent. */
  readonly goal?: Published;
  readonly unit: string;
  readonly bound: Bound;
  /** Binding (约束性) or expected (预期性). */
  readonly binding: boolean;
  /** 确保 and 力争. */
  readonly floor?: Published;
  readonly stretch?: Published;
  /** Optional schedule of our own: share of the year's task due by the end of month 1 … 12. */
  readonly schedule?: readonly number[];
  readonly milestone?: { readonly name: string; readonly due: Day; readonly reachedOn?: Day };
  /** Document it stands in. Without one it is not verified and pages say so. */
  readonly source?: string;
  readonly verified: boolean;
}

/** The measure that a target of this kind speaks of. */
export const measureOfTarget: Readonly<Record<TargetKind, Measure | null>> = {
  level: 'level',
  growth: 'yoy',
  count: 'count',
  share: 'share',
  rank: 'rank',
  milestone: null,
};

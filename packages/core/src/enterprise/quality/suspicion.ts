import type { ReturnItem } from '../enterprise-return.ts';

/** The checks of authenticity (数据真实性核查) over many units. Source: `analysis.md` section 11. */
export const qualityChecks = [
  'ratio',
  'first-digit',
  'last-digit',
  'december-bulge',
  'copied-month',
  'parts-total',
  'not-borne-out',
] as const;

export type QualityCheck = (typeof qualityChecks)[number];

/** Where a check points: a cell of a file. */
export interface QualityCell {
  readonly sheet: string;
  readonly row: number;
  /** year * 12 + month - 1. */
  readonly month: number;
}

/** Something to ask about (存疑线索): never a verdict, and no figure is changed by it. */
export interface Suspicion {
  readonly check: QualityCheck;
  /** The enterprise; absent for a check over all units of a region. */
  readonly enterprise?: string;
  readonly name?: string;
  /** The region reported under, of a check over a region. */
  readonly region?: string;
  readonly item: ReturnItem;
  readonly cells: readonly QualityCell[];
  /** What the check measured, and beyond what it speaks. */
  readonly measured: number;
  readonly limit: number;
  /** Part of the total of all units that would move if the doubt were right, in percent: suspicions are ranked by it. */
  readonly impact: number;
}

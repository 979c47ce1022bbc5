import type { IndicatorCode } from '../../indicator/indicator.ts';
import type { Enterprise, EnterpriseCategory } from '../enterprise.ts';

/** From when on a unit is counted in the frame (四上单位纳统标准): an entry of the register `categoryThreshold`, kept in vintages as the
 *  definitions change. Source: the unified reporting system's rules; what the platform ships is to be verified by the city. */
export interface CategoryThreshold {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly category: EnterpriseCategory;
  /** Leading digits of GB/T 4754 classes it is for; the longest that fits goes before. */
  readonly industries: readonly string[];
  /** Revenue of a year, 万元, from which on it counts; null where size does not matter (qualified construction, real estate). */
  readonly least: number | null;
  /** Who may be declared month by month: units newly opened, or all the year round every one. All others wait for the yearly rounds. */
  readonly monthly: 'new' | 'all';
  /** The indicator whose target is the plan of new entrants of the kind. */
  readonly plan: IndicatorCode | null;
  readonly basis: string;
  readonly verified: boolean;
}

/** The threshold of an enterprise's industry; undefined where the register names no industry or none fits. */
export function thresholdOf(
  { industry }: Pick<Enterprise, 'industry'>,
  thresholds: readonly CategoryThreshold[],
): CategoryThreshold | undefined {
  if (industry === null) return undefined;
  let best: CategoryThreshold | undefined;
  let longest = 0;
  for (const threshold of thresholds)
    for (const digits of threshold.industries)
      if (digits.length > longest && industry.startsWith(digits)) {
        best = threshold;
        longest = digits.length;
      }
  return best;
}

/** Whether a unit counts as new for the monthly window: opened within the twelve months before. */
export function isNewlyOpened({ opened }: Pick<Enterprise, 'opened'>, month: number): boolean {
  return opened !== null && opened <= month && month - opened <= 12;
}

import { type Maybe, missing } from '../missing.ts';
import type { Percent } from '../quantity.ts';
import type { Bound } from '../target/target.ts';

/** How hard a needed growth is: in how many past years the rest of the year reached it. */
export interface HowHard {
  readonly reached: number;
  readonly of: number;
  readonly share: number;
}

/** Counts the past years whose rest-of-year growth reached what is needed (for a ceiling: stayed within it). Needs five years. */
export function howHard(needed: Percent, pastRestOfYear: readonly Percent[], bound: Bound = 'atLeast'): Maybe<HowHard> {
  const of = pastRestOfYear.length;
  if (of < 5) return missing('fewer-than-five-years');
  let reached = 0;
  for (const past of pastRestOfYear) {
    if (bound === 'atMost' ? past.value <= needed.value : past.value >= needed.value) reached++;
  }
  return { reached, of, share: reached / of };
}

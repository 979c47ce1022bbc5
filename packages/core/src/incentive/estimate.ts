/** What the platform's own estimate rests on. */
export interface EstimateGrounds {
  /** Whether it was won in each of the last four years judged, latest first; null for a year without the measure. */
  readonly history: readonly (boolean | null)[];
  /** Recipients named each year, and who could be one; null where the quota is not known. */
  readonly quota: { readonly named: number; readonly of: number; readonly ours: number } | null;
  /** How many of the similar cities won it in the last year. */
  readonly similar: { readonly won: number; readonly of: number } | null;
  readonly score: { readonly own: number; readonly cutLine: number } | null;
}

/** One ground with its part in the estimate. */
export interface EstimateGround {
  readonly ground: 'quota' | 'history' | 'similar' | 'score';
  readonly probability: number;
  readonly weight: number;
}

export interface Estimate {
  readonly probability: number;
  readonly grounds: readonly EstimateGround[];
}

/** A year counts for three quarters of the year after it. */
const fading = 0.75;

/** How far a score may be from the cut line, as a share of it, until the outcome is three to one. */
const scoreSpread = 0.05;

/** The platform's own estimate that a sub-item is won (平台估计): the weighted mean of what each ground says.
 *  - quota: the chance if recipients were drawn by lot, 1 − C(of − ours, named) ÷ C(of, named); weight 1
 *  - history: the share of the last four years in which it was won, each year ¾ of the one after; weight the sum of these
 *  - similar: the share of the similar cities that won it last; weight 1
 *  - score: own score against the cut line, 1 ÷ (1 + 3^(−(own ÷ cut − 1) ÷ 0.05)); weight 4, for it is this year's
 *  Kept between .02 and .98: nothing is certain before the notice. Without any ground one half. */
export function estimateChance(grounds: EstimateGrounds): Estimate {
  const parts: EstimateGround[] = [];
  const { quota, similar, score } = grounds;
  if (quota !== null && quota.of > 0) parts.push({ ground: 'quota', probability: byLot(quota), weight: 1 });
  let won = 0;
  let years = 0;
  for (const [back, outcome] of grounds.history.slice(0, 4).entries()) {
    if (outcome === null) continue;
    years += fading ** back;
    if (outcome) won += fading ** back;
  }
  if (years > 0) parts.push({ ground: 'history', probability: won / years, weight: years });
  if (similar !== null && similar.of > 0)
    parts.push({ ground: 'similar', probability: similar.won / similar.of, weight: 1 });
  if (score !== null && score.cutLine > 0) {
    const ahead = score.own / score.cutLine - 1;
    parts.push({ ground: 'score', probability: 1 / (1 + 3 ** (-ahead / scoreSpread)), weight: 4 });
  }
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  const mean = parts.reduce((sum, part) => sum + part.probability * part.weight, 0) / weight;
  return { probability: weight === 0 ? 0.5 : Math.min(0.98, Math.max(0.02, mean)), grounds: parts };
}

/** The chance that at least one of ours is among those drawn by lot. */
function byLot({ named, of, ours }: { readonly named: number; readonly of: number; readonly ours: number }): number {
  let none = 1;
  for (let drawn = 0; drawn < Math.min(named, of); drawn++) none *= Math.max(0, of - ours - drawn) / (of - drawn);
  return 1 - none;
}

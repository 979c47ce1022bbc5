import type { Published } from '../../observation/observation.ts';
import { aboutBand } from '../../pace/light.ts';
import type { Bound, Target } from '../../target/target.ts';
import { type OutcomeDistribution, probabilityAtLeast, probabilityAtMost, probabilityBetween } from './distribution.ts';

/** How likely each line of a target is to be reached (实现概率). */
export interface TargetProbabilities {
  readonly goal: number;
  /** 确保 and 力争, where the target has them. */
  readonly floor?: number;
  readonly stretch?: number;
}

/** What of a target a probability goes by. */
export type TargetLines = Pick<Target, 'bound' | 'floor' | 'stretch'> & {
  readonly kind: 'level' | 'growth' | 'count' | 'share';
  readonly goal: Published;
};

/** Probability of every line of a target from the distribution of the figure it speaks of, in the target's unit. The bound decides
 *  the side: at least, at most, or about (± half a 百分点 for rates, ± 2 % for amounts and numbers). A floor or stretch of a target
 *  `about` is a line to be reached.
 *
 *  `decimals`: those the figure is published with. A growth published with one decimal meets 8.0 from 7.95 on, a count meets 30 from
 *  29.5 on. Left out, nothing is rounded. */
export function targetProbabilities(
  target: TargetLines,
  outcome: OutcomeDistribution,
  decimals?: number,
): TargetProbabilities {
  const half = decimals === undefined ? 0 : 0.5 * 10 ** -decimals;
  const line = (value: number, bound: Bound): number => {
    if (bound === 'atMost') return probabilityAtMost(outcome, value + half);
    if (bound === 'atLeast') return probabilityAtLeast(outcome, value - half);
    const isRate = target.kind === 'growth' || target.kind === 'share';
    const band = (isRate ? aboutBand.points : aboutBand.ratio * Math.abs(value)) + half;
    return probabilityBetween(outcome, value - band, value + band);
  };
  const side: Bound = target.bound === 'atMost' ? 'atMost' : 'atLeast';
  return {
    goal: line(target.goal.value, target.bound),
    ...(target.floor === undefined ? {} : { floor: line(target.floor.value, side) }),
    ...(target.stretch === undefined ? {} : { stretch: line(target.stretch.value, side) }),
  };
}

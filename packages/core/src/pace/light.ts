import type { LightColour } from '../light/light-colour.ts';
import { atScale, commonDecimals, withoutNoise } from '../decimal.ts';
import { type Day, dayNumber } from '../instant.ts';
import { type Maybe, missing } from '../missing.ts';
import type { Published } from '../observation/observation.ts';
import { type Percent, type PercentagePoints, difference } from '../quantity.ts';
import type { Settings } from '../register/register.ts';
import type { Bound } from '../target/target.ts';

/** Thresholds of the pace light; a city can change them. `levelYellow` is the ratio of done to due that is still yellow,
 *  `growthYellow` the gap in percentage points (−1). A ceiling mirrors both. */
export type PaceThresholds = Settings['paceLight'];

/** How near `about` (左右) is: half a percentage point for rates, two per cent for amounts. */
export const aboutBand = { points: 0.5, ratio: 0.02 } as const;

/** What an amount is measured against: half the year's amount in June, whatever the season; the target's own schedule;
 *  the seasonal schedule where there is one; else month / 12. */
export type PaceAgainst = 'halfYearGoal' | 'ownSchedule' | 'seasonalSchedule' | 'schedule';

/** An amount or a number against its year's goal. */
export interface AmountPaceInput {
  readonly bound: Bound;
  readonly goal: Published;
  readonly value: Published;
  readonly month: number;
  /** Fraction of the year done by this month in normal years. */
  readonly seasonal?: number | undefined;
  /** Fractions of the year due by the end of month 1 … 12, where the target states them itself. */
  readonly own?: readonly number[] | undefined;
}

export interface AmountPace {
  readonly light: LightColour;
  readonly against: PaceAgainst;
  /** Completion (完成率): done / goal, as a fraction. */
  readonly completion: number;
  /** The fraction that is due by now. */
  readonly due: number;
  /** completion / due. */
  readonly ratio: number;
}

function amountDue(input: AmountPaceInput): { against: PaceAgainst; due: number } {
  const own = input.own?.[input.month - 1];
  if (own !== undefined && own > 0) return { against: 'ownSchedule', due: own };
  if (input.month === 6) return { against: 'halfYearGoal', due: 0.5 };
  if (input.seasonal !== undefined && input.seasonal > 0) return { against: 'seasonalSchedule', due: input.seasonal };
  return { against: 'schedule', due: input.month / 12 };
}

/** Pace light (进度灯) of a level or a count: done ÷ due ≥ 1 green, ≥ 0.95 yellow, else red; a ceiling (以内) the other way
 *  round; about (左右) ± 2 % green, ± 5 % yellow. A goal of zero or less has no completion. */
export function amountPace(input: AmountPaceInput, thresholds: PaceThresholds): Maybe<AmountPace> {
  if (input.goal.value === 0) return missing('zero-base');
  if (input.goal.value < 0) return missing('negative-base');
  const scale = commonDecimals(input.goal, input.value);
  const goal = atScale(input.goal, scale);
  const done = atScale(input.value, scale);
  const { against, due } = amountDue(input);
  // One division of whole numbers where the schedule is m/12, so that a ratio of exactly 1 or 0.95 is met.
  const exact = against === 'schedule' || against === 'halfYearGoal';
  const ratio = exact ? (done * 12) / (goal * input.month) : withoutNoise(done / goal / due);
  return { light: amountLight(ratio, input.bound, thresholds), against, completion: done / goal, due, ratio };
}

function amountLight(ratio: number, bound: Bound, thresholds: PaceThresholds): LightColour {
  const tolerance = withoutNoise(1 - thresholds.levelYellow);
  switch (bound) {
    case 'atLeast':
      return ratio >= 1 ? 'green' : ratio >= thresholds.levelYellow ? 'yellow' : 'red';
    case 'atMost':
      return ratio <= 1 ? 'green' : ratio <= withoutNoise(1 + tolerance) ? 'yellow' : 'red';
    case 'about': {
      const off = withoutNoise(Math.abs(ratio - 1));
      return off <= aboutBand.ratio ? 'green' : off <= tolerance ? 'yellow' : 'red';
    }
  }
}

export interface RatePace {
  readonly light: LightColour;
  /** Value − goal, in percentage points. */
  readonly gap: PercentagePoints;
}

/** Pace light of a growth or share target: gap ≥ 0 green, ≥ −1.0 percentage points yellow, else red; a ceiling the other way
 *  round; about ± 0.5 green, ± 1.0 yellow. */
export function ratePace(value: Percent, goal: Percent, bound: Bound, thresholds: PaceThresholds): RatePace {
  const gap = difference(value, goal);
  const tolerance = Math.abs(thresholds.growthYellow);
  const short = bound === 'atLeast' ? -gap.value : bound === 'atMost' ? gap.value : Math.abs(gap.value);
  const green = bound === 'about' ? aboutBand.points : 0;
  return { light: short <= green ? 'green' : short <= tolerance ? 'yellow' : 'red', gap };
}

export interface RankPace {
  readonly light: LightColour;
  /** Places short of the goal; 0 when reached. */
  readonly placesBehind: number;
}

/** Pace light of a rank target: at or before the goal green, up to two places behind yellow, else red. */
export function rankPace(place: number, goal: number, thresholds: PaceThresholds): RankPace {
  const placesBehind = Math.max(0, place - goal);
  return {
    light: placesBehind === 0 ? 'green' : placesBehind <= thresholds.rankYellow ? 'yellow' : 'red',
    placesBehind,
  };
}

export interface MilestonePace {
  readonly light: LightColour;
  /** Calendar days past the due day while it is not reached. */
  readonly daysLate: number;
}

/** Pace light of a milestone: reached or not yet due green, up to 15 days late yellow, else red. */
export function milestonePace(
  due: Day,
  reachedOn: Day | null | undefined,
  today: Day,
  thresholds: PaceThresholds,
): MilestonePace {
  const reached = reachedOn !== null && reachedOn !== undefined && reachedOn <= today;
  const daysLate = reached ? 0 : Math.max(0, dayNumber(today) - dayNumber(due));
  return {
    light: daysLate === 0 ? 'green' : daysLate <= thresholds.milestoneYellowDays ? 'yellow' : 'red',
    daysLate,
  };
}

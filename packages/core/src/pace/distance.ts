import { atScale, commonDecimals, powerOfTen } from '../decimal.ts';
import type { Published } from '../observation/observation.ts';
import { type Percent, type PercentagePoints, type Quantity, difference } from '../quantity.ts';
import type { Bound } from '../target/target.ts';
import { aboutBand } from './light.ts';

/** What is still short (还差) of an amount or a number, in its own unit; 0 where nothing is short, never negative. For a
 *  ceiling (以内) it is what lies above, for about (左右) what lies outside. */
export interface AmountDistances<U extends string> {
  /** To half of the year's goal: the half-year task (过半). */
  readonly toHalf: Quantity<U>;
  /** To the whole goal. */
  readonly toYear: Quantity<U>;
  /** To what is due by now, on the schedule m/12 or the fraction given. */
  readonly toSchedule: Quantity<U>;
}

export interface AmountDistanceInput<U extends string> {
  readonly goal: Published;
  readonly value: Published;
  readonly unit: U;
  readonly month: number;
  readonly bound?: Bound;
  /** Fraction due by now where it is not m/12 (seasonal or own schedule). */
  readonly due?: number | undefined;
}

/** Distances of a level or count to half, to the year and to the schedule, exact. */
export function amountDistances<U extends string>(input: AmountDistanceInput<U>): AmountDistances<U> {
  const bound = input.bound ?? 'atLeast';
  const decimals = commonDecimals(input.goal, input.value);
  const power = powerOfTen(decimals);
  const goal = atScale(input.goal, decimals);
  const done = atScale(input.value, decimals);
  // `parts` of `of` of the goal are due; one division at the end keeps whole twelfths exact.
  const to = (parts: number, of: number): Quantity<U> => {
    const short = shortOf(goal * parts - done * of, goal * parts, bound);
    return { value: short / (of * power), decimals, unit: input.unit };
  };
  return {
    toHalf: to(1, 2),
    toYear: to(1, 1),
    toSchedule: input.due === undefined ? to(input.month, 12) : to(input.due, 1),
  };
}

function shortOf(short: number, due: number, bound: Bound): number {
  if (bound === 'atMost') return Math.max(0, -short);
  if (bound === 'about') return Math.abs(short) <= Math.abs(due) * aboutBand.ratio ? 0 : Math.abs(short);
  return Math.max(0, short);
}

/** What a growth or share is short of its goal, in percentage points, never negative; for about outside the band only. */
export function rateDistance(value: Percent, goal: Percent, bound: Bound = 'atLeast'): PercentagePoints {
  const short = difference(goal, value);
  const points =
    bound === 'about' && Math.abs(short.value) <= aboutBand.points
      ? 0
      : bound === 'about'
        ? Math.abs(short.value)
        : Math.max(0, bound === 'atMost' ? -short.value : short.value);
  return { value: points, decimals: short.decimals, unit: '百分点' };
}

/** Places (位) that a rank is short of its goal, never negative. */
export function rankDistance(place: number, goal: number): Quantity<'位'> {
  return { value: Math.max(0, place - goal), decimals: 0, unit: '位' };
}

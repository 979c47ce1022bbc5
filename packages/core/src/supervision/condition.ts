import type { LightColour } from '../light/light-colour.ts';
import { isMissing, type Maybe } from '../missing.ts';
import { amountPace, type PaceThresholds, rankPace, ratePace } from '../pace/light.ts';
import { type Indicator, isPercentage } from '../indicator/indicator.ts';
import { percent } from '../quantity.ts';
import { endMonth, parseSpanIso, type Span } from '../span/span.ts';
import type { IndicatorCondition } from './matter.ts';

/** What the record holds of a condition's indicator: its latest value and the span it is about. */
export interface ConditionReading {
  readonly value: number;
  readonly decimals: number;
  readonly span: Span;
  readonly accumulation: Indicator['accumulation'];
}

export interface ConditionStanding {
  /** The latest value meets the condition as it will be judged: nobody has to claim it. */
  readonly met: boolean;
  /** Its release has come and it is not met. */
  readonly failed: boolean;
  readonly light: LightColour;
}

/** Data light (数据灯): an indicator condition held against the record. Met is green. Until its release an amount that adds up
 *  over the year is held against the share due by its own cut-off, a rate against the goal itself; near it (by the city's
 *  thresholds of the pace light) is yellow. Once the release has come, not met is red. */
export function conditionStanding(
  condition: IndicatorCondition,
  reading: Maybe<ConditionReading>,
  thresholds: PaceThresholds,
): Maybe<ConditionStanding> {
  if (isMissing(reading)) return reading;
  const met = meets(condition, reading.value);
  const by = parseSpanIso(condition.by);
  if (by === undefined) throw new Error(`invalid span: ${condition.by}`);
  const failed = !met && monthOf(reading.span) >= monthOf(by);
  if (met) return { met, failed, light: 'green' };
  if (failed) return { met, failed, light: 'red' };
  return { met, failed, light: paceOf(condition, reading, by, thresholds) };
}

function monthOf(span: Span): number {
  return span.year * 12 + endMonth(span);
}

/** Whether a value meets the goal: at least 以上, at most 以内, about 左右 (equal to the goal's decimals). */
function meets({ bound, goal, decimals }: IndicatorCondition, value: number): boolean {
  switch (bound) {
    case 'atLeast':
      return value >= goal;
    case 'atMost':
      return value <= goal;
    case 'about':
      return Math.abs(value - goal) <= 0.5 * 10 ** -decimals;
  }
}

function paceOf(
  condition: IndicatorCondition,
  reading: ConditionReading,
  by: Span,
  thresholds: PaceThresholds,
): LightColour {
  const { bound, measure } = condition;
  const goal = { value: condition.goal, decimals: condition.decimals };
  const value = { value: reading.value, decimals: reading.decimals };
  if (measure === 'rank') return rankPace(reading.value, condition.goal, thresholds).light;
  if (isPercentage(measure)) return ratePace(percent(value), percent(goal), bound, thresholds).light;
  const due = reading.accumulation === 'cumulative' && by.year === reading.span.year ? dueBy(reading.span, by) : 1;
  const own = Array.from({ length: 12 }, () => due);
  const pace = amountPace({ bound, goal, value, month: endMonth(reading.span), own }, thresholds);
  return isMissing(pace) ? 'red' : pace.light;
}

/** Share of the months up to the condition's release that has gone. */
function dueBy(at: Span, by: Span): number {
  return Math.min(1, endMonth(at) / endMonth(by));
}

/** What became of an effect that was expected (措施评判): reached 达到, partly 部分, not 未达到; open until its release; cannot tell
 *  where nothing was published. */
export type EffectScore = 'reached' | 'partly' | 'not' | 'open' | 'cannotTell';

/** Scores an expected effect when its release has come: partly is what the pace light would call near. */
export function effectScore(
  condition: IndicatorCondition,
  reading: Maybe<ConditionReading>,
  thresholds: PaceThresholds,
): EffectScore {
  const standing = conditionStanding(condition, reading, thresholds);
  if (isMissing(standing) || isMissing(reading)) return 'cannotTell';
  if (standing.met) return 'reached';
  if (!standing.failed) return 'open';
  const by = parseSpanIso(condition.by);
  return by !== undefined && paceOf(condition, reading, by, thresholds) === 'yellow' ? 'partly' : 'not';
}

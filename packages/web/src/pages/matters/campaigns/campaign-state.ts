import { type CampaignIndicatorBody } from '@shigan/contract';
import {
  campaignKinds,
  type CampaignKind,
  type CampaignPlan,
  campaignRhythms,
  type CampaignRhythm,
  campaignTemplates,
  dayNumber,
  isMissing,
  type UnitRef,
} from '@shigan/core';

/** An indicator as it is being written. */
export interface IndicatorDraft {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly start: string;
  readonly goal: string;
  readonly decimals: number;
  readonly bound: 'atLeast' | 'atMost' | 'about';
  readonly statedBy: 'units' | 'office';
}

/** A plan as it is being written: everything is text. */
export interface CampaignDraft {
  readonly kind: CampaignKind;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly leader: string;
  readonly leadUnit: string;
  readonly units: string;
  readonly aim: string;
  readonly rhythm: CampaignRhythm;
  readonly indicators: readonly IndicatorDraft[];
}

const blankIndicator = { unit: '', start: '0', goal: '', decimals: 0, bound: 'atLeast', statedBy: 'units' } as const;

/** One more indicator to be written. */
export function addedIndicator(held: readonly IndicatorDraft[]): IndicatorDraft {
  const taken = new Set(held.map(({ id }) => id));
  let n = held.length + 1;
  while (taken.has(`i${n}`)) n++;
  return { ...blankIndicator, id: `i${n}`, name: '' };
}

/** A draft from a template, in a year; what was written of people and units stays. */
export function draftFrom(
  kind: CampaignKind,
  year: string,
  { leader, leadUnit, units }: Pick<CampaignDraft, 'leader' | 'leadUnit' | 'units'>,
): CampaignDraft {
  const held = { leader, leadUnit, units };
  if (kind === 'plain')
    return { kind, name: '', from: '', to: '', aim: '', rhythm: 'tenDays', ...held, indicators: [addedIndicator([])] };
  const { name, aim, rhythm, from, to, indicators } = campaignTemplates[kind];
  return {
    kind,
    name: `${year}年${name}`,
    from: `${year}-${from}`,
    to: `${year}-${to}`,
    aim,
    rhythm,
    ...held,
    indicators: indicators.map((one) => ({
      id: one.id,
      name: one.name,
      unit: one.unit,
      start: String(one.start),
      goal: String(one.goal),
      decimals: one.decimals,
      bound: one.bound,
      statedBy: one.statedBy,
    })),
  };
}

interface Directory {
  readonly units: readonly UnitRef[];
  readonly leaders: readonly { readonly id: string; readonly name: string }[];
}

/** The plan that a draft comes to, undefined while something is missing; and the names that are no units. */
export function campaignPlanOf(
  draft: CampaignDraft,
  { units, leaders }: Directory,
): { readonly plan: CampaignPlan | undefined; readonly unknown: readonly string[] } {
  const names = draft.units
    .split(/[、,，;；]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const unit = (name: string) => units.find((one) => one.name === name);
  const unknown = [draft.leadUnit, ...names].filter((name) => name !== '' && unit(name) === undefined);
  const leader = leaders.find(({ id }) => id === draft.leader);
  const leadUnit = unit(draft.leadUnit);
  const indicators = draft.indicators.map(({ start, goal, decimals, ...one }) => ({
    ...one,
    name: one.name.trim(),
    unit: one.unit.trim(),
    start: Number(start),
    goal: Number(goal),
    decimals: Math.max(decimals, decimalsIn(start), decimalsIn(goal)),
  }));
  const isWhole =
    draft.name.trim() !== '' &&
    draft.aim.trim() !== '' &&
    draft.from !== '' &&
    draft.from <= draft.to &&
    names.length > 0 &&
    unknown.length === 0 &&
    indicators.length > 0 &&
    draft.indicators.every(({ name, start, goal }) => name.trim() !== '' && isNumber(start) && isNumber(goal));
  if (!isWhole || leader === undefined || leadUnit === undefined) return { plan: undefined, unknown };
  const { kind, from, to, rhythm } = draft;
  return {
    unknown,
    plan: {
      kind,
      name: draft.name.trim(),
      from,
      to,
      leader,
      leadUnit,
      units: [...new Set(names)].flatMap((name) => unit(name) ?? []),
      aim: draft.aim.trim(),
      rhythm,
      indicators,
    },
  };
}

function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}

function decimalsIn(text: string): number {
  return /\.(\d+)$/u.exec(text.trim())?.[1]?.length ?? 0;
}

/** A choice of a list of words as one of them. */
export const kindOf = (value: string): CampaignKind => campaignKinds.find((one) => one === value) ?? 'plain';
export const rhythmOf = (value: string): CampaignRhythm => campaignRhythms.find((one) => one === value) ?? 'tenDays';

/** What is to be sent of the fields of a unit: what is filled in. */
export function enteredFigures(
  fields: Readonly<Record<string, string>>,
): readonly { readonly indicator: string; readonly value: number }[] {
  return Object.entries(fields).flatMap(([indicator, value]) =>
    isNumber(value) ? [{ indicator, value: Number(value) }] : [],
  );
}

/** The course of an indicator as it is drawn, from start to goal, over the whole campaign: a path of what was stated, the line that
 *  keeps up with time, where today is. Undefined while fewer than two days were due. */
export function courseState(
  { course, start, goal }: Pick<CampaignIndicatorBody, 'course' | 'start' | 'goal'>,
  { from, to }: { readonly from: string; readonly to: string },
  box: { readonly width: number; readonly height: number },
):
  | { readonly stated: string; readonly due: string; readonly end: { readonly x: number; readonly y: number } }
  | undefined {
  const points = course.flatMap(({ on, value }) => (isMissing(value) ? [] : [{ on, value: Number(value) }]));
  if (points.length === 0) return undefined;
  const values = [Number(start), Number(goal), ...points.map(({ value }) => value)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const days = Math.max(1, dayNumber(to) - dayNumber(from));
  const x = (on: string): number => ((dayNumber(on) - dayNumber(from)) / days) * box.width;
  const y = (value: number): number => (high === low ? box.height / 2 : ((high - value) / (high - low)) * box.height);
  const at = (on: string, value: number): string => `${x(on).toFixed(1)} ${y(value).toFixed(1)}`;
  const last = points.at(-1) ?? { on: from, value: Number(start) };
  return {
    stated: `M${[{ on: from, value: Number(start) }, ...points].map(({ on, value }) => at(on, value)).join('L')}`,
    due: `M${at(from, Number(start))}L${at(to, Number(goal))}`,
    end: { x: x(last.on), y: y(last.value) },
  };
}

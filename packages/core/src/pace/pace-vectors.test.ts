import { describe, expect, it } from 'vitest';
import { disagreementOf } from '../light/disagreement.ts';
import type { LightColour } from '../light/light-colour.ts';
import { outlookLight } from '../light/outlook.ts';
import { isMissing } from '../missing.ts';
import { defaultSettings } from '../register/registry.ts';
import type { Bound } from '../target/target.ts';
import {
  type ComputedVector,
  type MissingVector,
  figureOf,
  held,
  isMissingVector,
  percentOf,
  readVectors,
  shownAs,
  toNineDigits,
} from '../testing/vectors.ts';
import { amountDistances, rankDistance, rateDistance } from './distance.ts';
import { type WeightBasis, growthNeeded, weightOf } from './growth-needed.ts';
import { howHard } from './how-hard.ts';
import { amountPace, milestonePace, rankPace, ratePace } from './light.ts';
import { scheduleAt, seasonalSchedule } from './schedule.ts';

interface AmountInput {
  readonly kind: 'level' | 'count';
  readonly bound: Bound;
  readonly goal: string;
  readonly value: string;
  readonly month: number;
  readonly seasonalShare?: string;
}

interface RateInput {
  readonly kind: 'growth' | 'share';
  readonly bound: Bound;
  readonly goal: string;
  readonly value: string;
  readonly stretch?: string;
}

type PaceInput =
  | AmountInput
  | RateInput
  | { readonly kind: 'rank'; readonly goal: number; readonly value: number }
  | { readonly kind: 'milestone'; readonly due: string; readonly reached: string | null; readonly today: string };

type Shown = { readonly value: number; readonly display: string };

interface PaceExpected {
  readonly light: LightColour;
  readonly against?: string;
  readonly completion?: Shown;
  readonly due?: Shown;
  readonly ratio?: number;
  readonly ratioDisplay?: string;
  readonly alsoShown?: { readonly schedule: string };
  readonly gap?: number;
  readonly gapDisplay?: string;
  readonly unit?: string;
  readonly stretchMet?: boolean;
  readonly placesBehind?: number;
  readonly daysLate?: number;
}

type DistanceInput =
  | {
      readonly kind: 'level' | 'count';
      readonly goal: string;
      readonly value: string;
      readonly unit: string;
      readonly month: number;
    }
  | { readonly kind: 'growth' | 'share'; readonly goal: string; readonly value: string }
  | { readonly kind: 'rank'; readonly goal: number; readonly value: number };

type Pair = readonly [string, string];

interface PaceKinds {
  readonly schedule: { input: { month: number }; expected: { share: number; display: string } };
  readonly seasonalSchedule: {
    input: { month: number; cumulativeAndAnnual: Readonly<Record<string, Pair>>; abnormalYears: readonly number[] };
    expected: ({ years: readonly number[]; share: number; display: string } | MissingVector) & { lightUses: string };
  };
  readonly paceLight: { input: PaceInput; expected: PaceExpected };
  readonly distance: { input: DistanceInput; expected: Readonly<Record<string, ComputedVector>> };
  readonly growthNeeded: {
    input: {
      growth: string;
      target: string;
      sources: { ownLevel?: Pair; weightProxy?: Pair; provinceShare?: string; schedule?: number };
    };
    expected: { weight: { value: number; from: string } } & (ComputedVector | MissingVector);
  };
  readonly howHard: {
    input: { needed: string; pastRestOfYearGrowth: readonly string[] };
    expected: { reached: number; of: number; share: number } | MissingVector;
  };
  readonly outlookLight: { input: { probability: string }; expected: { light: LightColour } };
  readonly indicatorLights: {
    input: Readonly<Record<'pace' | 'outlook' | 'reported', LightColour | null>>;
    expected: { steps: number; shown: boolean; firstOnAgenda: boolean };
  };
}

const thresholds = defaultSettings.paceLight;

function amountOf(input: AmountInput): ReturnType<typeof amountPace> {
  const { bound, goal, value, month, seasonalShare } = input;
  const seasonal = seasonalShare === undefined ? undefined : Number(seasonalShare);
  return amountPace({ bound, goal: figureOf(goal), value: figureOf(value), month, seasonal }, thresholds);
}

function percentShown(value: number, expected: Shown | undefined): Shown {
  return { value, display: shownAs(value, expected?.display ?? '0.0', 2) };
}

/** What is found of one case, in the vector's words. */
function paceFound(input: PaceInput, expected: PaceExpected): PaceExpected {
  switch (input.kind) {
    case 'level':
    case 'count': {
      const pace = held(amountOf(input));
      const shown = {
        completion: percentShown(pace.completion, expected.completion),
        due: percentShown(pace.due, expected.due),
      };
      const schedule = { schedule: shownAs(scheduleAt(input.month), '0.0', 2) };
      const { light, against, ratio } = pace;
      const also = expected.alsoShown ? { alsoShown: schedule } : {};
      return { light, against, ...shown, ratio, ratioDisplay: shownAs(ratio, '0.000'), ...also };
    }
    case 'growth':
    case 'share': {
      const value = percentOf(input.value);
      const { light, gap } = ratePace(value, percentOf(input.goal), input.bound, thresholds);
      const { stretch, bound } = input;
      const met =
        stretch === undefined
          ? {}
          : { stretchMet: ratePace(value, percentOf(stretch), bound, thresholds).light === 'green' };
      return { light, gap: gap.value, gapDisplay: shownAs(gap.value, '0.0'), unit: gap.unit, ...met };
    }
    case 'rank':
      return rankPace(input.value, input.goal, thresholds);
    case 'milestone':
      return milestonePace(input.due, input.reached, input.today, thresholds);
  }
}

function distancesFound(input: DistanceInput): object {
  switch (input.kind) {
    case 'level':
    case 'count': {
      const { goal, value, unit, month } = input;
      return amountDistances({ goal: figureOf(goal), value: figureOf(value), unit, month });
    }
    case 'growth':
    case 'share':
      return { to: rateDistance(percentOf(input.value), percentOf(input.goal)) };
    case 'rank':
      return { to: rankDistance(input.value, input.goal) };
  }
}

const part = (pair: Pair | undefined) => pair && { done: figureOf(pair[0]), whole: figureOf(pair[1]) };

function basisOf(sources: PaceKinds['growthNeeded']['input']['sources']): WeightBasis {
  const { ownLevel, weightProxy, provinceShare, schedule } = sources;
  return {
    ownLevel: part(ownLevel),
    weightProxy: part(weightProxy),
    provinceShare: provinceShare === undefined ? undefined : part([provinceShare, '1']),
    month: schedule,
  };
}

const vectors = readVectors<PaceKinds>('pace.json');

describe('vectors of pace.json', () => {
  it.each(vectors.of('schedule'))('schedule: $id', ({ input: { month }, expected }) => {
    expect(scheduleAt(month)).toBeNear(expected.share);
    expect(shownAs(scheduleAt(month), expected.display, 2)).toBe(expected.display);
  });

  it.each(vectors.of('seasonalSchedule'))('seasonalSchedule: $id', ({ input, expected }) => {
    const past = Object.entries(input.cumulativeAndAnnual).map(([year, [cumulative, annual]]) => ({
      year: Number(year),
      cumulative: figureOf(cumulative),
      annual: figureOf(annual),
    }));
    const found = seasonalSchedule(past, input.abnormalYears);
    const light = held(
      amountPace(
        {
          bound: 'atLeast',
          goal: figureOf('104.0'),
          value: figureOf('34.1'),
          month: input.month,
          seasonal: isMissing(found) ? undefined : found.share,
        },
        thresholds,
      ),
    );
    const shown = isMissingVector(expected) ? '0.0' : expected.display;
    const outcome = isMissing(found) ? found : { ...found, display: shownAs(found.share, shown, 2) };
    const { unit: _, ...stated } = { unit: '%', ...expected };
    expect(toNineDigits({ ...outcome, lightUses: light.against })).toEqual(toNineDigits(stated));
  });

  it.each(vectors.of('paceLight'))('paceLight: $id', ({ input, expected }) => {
    expect(toNineDigits(paceFound(input, expected))).toEqual(toNineDigits(expected));
  });

  it.each(vectors.of('distance'))('distance: $id', ({ input, expected }) => {
    const found = distancesFound(input);
    expect(Object.keys(found)).toEqual(Object.keys(expected));
    expect(Object.values(found)).toBeAllComputed(Object.values(expected));
  });

  it.each(vectors.of('growthNeeded'))('growthNeeded: $id', ({ input: { growth, target, sources }, expected }) => {
    const weight = held(weightOf(basisOf(sources)));
    expect(weight.from).toBe(expected.weight.from);
    expect(weight.value).toBeNear(expected.weight.value);
    expect(growthNeeded(percentOf(growth), percentOf(target), weight)).toBeComputed(expected);
  });

  it.each(vectors.of('howHard'))('howHard: $id', ({ input: { needed, pastRestOfYearGrowth }, expected }) => {
    expect(howHard(percentOf(needed), pastRestOfYearGrowth.map(percentOf))).toEqual(expected);
  });

  it.each(vectors.of('outlookLight'))('outlookLight: $id', ({ input: { probability }, expected }) => {
    expect(outlookLight(Number(probability))).toBe(expected.light);
  });

  it.each(vectors.of('indicatorLights'))('indicatorLights: $id', ({ input, expected }) => {
    expect(disagreementOf([input.pace, input.outlook, input.reported])).toEqual(expected);
  });

  it('are tested, every kind', () => {
    expect(vectors.untested()).toEqual([]);
  });
});

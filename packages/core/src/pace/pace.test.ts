import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disagreementOf } from '../light/disagreement.ts';
import type { LightColour } from '../light/light-colour.ts';
import { outlookLight } from '../light/outlook.ts';
import { isMissing } from '../missing.ts';
import { percent } from '../quantity.ts';
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

const anyGrowth = fc.integer({ min: -300, max: 600 }).map((tenths) => percent({ value: tenths / 10, decimals: 1 }));
const anyAmount = fc.integer({ min: 1, max: 1_000_000 }).map((tenths) => ({ value: tenths / 10, decimals: 1 }));
const anyMonth = fc.integer({ min: 1, max: 12 });
const brightness: Readonly<Record<LightColour, number>> = { green: 2, yellow: 1, red: 0 };

describe('growth needed', () => {
  const anyWeight = fc
    .tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1000, max: 2000 }))
    .map(([done, year]) => held(weightOf({ ownLevel: { done: figureOf(`${done}`), whole: figureOf(`${year}`) } })));

  it('composed with the growth so far gives the target', () => {
    fc.assert(
      fc.property(anyGrowth, anyGrowth, anyWeight, (growth, target, weight) => {
        const needed = held(growthNeeded(growth, target, weight));
        const w = weight.value;
        const year = w * (1 + growth.value / 100) + (1 - w) * (1 + needed.value / 100);
        expect(year).toBeNear(1 + target.value / 100);
      }),
    );
  });

  it('of a growth on target is the target', () => {
    fc.assert(
      fc.property(anyGrowth, anyWeight, (target, weight) => {
        expect(held(growthNeeded(target, target, weight)).value).toBeNear(target.value);
      }),
    );
  });

  it('passes over a source that gives no share of a year', () => {
    const bad = [
      { done: figureOf('5'), whole: figureOf('0') },
      { done: figureOf('5'), whole: figureOf('4') },
      { done: figureOf('-5'), whole: figureOf('4') },
    ];
    for (const ownLevel of bad) expect(weightOf({ ownLevel, month: 4 })).toMatchObject({ from: 'schedule' });
    expect(weightOf({})).toEqual({ missing: 'no-weight' });
  });

  it('is reached less often the higher it is', () => {
    const past = fc.array(anyGrowth, { minLength: 5, maxLength: 15 });
    fc.assert(
      fc.property(past, anyGrowth, anyGrowth, (years, a, b) => {
        const [low, high] = a.value <= b.value ? [a, b] : [b, a];
        expect(held(howHard(high, years)).reached).toBeLessThanOrEqual(held(howHard(low, years)).reached);
        const within = held(howHard(low, years, 'atMost')).reached;
        expect(within).toBeGreaterThanOrEqual(years.length - held(howHard(low, years)).reached);
      }),
    );
  });
});

describe('the pace light', () => {
  it('of a floor never dims when more is done, of a ceiling never brightens', () => {
    fc.assert(
      fc.property(anyAmount, anyAmount, anyAmount, anyMonth, (goal, a, b, month) => {
        const [less, more] = a.value <= b.value ? [a, b] : [b, a];
        const step = (value: typeof a, bound: Bound): number =>
          brightness[held(amountPace({ bound, goal, value, month }, thresholds)).light];
        expect(step(more, 'atLeast')).toBeGreaterThanOrEqual(step(less, 'atLeast'));
        expect(step(more, 'atMost')).toBeLessThanOrEqual(step(less, 'atMost'));
      }),
    );
  });

  it('is green just when nothing is short of what is due', () => {
    fc.assert(
      fc.property(anyAmount, anyAmount, anyMonth, (goal, value, month) => {
        const { light } = held(amountPace({ bound: 'atLeast', goal, value, month }, thresholds));
        const short = amountDistances({ goal, value, month, unit: '亿元' }).toSchedule.value;
        expect(light === 'green').toBe(short === 0);
      }),
    );
  });

  it('of exactly what is due is green in every month', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        anyMonth,
        fc.constantFrom<Bound>('atLeast', 'atMost', 'about'),
        (twelfth, month, bound) => {
          const goal = { value: (twelfth * 12) / 10, decimals: 1 };
          const value = { value: (twelfth * month) / 10, decimals: 1 };
          expect(amountPace({ bound, goal, value, month }, thresholds)).toMatchObject({ light: 'green', ratio: 1 });
        },
      ),
    );
  });

  it('goes by the schedule that the target states itself, in June too', () => {
    const own = [0.05, 0.1, 0.18, 0.26, 0.35, 0.45, 0.53, 0.61, 0.7, 0.79, 0.89, 1];
    const input = { bound: 'atLeast' as const, goal: figureOf('100.0'), seasonal: 0.5, own };
    expect(amountPace({ ...input, value: figureOf('45.0'), month: 6 }, thresholds)).toMatchObject({
      light: 'green',
      against: 'ownSchedule',
    });
    expect(amountPace({ ...input, value: figureOf('26.0'), month: 4 }, thresholds)).toMatchObject({ ratio: 1 });
  });

  it('follows the thresholds a city has set', () => {
    const strict = { levelYellow: 0.98, growthYellow: -0.5, rankYellow: 1, milestoneYellowDays: 5 };
    const amount = { bound: 'atLeast' as const, goal: figureOf('104.0'), value: figureOf('33.8'), month: 4 };
    expect(amountPace(amount, strict)).toMatchObject({ light: 'red' });
    expect(amountPace(amount, thresholds)).toMatchObject({ light: 'yellow' });
    expect(ratePace(percentOf('7.2'), percentOf('8.0'), 'atLeast', strict).light).toBe('red');
    expect(rankPace(6, 4, strict).light).toBe('red');
    expect(milestonePace('2021-05-10', null, '2021-05-20', strict).light).toBe('red');
  });

  it('cannot be had for a goal of nothing', () => {
    const input = { bound: 'atLeast' as const, value: figureOf('1.0'), month: 4 };
    expect(amountPace({ ...input, goal: figureOf('0.0') }, thresholds)).toEqual({ missing: 'zero-base' });
    expect(amountPace({ ...input, goal: figureOf('-1.0') }, thresholds)).toEqual({ missing: 'negative-base' });
  });

  it('does not know today what is reached tomorrow', () => {
    expect(milestonePace('2021-05-10', '2021-05-21', '2021-05-20', thresholds)).toEqual({
      light: 'yellow',
      daysLate: 10,
    });
  });
});

describe('distances to a target', () => {
  it('of a ceiling are what lies above it, of about what lies outside', () => {
    const amount = { goal: figureOf('100.0'), unit: '万元', month: 6 };
    expect(amountDistances({ ...amount, value: figureOf('54.0'), bound: 'atMost' }).toHalf.value).toBe(4);
    expect(amountDistances({ ...amount, value: figureOf('48.0'), bound: 'atMost' }).toHalf.value).toBe(0);
    expect(amountDistances({ ...amount, value: figureOf('50.5'), bound: 'about' }).toHalf.value).toBe(0);
    expect(amountDistances({ ...amount, value: figureOf('45.0'), bound: 'about' }).toHalf.value).toBe(5);
    expect(rateDistance(percentOf('5.9'), percentOf('5.5'), 'atMost').value).toBe(0.4);
    expect(rateDistance(percentOf('2.6'), percentOf('3.0'), 'about').value).toBe(0);
    expect(rateDistance(percentOf('1.1'), percentOf('3.0'), 'about').value).toBe(1.9);
  });

  it('go by the share that is due where one is given', () => {
    const found = amountDistances({
      goal: figureOf('100.0'),
      value: figureOf('30.0'),
      unit: '亿元',
      month: 4,
      due: 0.36,
    });
    expect(found.toSchedule.value).toBeNear(6);
  });
});

describe('the seasonal schedule', () => {
  it('does not depend on the order of the years, nor on those before the last three', () => {
    const years = fc.array(fc.tuple(anyAmount, anyAmount), { minLength: 3, maxLength: 8 });
    fc.assert(
      fc.property(years, (pairs) => {
        const past = pairs.map(([cumulative, annual], index) => ({ year: 2012 + index, cumulative, annual }));
        const found = held(seasonalSchedule(past, []));
        expect(seasonalSchedule(past.toReversed(), [])).toEqual(found);
        expect(seasonalSchedule(past.slice(-3), [])).toEqual(found);
      }),
    );
  });

  it('cannot use a year whose whole is nothing', () => {
    const done = figureOf('1.0');
    const past = [2017, 2018, 2019].map((year) => ({
      year,
      cumulative: done,
      annual: figureOf(year === 2018 ? '0.0' : '3.0'),
    }));
    expect(seasonalSchedule(past, [])).toEqual({ missing: 'fewer-than-three-normal-years' });
  });
});

describe('the disagreement of lights', () => {
  it('is none where fewer than two are held', () => {
    const none = { steps: 0, shown: false, firstOnAgenda: false };
    expect(disagreementOf([])).toEqual(none);
    expect(disagreementOf([null, 'red', null])).toEqual(none);
  });
});

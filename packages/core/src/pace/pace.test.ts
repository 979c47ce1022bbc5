import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { disagreementOf } from '../light/disagreement.ts';
import type { LightColour } from '../light/light-colour.ts';
import { percent } from '../quantity.ts';
import { defaultSettings } from '../register/registry.ts';
import type { Bound } from '../target/target.ts';
import { figureOf, held, percentOf } from '../testing/vectors.ts';
import { amountDistances, rateDistance } from './distance.ts';
import { growthNeeded, weightOf } from './growth-needed.ts';
import { howHard } from './how-hard.ts';
import { amountPace, milestonePace, rankPace, ratePace } from './light.ts';
import { seasonalSchedule } from './schedule.ts';

const thresholds = defaultSettings.paceLight;
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

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayFigure } from '../decimal.ts';
import { percent } from '../quantity.ts';
import { type ComputedVector, held, percentOf, perhaps, readVectors } from '../testing/vectors.ts';
import {
  type PathBasis,
  aboveBase,
  baseEffect,
  cumulativeOfQuarters,
  pathBasis,
  splitSlowdown,
} from './base-effect.ts';
import { twoYearAverage } from './two-year-average.ts';

interface OnBase {
  readonly actual: string;
  readonly lastYear: string;
}

interface BaseEffectKinds {
  readonly path: {
    input: { lastYear: readonly string[]; twoYearAverage: string; basis: PathBasis };
    expected: { basis: PathBasis; path: readonly ComputedVector[]; displayOneDecimal: readonly string[] };
  };
  readonly basis: {
    input: { singleQuarters: readonly (string | null)[] | null; cumulative: readonly (string | null)[] | null };
    expected: { basis: PathBasis };
  };
  readonly againstPath: {
    input: OnBase & { twoYearAverage: string };
    expected: { path: ComputedVector; aboveBase: ComputedVector };
  };
  readonly slowdown: {
    input: { before: OnBase; now: OnBase; twoYearAverage: string };
    expected: { change: ComputedVector; fromBase: ComputedVector; rest: ComputedVector };
  };
  readonly cumulativeFromQuarters: {
    input: { growth: readonly string[]; weights: readonly string[] };
    expected: { cumulative: readonly ComputedVector[] };
  };
}

const onBase = ({ actual, lastYear }: OnBase) => ({ actual: percentOf(actual), lastYear: percentOf(lastYear) });
const rates = (texts: readonly (string | null)[] | null) => texts?.map((text) => perhaps(text, percentOf)) ?? null;

const vectors = readVectors<BaseEffectKinds>('base-effect.json');

describe('vectors of base-effect.json', () => {
  it.each(vectors.of('path'))('path: $id', ({ input: { lastYear, twoYearAverage: average, basis }, expected }) => {
    expect(basis).toBe(expected.basis);
    const path = lastYear.map((growth) => held(baseEffect(percentOf(average), percentOf(growth))));
    expect(path).toBeAllComputed(expected.path);
    expect(path.map(displayFigure)).toEqual(expected.displayOneDecimal);
  });

  it.each(vectors.of('basis'))('basis: $id', ({ input: { singleQuarters, cumulative }, expected }) => {
    expect(pathBasis(rates(singleQuarters), rates(cumulative))).toBe(expected.basis);
  });

  it.each(vectors.of('againstPath'))(
    'againstPath: $id',
    ({ input: { actual, lastYear, twoYearAverage: average }, expected }) => {
      const path = held(baseEffect(percentOf(average), percentOf(lastYear)));
      expect(path).toBeComputed(expected.path);
      expect(aboveBase(percentOf(actual), path)).toBeComputed(expected.aboveBase);
    },
  );

  it.each(vectors.of('slowdown'))('slowdown: $id', ({ input: { before, now, twoYearAverage: average }, expected }) => {
    const split = held(splitSlowdown(onBase(before), onBase(now), percentOf(average)));
    expect(split.change).toBeComputed(expected.change);
    expect(split.fromBase).toBeComputed(expected.fromBase);
    expect(split.rest).toBeComputed(expected.rest);
    expect(split.followsBase).toBe(true);
  });

  it.each(vectors.of('cumulativeFromQuarters'))(
    'cumulativeFromQuarters: $id',
    ({ input: { growth, weights }, expected }) => {
      expect(cumulativeOfQuarters(growth.map(percentOf), weights.map(Number))).toBeAllComputed(expected.cumulative);
    },
  );

  it('are tested, every kind', () => {
    expect(vectors.untested()).toEqual([]);
  });
});

describe('the base effect', () => {
  it('is the growth that gives the two-year average back', () => {
    const anyRate = fc.integer({ min: -600, max: 600 }).map((tenths) => percent({ value: tenths / 10, decimals: 1 }));
    fc.assert(
      fc.property(anyRate, anyRate, (average, lastYear) => {
        const path = held(baseEffect(average, lastYear));
        const back = held(twoYearAverage(path, lastYear));
        expect(back.value + 100).toBeNear(average.value + 100);
      }),
    );
  });

  it('does not explain a slowdown beyond it', () => {
    const before = onBase({ actual: '13.4', lastYear: '-0.9' });
    const split = splitSlowdown(before, onBase({ actual: '7.1', lastYear: '3.5' }), percentOf('6'));
    expect(split).toMatchObject({ followsBase: false });
  });

  it('says nothing of a growth that did not slow', () => {
    const before = onBase({ actual: '3.0', lastYear: '3.0' });
    expect(splitSlowdown(before, onBase({ actual: '3.1', lastYear: '3.5' }), percentOf('3'))).toMatchObject({
      followsBase: false,
    });
  });

  it('has no path on a base that vanished, and no basis where nothing whole is held', () => {
    expect(baseEffect(percentOf('6'), percentOf('-100'))).toEqual({ missing: 'zero-base' });
    expect(pathBasis([null], [null, percentOf('1.0')])).toEqual({ missing: 'no-base' });
  });
});

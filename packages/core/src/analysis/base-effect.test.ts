import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { display } from '../decimal.ts';
import { isMissing } from '../missing.ts';
import { percent } from '../quantity.ts';
import {
  type ComputedVector,
  expectClose,
  expectComputed,
  percentOf,
  perhaps,
  runVectors,
} from '../testing/vectors.ts';
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

runVectors<BaseEffectKinds>('base-effect.json', {
  path({ lastYear, twoYearAverage: average, basis }, expected) {
    expect(basis).toBe(expected.basis);
    expect(lastYear).toHaveLength(expected.path.length);
    for (const [index, growth] of lastYear.entries()) {
      const found = baseEffect(percentOf(average), percentOf(growth));
      const one = expected.path[index];
      if (!one || isMissing(found)) throw new Error('no path');
      expectComputed(found, one);
      expect(display(found.value, found.decimals)).toBe(expected.displayOneDecimal[index]);
    }
  },
  basis: ({ singleQuarters, cumulative }, expected) =>
    expect(pathBasis(rates(singleQuarters), rates(cumulative))).toBe(expected.basis),
  againstPath({ actual, lastYear, twoYearAverage: average }, expected) {
    const path = baseEffect(percentOf(average), percentOf(lastYear));
    if (isMissing(path)) throw new Error(path.missing);
    expectComputed(path, expected.path);
    expectComputed(aboveBase(percentOf(actual), path), expected.aboveBase);
  },
  slowdown({ before, now, twoYearAverage: average }, expected) {
    const split = splitSlowdown(onBase(before), onBase(now), percentOf(average));
    if (isMissing(split)) throw new Error(split.missing);
    expectComputed(split.change, expected.change);
    expectComputed(split.fromBase, expected.fromBase);
    expectComputed(split.rest, expected.rest);
    expect(split.followsBase).toBe(true);
  },
  cumulativeFromQuarters({ growth, weights }, expected) {
    const found = cumulativeOfQuarters(growth.map(percentOf), weights.map(Number));
    expect(found).toHaveLength(expected.cumulative.length);
    for (const [index, one] of expected.cumulative.entries()) {
      const actual = found[index];
      if (actual) expectComputed(actual, one);
    }
  },
});

describe('the base effect', () => {
  it('is the growth that gives the two-year average back', () => {
    const anyRate = fc.integer({ min: -600, max: 600 }).map((tenths) => percent({ value: tenths / 10, decimals: 1 }));
    fc.assert(
      fc.property(anyRate, anyRate, (average, lastYear) => {
        const path = baseEffect(average, lastYear);
        if (isMissing(path)) throw new Error(path.missing);
        const back = twoYearAverage(path, lastYear);
        if (isMissing(back)) throw new Error(back.missing);
        expectClose(back.value + 100, average.value + 100);
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

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { display, displayFigure, sumExact } from '../decimal.ts';
import { type Maybe, isMissing } from '../missing.ts';
import { type Percent, difference, percent, percentagePoints } from '../quantity.ts';
import {
  type ComputedVector,
  type MissingVector,
  type RefusedVector,
  figureOf,
  held,
  outcomeOf,
  shownAs,
  percentOf,
  perhaps,
  readVectors,
} from '../testing/vectors.ts';
import { changeFromPreviousRelease, changeFromYearBefore, unitOfChange } from './change.ts';
import {
  agreesWithParts,
  contributionSharesShown,
  contributionTolerance,
  contributionsAtConstantPrices,
  contributionsFromShares,
  contributionsShown,
  growthImpliedByContributions,
  growthOfTotal,
} from './contribution.ts';
import { monthFromCumulative } from './cumulative.ts';
import { impliedBase, ratioOfLevels, yearOnYear } from './growth.ts';
import { shareOf } from './share.ts';
import { publishedStands } from './standing-figure.ts';
import { sumOfParts } from './sum-of-parts.ts';
import { twoYearAverage, twoYearAverageOfTotal, twoYearAverageTolerance } from './two-year-average.ts';

type Outcome = ComputedVector | MissingVector;

interface YearOnYearExpected extends ComputedVector {
  readonly source: string;
  readonly ratioOfLevels?: Outcome;
  readonly impliedBase?: Outcome;
}

interface AverageExpected {
  readonly computed: ComputedVector;
  readonly shown: { readonly display: string; readonly source: string };
  readonly finding: boolean;
}

interface ContributionsExpected {
  readonly growth: ComputedVector;
  readonly contribution: readonly ComputedVector[];
  readonly contributionShare: readonly Outcome[];
}

type FromSharesExpected =
  | { readonly source: 'computed'; readonly contribution: readonly ComputedVector[] }
  | {
      readonly source: 'published';
      readonly shown: readonly string[];
      readonly finding: boolean;
      readonly toleranceEach: number;
      readonly impliedGrowth: ComputedVector;
      readonly computedFromImpliedGrowth: readonly ComputedVector[];
    };

interface GrowthKinds {
  readonly yearOnYear: {
    input: { current: string | null; base: string | null; published: string | null };
    expected: YearOnYearExpected | MissingVector;
  };
  readonly impliedBase: { input: { current: string; published: string }; expected: Outcome };
  readonly twoYearAverage: {
    input: { growth: string; growthYearBefore: string; published: string | null };
    expected: AverageExpected;
  };
  readonly twoYearAverageFromTwoYearGrowth: {
    input: { growthOverTwoYears: string; published: string | null };
    expected: AverageExpected;
  };
  readonly changeFromPreviousRelease: { input: { now: string; then: string }; expected: Outcome };
  readonly changeFromYearBefore: { input: { now: string; then: string }; expected: Outcome };
  readonly unitOfChange: {
    input: { of: 'level' | 'rate' | 'share'; relative: boolean };
    expected: { unit: string } | RefusedVector;
  };
  readonly contributionAtConstantPrices: {
    input: { lastYear: readonly string[]; thisYear: readonly string[] };
    expected: ContributionsExpected;
  };
  readonly contributionFromShares: {
    input: {
      growth: string;
      contributionShare: readonly string[];
      publishedContribution: readonly string[] | null;
    };
    expected: FromSharesExpected;
  };
  readonly contributionFromCurrentPriceLevels: {
    input: { publishedContributionShare: readonly string[] | null };
    expected: MissingVector | { contributionShare: readonly string[]; source: 'published' };
  };
  readonly share: {
    input: { parts: readonly string[]; total: string; decimals: number };
    expected: { shares: readonly ComputedVector[]; sumOfDisplayed: string };
  };
  readonly growthOfTotalFromParts: {
    input: { parts: readonly string[]; growth: readonly string[]; publishedGrowth: string };
    expected: { computed: ComputedVector; agrees: boolean };
  };
  readonly sumOfParts: {
    input: { parts: readonly string[]; total: string };
    expected: { difference: number; tolerance: number; fault: boolean };
  };
  readonly monthFromCumulative: {
    input: { measure: string; previous: string; current: string; sameBasis: boolean };
    expected: ComputedVector | RefusedVector;
  };
}

/** What is shown of an average, in the vector's words. */
function averageShown(computed: Maybe<Percent>, published: string | null): Omit<AverageExpected, 'computed'> {
  const { shown, source, finding } = held(
    publishedStands(perhaps(published, percentOf), computed, twoYearAverageTolerance),
  );
  return { shown: { display: displayFigure(shown), source }, finding };
}

const vectors = readVectors<GrowthKinds>('growth.json');

describe('vectors of growth.json', () => {
  it.each(vectors.of('yearOnYear'))('yearOnYear: $id', ({ input, expected }) => {
    const current = perhaps(input.current, figureOf);
    const base = perhaps(input.base, figureOf);
    const published = perhaps(input.published, percentOf);
    const growth = yearOnYear({ current, base, published });
    expect(growth).toBeComputed(expected);
    expect(expected).toMatchObject(isMissing(growth) ? growth : { source: growth.source });
  });

  const besides = vectors
    .of('yearOnYear')
    .flatMap(({ id, input, expected }) =>
      'ratioOfLevels' in expected && expected.ratioOfLevels && expected.impliedBase
        ? [{ id, input, ratio: expected.ratioOfLevels, base: expected.impliedBase }]
        : [],
    );

  it.each(besides)('yearOnYear: beside the published growth of $id', ({ input, ratio, base }) => {
    const current = perhaps(input.current, figureOf);
    expect(ratioOfLevels(current, perhaps(input.base, figureOf))).toBeComputed(ratio);
    expect(impliedBase(current, perhaps(input.published, percentOf))).toBeComputed(base);
  });

  it.each(vectors.of('impliedBase'))('impliedBase: $id', ({ input: { current, published }, expected }) => {
    expect(impliedBase(figureOf(current), percentOf(published))).toBeComputed(expected);
  });

  it.each(vectors.of('twoYearAverage'))(
    'twoYearAverage: $id',
    ({ input: { growth, growthYearBefore, published }, expected }) => {
      const computed = twoYearAverage(percentOf(growth), percentOf(growthYearBefore));
      expect(computed).toBeComputed(expected.computed);
      expect(expected).toMatchObject(averageShown(computed, published));
    },
  );

  it.each(vectors.of('twoYearAverageFromTwoYearGrowth'))(
    'twoYearAverageFromTwoYearGrowth: $id',
    ({ input: { growthOverTwoYears, published }, expected }) => {
      const computed = twoYearAverageOfTotal(percentOf(growthOverTwoYears));
      expect(computed).toBeComputed(expected.computed);
      expect(expected).toMatchObject(averageShown(computed, published));
    },
  );

  it.each(vectors.of('changeFromPreviousRelease'))(
    'changeFromPreviousRelease: $id',
    ({ input: { now, then }, expected }) => {
      expect(changeFromPreviousRelease(percentOf(now), percentOf(then))).toBeComputed(expected);
    },
  );

  it.each(vectors.of('changeFromYearBefore'))('changeFromYearBefore: $id', ({ input: { now, then }, expected }) => {
    expect(changeFromYearBefore(percentOf(now), percentOf(then))).toBeComputed(expected);
  });

  it.each(vectors.of('unitOfChange'))('unitOfChange: $id', ({ input: { of, relative }, expected }) => {
    expect(outcomeOf(() => ({ unit: unitOfChange(of, relative) }))).toEqual(expected);
  });

  it.each(vectors.of('contributionAtConstantPrices'))(
    'contributionAtConstantPrices: $id',
    ({ input: { lastYear, thisYear }, expected }) => {
      const parts = lastYear.map((level, index) => ({
        lastYear: figureOf(level),
        thisYear: figureOf(thisYear[index] ?? ''),
      }));
      const found = held(contributionsAtConstantPrices(parts));
      expect(found.growth).toBeComputed(expected.growth);
      expect(found.contribution).toBeAllComputed(expected.contribution);
      expect(found.contributionShare).toBeAllComputed(expected.contributionShare);
    },
  );

  it.each(vectors.of('contributionFromShares'))('contributionFromShares: $id', ({ input, expected }) => {
    const shares = input.contributionShare.map(percentOf);
    const published = input.publishedContribution?.map((text) => percentagePoints(figureOf(text))) ?? null;
    const found = contributionsShown(percentOf(input.growth), shares, published);
    expect(found.source).toBe(expected.source);
    const implied = growthImpliedByContributions(published ?? []);
    const computed = expected.source === 'computed' ? found.shown : contributionsFromShares(implied, shares);
    const inFull = expected.source === 'computed' ? expected.contribution : expected.computedFromImpliedGrowth;
    expect(computed).toBeAllComputed(inFull);
    expect(expected).toMatchObject(
      expected.source === 'computed'
        ? {}
        : {
            shown: found.shown.map((one) => display(one.value, one.decimals)),
            finding: found.finding,
            toleranceEach: contributionTolerance,
            impliedGrowth: { value: implied.value, display: displayFigure(implied), unit: implied.unit },
          },
    );
  });

  it.each(vectors.of('contributionFromCurrentPriceLevels'))(
    'contributionFromCurrentPriceLevels: $id',
    ({ input: { publishedContributionShare }, expected }) => {
      const found = contributionSharesShown(publishedContributionShare?.map(percentOf) ?? null);
      const shown = isMissing(found) ? found : { contributionShare: found.map(displayFigure), source: 'published' };
      expect(expected).toMatchObject(shown);
    },
  );

  it.each(vectors.of('share'))('share: $id', ({ input: { parts, total, decimals }, expected }) => {
    const shares = parts.map((part) => shareOf(figureOf(part), figureOf(total), decimals));
    expect(shares).toBeAllComputed(expected.shares);
    const shown = shares.map((one) => (isMissing(one) ? 0 : Number(display(one.value, decimals))));
    const sum = shown.reduce((soFar, one) => soFar + one, 0);
    expect(shownAs(sum, expected.sumOfDisplayed)).toBe(expected.sumOfDisplayed);
  });

  it.each(vectors.of('growthOfTotalFromParts'))(
    'growthOfTotalFromParts: $id',
    ({ input: { parts, growth, publishedGrowth }, expected }) => {
      const growing = parts.map((level, index) => ({ level: figureOf(level), growth: percentOf(growth[index] ?? '') }));
      const computed = growthOfTotal(growing);
      expect(computed).toBeComputed(expected.computed);
      if (isMissing(computed)) throw new Error(`missing: ${computed.missing}`);
      expect(agreesWithParts(computed, percentOf(publishedGrowth), growing)).toBe(expected.agrees);
    },
  );

  it.each(vectors.of('sumOfParts'))('sumOfParts: $id', ({ input: { parts, total }, expected }) => {
    expect(sumOfParts(parts.map(figureOf), figureOf(total))).toEqual(expected);
  });

  it.each(vectors.of('monthFromCumulative'))(
    'monthFromCumulative: $id',
    ({ input: { measure, previous, current, sameBasis }, expected }) => {
      const month = (): ReturnType<typeof monthFromCumulative> =>
        monthFromCumulative({
          measure: measure === 'growth' ? 'yoy' : 'level',
          previous: figureOf(previous),
          current: figureOf(current),
          sameBasis,
        });
      expect(outcomeOf(month)).toBeComputed(expected);
    },
  );

  it('are tested, every kind', () => {
    expect(vectors.untested()).toEqual([]);
  });
});

const anyRate = fc
  .integer({ min: -999, max: 3000 })
  .map((tenths): Percent => percent({ value: tenths / 10, decimals: 1 }));
const anyLevel = fc.integer({ min: 1, max: 100_000_000 }).map((cents) => ({ value: cents / 100, decimals: 2 }));

describe('the growth family', () => {
  it('gives back a level from its base and growth', () => {
    fc.assert(
      fc.property(anyLevel, anyRate, (current, growth) => {
        const base = held(impliedBase(current, growth));
        const back = held(ratioOfLevels(current, base));
        expect(back.value + 100).toBeNear(growth.value + 100);
      }),
    );
  });

  it('averages two equal growths to themselves, and lies between two different ones', () => {
    fc.assert(
      fc.property(anyRate, anyRate, (a, b) => {
        expect(twoYearAverage(a, a)).toEqual({ ...a });
        const mean = held(twoYearAverage(a, b));
        expect(mean.value).toBeGreaterThanOrEqual(Math.min(a.value, b.value));
        expect(mean.value).toBeLessThanOrEqual(Math.max(a.value, b.value));
        expect(twoYearAverage(b, a)).toEqual(mean);
      }),
    );
  });

  it('has contributions that add up to the growth, and shares to one hundred', () => {
    const anyPart = fc.record({ lastYear: anyLevel, thisYear: anyLevel });
    fc.assert(
      fc.property(fc.array(anyPart, { minLength: 1, maxLength: 6 }), (parts) => {
        const found = held(contributionsAtConstantPrices(parts));
        const sum = found.contribution.reduce((total, one) => total + one.value, 0);
        const size = found.contribution.reduce((total, one) => total + Math.abs(one.value), 1);
        expect(Math.abs(sum - found.growth.value)).toBeLessThan(size * 1e-9);
        // Increments that nearly cancel leave shares so large that their sum loses digits.
        fc.pre(Math.abs(found.growth.value) > 0.01);
        const shares = found.contributionShare.map((one) => (isMissing(one) ? Number.NaN : one.value));
        expect(shares.reduce((total, one) => total + one, 0)).toBeCloseTo(100, 3);
      }),
    );
  });

  it('months add up to the cumulative value they were taken from', () => {
    fc.assert(
      fc.property(anyLevel, anyLevel, (previous, current) => {
        const month = monthFromCumulative({ measure: 'level', previous, current, sameBasis: true });
        expect(sumExact([previous, month])).toEqual(current);
      }),
    );
  });

  it('never calls a sum a fault that rounding can explain', () => {
    const parts = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(parts, (thousandths) => {
        const exact = thousandths.reduce((sum, one) => sum + one, 0);
        const rounded = thousandths.map((one) => ({ value: Math.round(one / 100) / 10, decimals: 1 }));
        const total = { value: exact / 1000, decimals: 3 };
        expect(sumOfParts(rounded, total).fault).toBe(false);
      }),
    );
  });
});

describe('a growth that cannot be had', () => {
  it.each([
    ['no value now', yearOnYear({ base: figureOf('1.0') }), 'not-yet-published'],
    ['no value a year ago', yearOnYear({ current: figureOf('1.0') }), 'no-base'],
    ['an implied base of a total loss', impliedBase(figureOf('1.0'), percentOf('-100')), 'zero-base'],
    [
      'an average with a fall of more than everything',
      twoYearAverage(percentOf('-120'), percentOf('5')),
      'negative-base',
    ],
    ['a share in nothing', shareOf(figureOf('1.0'), figureOf('0.0')), 'zero-base'],
    ['a share in a negative total', shareOf(figureOf('1.0'), figureOf('-2.0')), 'negative-base'],
    ['a change without the release before', changeFromPreviousRelease(percentOf('1.0'), null), 'no-base'],
    ['a change of nothing published', changeFromYearBefore(undefined, percentOf('1.0')), 'not-yet-published'],
    [
      'a change of an absent growth',
      changeFromPreviousRelease({ missing: 'zero-base' }, percentOf('1.0')),
      'zero-base',
    ],
    [
      'the growth of a total whose part vanished',
      growthOfTotal([{ level: figureOf('1'), growth: percentOf('-100') }]),
      'zero-base',
    ],
  ])('%s gives its reason', (_, found, reason) => {
    expect(found).toEqual({ missing: reason });
  });

  it('refuses to difference shares, ranks and indices as well as growth', () => {
    for (const measure of ['yoy', 'share', 'rank', 'index', 'twoYearAverage'] as const) {
      const pair = { measure, previous: figureOf('15.1'), current: figureOf('12.9'), sameBasis: true };
      expect(outcomeOf(() => monthFromCumulative(pair))).toEqual({ refused: 'growth-not-differenced' });
    }
  });
});

describe('units', () => {
  it('make a difference of percentages percentage points, and of amounts their unit', () => {
    expect(difference(percentOf('12.9'), percentOf('15.1'))).toEqual({ value: -2.2, decimals: 1, unit: '百分点' });
    const unit = '亿元';
    expect(difference({ ...figureOf('34.1'), unit }, { ...figureOf('25.4'), unit })).toEqual({
      value: 8.7,
      decimals: 1,
      unit,
    });
  });

  it('of different kinds cannot be mixed', () => {
    const points = percentagePoints(figureOf('1.0'));
    // @ts-expect-error percent and percentage points are different types
    expect(() => difference(percentOf('12.9'), points)).toThrow('units differ');
    // @ts-expect-error a contribution is in percentage points, no growth
    expect(() => difference(points, percentOf('12.9'))).toThrow('units differ');
  });
});

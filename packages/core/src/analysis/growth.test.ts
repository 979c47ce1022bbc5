import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { display } from '../decimal.ts';
import { isMissing } from '../missing.ts';
import { type Percent, difference, percent, percentagePoints } from '../quantity.ts';
import {
  type ComputedVector,
  type MissingVector,
  type RefusedVector,
  expectClose,
  expectComputed,
  expectRefused,
  figureOf,
  isMissingVector,
  percentOf,
  perhaps,
  runVectors,
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

function expectAll(actual: readonly Parameters<typeof expectComputed>[0][], expected: readonly Outcome[]): void {
  expect(actual).toHaveLength(expected.length);
  for (const [index, one] of expected.entries()) {
    const found = actual[index];
    if (found) expectComputed(found, one);
  }
}

function expectAverage(
  computed: ReturnType<typeof twoYearAverage>,
  published: string | null,
  expected: AverageExpected,
): void {
  expectComputed(computed, expected.computed);
  const standing = publishedStands(perhaps(published, percentOf), computed, twoYearAverageTolerance);
  if (isMissing(standing)) throw new Error(`missing: ${standing.missing}`);
  expect({
    shown: { display: display(standing.shown.value, standing.shown.decimals), source: standing.source },
    finding: standing.finding,
  }).toEqual({ shown: expected.shown, finding: expected.finding });
}

runVectors<GrowthKinds>('growth.json', {
  yearOnYear(input, expected) {
    const current = perhaps(input.current, figureOf);
    const base = perhaps(input.base, figureOf);
    const published = perhaps(input.published, percentOf);
    const growth = yearOnYear({ current, base, published });
    expectComputed(growth, expected);
    if (isMissingVector(expected)) return;
    expect(growth).toMatchObject({ source: expected.source });
    if (expected.ratioOfLevels) expectComputed(ratioOfLevels(current, base), expected.ratioOfLevels);
    if (expected.impliedBase) expectComputed(impliedBase(current, published), expected.impliedBase);
  },
  impliedBase: ({ current, published }, expected) =>
    expectComputed(impliedBase(figureOf(current), percentOf(published)), expected),
  twoYearAverage: ({ growth, growthYearBefore, published }, expected) =>
    expectAverage(twoYearAverage(percentOf(growth), percentOf(growthYearBefore)), published, expected),
  twoYearAverageFromTwoYearGrowth: ({ growthOverTwoYears, published }, expected) =>
    expectAverage(twoYearAverageOfTotal(percentOf(growthOverTwoYears)), published, expected),
  changeFromPreviousRelease: ({ now, then }, expected) =>
    expectComputed(changeFromPreviousRelease(percentOf(now), percentOf(then)), expected),
  changeFromYearBefore: ({ now, then }, expected) =>
    expectComputed(changeFromYearBefore(percentOf(now), percentOf(then)), expected),
  unitOfChange({ of, relative }, expected) {
    if ('refused' in expected) expectRefused(() => unitOfChange(of, relative), expected.refused);
    else expect(unitOfChange(of, relative)).toBe(expected.unit);
  },
  contributionAtConstantPrices({ lastYear, thisYear }, expected) {
    const parts = lastYear.map((level, index) => ({
      lastYear: figureOf(level),
      thisYear: figureOf(thisYear[index] ?? ''),
    }));
    const found = contributionsAtConstantPrices(parts);
    if (isMissing(found)) throw new Error(`missing: ${found.missing}`);
    expectComputed(found.growth, expected.growth);
    expectAll(found.contribution, expected.contribution);
    expectAll(found.contributionShare, expected.contributionShare);
  },
  contributionFromShares(input, expected) {
    const shares = input.contributionShare.map(percentOf);
    const published = input.publishedContribution?.map((text) => percentagePoints(figureOf(text))) ?? null;
    const found = contributionsShown(percentOf(input.growth), shares, published);
    expect(found.source).toBe(expected.source);
    if (expected.source === 'computed') {
      expectAll(found.shown, expected.contribution);
      return;
    }
    expect(found.finding).toBe(expected.finding);
    expect(contributionTolerance).toBe(expected.toleranceEach);
    expect(found.shown.map((one) => display(one.value, one.decimals))).toEqual(expected.shown);
    const implied = growthImpliedByContributions(published ?? []);
    expectComputed(implied, expected.impliedGrowth);
    expectAll(contributionsFromShares(implied, shares), expected.computedFromImpliedGrowth);
  },
  contributionFromCurrentPriceLevels({ publishedContributionShare }, expected) {
    const found = contributionSharesShown(publishedContributionShare?.map(percentOf) ?? null);
    if (isMissingVector(expected)) expect(found).toEqual({ missing: expected.missing });
    else if (isMissing(found)) throw new Error(`missing: ${found.missing}`);
    else expect(found.map((one) => display(one.value, one.decimals))).toEqual(expected.contributionShare);
  },
  share({ parts, total, decimals }, expected) {
    const shares = parts.map((part) => shareOf(figureOf(part), figureOf(total), decimals));
    expectAll(shares, expected.shares);
    const shown = shares.map((one) => (isMissing(one) ? 0 : Number(display(one.value, decimals))));
    expect(
      display(
        shown.reduce((sum, one) => sum + one, 0),
        decimals,
      ),
    ).toBe(expected.sumOfDisplayed);
  },
  growthOfTotalFromParts({ parts, growth, publishedGrowth }, expected) {
    const growing = parts.map((level, index) => ({ level: figureOf(level), growth: percentOf(growth[index] ?? '') }));
    const computed = growthOfTotal(growing);
    expectComputed(computed, expected.computed);
    if (isMissing(computed)) throw new Error(`missing: ${computed.missing}`);
    expect(agreesWithParts(computed, percentOf(publishedGrowth), growing)).toBe(expected.agrees);
  },
  sumOfParts: ({ parts, total }, expected) =>
    expect(sumOfParts(parts.map(figureOf), figureOf(total))).toEqual(expected),
  monthFromCumulative({ measure, previous, current, sameBasis }, expected) {
    const month = (): ReturnType<typeof monthFromCumulative> =>
      monthFromCumulative({
        measure: measure === 'growth' ? 'yoy' : 'level',
        previous: figureOf(previous),
        current: figureOf(current),
        sameBasis,
      });
    if ('refused' in expected) expectRefused(month, expected.refused);
    else expectComputed(month(), expected);
  },
});

const anyRate = fc
  .integer({ min: -999, max: 3000 })
  .map((tenths): Percent => percent({ value: tenths / 10, decimals: 1 }));
const anyLevel = fc.integer({ min: 1, max: 100_000_000 }).map((cents) => ({ value: cents / 100, decimals: 2 }));

describe('the growth family', () => {
  it('gives back a level from its base and growth', () => {
    fc.assert(
      fc.property(anyLevel, anyRate, (current, growth) => {
        const base = impliedBase(current, growth);
        if (isMissing(base)) throw new Error(base.missing);
        const back = ratioOfLevels(current, base);
        if (isMissing(back)) throw new Error(back.missing);
        expectClose(back.value + 100, growth.value + 100);
      }),
    );
  });

  it('averages two equal growths to themselves, and lies between two different ones', () => {
    fc.assert(
      fc.property(anyRate, anyRate, (a, b) => {
        expect(twoYearAverage(a, a)).toEqual({ ...a });
        const mean = twoYearAverage(a, b);
        if (isMissing(mean)) throw new Error(mean.missing);
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
        const found = contributionsAtConstantPrices(parts);
        if (isMissing(found)) throw new Error(found.missing);
        const sum = found.contribution.reduce((total, one) => total + one.value, 0);
        expect(sum).toBeCloseTo(found.growth.value, 6);
        const shares = found.contributionShare.filter((one) => !isMissing(one));
        if (shares.length > 0 && Math.abs(found.growth.value) > 0.01) {
          expect(shares.reduce((total, one) => total + one.value, 0)).toBeCloseTo(100, 3);
        }
      }),
    );
  });

  it('months add up to the cumulative value they were taken from', () => {
    fc.assert(
      fc.property(anyLevel, anyLevel, (previous, current) => {
        const month = monthFromCumulative({ measure: 'level', previous, current, sameBasis: true });
        expectClose(month.value + previous.value, current.value);
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
      expectRefused(() => monthFromCumulative(pair), 'growth-not-differenced');
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

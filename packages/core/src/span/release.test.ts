import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ReleaseRhythm,
  firstRelease,
  latestRelease,
  previousRelease,
  releaseDay,
  releaseExists,
  releasesOf,
} from './release.ts';
import { compareSpans, cumulative, endMonth, isSpan, monthly, quarterly } from './span.ts';

const industry: ReleaseRhythm = { frequency: 'M', firstMonth: 2, accumulation: 'cumulative' };
const revenue: ReleaseRhythm = { frequency: 'M', firstMonth: 1, accumulation: 'cumulative' };
const gdp: ReleaseRhythm = { frequency: 'Q', firstMonth: 3, accumulation: 'cumulative' };
const prices: ReleaseRhythm = { frequency: 'M', firstMonth: 1, accumulation: 'single' };

describe('releases of a year', () => {
  it.each([
    ['industry begins with 1-2月', industry, cumulative(2021, 2), 11],
    ['revenue has January', revenue, cumulative(2021, 1), 12],
    ['GDP is quarterly and cumulative', gdp, cumulative(2021, 3), 4],
    ['prices come by the single month', prices, monthly(2021, 1), 12],
    ['annual figures come once', { frequency: 'A' } as const, cumulative(2021, 12), 1],
  ])('%s', (_, rhythm, first, count) => {
    expect(firstRelease(2021, rhythm)).toEqual(first);
    expect(releasesOf(2021, rhythm)).toHaveLength(count);
  });

  it('has no single January or February where the year begins with 1-2月', () => {
    expect(releaseExists(monthly(2021, 1), industry)).toBe(false);
    expect(releaseExists(monthly(2021, 2), industry)).toBe(false);
    expect(releaseExists(monthly(2021, 3), industry)).toBe(true);
  });

  it('has single quarters beside the cumulative ones, and no months of a quarterly indicator', () => {
    expect(releaseExists(quarterly(2021, 2), gdp)).toBe(true);
    expect(releaseExists(cumulative(2021, 4), gdp)).toBe(false);
    expect(releaseExists(monthly(2021, 6), gdp)).toBe(false);
  });
});

describe('the previous release', () => {
  it.each([
    ['of the first of a year is the whole year before', cumulative(2021, 2), industry, cumulative(2020, 12)],
    ['of January is the whole year before', cumulative(2021, 1), revenue, cumulative(2020, 12)],
    ['of a single January is December', monthly(2021, 1), prices, monthly(2020, 12)],
    ['of a single month is the month before', monthly(2021, 4), prices, monthly(2021, 3)],
    ['of a first quarter is the whole year before', cumulative(2021, 3), gdp, cumulative(2020, 12)],
    ['of a single second quarter is the first', quarterly(2021, 2), gdp, quarterly(2021, 1)],
  ])('%s', (_, span, rhythm, expected) => {
    expect(previousRelease(span, rhythm)).toEqual(expected);
  });
});

const anyRhythm = fc.record({
  frequency: fc.constantFrom('M' as const, 'Q' as const, 'A' as const),
  firstMonth: fc.integer({ min: 1, max: 6 }),
  accumulation: fc.constantFrom('cumulative' as const, 'single' as const, 'endOfSpan' as const),
});

describe('release arithmetic', () => {
  it('walks back through every release of the years before, one by one', () => {
    fc.assert(
      fc.property(anyRhythm, (rhythm) => {
        const lastOf2018 = releasesOf(2018, rhythm).at(-1);
        const releases = [...releasesOf(2019, rhythm), ...releasesOf(2020, rhythm), ...releasesOf(2021, rhythm)];
        for (const [index, release] of releases.entries()) {
          expect(isSpan(release) && releaseExists(release, rhythm)).toBe(true);
          expect(previousRelease(release, rhythm)).toEqual(releases[index - 1] ?? lastOf2018);
        }
        expect(releases.toSorted(compareSpans)).toEqual(releases);
      }),
    );
  });

  it('finds the latest release not after a month', () => {
    fc.assert(
      fc.property(anyRhythm, fc.integer({ min: 1, max: 12 }), (rhythm, month) => {
        const all = [...releasesOf(2020, rhythm), ...releasesOf(2021, rhythm)];
        const expected = all.findLast((release) => release.year < 2021 || endMonth(release) <= month);
        expect(latestRelease(2021, month, rhythm)).toEqual(expected);
      }),
    );
  });
});

describe('the day of release', () => {
  it.each([
    ['the month after', cumulative(2021, 4), { day: 17, lagMonths: 1 }, '2021-05-17'],
    ['a month behind (错月)', cumulative(2021, 3), { day: 27, lagMonths: 2 }, '2021-05-27'],
    ['over the end of the year', cumulative(2020, 12), { day: 18, lagMonths: 1 }, '2021-01-18'],
    ['in a month too short for it', cumulative(2021, 1), { day: 31, lagMonths: 1 }, '2021-02-28'],
  ])('falls in %s', (_, span, release, day) => {
    expect(releaseDay(span, release)).toBe(day);
  });
});

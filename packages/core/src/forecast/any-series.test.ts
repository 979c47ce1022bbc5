import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMissing } from '../missing.ts';
import { at } from '../testing/at.ts';
import { forecastSeries, type ForecastSpec, learnedFor } from './forecast-series.ts';
import { tiers } from './tier.ts';
import { yearEndCase } from './year-end/case.ts';
import { outcomeDistribution, probabilityAtLeast } from './year-end/distribution.ts';
import { epidemicHalfYear } from './year-end/interventions.ts';
import { emptyRecord, learnYearEnd, yearEndOutlook } from './year-end/outlook.ts';

/** What comes in from outside: figures of any size, runs of zeros and of the same, jumps, negative ones. */
const figure = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: 1, max: 1000, noNaN: true }) },
  { weight: 2, arbitrary: fc.constantFrom(0, 1, 7.5) },
  { weight: 1, arbitrary: fc.double({ min: -1e4, max: 1e4, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(1e-12, 1e12, -1e9) },
);
const history = (minLength: number): fc.Arbitrary<readonly number[]> => fc.array(figure, { minLength, maxLength: 80 });
const specs = fc.record({
  horizon: fc.integer({ min: 1, max: 30 }),
  frequency: fc.constantFrom<12 | 4>(12, 4),
  tier: fc.constantFrom(...tiers),
  levels: fc.constant([50, 80, 95, 99]),
});

describe('any series', () => {
  test('gives finite figures and nested intervals, or a reason; twice the same', () => {
    fc.assert(
      fc.property(history(1), specs, (values, spec: ForecastSpec) => {
        const forecast = forecastSeries(values, spec);
        expect(forecastSeries(values, spec)).toEqual(forecast);
        const isShort = values.length < 2 * spec.frequency;
        expect(isMissing(forecast) ? forecast.missing : 'forecast').toBe(isShort ? 'too-short' : 'forecast');
        if (isMissing(forecast)) return;
        for (let h = 0; h < spec.horizon; h++) {
          const widths = forecast.intervals.map(({ low, high }) => at(high, h) - at(low, h));
          expect([at(forecast.mean, h), ...widths].every((v) => Number.isFinite(v))).toBe(true);
          expect(widths).toEqual(widths.toSorted((a, b) => a - b));
        }
      }),
      { numRuns: 120 },
    );
  });

  test('in another unit gives the same forecast in that unit', () => {
    fc.assert(
      fc.property(history(24), specs, fc.constantFrom(2 ** -20, 0.5, 1024), (values, spec: ForecastSpec, times) => {
        const one = forecastSeries(values, { ...spec, tier: 'fast' });
        const many = forecastSeries(
          values.map((v) => v * times),
          { ...spec, tier: 'fast' },
        );
        if (isMissing(one) || isMissing(many)) throw new Error('no forecast');
        expect([...many.mean]).toEqual(Array.from(one.mean, (v) => v * times));
      }),
      {
        numRuns: 60,
        // A hair below zero that is lost in the smaller unit.
        examples: [
          [
            [1, 0, -5e-324, 1, 1, 0, 1, 1, 0, 1, 1, 1, 1, 0, 0, 1, 0, 1.4618045495806684, 1, 1, 0, 0, 1, 1, 1, 1],
            { horizon: 1, frequency: 12, tier: 'fast', levels: [50, 80, 95, 99] },
            2 ** -20,
          ],
        ],
      },
    );
  });

  test('with a gap anywhere gives no data', () => {
    fc.assert(
      fc.property(history(24), fc.nat(), specs, (values, place, spec: ForecastSpec) => {
        const holed = values.map((v, i) => (i === place % values.length ? Number.NaN : v));
        expect(forecastSeries(holed, spec)).toEqual({ missing: 'no-data' });
      }),
      { numRuns: 30 },
    );
  });
});

describe('any year', () => {
  const kin = { series: 'a', group: 'g', kind: 'monthly' };
  const { network } = learnedFor(12);

  test('gives a finite outlook and a probability that falls with the goal, or none; gaps included', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 30, arbitrary: figure }, { weight: 1, arbitrary: fc.constant(Number.NaN) }), {
          minLength: 60,
          maxLength: 96,
        }),
        fc.integer({ min: 1, max: 10 }),
        fc.constantFrom(11, 12),
        (values, done, perYear) => {
          const series = { perYear, firstYear: 2014, values: Float64Array.from(values) };
          const year = 2014 + Math.floor(values.length / perYear) - 1;
          const asked = yearEndCase(series, { year, done, until: perYear }, network, epidemicHalfYear(perYear));
          if (asked === undefined) return;
          expect([...asked.growths, asked.unit, asked.persistence].every((v) => Number.isFinite(v))).toBe(true);
          const record = emptyRecord();
          learnYearEnd(record, kin, asked, yearEndOutlook(record, kin, asked), at(asked.growths, 0) + 1);
          const outlook = yearEndOutlook(record, kin, asked);
          const outcome = outcomeDistribution(record, kin, asked, outlook);
          expect(outcome.halfWidths).toEqual(outcome.halfWidths.toSorted((a, b) => a - b));
          let before = 1;
          for (const goal of [-50, 0, 8, 200]) {
            const p = probabilityAtLeast(outcome, goal);
            expect(p >= 0 && p <= 1).toBe(true);
            expect(p).toBeLessThanOrEqual(before);
            before = p;
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

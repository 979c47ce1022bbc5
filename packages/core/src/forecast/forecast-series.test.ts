import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMissing } from '../missing.ts';
import { forecastSeries, type ForecastSpec, type SeriesForecast } from './forecast-series.ts';
import { tiers } from './tier.ts';
import { at } from '../testing/at.ts';

const spec: ForecastSpec = { horizon: 12, frequency: 12, tier: 'fast', levels: [80, 95] };

function forecast(values: ArrayLike<number>, changes: Partial<ForecastSpec> = {}): SeriesForecast {
  const result = forecastSeries(values, { ...spec, ...changes });
  if (isMissing(result)) throw new Error(`no forecast: ${result.missing}`);
  return result;
}

/** A series with trend, season and a fixed disturbance. */
function made(n: number, size = 100, period = 12): Float64Array {
  return Float64Array.from(
    { length: n },
    (_, i) => size * (1 + 0.01 * i) * (1 + 0.2 * Math.sin((2 * Math.PI * i) / period)) * (1 + 0.03 * Math.sin(i * i)),
  );
}

describe('a forecast of one series', () => {
  test.each([
    [12, 23],
    [4, 7],
  ] as const)('fewer than two years at %i a year are too short', (frequency, n) => {
    expect(forecastSeries(made(n), { ...spec, frequency })).toEqual({ missing: 'too-short' });
    expect(isMissing(forecastSeries(made(n + 1), { ...spec, frequency }))).toBe(false);
  });

  test('a gap is no data', () => {
    const values = made(60);
    values[30] = Number.NaN;
    expect(forecastSeries(values, spec)).toEqual({ missing: 'no-data' });
  });

  test.each(tiers)('%s: the same input gives the same output to the last bit', (tier) => {
    expect(forecast(made(80), { tier })).toEqual(forecast(made(80), { tier }));
  });

  test.each(tiers)('%s: a constant goes on', (tier) => {
    const { mean, intervals } = forecast(new Float64Array(40).fill(7.3), { tier });
    expect([...mean]).toEqual(Array.from({ length: 12 }, () => 7.3));
    for (const { low, high } of intervals) expect([...low, ...high]).toEqual(Array.from({ length: 24 }, () => 7.3));
  });

  test('zeros stay zero', () => {
    expect([...forecast(new Float64Array(30)).mean]).toEqual(Array.from({ length: 12 }, () => 0));
  });

  test.each(tiers)('%s: a straight line goes on exactly', (tier) => {
    const { mean } = forecast(
      Float64Array.from({ length: 36 }, (_, i) => 5 + 0.25 * i),
      { tier },
    );
    mean.forEach((value, h) => expect(value).toBeCloseTo(5 + 0.25 * (36 + h), 9));
  });

  test.each(tiers)('%s: a season without error is continued within two percent', (tier) => {
    const values = Float64Array.from({ length: 96 }, (_, i) => 50 * (1 + 0.3 * Math.cos((2 * Math.PI * i) / 12)));
    forecast(values, { tier }).mean.forEach((value, h) => {
      const expected = 50 * (1 + 0.3 * Math.cos((2 * Math.PI * (96 + h)) / 12));
      expect(Math.abs(value / expected - 1)).toBeLessThan(0.02);
    });
  });

  test.each(tiers)('%s: multiplying a series multiplies its forecast', (tier) => {
    const values = made(72);
    const one = forecast(values, { tier });
    for (const factor of [1e-6, 3, 1e9]) {
      const many = forecast(
        values.map((v) => v * factor),
        { tier },
      );
      many.mean.forEach((value, h) => expect(Math.abs(value / factor / at(one.mean, h) - 1)).toBeLessThan(1e-6));
    }
  });

  test('intervals are ordered around the forecast, and nested by level', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 24, maxLength: 90 }),
        (values) => {
          const { mean, intervals } = forecast(values, { levels: [50, 80, 95, 99] });
          for (let h = 0; h < mean.length; h++) {
            expect(Number.isFinite(at(mean, h))).toBe(true);
            let low = at(mean, h);
            let high = at(mean, h);
            for (const interval of intervals) {
              expect(at(interval.low, h)).toBeLessThanOrEqual(low);
              expect(at(interval.high, h)).toBeGreaterThanOrEqual(high);
              low = at(interval.low, h);
              high = at(interval.high, h);
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('amounts that are never negative are never forecast to be, however they jump', () => {
    const values = Float64Array.from({ length: 25 }, (_, i) =>
      i === 11 ? 866507.8592292061 : i === 22 ? 866507.860365706 : 0,
    );
    const { mean, intervals } = forecast(values, { levels: [80, 95] });
    for (const v of mean) expect(v).toBeGreaterThanOrEqual(0);
    for (const { low } of intervals) low.forEach((v, h) => expect(v).toBeLessThanOrEqual(at(mean, h)));
  });

  test('the lower bound of a positive series stays at or above zero', () => {
    const values = Float64Array.from({ length: 40 }, (_, i) => (i % 7 === 3 ? 40 : 1 + (i % 5)));
    for (const { low } of forecast(values, { levels: [99] }).intervals)
      for (const v of low) expect(v).toBeGreaterThanOrEqual(0);
  });

  test('quarters, long horizons and negative values are forecast too', () => {
    const quarters = forecast(made(24, 100, 4), { frequency: 4, horizon: 12, tier: 'accurate' });
    expect(quarters.mean).toHaveLength(12);
    expect(forecast(made(60), { horizon: 60 }).mean.every((v) => Number.isFinite(v))).toBe(true);
    const signed = made(60).map((v) => v - 120);
    expect(forecast(signed, { tier: 'accurate' }).mean.every((v) => Number.isFinite(v))).toBe(true);
  });

  test.each([0, -1, 1.5])('a horizon of %d is a bug of the caller', (horizon) => {
    expect(() => forecastSeries(made(40), { ...spec, horizon })).toThrow('invalid horizon');
  });
});

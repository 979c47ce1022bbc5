import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ces } from './ces.ts';
import { decompose, reseasonalise } from './decompose.ts';
import { dotm } from './dotm.ts';
import { fitEts } from './ets.ts';
import { minimiseScalar } from './minimise-scalar.ts';
import { naive2 } from './naive2.ts';
import { nelderMead } from './nelder-mead.ts';
import { networkSize, pooledForecast, type PooledNetwork } from './pooled-network.ts';
import { centredAverage, seasonalByAutocorrelation, seasonalF } from './seasonality.ts';
import { slope, theta } from './theta.ts';
import { at } from '../../testing/at.ts';

function line(n: number, start: number, step: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => start + step * i);
}

const wave = Float64Array.from({ length: 60 }, (_, i) => 100 + 10 * Math.sin((2 * Math.PI * i) / 12));
const noise = Float64Array.from({ length: 60 }, (_, i) => 100 + 10 * Math.sin(i * i * 1.7 + 0.3 * i));

describe('searches', () => {
  test('Brent finds the bottom of a parabola and the deeper of two valleys', () => {
    expect(minimiseScalar((x) => (x - 0.3) ** 2, 0, 1)).toBeCloseTo(0.3, 2);
    expect(minimiseScalar((x) => Math.min((x - 0.1) ** 2, (x - 0.8) ** 2 - 0.01), 0, 1, 10)).toBeCloseTo(0.8, 2);
  });

  test('the simplex finds the bottom of Rosenbrock’s valley and stays inside its box', () => {
    const valley = (x: Float64Array): number => (1 - at(x, 0)) ** 2 + 100 * (at(x, 1) - at(x, 0) ** 2) ** 2;
    const options = { steps: [0.5, 0.5], evaluations: 2000, tolerance: 1e-12 };
    const free = nelderMead(valley, [-1, 1], { ...options, lower: [-5, -5], upper: [5, 5] });
    expect(free.at[0]).toBeCloseTo(1, 3);
    expect(free.at[1]).toBeCloseTo(1, 3);
    const boxed = nelderMead(valley, [-1, 1], { ...options, lower: [-5, -5], upper: [0.5, 5] });
    expect(boxed.at[0]).toBeLessThanOrEqual(0.5);
  });
});

describe('seasonality', () => {
  test('both tests see a wave of one year and none in a line', () => {
    expect(seasonalByAutocorrelation(wave, 12)).toBe(true);
    const ratios = wave.map((v, i) => v / at(centredAverage(wave, 12), i));
    expect(seasonalF(ratios, 12)).toBeGreaterThan(1000);
    expect(decompose(line(60, 10, 1), 12).kind).toBe('none');
  });

  test('the moving average of a line is the line', () => {
    const y = line(30, 3, 2);
    for (const period of [4, 5, 12]) {
      const average = centredAverage(y, period);
      const inside = [...average.keys()].filter((i) => !Number.isNaN(at(average, i)));
      for (const i of inside) expect(average[i]).toBeCloseTo(at(y, i), 9);
      expect(average.filter((v) => Number.isNaN(v))).toHaveLength(2 * (period >> 1));
    }
  });

  test('a season under a strong trend is found by F where autocorrelation of a short series misses it', () => {
    const y = Float64Array.from({ length: 34 }, (_, i) => (100 + 8 * i) * (i % 12 === 1 ? 1.15 : 1));
    expect(seasonalByAutocorrelation(y, 12)).toBe(false);
    expect(decompose(y, 12).kind).toBe('multiplicative');
  });

  test('indices average to one or zero, and putting the season back undoes taking it off', () => {
    for (const [y, mean] of [
      [wave, 1],
      [wave.map((v) => v - 100), 0],
    ] as const) {
      const season = decompose(y, 12);
      expect(season.kind).toBe(mean === 1 ? 'multiplicative' : 'additive');
      expect(season.index.reduce((a, v) => a + v, 0) / 12).toBeCloseTo(mean, 9);
      const again = reseasonalise(season.adjusted, season, 0);
      again.forEach((v, i) => expect(v).toBeCloseTo(at(y, i), 8));
    }
  });

  test('the yardstick repeats the last value of a series without season, and last year’s pattern of one with', () => {
    expect([...naive2(noise, 12, 3)]).toEqual(Array.from({ length: 3 }, () => noise[59]));
    naive2(wave, 12, 12).forEach((v, h) => expect(v).toBeCloseTo(at(wave, h), 6));
  });
});

describe('members', () => {
  test('slope of a line', () => expect(slope(line(25, 4, 0.7))).toBeCloseTo(0.7, 12));

  test('Theta of a constant is the constant; of a line it goes up by half the slope a step', () => {
    expect([...theta(new Float64Array(30).fill(4), 3).forecast]).toEqual([4, 4, 4]);
    const { forecast } = theta(line(40, 10, 2), 5);
    expect(at(forecast, 4) - at(forecast, 3)).toBeCloseTo(1, 9);
  });

  test('the dynamic optimised Theta and ETS(A,A,N) continue a line', () => {
    const y = line(40, 10, 2);
    dotm(y, 6).forEach((v, h) => expect(v).toBeCloseTo(10 + 2 * (40 + h), 3));
    const start = { season: 'none', index: new Float64Array(1), adjusted: y } as const;
    const fit = fitEts(y, start, { error: 'A', trend: 'A' }, 6);
    fit?.forecast.forEach((v, h) => expect(Math.abs(v / (10 + 2 * (40 + h)) - 1)).toBeLessThan(0.01));
  });

  test('complex smoothing of a constant is the constant', () => {
    for (const v of ces(new Float64Array(40).fill(9), 6)) expect(v).toBeCloseTo(9, 6);
  });

  test('a multiplicative error is refused where a value is not positive', () => {
    const y = noise.map((v) => v - 100);
    const start = { season: 'none', index: new Float64Array(1), adjusted: y } as const;
    expect(fitEts(y, start, { error: 'M', trend: 'N' }, 3)).toBeUndefined();
  });

  test('shifting a series shifts Theta, the dynamic Theta and complex smoothing', () => {
    fc.assert(
      fc.property(fc.double({ min: -1000, max: 1000, noNaN: true }), (shift) => {
        const moved = noise.map((v) => v + shift);
        for (const method of [(y: Float64Array) => theta(y, 6).forecast, (y: Float64Array) => dotm(y, 6)]) {
          const base = method(noise);
          method(moved).forEach((v, h) => expect(Math.abs(v - shift - at(base, h))).toBeLessThan(0.5));
        }
      }),
      { numRuns: 20 },
    );
  });

  test('the pooled network scales and shifts with the series, and leaves one that never moves alone', () => {
    const shape = { period: 12, lags: 24, hidden: 2, horizon: 4 };
    const weights = Float64Array.from({ length: networkSize(shape) }, (_, i) => Math.sin(i) / 10);
    const network: PooledNetwork = { ...shape, weights };
    const of = (y: Float64Array): Float64Array => pooledForecast(y, theta(y, 6), network);
    const base = of(noise);
    of(noise.map((v) => 3 * v + 50)).forEach((v, h) => expect(v).toBeCloseTo(3 * at(base, h) + 50, 3));
    const flat = new Float64Array(30).fill(2);
    expect([...of(flat)]).toEqual(Array.from({ length: 6 }, () => 2));
  });
});

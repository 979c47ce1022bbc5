import { describe, expect, test } from 'vitest';
import { calibrateIntervals } from './calibrate.ts';
import { quantileAt } from './intervals.ts';
import { monthlyCalibration } from './learned/calibration-monthly.ts';
import { monthlyNetwork } from './learned/network-monthly.ts';
import { quarterlyNetwork } from './learned/network-quarterly.ts';
import { networkSize } from './methods/pooled-network.ts';
import { at } from '../testing/at.ts';

describe('calibration', () => {
  const misses = [1, 2, 3].map((h) => Array.from({ length: 99 }, (_, i) => (h * (i + 1)) / 100));
  const calibration = calibrateIntervals(misses, [50, 80, 95], 12);

  test('quantiles leave the stated share of past misses inside', () => {
    for (const [k, level] of [50, 80, 95].entries()) {
      const near = misses.flat();
      const inside = near.filter((m) => m <= at(at(calibration.quantiles, k), 1)).length / near.length;
      expect(inside).toBeGreaterThanOrEqual(level / 100 - 0.01);
      expect(inside).toBeLessThan(level / 100 + 0.02);
    }
  });

  test('levels in between lie in between, the last step holds beyond it, others are refused', () => {
    const [low, between, high] = [80, 90, 95].map((level) => quantileAt(calibration, level, 0));
    expect([high, between, low].toSorted((a = 0, b = 0) => a - b)).toEqual([low, between, high]);
    expect(between).not.toBe(low);
    expect(quantileAt(calibration, 80, 30)).toBe(quantileAt(calibration, 80, 2));
    expect(() => quantileAt(calibration, 99, 0)).toThrow('invalid level');
  });

  test('what ships is whole', () => {
    for (const network of [monthlyNetwork, quarterlyNetwork])
      expect(network.weights).toHaveLength(networkSize(network));
    for (const step of [0, 17]) {
      const path = monthlyCalibration.levels.map((level) => quantileAt(monthlyCalibration, level, step));
      expect(path).toEqual(path.toSorted((a, b) => a - b));
    }
  });
});

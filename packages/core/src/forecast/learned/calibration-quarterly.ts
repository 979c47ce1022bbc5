// Worked out by bench/forecast/learn/main.ts from training parts only; not edited by hand.
import { parseNumbers } from './parse-numbers.ts';
import type { IntervalCalibration } from '../intervals.ts';

/** Quantiles of the intervals of quarterly series, per level and step. */
export const quarterlyCalibration: IntervalCalibration = {
  frequency: 4,
  levels: [50, 60, 70, 80, 90, 95, 98, 99],
  quantiles: [
    parseNumbers(`
    0.4294 0.4289 0.4292 0.4256 0.4328 0.4388 0.4449 0.4443
  `),
    parseNumbers(`
    0.5396 0.5421 0.5457 0.5423 0.5526 0.5584 0.5666 0.5634
  `),
    parseNumbers(`
    0.684 0.687 0.6913 0.6837 0.6902 0.7013 0.7138 0.7104
  `),
    parseNumbers(`
    0.8752 0.8836 0.8893 0.8807 0.8897 0.9042 0.9149 0.9136
  `),
    parseNumbers(`
    1.23 1.26 1.281 1.278 1.262 1.276 1.281 1.281
  `),
    parseNumbers(`
    1.599 1.655 1.703 1.705 1.688 1.707 1.703 1.7
  `),
    parseNumbers(`
    2.169 2.223 2.298 2.25 2.276 2.3 2.333 2.306
  `),
    parseNumbers(`
    2.568 2.64 2.736 2.717 2.782 2.918 3.033 3.005
  `),
  ],
};

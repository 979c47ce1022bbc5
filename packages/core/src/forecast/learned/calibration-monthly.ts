// Worked out by bench/forecast/learn/main.ts from training parts only; not edited by hand.
import { parseNumbers } from './parse-numbers.ts';
import type { IntervalCalibration } from '../intervals.ts';

/** Quantiles of the intervals of monthly series, per level and step. */
export const monthlyCalibration: IntervalCalibration = {
  frequency: 12,
  levels: [50, 60, 70, 80, 90, 95, 98, 99],
  quantiles: [
    parseNumbers(`
    0.551 0.5432 0.5346 0.5313 0.531 0.5325 0.5309 0.5274 0.5192 0.5135 0.5176 0.525 0.5299 0.535 0.5418 0.55 0.5602 0.5695
  `),
    parseNumbers(`
    0.6906 0.6822 0.6719 0.6716 0.6766 0.6786 0.6734 0.6666 0.6571 0.6498 0.6516 0.6589 0.6667 0.6733 0.6827 0.695 0.711 0.724
  `),
    parseNumbers(`
    0.8578 0.8482 0.846 0.847 0.8545 0.8512 0.8411 0.8298 0.8166 0.8152 0.8211 0.8357 0.8453 0.8564 0.865 0.8855 0.9043 0.916
  `),
    parseNumbers(`
    1.09 1.071 1.066 1.066 1.075 1.067 1.053 1.046 1.035 1.033 1.038 1.057 1.073 1.084 1.102 1.127 1.152 1.173
  `),
    parseNumbers(`
    1.477 1.447 1.436 1.428 1.432 1.426 1.403 1.4 1.385 1.384 1.381 1.404 1.428 1.46 1.492 1.539 1.584 1.606
  `),
    parseNumbers(`
    1.848 1.829 1.818 1.802 1.785 1.782 1.73 1.755 1.732 1.743 1.732 1.775 1.824 1.856 1.9 1.931 1.991 2.033
  `),
    parseNumbers(`
    2.38 2.371 2.354 2.31 2.292 2.292 2.276 2.318 2.303 2.319 2.272 2.344 2.428 2.461 2.486 2.527 2.647 2.71
  `),
    parseNumbers(`
    2.821 2.818 2.816 2.818 2.823 2.809 2.764 2.84 2.844 2.84 2.741 2.768 2.81 2.873 2.918 3.037 3.215 3.331
  `),
  ],
};

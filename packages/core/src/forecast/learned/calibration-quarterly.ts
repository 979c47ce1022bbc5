// Worked out by bench/forecast/learn/main.ts from training parts only; not edited by hand.
import { parseNumbers } from './parse-numbers.ts';
import type { IntervalCalibration } from '../intervals.ts';

/** Quantiles of the intervals of quarterly series, per level and step. */
export const quarterlyCalibration: IntervalCalibration = {
  frequency: 4,
  levels: [50, 60, 70, 80, 90, 95, 98, 99],
  quantiles: [
    parseNumbers(`
    0.4093 0.41 0.4143 0.4144 0.4257 0.4348 0.4439 0.446
  `),
    parseNumbers(`
    0.5161 0.5173 0.5247 0.524 0.5359 0.5494 0.5618 0.5626
  `),
    parseNumbers(`
    0.6525 0.6521 0.6612 0.6581 0.6709 0.6871 0.7045 0.7086
  `),
    parseNumbers(`
    0.8322 0.8346 0.8403 0.8405 0.8591 0.8867 0.9069 0.9079
  `),
    parseNumbers(`
    1.173 1.185 1.197 1.212 1.226 1.251 1.268 1.275
  `),
    parseNumbers(`
    1.493 1.537 1.57 1.592 1.6 1.648 1.666 1.668
  `),
    parseNumbers(`
    2.03 2.086 2.157 2.127 2.166 2.216 2.261 2.245
  `),
    parseNumbers(`
    2.471 2.524 2.604 2.563 2.628 2.736 2.867 2.852
  `),
  ],
};

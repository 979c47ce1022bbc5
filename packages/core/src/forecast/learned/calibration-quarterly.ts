// Worked out by bench/forecast/learn.ts from training parts only; not edited by hand.
import { parseNumbers } from './parse-numbers.ts';
import type { IntervalCalibration } from '../intervals.ts';

/** Quantiles of the intervals of quarterly series, per level and step. */
export const quarterlyCalibration: IntervalCalibration = {
  frequency: 4,
  levels: [50, 60, 70, 80, 90, 95, 98, 99],
  quantiles: [
    parseNumbers(`
    0.4289 0.427 0.4251 0.4224 0.4289 0.4353 0.4419 0.4419
  `),
    parseNumbers(`
    0.5383 0.5395 0.5422 0.5383 0.5491 0.5546 0.5628 0.5597
  `),
    parseNumbers(`
    0.6844 0.6877 0.6902 0.682 0.687 0.6954 0.7077 0.7051
  `),
    parseNumbers(`
    0.8744 0.8834 0.89 0.8797 0.8851 0.8975 0.9115 0.9116
  `),
    parseNumbers(`
    1.231 1.256 1.28 1.274 1.258 1.267 1.271 1.274
  `),
    parseNumbers(`
    1.597 1.65 1.7 1.692 1.675 1.695 1.692 1.684
  `),
    parseNumbers(`
    2.157 2.226 2.293 2.242 2.269 2.28 2.324 2.289
  `),
    parseNumbers(`
    2.551 2.639 2.736 2.701 2.805 2.913 3.023 3
  `),
  ],
};

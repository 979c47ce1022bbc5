// Worked out by bench/forecast/learn.ts from training parts only; not edited by hand.
import { parseNumbers } from './parse-numbers.ts';
import type { IntervalCalibration } from '../intervals.ts';

/** Quantiles of the intervals of quarterly series, per level and step. */
export const quarterlyCalibration: IntervalCalibration = {
  frequency: 4,
  levels: [50, 60, 70, 80, 90, 95, 98, 99],
  quantiles: [
    parseNumbers(`
    0.4288 0.427 0.4253 0.4224 0.4286 0.4355 0.4417 0.4415
  `),
    parseNumbers(`
    0.5383 0.5391 0.5423 0.5383 0.5494 0.5544 0.5634 0.5595
  `),
    parseNumbers(`
    0.6835 0.6878 0.6901 0.6819 0.6871 0.6947 0.7077 0.7049
  `),
    parseNumbers(`
    0.8744 0.8832 0.8902 0.8795 0.8854 0.8971 0.9116 0.9118
  `),
    parseNumbers(`
    1.231 1.256 1.28 1.273 1.258 1.268 1.271 1.274
  `),
    parseNumbers(`
    1.597 1.651 1.7 1.693 1.679 1.696 1.694 1.683
  `),
    parseNumbers(`
    2.158 2.226 2.292 2.242 2.268 2.28 2.322 2.293
  `),
    parseNumbers(`
    2.552 2.639 2.735 2.702 2.805 2.914 3.024 3.003
  `),
  ],
};

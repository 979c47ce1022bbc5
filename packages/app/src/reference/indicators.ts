import type { Indicator } from '@shigan/core';
import { banking } from './indicators/banking.ts';
import { consumption } from './indicators/consumption.ts';
import { energy } from './indicators/energy.ts';
import { entities } from './indicators/entities.ts';
import { finance } from './indicators/finance.ts';
import { income } from './indicators/income.ts';
import { industry } from './indicators/industry.ts';
import { investment } from './indicators/investment.ts';
import { output } from './indicators/output.ts';
import { prices } from './indicators/prices.ts';
import { trade } from './indicators/trade.ts';

/** The catalogue (指标目录) that a new city begins with. Definitions, ranges and thresholds are general knowledge, to be checked
 *  and edited by the city: `verified` is false throughout. */
export const indicators: readonly Indicator[] = [
  ...output,
  ...industry,
  ...energy,
  ...investment,
  ...consumption,
  ...trade,
  ...finance,
  ...banking,
  ...prices,
  ...income,
  ...entities,
];

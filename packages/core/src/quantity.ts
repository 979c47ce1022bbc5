import { subtractExact } from './decimal.ts';
import type { Published } from './observation/observation.ts';

/** A figure with its unit in its type, so that quantities of different units cannot be mixed. `decimals` is the number of
 *  decimals it was published with, or is to be shown with. */
export interface Quantity<U extends string = string> extends Published {
  readonly unit: U;
}

/** Percent (%): a rate, a growth, a share, the relative change of a level. */
export type Percent = Quantity<'%'>;

/** Percentage points (百分点): the difference of two rates, shares or growths, and contributions (拉动). */
export type PercentagePoints = Quantity<'百分点'>;

export function percent(figure: Published): Percent {
  return { value: figure.value, decimals: figure.decimals, unit: '%' };
}

export function percentagePoints(figure: Published): PercentagePoints {
  return { value: figure.value, decimals: figure.decimals, unit: '百分点' };
}

export function quantity<U extends string>(figure: Published, unit: U): Quantity<U> {
  return { value: figure.value, decimals: figure.decimals, unit };
}

/** a − b, exact. Of two percentages it is in percentage points, of two quantities of one unit in that unit. */
export function difference(a: Percent, b: Percent): PercentagePoints;
export function difference<U extends string>(a: Quantity<U>, b: Quantity<NoInfer<U>>): Quantity<U>;
export function difference(a: Quantity, b: Quantity): Quantity {
  if (a.unit !== b.unit) throw new Error(`units differ: ${a.unit}, ${b.unit}`);
  return quantity(subtractExact(a, b), a.unit === '%' ? '百分点' : a.unit);
}

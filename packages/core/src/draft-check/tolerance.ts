import { withoutEnd } from '../trimmed.ts';
import { type Numeral, numeralValue } from './numeral.ts';

/** The values that a printed number is right for (容差). An end that is not there is `null`. */
export interface Tolerance {
  readonly low: number | null;
  readonly high: number | null;
  readonly lowIncluded: boolean;
  readonly highIncluded: boolean;
}

/** Whether a value of the record makes the printed number right. */
export function isWithin(value: number, { low, high, lowIncluded, highIncluded }: Tolerance): boolean {
  if (low !== null && (lowIncluded ? value < low : value <= low)) return false;
  return high === null || (highIncluded ? value <= high : value < high);
}

/** From low on, up to but not with high. */
export function between(low: number, high: number): Tolerance {
  return { low, high, lowIncluded: true, highIncluded: false };
}

/** Between the two, neither included. */
export function strictlyBetween(low: number | null, high: number | null): Tolerance {
  return { low, high, lowIncluded: false, highIncluded: false };
}

/** Counts and places: the number itself. */
export function exactly(value: number): Tolerance {
  return { low: value, high: value, lowIncluded: true, highIncluded: true };
}

/** Half of the last digit as printed, to both sides: what rounds to it. */
export function rounded({ digits, exponent }: Numeral): Tolerance {
  const at = (tenths: bigint): number => numeralValue({ digits: digits * 10n + tenths, exponent: exponent - 1 });
  return between(at(-5n), at(5n));
}

/** A share of the number in hundredths: 95 is five percent less. */
export function hundredths({ digits, exponent }: Numeral, share: bigint): number {
  return numeralValue({ digits: digits * share, exponent: exponent - 2 });
}

/** The next step of the last digit that is not zero: 1600多 is below 1700. */
export function nextStep({ digits, exponent }: Numeral): number {
  const written = String(digits);
  const zeros = digits === 0n ? 0 : written.length - withoutEnd(written, '0').length;
  return numeralValue({ digits: digits + 10n ** BigInt(zeros), exponent });
}

/** The same on the other side of zero. */
export function mirrored({ low, high, lowIncluded, highIncluded }: Tolerance): Tolerance {
  return {
    low: high === null ? null : -high,
    high: low === null ? null : -low,
    lowIncluded: highIncluded,
    highIncluded: lowIncluded,
  };
}

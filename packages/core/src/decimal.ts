import type { Published } from './observation/observation.ts';

/** Exact decimal arithmetic on published figures.
 *
 *  A published figure is a decimal number with few digits, kept as a double and its number of decimals. Scaled by a power of
 *  ten it is an integer that a double holds exactly, so sums and differences are exact, and a quotient of two such integers
 *  is the double nearest to the true quotient. A number that is a short decimal therefore prints as that decimal, and rounding
 *  can work on the decimal digits: 0.575 becomes 0.58, never 0.57. Beyond 2^53 the last digits are those of floating point. */

const powers: readonly number[] = Array.from({ length: 23 }, (_, n) => Number(`1e${n}`));

/** Ten to a power of 0 to 22, exact. */
export function powerOfTen(exponent: number): number {
  const power = powers[exponent];
  if (power === undefined) throw new Error(`decimals out of range: ${exponent}`);
  return power;
}

const decimalPattern = /^[+-]?\d+(?:\.(\d+))?$/;

/** Reads a figure as published (`13.0` → {13, 1}); `−` (U+2212) is a minus. Undefined for anything else. */
export function parsePublished(text: string): Published | undefined {
  const plain = text.trim().replace('−', '-');
  const match = decimalPattern.exec(plain);
  if (!match) return undefined;
  const value = Number(plain);
  return { value: value === 0 ? 0 : value, decimals: match[1]?.length ?? 0 };
}

/** A figure times ten to the `scale`: an exact integer where the value is what its decimals say. A computed value, whose
 *  decimals only say how it is shown, keeps all its digits. */
export function atScale(figure: Published, scale: number): number {
  const power = powerOfTen(scale);
  const scaled = figure.value * power;
  const whole = Math.round(scaled);
  return whole / power === figure.value ? whole : scaled;
}

/** The larger number of decimals of two figures: that of their sum and difference. */
export function commonDecimals(a: Published, b: Published): number {
  return a.decimals > b.decimals ? a.decimals : b.decimals;
}

/** a − b, exact: 0.3 − 0.1 is 0.2. */
export function subtractExact(a: Published, b: Published): Published {
  const decimals = commonDecimals(a, b);
  const value = (atScale(a, decimals) - atScale(b, decimals)) / powerOfTen(decimals);
  return { value: value === 0 ? 0 : value, decimals };
}

/** Sum, exact; the empty sum is 0 without decimals. */
export function sumExact(figures: readonly Published[]): Published {
  let decimals = 0;
  for (const figure of figures) if (figure.decimals > decimals) decimals = figure.decimals;
  let sum = 0;
  for (const figure of figures) sum += atScale(figure, decimals);
  return { value: sum / powerOfTen(decimals), decimals };
}

/** a ÷ b: the double nearest to the true quotient. The divisor must not be zero. */
export function divideExact(a: Published, b: Published): number {
  const scale = commonDecimals(a, b);
  return atScale(a, scale) / atScale(b, scale);
}

/** A number as a page or document shows it: rounded half away from zero on its exact decimal digits, always with `decimals`
 *  decimals, `-` for negative, and no sign on a zero. `shift` moves the point first: 2 shows a fraction as percent. */
export function display(value: number, decimals: number, shift = 0): string {
  if (!Number.isFinite(value)) throw new Error(`not a finite number: ${value}`);
  return displayPlain(value, decimals, shift) ?? displayExact(value, decimals, shift);
}

/** Decimals up to which a double is scaled without losing a digit that is shown. */
const most = 15;

/** The usual number, that is not large and not near a tie: rounding it as a double gives the same digits. */
function displayPlain(value: number, decimals: number, shift: number): string | undefined {
  if (decimals + shift > most) return undefined;
  const scaled = Math.abs(value) * powerOfTen(decimals + shift);
  const below = Math.floor(scaled);
  const fraction = scaled - below;
  if (scaled > 1e9 || Math.abs(fraction - 0.5) < 1e-6) return undefined;
  const whole = fraction > 0.5 ? below + 1 : below;
  const sign = value < 0 && whole !== 0 ? '-' : '';
  if (decimals === 0) return `${sign}${whole}`;
  const text = String(whole).padStart(decimals + 1, '0');
  const point = text.length - decimals;
  return `${sign}${text.slice(0, point)}.${text.slice(point)}`;
}

/** Any number, on its exact decimal digits. */
function displayExact(value: number, decimals: number, shift: number): string {
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(value.toExponential());
  if (!match) throw new Error(`not a decimal number: ${value}`);
  const digits = `${match[2]}${match[3] ?? ''}`;
  const kept = Number(match[4]) + 1 + shift + decimals;
  let whole = 0n;
  if (kept >= 0) {
    whole = kept === 0 ? 0n : BigInt(digits.slice(0, kept).padEnd(kept, '0'));
    if (kept < digits.length && digits.charCodeAt(kept) >= 53) whole += 1n;
  }
  const text = whole.toString().padStart(decimals + 1, '0');
  const point = text.length - decimals;
  const sign = match[1] === '-' && whole !== 0n ? '-' : '';
  return decimals === 0 ? sign + text : `${sign}${text.slice(0, point)}.${text.slice(point)}`;
}

/** {@link display} of a published or computed figure with its own decimals. */
export function displayFigure(figure: Published): string {
  return display(figure.value, figure.decimals);
}

/** A fraction as percent: 0.2375 → `23.8`. */
export function displayFraction(fraction: number, decimals = 1): string {
  return display(fraction, decimals, 2);
}

/** Rounds half away from zero on the exact decimal digits. */
export function roundHalfAway(value: number, decimals: number): number {
  const scaled = Math.abs(value) * powerOfTen(decimals);
  const fraction = scaled - Math.floor(scaled);
  // Only near a tie, or where doubles run out of digits, does the exact decimal decide.
  if (Math.abs(fraction - 0.5) < 1e-6 || scaled > 1e9) return Number(display(value, decimals));
  const rounded = Math.round(scaled) / powerOfTen(decimals);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

/** Drops the noise of floating point behind the twelfth significant digit, so that a threshold met exactly is met. */
export function withoutNoise(value: number): number {
  return Number(value.toPrecision(12));
}

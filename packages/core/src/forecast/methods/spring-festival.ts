/** Days of the year on which the Spring Festival (春节) fell or falls, 1980–2050: 21 January is 21, 20 February 51. */
const days: readonly number[] = [
  47, 36, 25, 44, 33, 51, 40, 29, 48, 37, 27, 46, 35, 23, 41, 31, 50, 38, 28, 47, 36, 24, 43, 32, 22, 40, 29, 49, 38,
  26, 45, 34, 23, 41, 31, 50, 39, 28, 47, 36, 25, 43, 32, 22, 41, 29, 48, 37, 26, 44, 34, 23, 42, 31, 50, 39, 28, 46,
  35, 24, 43, 32, 22, 41, 30, 48, 37, 26, 45, 33, 23,
];
const firstYear = 1980;

/** What the festival bends: from five days before New Year's Day to nine after it. */
const window = { before: 5, length: 15 } as const;

/** Share of the festival's days that fall into January, 0–1; undefined outside 1980–2050. */
export function festivalInJanuary(year: number): number | undefined {
  const day = days[year - firstYear];
  if (day === undefined) return undefined;
  const inJanuary = 31 - (day - window.before) + 1;
  return Math.min(Math.max(inJanuary, 0), window.length) / window.length;
}

/** How much the festival moves between January and February of a series (春节错月): log(January / February) changes by `slope` for
 *  each share of the festival that is in January; `usual` is the mean share of the years it was worked out from. */
export interface FestivalEffect {
  readonly slope: number;
  readonly usual: number;
}

const none: FestivalEffect = { slope: 0, usual: 0 };

/** So many years of both months are asked for, and F from which the effect is believed: below, the months go their own ways. */
const leastYears = 6;
const leastF = 5;

/** The effect from past years: the regression of log(January / February) on the festival's share in January, drawn to nought by 1 − 1.5/F.
 *  None where fewer than six years have both months, a value is not positive, or F is below 5. `months` begin in `start`. */
export function festivalEffect(
  months: ArrayLike<number>,
  start: { readonly year: number; readonly month: number },
): FestivalEffect {
  const shares: number[] = [];
  const ratios: number[] = [];
  for (let i = start.month === 1 ? 0 : 13 - start.month; i + 1 < months.length; i += 12) {
    const share = festivalInJanuary(yearAt(start, i));
    const [january, february] = [months[i]!, months[i + 1]!];
    if (share === undefined || Number.isNaN(january) || Number.isNaN(february)) continue;
    if (!(january > 0 && february > 0)) return none;
    shares.push(share);
    ratios.push(Math.log(january / february));
  }
  const n = shares.length;
  if (n < leastYears) return none;
  const usual = mean(shares);
  const level = mean(ratios);
  let sxx = 0;
  let sxy = 0;
  let syy = 0;
  for (let k = 0; k < n; k++) {
    sxx += (shares[k]! - usual) ** 2;
    sxy += (shares[k]! - usual) * (ratios[k]! - level);
    syy += (ratios[k]! - level) ** 2;
  }
  if (!(sxx > 1e-9)) return none;
  const slope = sxy / sxx;
  const left = Math.max(syy - slope * sxy, 0) / (n - 2);
  const f = left > 1e-15 * syy ? (slope * sxy) / left : Number.POSITIVE_INFINITY;
  if (!(f >= leastF)) return none;
  return { slope: slope * (Number.isFinite(f) ? 1 - 1.5 / f : 1), usual };
}

/** What a month holds beside what it would hold with the festival at its usual place, as a factor: half of the effect is January's,
 *  half, the other way, February's. One for every other month. */
export function festivalFactor({ slope, usual }: FestivalEffect, year: number, month: number): number {
  if (slope === 0 || month > 2) return 1;
  const share = festivalInJanuary(year);
  if (share === undefined) return 1;
  return Math.exp((month === 1 ? 0.5 : -0.5) * slope * (share - usual));
}

function yearAt(start: { readonly year: number; readonly month: number }, place: number): number {
  return start.year + Math.floor((start.month - 1 + place) / 12);
}

/** Factors of months that follow one another, `place` counted from `start`. */
export function festivalFactors(
  effect: FestivalEffect,
  start: { readonly year: number; readonly month: number },
  from: number,
  count: number,
): Float64Array {
  return Float64Array.from({ length: count }, (_, i) =>
    festivalFactor(effect, yearAt(start, from + i), ((start.month - 1 + from + i) % 12) + 1),
  );
}

function mean(values: readonly number[]): number {
  return values.reduce((a, v) => a + v, 0) / values.length;
}

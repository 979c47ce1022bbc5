/** A year cut into the spans that are observed: eleven for months with January and February as one (1-2月), twelve for months,
 *  four for quarters, ten where a series never has January and February. Levels of single slots, not cumulative; NaN where
 *  nothing is held. */
export interface SlotSeries {
  readonly perYear: number;
  readonly firstYear: number;
  /** `values[(year − firstYear) · perYear + slot]`. */
  readonly values: Float64Array;
}

/** The level of one slot; NaN outside what is held. */
export function slotValue(series: SlotSeries, year: number, slot: number): number {
  return series.values[(year - series.firstYear) * series.perYear + slot] ?? Number.NaN;
}

/** Sum over slots [from, to) of a year; NaN where one is missing. */
export function slotSum(series: SlotSeries, year: number, from: number, to: number): number {
  let sum = 0;
  for (let slot = from; slot < to; slot++) sum += slotValue(series, year, slot);
  return sum;
}

/** Months as slots. `joined`: January and February are one observation, missing where either is. `fromMarch`: they are left out
 *  altogether, for series that are not published for them. Months before the first January belong to no year and are dropped. */
export function slotsOfMonths(
  months: ArrayLike<number>,
  start: { readonly year: number; readonly month: number },
  kind: 'joined' | 'fromMarch' | 'months',
): SlotSeries {
  const skipped = start.month === 1 ? 0 : 13 - start.month;
  const firstYear = start.month === 1 ? start.year : start.year + 1;
  const perYear = kind === 'joined' ? 11 : kind === 'fromMarch' ? 10 : 12;
  const years = Math.ceil(Math.max(months.length - skipped, 0) / 12);
  const values = new Float64Array(years * perYear).fill(Number.NaN);
  for (let year = 0; year < years; year++) {
    const at = skipped + year * 12;
    const month = (m: number): number => months[at + m] ?? Number.NaN;
    for (let slot = 0; slot < perYear; slot++) {
      const place = year * perYear + slot;
      if (kind === 'months') values[place] = month(slot);
      else if (kind === 'fromMarch') values[place] = month(slot + 2);
      else values[place] = slot === 0 ? month(0) + month(1) : month(slot + 1);
    }
  }
  return { perYear, firstYear, values };
}

/** Slot growth turned into a level index: each slot is the one a year before times one plus its growth (in percent), the first
 *  year being 1 throughout. It lets an indicator that is published as growth only (规上工业增加值) run through the same members;
 *  only ratios of the index mean anything. `growth` starts with the first slot of `firstYear`; a missing growth breaks the
 *  chain of its slot, which is taken up again from the mean of the others. */
export function indexOfGrowth(growth: ArrayLike<number>, perYear: number, firstYear: number): SlotSeries {
  const values = new Float64Array(perYear + growth.length).fill(1);
  for (let i = 0; i < growth.length; i++) {
    const g = growth[i]!;
    values[perYear + i] = values[i]! * (1 + g / 100);
  }
  return { perYear, firstYear: firstYear - 1, values };
}

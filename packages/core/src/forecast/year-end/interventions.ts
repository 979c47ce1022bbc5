import { type SlotSeries, slotValue } from './slots.ts';

/** Slots that an outside event bent (2020年1—6月), which must not teach anybody what is normal. */
export type IsIntervention = (year: number, slot: number) => boolean;

/** The first half of 2020, whatever a year is cut into. */
export function epidemicHalfYear(perYear: number): IsIntervention {
  const until = perYear === 4 ? 2 : perYear === 12 ? 6 : perYear === 11 ? 5 : 4;
  return (year, slot) => year === 2020 && slot < until;
}

/** The series with bent slots replaced by what they would have been: halfway, geometrically, between the same slot of the year before
 *  and of the year after where that is already known (the two-year average path), else the year before times the growth of the
 *  slots of the last year that were not bent. `known` counts the slots from the start that are known. */
export function withoutInterventions(series: SlotSeries, known: number, isIntervention: IsIntervention): SlotSeries {
  const { perYear, firstYear } = series;
  const values = series.values.slice(0, known);
  let touched = false;
  for (let i = perYear; i < known; i++) {
    const year = firstYear + Math.floor(i / perYear);
    const slot = i % perYear;
    if (!isIntervention(year, slot)) continue;
    const before = values[i - perYear]!;
    const after = i + perYear < known ? slotValue(series, year + 1, slot) : Number.NaN;
    const between = after > 0 && before > 0 ? Math.sqrt(before * after) : before * usualGrowth(values, i, perYear);
    if (Number.isNaN(between)) continue;
    values[i] = between;
    touched = true;
  }
  return touched ? { perYear, firstYear, values } : series;
}

/** Growth factor over the year that ends before position i; one where it cannot be told. */
function usualGrowth(values: Float64Array, i: number, perYear: number): number {
  let now = 0;
  let then = 0;
  for (let j = Math.max(i - perYear, perYear); j < i; j++) {
    now += values[j]!;
    then += values[j - perYear]!;
  }
  return now > 0 && then > 0 ? now / then : 1;
}

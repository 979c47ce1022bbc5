import { amountAt, type Workings } from '../board/workings.ts';
import type { SlotSeries } from '../forecast/year-end/slots.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { RegionCode } from '../region/region.ts';
import { releasesOf } from '../span/release.ts';
import { endMonth, type Span } from '../span/span.ts';

/** How a year of an indicator is cut into slots, by its releases: eleven where it begins with 1-2月, twelve, four. */
export interface SlotYear {
  readonly perYear: number;
  /** Slots up to the end of June; 0 where the half-year is no release. */
  readonly half: number;
  /** The release that ends with a slot. */
  readonly release: (year: number, slot: number) => Span;
  /** Slots done at a cut-off. */
  readonly done: (cutoff: Span) => number;
}

export function slotYear(indicator: Indicator): SlotYear {
  const shape = { ...indicator, accumulation: indicator.accumulation === 'single' ? 'single' : 'cumulative' } as const;
  const ends = releasesOf(2001, shape).map(endMonth);
  return {
    perYear: ends.length,
    half: ends.indexOf(6) + 1,
    release: (year, slot) => {
      const found = releasesOf(year, shape)[slot];
      if (found === undefined) throw new Error(`no such slot: ${slot}`);
      return found;
    },
    done: (cutoff) => ends.indexOf(endMonth(cutoff)) + 1,
  };
}

/** Amounts per slot from cumulative amounts; NaN where one is missing. Cumulative amounts are differenced, growth never. */
export function nominalSlots(
  w: Workings,
  cutoff: Span,
  firstYear: number,
  region: RegionCode = w.region.code,
  indicator: Indicator = w.indicator,
): SlotSeries {
  const shape = slotYear(indicator);
  const values: number[] = [];
  for (let year = firstYear; year <= cutoff.year; year++) {
    let before = 0;
    for (let slot = 0; slot < shape.perYear; slot++) {
      const release = shape.release(year, slot);
      const held = isAfter(release, cutoff) ? undefined : amountAt(w, region, release, indicator)?.amount.value;
      values.push(held === undefined ? Number.NaN : held - before);
      before = indicator.accumulation === 'single' ? 0 : (held ?? Number.NaN);
    }
  }
  return { perYear: shape.perYear, firstYear, values: Float64Array.from(values) };
}

/** An index chained from published cumulative growth: every cumulative figure is that of the year before times one plus its growth;
 *  slots are the differences. The year before the first growth takes its shape from `shares`. Growth of the index is growth as it was
 *  published, to the last digit. A growth that is missing breaks the chain of its release, which is taken up again from the
 *  shape and the full year. */
export function comparableSlots(w: Workings, cutoff: Span, firstYear: number, shares: readonly number[]): SlotSeries {
  const shape = slotYear(w.indicator);
  const { perYear } = shape;
  let before = shares.map((s) => s * 100);
  const values = before.map((v, i) => v - (i === 0 ? 0 : before[i - 1]!));
  for (let year = firstYear; year <= cutoff.year; year++) {
    const whole = before[perYear - 1]!;
    const now = before.map((held, slot) => {
      const release = shape.release(year, slot);
      const growth = isAfter(release, cutoff)
        ? undefined
        : w.book.at(w.indicator.code, w.region.code, 'yoy', release)?.value;
      const base = Number.isNaN(held) ? whole * shares[slot]! : held;
      return growth === undefined ? Number.NaN : base * (1 + growth / 100);
    });
    for (let slot = 0; slot < perYear; slot++) values.push(now[slot]! - (slot === 0 ? 0 : now[slot - 1]!));
    before = now;
  }
  return { perYear, firstYear: firstYear - 1, values: Float64Array.from(values) };
}

/** Share of the year done by the end of every slot: by the region's own amounts, those of the catalogue's proxy series, those of the
 *  whole that the region is part of, else even. The last is one. */
export function usualShares(w: Workings, cutoff: Span, firstYear: number): readonly number[] {
  const { indicator, registry } = w;
  const proxies = (indicator.weightProxy ?? []).flatMap((code) => registry.indicators.get(code) ?? []);
  const whole = registry.peersOf(w.region.code)?.of;
  const sources: readonly (readonly [RegionCode, Indicator])[] = [
    [w.region.code, indicator],
    ...proxies.map((proxy): [RegionCode, Indicator] => [w.region.code, proxy]),
    ...(whole === undefined ? [] : [[whole, indicator] as const]),
  ];
  const { perYear } = slotYear(indicator);
  for (const [region, source] of sources) {
    if (source.frequency !== indicator.frequency) continue;
    const found = meanShares(w, cutoff, firstYear, region, source);
    if (found !== undefined) return found;
  }
  const shape = slotYear(indicator);
  return Array.from({ length: perYear }, (_, slot) => endMonth(shape.release(cutoff.year, slot)) / 12);
}

/** Mean cumulative share over whole years, at the releases of the indicator in question. */
function meanShares(
  w: Workings,
  cutoff: Span,
  firstYear: number,
  region: RegionCode,
  source: Indicator,
): readonly number[] | undefined {
  const shape = slotYear(w.indicator);
  const sums = Array.from({ length: shape.perYear }, () => 0);
  let years = 0;
  for (let year = firstYear; year < cutoff.year; year++) {
    const done = sums.map((_, slot) => amountAt(w, region, shape.release(year, slot), source)?.amount.value);
    const whole = done.at(-1);
    if (whole === undefined || whole <= 0 || done.some((d) => d === undefined || d <= 0)) continue;
    for (let slot = 0; slot < sums.length; slot++) sums[slot]! += done[slot]! / whole;
    years++;
  }
  return years === 0 ? undefined : sums.map((s) => s / years);
}

/** What a page of the cut-off does not know yet. */
export function isAfter(release: Span, cutoff: Span): boolean {
  return release.year === cutoff.year ? endMonth(release) > endMonth(cutoff) : release.year > cutoff.year;
}

import type { IndicatorCode, Measure, Observation, ObservationBook, RegionCode, Series, Span } from '@shigan/core';

const firstYear = 2015;

/** A book that keeps its values in typed arrays and makes an observation only when it is looked at: a whole province, every
 *  city with its counties, fits in memory. Cumulative spans only. */
export class CompactBook implements ObservationBook {
  private readonly shelves = new Map<IndicatorCode, Map<RegionCode, Map<Measure, CompactSeries>>>();

  add(
    indicator: IndicatorCode,
    region: RegionCode,
    measure: Measure,
    unit: string,
    decimals: number,
    values: Float64Array,
  ): void {
    let byRegion = this.shelves.get(indicator);
    if (byRegion === undefined) this.shelves.set(indicator, (byRegion = new Map()));
    let byMeasure = byRegion.get(region);
    if (byMeasure === undefined) byRegion.set(region, (byMeasure = new Map()));
    byMeasure.set(measure, new CompactSeries(indicator, region, measure, unit, decimals, values));
  }

  series(indicator: IndicatorCode, region: RegionCode, measure: Measure): CompactSeries | undefined {
    return this.shelves.get(indicator)?.get(region)?.get(measure);
  }

  at(indicator: IndicatorCode, region: RegionCode, measure: Measure, span: Span): Observation | undefined {
    return this.series(indicator, region, measure)?.at(span);
  }

  /** Lets go of the observations that were looked at; the values stay. */
  forget(): void {
    for (const byRegion of this.shelves.values())
      for (const byMeasure of byRegion.values()) for (const series of byMeasure.values()) series.forget();
  }

  previousVintage(): undefined {
    return undefined;
  }
}

const known = '2021-05-18T01:00:00.000Z';
const source = { file: 'f'.repeat(64), fileName: 'bench.xlsx', sheet: 's', cell: 'A1' };

class CompactSeries implements Series {
  /** Observations already looked at. */
  private made: (Observation | undefined)[] | undefined;
  private readonly indicator: IndicatorCode;
  private readonly region: RegionCode;
  private readonly measure: Measure;
  private readonly unit: string;
  private readonly decimals: number;
  private readonly values: Float64Array;

  constructor(
    indicator: IndicatorCode,
    region: RegionCode,
    measure: Measure,
    unit: string,
    decimals: number,
    values: Float64Array,
  ) {
    this.indicator = indicator;
    this.region = region;
    this.measure = measure;
    this.unit = unit;
    this.decimals = decimals;
    this.values = values;
  }

  at(span: Span): Observation | undefined {
    if (span.startMonth !== 1) return undefined;
    const index = indexOf(span);
    const made = this.made?.[index];
    if (made !== undefined) return made;
    const value = this.values[index];
    if (value === undefined || Number.isNaN(value)) return undefined;
    const observation: Observation = {
      indicator: this.indicator,
      region: this.region,
      span,
      measure: this.measure,
      value,
      decimals: this.decimals,
      unit: this.unit,
      status: null,
      knownFrom: known,
      storedAt: known,
      by: 'bench',
      source,
    };
    this.made ??= [];
    this.made[index] = observation;
    return observation;
  }

  forget(): void {
    this.made = undefined;
  }

  *all(): Iterable<Observation> {
    for (let i = 0; i < this.values.length; i++) {
      const o = this.at({ year: firstYear + Math.floor(i / 12), startMonth: 1, length: (i % 12) + 1 });
      if (o !== undefined) yield o;
    }
  }
}

/** Where a cumulative span lies in a series' array; months without a figure hold NaN, which is never shown. */
export function indexOf(span: Span): number {
  return (span.year - firstYear) * 12 + span.length - 1;
}

import type { IndicatorCode, Measure, RegionCode } from '@shigan/core';

/** What is published of one indicator, region and span: rounded values. */
export type Values = Readonly<Partial<Record<Measure, number>>>;

/** Everything that the demonstration's offices have published, before it goes into workbooks. */
export interface Panel {
  readonly get: (indicator: IndicatorCode, region: RegionCode, at: number) => Values | undefined;
  readonly put: (indicator: IndicatorCode, region: RegionCode, at: number, values: Values) => void;
  readonly regionsOf: (indicator: IndicatorCode) => readonly RegionCode[];
  /** How many values it holds. */
  readonly count: () => number;
}

export function createPanel(): Panel {
  const held = new Map<IndicatorCode, Map<RegionCode, Map<number, Values>>>();
  return {
    get: (indicator, region, at) => held.get(indicator)?.get(region)?.get(at),
    put(indicator, region, at, values) {
      let byRegion = held.get(indicator);
      if (!byRegion) held.set(indicator, (byRegion = new Map()));
      let byMonth = byRegion.get(region);
      if (!byMonth) byRegion.set(region, (byMonth = new Map()));
      byMonth.set(at, { ...byMonth.get(at), ...values });
    },
    regionsOf: (indicator) => [...(held.get(indicator)?.keys() ?? [])],
    count() {
      let n = 0;
      for (const byRegion of held.values())
        for (const byMonth of byRegion.values()) for (const values of byMonth.values()) n += Object.keys(values).length;
      return n;
    },
  };
}

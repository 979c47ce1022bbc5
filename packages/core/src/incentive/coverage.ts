import { type Maybe, missing } from '../missing.ts';
import type { RegionCode } from '../region/region.ts';

/** How wide awards are spread over measures (覆盖面). */
export interface Concentration {
  readonly awardCount: number;
  /** Distinct measures (项数). */
  readonly itemCount: number;
  /** The measure with the most awards and its share in %; the first of several in the order given. */
  readonly largest: Maybe<{ readonly item: string; readonly count: number; readonly share: number }>;
}

/** Counts awards and distinct measures (次数、项数), and takes the largest measure's share: its awards ÷ all × 100. */
export function concentrationOf(byMeasure: ReadonlyMap<string, number>): Concentration {
  let awardCount = 0;
  let itemCount = 0;
  let largest: { item: string; count: number } | undefined;
  for (const [item, count] of byMeasure) {
    if (count <= 0) continue;
    awardCount += count;
    itemCount += 1;
    if (largest === undefined || count > largest.count) largest = { item, count };
  }
  return {
    awardCount,
    itemCount,
    largest: largest === undefined ? missing('no-data') : { ...largest, share: (largest.count * 100) / awardCount },
  };
}

/** How awards are spread over counties (分布). */
export interface Spread {
  readonly byCounty: ReadonlyMap<RegionCode, number>;
  /** Counties without a single award in the years looked at (至今未获得过). */
  readonly withNone: readonly RegionCode[];
  readonly most: number;
  readonly least: number;
}

/** Spreads county awards over the counties of a set; awards of others count for nobody here. */
export function spreadOver(counties: readonly RegionCode[], counted: ReadonlyMap<RegionCode, number>): Spread {
  const byCounty = new Map(counties.map((county) => [county, counted.get(county) ?? 0]));
  const values = [...byCounty.values()];
  return {
    byCounty,
    withNone: counties.filter((county) => byCounty.get(county) === 0),
    most: Math.max(0, ...values),
    least: values.length === 0 ? 0 : Math.min(...values),
  };
}

/** Measures of the catalogue that were never won in the years looked at (从未获得). */
export function neverWon(measures: readonly string[], won: ReadonlySet<string>): readonly string[] {
  return measures.filter((measure) => !won.has(measure));
}

/** What similar cities win and this one never did (同类市州获得而我市从未获得): by how many of them won it, most first. */
export function wonBySimilar(
  won: ReadonlySet<string>,
  similar: ReadonlyMap<RegionCode, ReadonlySet<string>>,
): readonly { readonly measure: string; readonly cities: readonly RegionCode[] }[] {
  const winners = new Map<string, RegionCode[]>();
  for (const [city, measures] of similar)
    for (const measure of measures)
      if (!won.has(measure)) winners.set(measure, [...(winners.get(measure) ?? []), city]);
  return [...winners]
    .map(([measure, cities]) => ({ measure, cities }))
    .toSorted((a, b) => b.cities.length - a.cities.length || (a.measure < b.measure ? -1 : 1));
}

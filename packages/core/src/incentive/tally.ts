import type { RegionCode } from '../region/region.ts';
import type { Authority } from './authority.ts';
import type { Award } from './award.ts';

/** What counting needs of an award. */
export type CountedAward = Pick<
  Award,
  'year' | 'authority' | 'level' | 'city' | 'recipient' | 'namedCounty' | 'measure'
>;

/** Counts of one city in one year, by one authority. The city as a whole is city level + counties + parks. */
export interface CityTally {
  total: number;
  cityLevel: number;
  counties: number;
  parks: number;
  readonly byMeasure: Map<string, number>;
}

/** Counts of all cities and counties in one year, by one authority. */
export interface YearTally {
  readonly year: number;
  readonly cities: Map<RegionCode, CityTally>;
  /** A park's award counts for a county only where the notice names it. */
  readonly counties: Map<RegionCode, number>;
}

/** Awards counted by authority and year (次数): read once, whatever is asked of it afterwards. */
export interface AwardTally {
  of(authority: Authority, year: number): YearTally | undefined;
  /** Years with at least one award of the authority, in order. */
  years(authority: Authority): readonly number[];
}

/** Counts awards. Each counts once for its city as a whole, whatever its level. */
export function tallyAwards(awards: Iterable<CountedAward>): AwardTally {
  const tallies = new Map<Authority, Map<number, YearTally>>();
  for (const award of awards) {
    let years = tallies.get(award.authority);
    if (years === undefined) tallies.set(award.authority, (years = new Map()));
    let tally = years.get(award.year);
    if (tally === undefined)
      years.set(award.year, (tally = { year: award.year, cities: new Map(), counties: new Map() }));
    count(tally, award);
  }
  return {
    of: (authority, year) => tallies.get(authority)?.get(year),
    years: (authority) => [...(tallies.get(authority)?.keys() ?? [])].toSorted((a, b) => a - b),
  };
}

function count(tally: YearTally, award: CountedAward): void {
  let city = tally.cities.get(award.city);
  if (city === undefined) {
    city = { total: 0, cityLevel: 0, counties: 0, parks: 0, byMeasure: new Map() };
    tally.cities.set(award.city, city);
  }
  city.total += 1;
  city.byMeasure.set(award.measure, (city.byMeasure.get(award.measure) ?? 0) + 1);
  if (award.level === 'cityLevel') city.cityLevel += 1;
  else if (award.level === 'county') city.counties += 1;
  else city.parks += 1;
  const county = award.level === 'county' ? award.recipient : award.namedCounty;
  if (county !== null && award.level !== 'cityLevel') tally.counties.set(county, (tally.counties.get(county) ?? 0) + 1);
}

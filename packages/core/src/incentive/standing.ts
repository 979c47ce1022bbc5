import { tierOf, tierSizes } from '../analysis/tier.ts';
import { type Maybe, isMissing, missing } from '../missing.ts';
import type { RegionCode } from '../region/region.ts';
import type { YearTally } from './tally.ts';

/** Who is ranked: the cities of a province and the counties that belong to each. Both sets are named wherever a mean is shown. */
export interface StandingSet {
  readonly cities: readonly RegionCode[];
  readonly counties: ReadonlyMap<RegionCode, readonly RegionCode[]>;
}

/** A mean with what it is over (分子分母都写明). */
export interface AwardMean {
  readonly value: number;
  readonly sum: number;
  readonly of: number;
}

/** Where one city stands (位次). Ties share the better rank and therefore the better tier. */
export interface CityStanding {
  readonly code: RegionCode;
  readonly total: number;
  readonly cityLevel: number;
  readonly counties: number;
  readonly parks: number;
  readonly countyUnits: number;
  readonly rankTotal: number;
  readonly rankCityLevel: number;
  readonly tierTotal: Maybe<number>;
  readonly tierCityLevel: Maybe<number>;
  /** City level − mean of all cities, itself included; in 次. */
  readonly cityLevelAgainstMean: number;
  /** Mean of its own counties − mean of all counties; no counties, no mean. */
  readonly countiesAgainstMean: Maybe<number>;
}

/** The standing of every city of a set in one year. */
export interface Standing {
  readonly table: readonly CityStanding[];
  readonly cityLevelMean: AwardMean;
  readonly countyMean: Maybe<AwardMean>;
  readonly tierSizes: Maybe<readonly number[]>;
}

/** Ranks the cities of a set by awards (全省排位): as a whole (city level, counties and parks) and by city level alone, with
 *  tiers and distances to the means. A city without an award has 0, which is a count and not an absence. Cost: one sort. */
export function standingOf(tally: YearTally | undefined, set: StandingSet, tiers = 3): Standing {
  const own = set.cities.map((code) => {
    const counted = tally?.cities.get(code);
    const counties = set.counties.get(code) ?? [];
    let won = 0;
    for (const county of counties) won += tally?.counties.get(county) ?? 0;
    return { code, counted, countyUnits: counties.length, won };
  });
  const totals = ranksOf(own.map(({ counted }) => counted?.total ?? 0));
  const cityLevels = ranksOf(own.map(({ counted }) => counted?.cityLevel ?? 0));
  const cityLevelMean = meanOf(own.map(({ counted }) => counted?.cityLevel ?? 0));
  const units = own.reduce((sum, { countyUnits }) => sum + countyUnits, 0);
  const won = own.reduce((sum, city) => sum + city.won, 0);
  const countyMean = units === 0 ? missing('no-peers') : { value: won / units, sum: won, of: units };
  const n = own.length;
  return {
    table: own.map((city, place) => ({
      code: city.code,
      total: city.counted?.total ?? 0,
      cityLevel: city.counted?.cityLevel ?? 0,
      counties: city.counted?.counties ?? 0,
      parks: city.counted?.parks ?? 0,
      countyUnits: city.countyUnits,
      rankTotal: totals[place] ?? n,
      rankCityLevel: cityLevels[place] ?? n,
      tierTotal: tierOf(totals[place] ?? n, n, tiers),
      tierCityLevel: tierOf(cityLevels[place] ?? n, n, tiers),
      cityLevelAgainstMean: (city.counted?.cityLevel ?? 0) - cityLevelMean.value,
      countiesAgainstMean:
        city.countyUnits === 0 || isMissing(countyMean)
          ? missing('no-peers')
          : city.won / city.countyUnits - countyMean.value,
    })),
    cityLevelMean,
    countyMean,
    tierSizes: tierSizes(n, tiers),
  };
}

function meanOf(values: readonly number[]): AwardMean {
  const sum = values.reduce((total, value) => total + value, 0);
  return { value: values.length === 0 ? 0 : sum / values.length, sum, of: values.length };
}

/** The rank of each value: 1 + how many are larger. */
function ranksOf(values: readonly number[]): readonly number[] {
  const first = new Map<number, number>();
  for (const [place, value] of values.toSorted((a, b) => b - a).entries())
    if (!first.has(value)) first.set(value, place + 1);
  return values.map((value) => first.get(value) ?? values.length);
}

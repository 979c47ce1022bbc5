// `npm run bench -- awards [--years N --cities N --seed S]`: the whole country's ledger, 31 provinces with 400 cities and their counties,
// 300 sub-items a year and province, 30 years: counted once, then every city ranked with tiers and distances, for one year and
// for all. The bar: one year in 5 s, all in 30 s.
import { type CountedAward, standingOf, type StandingSet, tallyAwards } from '@shigan/core';
import { parseArgs } from 'node:util';
import { randomFrom } from '../running/options.ts';

const provinces = 31;
const subItems = 300;
const countiesPerCity = 7;
const [citiesNamed, countiesNamed] = [4, 10];
const bars = { oneYear: 5, allYears: 30 };

const { values } = parseArgs({
  options: {
    years: { type: 'string', default: '30' },
    cities: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string' },
  },
});
// A short run counts fewer years of the same country.
const years = values.seconds === undefined ? Number(values.years) : Math.min(Number(values.years), 3);
const cityCount = Number(values.cities);
const firstYear = 2021 - years;

const sets: readonly StandingSet[] = [...Array(provinces).keys()].map((province) => {
  const count = Math.floor(cityCount / provinces) + (province < cityCount % provinces ? 1 : 0);
  const cities = Array.from({ length: count }, (_, i) => String(100_000 + province * 1000 + i));
  const counties = new Map(
    cities.map((city) => [city, Array.from({ length: countiesPerCity }, (_, i) => `${city}${i + 10}`)]),
  );
  return { cities, counties };
});

/** Every award of the country, drawn by the seed; made one after the other and not held. */
function* awards(): Generator<CountedAward> {
  const random = randomFrom(Number(values.seed));
  const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  for (let year = firstYear; year < firstYear + years; year++)
    for (const { cities, counties } of sets)
      for (let item = 0; item < subItems; item++) {
        const base = { year, authority: 'province' as const, measure: `m${item}`, namedCounty: null };
        for (let i = 0; i < citiesNamed; i++) {
          const city = oneOf(cities);
          yield { ...base, level: 'cityLevel', city, recipient: city };
        }
        for (let i = 0; i < countiesNamed; i++) {
          const city = oneOf(cities);
          yield { ...base, level: 'county', city, recipient: oneOf(counties.get(city)!) };
        }
      }
}

/** Seconds of the processor that work takes: others on the machine do not count. */
function seconds(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

let tally = tallyAwards([]);
const counting = seconds(() => {
  tally = tallyAwards(awards());
});
let ranked = 0;
const rankYear = (year: number): void => {
  for (const set of sets) ranked += standingOf(tally.of('province', year), set).table.length;
};
const oneYear = seconds(() => rankYear(firstYear + years - 1));
const allYears = seconds(() => {
  for (let year = firstYear; year < firstYear + years; year++) rankYear(year);
});
const total = years * provinces * subItems * (citiesNamed + countiesNamed);
console.log(`${total} awards of ${cityCount} cities in ${years} years, seed ${values.seed}`);
console.log(`counted in ${counting.toFixed(2)} s (drawing them included)`);
console.log(`every city of one year: ${oneYear.toFixed(3)} s (bar ${bars.oneYear})`);
console.log(`every city of every year: ${allYears.toFixed(3)} s (bar ${bars.allYears}), ${ranked} standings`);
if (counting / years + oneYear > bars.oneYear || counting + allYears > bars.allYears) {
  console.error('slower than the bar, the counting included');
  process.exitCode = 1;
}

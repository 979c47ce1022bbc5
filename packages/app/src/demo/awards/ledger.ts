import type { Award, AwardLevel, Instant, RegionCode } from '@shigan/core';
import { hunan2020 } from '../../reference/incentives/hunan-2020.ts';
import { peerSets } from '../../reference/peer-sets.ts';
import { regions } from '../../reference/regions.ts';
import { random } from '../random.ts';
import { assign, drawn, share } from './assign.ts';
import { type OwnAwards, ownAwards, totals2017, totals2020, withoutAwards } from './plan.ts';

const own = '431200';
const cities: readonly RegionCode[] = peerSets.find((set) => set.code === 'hunan-cities')?.members ?? [];
const nameOf = new Map(regions.map((region) => [region.code, region.name.zh]));

/** When the results of a year came out. Those of 2019 and 2020 are facts. */
const announced: ReadonlyMap<number, string> = new Map([
  [2017, '2018-01-26'],
  [2018, '2019-01-28'],
  [2019, '2020-01-18'],
  [2020, '2021-01-29'],
]);

/** An award of the demonstration and since when it is known. */
export interface DemoAward {
  readonly award: Award;
  readonly knownFrom: Instant;
}

/** The award ledger of the demonstration (演示台账): four years of all cities of the province, made up around the few figures of
 *  the source document; recipients are drawn by the seed. Real places with invented awards: every entry says so. */
export function demoAwards(seed: string): readonly DemoAward[] {
  return [...[...ownAwards.keys()].flatMap((year) => awardsOfYear(seed, year)), stateCouncilAward()];
}

function awardsOfYear(seed: string, year: number): readonly DemoAward[] {
  const totals = totalsOf(seed, year);
  const mine = ownAwards.get(year) ?? [];
  const city = cityLevelAwards(seed, year, totals, mine);
  const counties = countyAwards(seed, year, totals, mine);
  return [...city, ...counties].map((one, place) => demoAward(year, place, one));
}

interface Won {
  readonly measure: string;
  readonly level: AwardLevel;
  readonly city: RegionCode;
  readonly recipient: RegionCode;
}

/** All awards and those at city level of each city in a year. Between 2017 and 2020 a city's total moves along a line, with
 *  something drawn on top; the share of the city level is that of 2020. */
function totalsOf(seed: string, year: number): ReadonlyMap<RegionCode, readonly [total: number, cityLevel: number]> {
  const draw = random(seed, 'award-totals');
  return new Map(
    cities.map((code) => {
      const [last = 0, lastCity = 0] = totals2020[code] ?? [];
      const drawnFirst = Math.round(last * (0.45 + 0.3 * draw.uniform()));
      const first = totals2017[code] ?? drawnFirst;
      const noise = [draw.uniform(), draw.uniform()];
      if (code === own) return [code, ownTotals(year)];
      if (year === 2020) return [code, [last, lastCity]];
      const along = (year - 2017) / 3;
      const jitter = year === 2017 ? 0 : Math.round(2 * ((noise[year - 2018] ?? 0.5) - 0.5));
      const total = Math.round(first + along * (last - first)) + jitter;
      return [code, [total, Math.round((total * lastCity) / last)]];
    }),
  );
}

function ownTotals(year: number): readonly [number, number] {
  const mine = ownAwards.get(year) ?? [];
  const sum = (of: (one: OwnAwards) => number): number => mine.reduce((total, one) => total + of(one), 0);
  return [sum((one) => one.city + one.counties), sum((one) => one.city)];
}

/** Recipients left of every measure at a level once the demonstration city has its own. */
function placesOf(level: AwardLevel, mine: readonly OwnAwards[]): Map<string, number> {
  return new Map(
    hunan2020.measures.flatMap((measure) => {
      const quota = measure.subItems.find((subItem) => subItem.level === level)?.quota;
      if (quota === undefined || quota === null) return [];
      const won = mine.find((one) => one.measure === measure.id);
      return [[measure.id, quota - ((level === 'cityLevel' ? won?.city : won?.counties) ?? 0)]];
    }),
  );
}

function cityLevelAwards(
  seed: string,
  year: number,
  totals: ReturnType<typeof totalsOf>,
  mine: readonly OwnAwards[],
): readonly Won[] {
  const needs = new Map(cities.filter((code) => code !== own).map((code) => [code, totals.get(code)?.[1] ?? 0]));
  const handed = assign({ needs, places: placesOf('cityLevel', mine) }, random(seed, 'award-cities', year));
  const ours = mine.filter((one) => one.city > 0).map((one) => one.measure);
  return [...handed, [own, ours] as const].flatMap(([code, measures]) =>
    measures.map((measure): Won => ({ measure, level: 'cityLevel', city: code, recipient: code })),
  );
}

function countyAwards(
  seed: string,
  year: number,
  totals: ReturnType<typeof totalsOf>,
  mine: readonly OwnAwards[],
): readonly Won[] {
  const draw = random(seed, 'award-counties', year);
  const needs = new Map<RegionCode, number>();
  for (const code of cities) {
    if (code === own) continue;
    const [total = 0, cityLevel = 0] = totals.get(code) ?? [];
    for (const [county, count] of share(total - cityLevel, countiesOf(code), 30, draw)) needs.set(county, count);
  }
  const handed = assign({ needs, places: placesOf('county', mine) }, draw);
  const others = [...handed].flatMap(([county, measures]) => measures.map((measure) => countyWon(measure, county)));
  return [...others, ...ownCountyAwards(seed, year, mine)];
}

/** The demonstration city's own counties: of each measure those that have won least so far, so that all but two have some. */
function ownCountyAwards(seed: string, year: number, mine: readonly OwnAwards[]): readonly Won[] {
  const counties = countiesOf(own).filter((code) => !withoutAwards.includes(code));
  const draw = random(seed, 'award-own', year);
  const counts = new Map<RegionCode, number>();
  return mine.flatMap(({ measure, counties: places }) =>
    drawn(counties, draw)
      .toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0))
      .slice(0, places)
      .map((county) => {
        counts.set(county, (counts.get(county) ?? 0) + 1);
        return countyWon(measure, county);
      }),
  );
}

function countyWon(measure: string, county: RegionCode): Won {
  return { measure, level: 'county', city: `${county.slice(0, 4)}00`, recipient: county };
}

function countiesOf(city: RegionCode): readonly RegionCode[] {
  return regions.filter((region) => region.level === 'county' && region.parent === city).map((region) => region.code);
}

function demoAward(year: number, place: number, won: Won): DemoAward {
  const day = announced.get(year) ?? `${year + 1}-01-31`;
  return {
    award: {
      id: `demo-${year}-${String(place + 1).padStart(3, '0')}`,
      year,
      authority: 'province',
      measure: won.measure,
      subItem: `${won.measure}.${won.level === 'cityLevel' ? 'city' : 'county'}`,
      level: won.level,
      city: won.city,
      recipient: won.recipient,
      recipientName: nameOf.get(won.recipient) ?? won.recipient,
      namedCounty: null,
      notice: `演示数据：${year}年度真抓实干督查激励通报`,
      announcedOn: day,
      rewards: [],
      verified: false,
      invented: true,
    },
    knownFrom: `${day}T01:00:00.000Z`,
  };
}

/** The one of the State Council: a county's, in 2018. Which county the source document leaves blank; here it is made up. */
function stateCouncilAward(): DemoAward {
  const { award } = demoAward(2018, 0, {
    measure: 'dangerous-housing',
    level: 'county',
    city: own,
    recipient: '431222',
  });
  return {
    award: {
      ...award,
      id: 'demo-state-council-2018',
      authority: 'stateCouncil',
      notice: '演示数据：国务院办公厅通报',
      announcedOn: '2019-05-07',
    },
    knownFrom: '2019-05-07T01:00:00.000Z',
  };
}

import { describe, expect, it } from 'vitest';
import { isMissing } from '../missing.ts';
import { at } from '../testing/at.ts';
import { type ComputedVector, figureOf, held, readVectors } from '../testing/vectors.ts';
import type { AwardLevel, Authority } from './authority.ts';
import { type Award, type LedgerEntry, liveAwards } from './award.ts';
import { proposeClass } from './class.ts';
import { concentrationOf, neverWon, spreadOver } from './coverage.ts';
import { goalInNumbers } from './goal.ts';
import { standingOf, type StandingSet, type Standing } from './standing.ts';
import { type CountedAward, tallyAwards } from './tally.ts';
import { gapToPeer, peersWithGaps, trendOf } from './trend.ts';

interface Row {
  readonly code: string;
  readonly total: number;
  readonly cityLevel: number;
  readonly countyUnits: number;
}
type Counts = Readonly<Record<string, number>>;

interface LedgerRow {
  readonly id: number;
  readonly year?: number;
  readonly authority?: Authority;
  readonly subItem?: string;
  readonly level?: AwardLevel;
  readonly recipient?: string;
  readonly city?: string;
  readonly namedCounty?: string | null;
  readonly reverses?: number;
  readonly reason?: string;
}

const vectors = readVectors<{
  standing: {
    input: { year: number; authority: Authority; rows: readonly Row[] };
    expected: {
      table: readonly (Row & Record<string, number | ComputedVector>)[];
      cityLevelMean: ComputedVector & { sum: number; of: number };
      countyMean: ComputedVector & { sum: number; of: number };
      tierSizes: readonly number[];
    };
  };
  standingOfOne: {
    input: { code: string; year: number };
    expected: {
      rankTotal: number;
      rankCityLevel: number;
      tierTotal: number;
      tierCityLevel: number;
      cityLevelBelowMean: ComputedVector;
      countiesBelowMean: ComputedVector;
      countyMean: ComputedVector;
      denominators: readonly number[];
    };
  };
  trend: {
    input: { counts: Counts };
    expected: { sum: number; risingEachYear: boolean; changes: readonly number[] };
  };
  concentration: {
    input: { counts: Counts };
    expected: {
      awardCount: number;
      itemCount: number;
      largest: ComputedVector & { item: string; count: number };
    };
  };
  gap: { input: { peer: Counts; own: Counts }; expected: { peerMinusOwn: Counts; verdict: string } };
  solveBlanks: {
    input: { gaps: readonly Counts[]; own: Counts };
    expected: { peerTotals: readonly Counts[]; codes: readonly string[] };
  };
  goal: {
    input: { code: string };
    expected: Record<
      'cityLevelToShareFourth' | 'cityLevelAloneFourth' | 'countiesAtMean',
      { awards: number; more: number }
    >;
  };
  ledger: {
    input: { rows: readonly LedgerRow[]; counties: readonly string[]; measures: readonly string[] };
    expected: {
      live: number;
      province2020: {
        awardCount: number;
        itemCount: number;
        cityLevel: number;
        byCounty: Counts;
        wholeCity: number;
      };
      stateCouncil: number;
      countiesWithNone: readonly string[];
      neverWon: readonly string[];
    };
  };
  class: {
    input: {
      wonInLastFour: readonly number[];
      decisive: boolean;
      similarCitiesWon: readonly [number, number] | null;
      ownScore: string | null;
      cutLine: string | null;
    };
    expected: { class: string };
  };
}>('awards.json');

const countsOf = (counts: Counts): Map<number, number> =>
  new Map(Object.entries(counts).map(([year, count]) => [Number(year), count]));

/** Awards that give a table's counts: those of the counties all won by the first of them. */
function standingOfRows(year: number, authority: Authority, rows: readonly Row[]): Standing {
  const awards = rows.flatMap((row) =>
    Array.from({ length: row.total }, (_, place): CountedAward => {
      const level = place < row.cityLevel ? 'cityLevel' : 'county';
      const recipient = level === 'cityLevel' ? row.code : `${row.code}-0`;
      return { year, authority, level, city: row.code, recipient, namedCounty: null, measure: `m${place}` };
    }),
  );
  const set: StandingSet = {
    cities: rows.map((row) => row.code),
    counties: new Map(
      rows.map((row) => [row.code, Array.from({ length: row.countyUnits }, (_, place) => `${row.code}-${place}`)]),
    ),
  };
  return standingOf(tallyAwards(awards).of(authority, year), set);
}

const province = at(vectors.of('standing'), 0);
const { year, authority, rows } = province.input;
const standing = standingOfRows(year, authority, rows);

describe('the vectors of awards', () => {
  it('the standing of all cities of a province', () => {
    const { expected } = province;
    expect(standing.cityLevelMean).toBeComputed(expected.cityLevelMean);
    expect(standing.cityLevelMean).toMatchObject({ sum: expected.cityLevelMean.sum, of: expected.cityLevelMean.of });
    expect(held(standing.countyMean)).toBeComputed(expected.countyMean);
    expect(standing.countyMean).toMatchObject({ sum: expected.countyMean.sum, of: expected.countyMean.of });
    expect(standing.tierSizes).toEqual(expected.tierSizes);
    expect(standing.table).toHaveLength(expected.table.length);
    for (const [
      place,
      { name: _name, cityLevelAgainstMean, countiesAgainstMean, ...counted },
    ] of expected.table.entries()) {
      const own = at(standing.table, place);
      expect(own).toMatchObject(counted);
      expect({ value: own.cityLevelAgainstMean }).toBeComputed(cityLevelAgainstMean as ComputedVector);
      expect({ value: own.countiesAgainstMean as number }).toBeComputed(countiesAgainstMean as ComputedVector);
    }
  });

  it.each(vectors.of('standingOfOne'))('$id', ({ input, expected }) => {
    const own = standing.table.find((city) => city.code === input.code)!;
    const { rankTotal, rankCityLevel, tierTotal, tierCityLevel } = expected;
    expect(own).toMatchObject({ rankTotal, rankCityLevel, tierTotal, tierCityLevel });
    expect({ value: -own.cityLevelAgainstMean }).toBeComputed(expected.cityLevelBelowMean);
    expect({ value: -(own.countiesAgainstMean as number) }).toBeComputed(expected.countiesBelowMean);
    expect({ value: own.counties / own.countyUnits }).toBeComputed(expected.countyMean);
    expect([standing.cityLevelMean.of, held(standing.countyMean).of, own.countyUnits]).toEqual(expected.denominators);
  });

  it.each(vectors.of('trend'))('$id', ({ input, expected }) => {
    expect(trendOf(countsOf(input.counts))).toEqual(expected);
  });

  it.each(vectors.of('concentration'))('$id', ({ input, expected }) => {
    const found = concentrationOf(new Map(Object.entries(input.counts)));
    expect(found).toMatchObject({ awardCount: expected.awardCount, itemCount: expected.itemCount });
    const largest = held(found.largest);
    expect(largest).toMatchObject({ item: expected.largest.item, count: expected.largest.count });
    expect({ value: largest.share }).toBeComputed(expected.largest);
  });

  it.each(vectors.of('gap'))('$id', ({ input, expected }) => {
    const gap = gapToPeer(countsOf(input.peer), countsOf(input.own));
    expect(Object.fromEntries(gap.peerMinusOwn)).toEqual(expected.peerMinusOwn);
    expect(gap.verdict).toBe(expected.verdict);
  });

  it.each(vectors.of('solveBlanks'))('$id', ({ input, expected }) => {
    const peers = new Map(
      rows.map((row) => {
        const given = expected.peerTotals[expected.codes.indexOf(row.code)];
        return [row.code, given === undefined ? countsOf({ '2017': 1, '2020': row.total }) : countsOf(given)];
      }),
    );
    const solved = input.gaps.map((gaps) => peersWithGaps(countsOf(gaps), countsOf(input.own), peers));
    expect(solved.map((one) => Object.fromEntries(one.peerTotals))).toEqual(expected.peerTotals);
    expect(solved.map((one) => one.codes)).toEqual(expected.codes.map((code) => [code]));
  });

  it.each(vectors.of('goal'))('$id', ({ input, expected }) => {
    const goal = goalInNumbers(standing, input.code);
    if (isMissing(goal)) throw new Error(goal.missing);
    expect(goal).toMatchObject({
      place: 4,
      cityLevelToShare: expected.cityLevelToShareFourth,
      cityLevelAlone: expected.cityLevelAloneFourth,
      countiesAtMean: expected.countiesAtMean,
    });
  });

  it.each(vectors.of('ledger'))('$id', ({ input, expected }) => {
    const awards = liveAwards(input.rows.map(entryOf));
    expect(awards).toHaveLength(expected.live);
    const tally = tallyAwards(awards);
    const whole = tally.of('province', 2020)!;
    const city = whole.cities.get('431200')!;
    const found = concentrationOf(city.byMeasure);
    expect({
      awardCount: found.awardCount,
      itemCount: found.itemCount,
      cityLevel: city.cityLevel,
      byCounty: Object.fromEntries(whole.counties),
      wholeCity: city.total,
    }).toEqual(expected.province2020);
    expect(awards.filter((award) => award.authority === 'stateCouncil')).toHaveLength(expected.stateCouncil);
    expect(spreadOver(input.counties, whole.counties).withNone).toEqual(expected.countiesWithNone);
    expect(neverWon(input.measures, new Set(awards.map((award) => award.measure)))).toEqual(expected.neverWon);
  });

  it.each(vectors.of('class'))('$id', ({ input, expected }) => {
    const { similarCitiesWon, ownScore, cutLine, ...rest } = input;
    const proposed = proposeClass({
      ...rest,
      similarCitiesWon: similarCitiesWon && { won: similarCitiesWon[0], of: similarCitiesWon[1] },
      ownScore: ownScore === null ? null : figureOf(ownScore).value,
      cutLine: cutLine === null ? null : figureOf(cutLine).value,
    });
    expect(proposed.class).toBe(expected.class);
  });

  it('leave no kind out', () => {
    expect(vectors.untested()).toEqual([]);
  });
});

function entryOf(row: LedgerRow): LedgerEntry {
  const kept = { knownFrom: '2021-01-29T00:00:00.000Z', storedAt: '2021-01-29T00:00:00.000Z', by: 'test' };
  if (row.reverses !== undefined)
    return { kind: 'reversal', id: `${row.id}`, reverses: `${row.reverses}`, reason: row.reason ?? '', ...kept };
  const award: Award = {
    id: `${row.id}`,
    year: row.year ?? 0,
    authority: row.authority ?? 'province',
    measure: row.subItem ?? '',
    subItem: row.subItem ?? '',
    level: row.level ?? 'county',
    city: row.city ?? '431200',
    recipient: row.recipient ?? '',
    recipientName: row.recipient ?? '',
    namedCounty: row.namedCounty ?? null,
    notice: '',
    announcedOn: null,
    rewards: [],
    verified: false,
    invented: true,
  };
  return { kind: 'award', award, ...kept };
}

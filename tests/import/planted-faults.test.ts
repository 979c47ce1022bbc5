import { reference } from '@shigan/app';
import {
  columnLetters,
  createReadingsBuffer,
  createUploadChecks,
  type Fault,
  type Measure,
  openUpload,
  peerMembers,
  type Reading,
  sameSpan,
  settleRepeats,
  type UnreadRow,
  uploadParts,
} from '@shigan/core';
import { describe, expect, it } from 'vitest';
import { cleanWorkbooks, expectedReadings } from './testing/workbooks.ts';

const now = '2021-05-20T01:00:00.000Z';
const indicators = new Map(reference.indicators.map((i) => [i.code, i]));
const regions = new Map(reference.regions.map((r) => [r.code, r]));
const peerSets = peerMembers(reference.peerSets);

function faultsOf(readings: readonly Reading[], unread: readonly UnreadRow[]): readonly Fault[] {
  const buffer = createReadingsBuffer();
  for (const r of readings) buffer.push(r);
  const upload = openUpload(buffer, now, settleRepeats(buffer, indicators));
  const checks = createUploadChecks({ upload, indicators, regions, peerSets, knownFrom: now, unread });
  const found = [...checks.whole()];
  for (const part of uploadParts(upload, indicators)) found.push(...checks.part(part, () => undefined));
  return found.map((f) => f.fault());
}

/** The county sheet of the workbook with faults, its faulty figures put right: the one that has last year's column and shares. */
const corrections = new Map([
  ['6 4', 19.6],
  ['8 6', 10110],
]);
const counties = expectedReadings('8-faults')
  .filter((r) => r.sheet === '县市区财政')
  .map((r) => ({ ...r, value: corrections.get(`${r.row} ${r.column}`) ?? r.value }));
const sources = [
  ...cleanWorkbooks.map((name) => ({ name, readings: expectedReadings(name), unread: [] })),
  {
    name: 'counties',
    readings: counties,
    unread: [{ sheet: '县市区财政', row: 15, regionText: '洪江', isAmbiguous: true }],
  },
];

/** Readings with one fault in them: where it is, and where it may be seen as well. */
interface Planted {
  readonly readings: readonly Reading[];
  readonly at: Reading | null;
  readonly also?: readonly Reading[];
}

type Chance = <T>(of: readonly T[]) => T | undefined;

function chanceOf(seed: number): Chance {
  let state = seed;
  return (of) => {
    state = (state * 48_271) % 2_147_483_647;
    return of[state % of.length];
  };
}

const rounded = (value: number, decimals: number): number => Number(value.toFixed(decimals));
const sameSeries = (a: Reading, b: Reading): boolean => a.indicator === b.indicator && a.region === b.region;
const sameBlock = (a: Reading, b: Reading): boolean => a.indicator === b.indicator && sameSpan(a.span, b.span);

function besides(readings: readonly Reading[], r: Reading, measure: Measure): Reading | undefined {
  return readings.find(
    (o) => sameSeries(o, r) && sameSpan(o.span, r.span) && o.measure === measure && o.value !== null,
  );
}

function previous(readings: readonly Reading[], r: Reading): Reading | undefined {
  return readings
    .filter((o) => sameSeries(o, r) && o.measure === r.measure && o.value !== null && o.span.year === r.span.year)
    .filter((o) => o.span.startMonth === 1 && r.span.startMonth === 1 && o.span.length < r.span.length)
    .toSorted((a, b) => b.span.length - a.span.length)[0];
}

function changed(readings: readonly Reading[], r: Reading, to: Partial<Reading>): Planted & { readonly at: Reading } {
  const at = { ...r, ...to };
  return { readings: readings.map((o) => (o === r ? at : o)), at };
}

type Plant = (readings: readonly Reading[], chance: Chance) => Planted | undefined;

/** Changes one of the readings that qualify. */
function change(
  qualifies: (r: Reading, value: number, all: readonly Reading[]) => boolean,
  to: (r: Reading, value: number, all: readonly Reading[], chance: Chance) => Partial<Reading>,
): Plant {
  return (readings, chance) => {
    const r = chance(readings.filter((o) => o.value !== null && qualifies(o, o.value, readings)));
    return r === undefined || r.value === null ? undefined : changed(readings, r, to(r, r.value, readings, chance));
  };
}

const hasPrevious = (r: Reading, _: number, all: readonly Reading[]): boolean =>
  r.measure === 'level' && previous(all, r) !== undefined;
const partsOfRevenue = ['tax-revenue', 'non-tax-revenue'];
const hasParts = (r: Reading, all: readonly Reading[]): boolean =>
  [...partsOfRevenue, 'budget-revenue'].every((indicator) => besides(all, { ...r, indicator }, 'level') !== undefined);

const plants: Readonly<Record<string, Plant>> = {
  'a cumulative value that falls': change(hasPrevious, (r, _, all, chance) => ({
    value: rounded((previous(all, r)?.value ?? 0) * (chance([0.91, 0.95, 0.98]) ?? 1), r.decimals),
  })),
  'a month copied forward': (readings, chance) => {
    const r = chance(
      readings.filter((o) => o.value !== null && hasPrevious(o, o.value, readings) && besides(readings, o, 'yoy')),
    );
    const growth = r && besides(readings, r, 'yoy');
    const before = r && previous(readings, r);
    const growthBefore = growth && previous(readings, growth);
    if (r === undefined || growth === undefined || before === undefined || growthBefore === undefined) return undefined;
    return changed(changed(readings, growth, { value: growthBefore.value }).readings, r, { value: before.value });
  },
  '万元 under 亿元': change(hasPrevious, (_, value) => ({ value: value * 1e4 })),
  '亿元 under 万元': change(hasPrevious, (r, value) => ({
    value: rounded(value / 1e4, r.decimals + 4),
    decimals: r.decimals + 4,
  })),
  'a fraction among percentages': change(
    (r, value) => r.measure === 'yoy' && Math.abs(value) >= 1 && rounded(value, 0) !== value,
    (_, value) => ({ value: rounded(value / 100, 3), decimals: 3 }),
  ),
  'a fraction shown rounded': change(
    (r, value) => r.measure === 'yoy' && Math.abs(value) >= 1 && rounded(value, 0) !== value,
    (_, value) => ({ value: rounded(value / 100, 1), stored: rounded(value / 100, 3) }),
  ),
  'a rank behind the last': change(
    (r) => r.measure === 'rank',
    (_, __, ___, chance) => ({ value: chance([0, 15, 24]) ?? 0 }),
  ),
  'two ranks swapped': (readings, chance) => {
    const growthOf = (o: Reading): number | null => besides(readings, o, 'yoy')?.value ?? null;
    const a = chance(readings.filter((o) => o.measure === 'rank' && o.value !== null && growthOf(o) !== null));
    const b =
      a &&
      chance(
        readings.filter(
          (o) =>
            o.measure === 'rank' &&
            o.value !== null &&
            sameBlock(o, a) &&
            growthOf(o) !== null &&
            growthOf(o) !== growthOf(a),
        ),
      );
    if (a === undefined || b === undefined) return undefined;
    const first = changed(readings, a, { value: b.value });
    const second = changed(first.readings, b, { value: a.value });
    return { readings: second.readings, at: first.at, also: [second.at] };
  },
  'a share above the whole': change(
    (r) => r.measure === 'share',
    (_, value) => ({ value: rounded(value + 41.6, 1) }),
  ),
  'parts that do not add up': change(
    (r, _, all) =>
      partsOfRevenue.includes(r.indicator) &&
      r.measure === 'level' &&
      hasParts(r, all) &&
      besides(all, { ...r, indicator: 'tax-revenue' }, 'share') !== undefined,
    (r, value) => ({ value: rounded(value * 1.07, r.decimals) }),
  ),
  'members that do not add up': change(
    (r) => r.indicator === 'new-above-threshold' && r.region === '431200' && r.sheet === '县市区',
    (_, value) => ({ value: value + 2 }),
  ),
  'growth that goes the other way': change(
    (r, value, all) =>
      r.measure === 'yoy' &&
      value > 3 &&
      r.indicator === 'budget-revenue' &&
      all.some((o) => sameSeries(o, r) && o.measure === 'level' && o.span.year === r.span.year - 1),
    (_, value) => ({ value: -value }),
  ),
  'one county left out': (readings, chance) => {
    const r = chance(readings.filter((o) => o.sheet === '县市区财政' && regions.get(o.region)?.level === 'county'));
    return r && { readings: readings.filter((o) => o.region !== r.region), at: null };
  },
  'one city left out': (readings, chance) => {
    const isCity = (o: Reading): boolean => regions.get(o.region)?.level === 'city';
    const whole = readings.filter(
      (o) =>
        isCity(o) && new Set(readings.filter((p) => sameBlock(o, p) && isCity(p)).map((p) => p.region)).size === 14,
    );
    const r = chance(whole);
    return r && { readings: readings.filter((o) => !(sameSeries(o, r) && sameBlock(o, r))), at: null };
  },
  'a second value for the same thing': (readings, chance) => {
    const r = chance(readings.filter((o) => o.value !== null));
    if (r === undefined || r.value === null) return undefined;
    const at = { ...r, value: r.value + 0.5, row: r.row + 500 };
    return { readings: [...readings, at], at };
  },
};

function isAt(fault: Fault, r: Reading | null): boolean {
  if (r === null) return fault.row === null;
  return fault.sheet === r.sheet && fault.row === r.row && fault.column === columnLetters(r.column);
}

const rounds = 12;
const seed = 20_210_520;

describe(`one fault planted in clean tables is found where it is, and nothing else is accused (seed ${seed})`, () => {
  it.each(Object.entries(plants))('%s', (_, plant) => {
    const chance = chanceOf(seed);
    let planted = 0;
    for (let round = 0; planted < rounds && round < rounds * 12; round++) {
      const source = chance(sources);
      const one = source && plant(source.readings, chance);
      if (source === undefined || one === undefined) continue;
      planted++;
      const faults = faultsOf(one.readings, source.unread);
      const others = faults.filter((fault) => ![one.at, ...(one.also ?? [])].some((r) => isAt(fault, r)));
      const where = `${source.name} ${one.at?.indicator ?? ''} ${one.at?.region ?? ''} ${one.at?.value ?? ''}`;
      const found = faults.some((fault) => isAt(fault, one.at));
      expect({ where, found, others: others.map((fault) => fault.message) }).toEqual({
        where,
        found: true,
        others: [],
      });
    }
    expect(planted).toBe(rounds);
  });
});

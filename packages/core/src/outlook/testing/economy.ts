import type { Period } from '../../board/board.ts';
import type { Indicator, Measure } from '../../indicator/indicator.ts';
import type { Observation } from '../../observation/observation.ts';
import type { PeerSet, Region } from '../../region/region.ts';
import type { RegisterEntry, RegisterName, Registers } from '../../register/register.ts';
import { registerKey } from '../../register/register.ts';
import { buildRegistry, type Registry } from '../../register/registry.ts';
import { releasesOf } from '../../span/release.ts';
import { endMonth, type Span } from '../../span/span.ts';
import type { Target } from '../../target/target.ts';

export const edition = '2021-05-20T01:00:00.000Z';

export function indicator(over: Partial<Indicator> = {}): Indicator {
  return {
    code: 'retail-sales',
    section: 'consumption',
    name: { zh: '社会消费品零售总额', en: 'Retail sales' },
    aliases: [],
    definition: { zh: '', en: '' },
    kind: 'amount',
    published: { city: ['level', 'yoy'] },
    headline: 'yoy',
    rankedBy: 'yoy',
    unit: '亿元',
    decimals: { level: 2, yoy: 1 },
    better: 'higher',
    frequency: 'M',
    firstMonth: 2,
    accumulation: 'cumulative',
    release: { day: 20, lagMonths: 1 },
    comparableBasis: false,
    prices: 'current',
    verified: true,
    ...over,
  };
}

/** Six cities whose months have a season and grow by 8 % a year, with as much noise as is asked for. */
export interface Economy {
  readonly indicator: Indicator;
  readonly regions: readonly Region[];
  readonly period: Period;
  readonly firstYear: number;
  readonly withLevels: boolean;
  /** Cumulative amount of the first region. */
  readonly amountOf: (year: number, month: number, at?: number) => number;
  /** Published cumulative growth. */
  readonly growthOf: (year: number, month: number, at: number) => number;
}

interface EconomyOptions {
  readonly indicator?: Indicator;
  readonly period?: Period;
  readonly years?: number;
  readonly noise?: number;
  readonly withLevels?: boolean;
  /** Growth of the levels, where it is another than is published. */
  readonly levelGrowth?: number;
  /** Published growth at the cut-off. */
  readonly lastValue?: number;
}

export function economy(options: EconomyOptions): Economy {
  const { period = { year: 2021, month: 4 }, noise = 0, levelGrowth } = options;
  const firstYear = period.year - (options.years ?? 10) + 1;
  const monthly = (year: number, month: number, at: number, rate: number): number => {
    let level = 10 + at;
    for (let y = firstYear - 1; y <= year; y++) level *= 1 + rate / 100;
    const chance = ((year * 31 + month * 17 + at * 13) % 23) / 11 - 1;
    return level * (1 + 0.2 * Math.sin((month * Math.PI) / 6)) * (1 + (3 * noise * chance) / 100);
  };
  const isBalance = options.indicator?.kind === 'balance';
  const cumulate = (year: number, month: number, at: number, rate: number): number =>
    isBalance
      ? monthly(year, month, at, rate)
      : Array.from({ length: month }, (_, m) => monthly(year, m + 1, at, rate)).reduce((a, b) => a + b, 0);
  return {
    indicator: options.indicator ?? indicator(),
    regions: Array.from({ length: 6 }, (_, at) => region(`43${at + 1}000`)),
    period,
    firstYear,
    withLevels: options.withLevels ?? true,
    amountOf: (year, month, at = 0) => cumulate(year, month, at, levelGrowth ?? 8),
    growthOf: (year, month, at) =>
      options.lastValue !== undefined && year === period.year && month === period.month && at === 0
        ? options.lastValue
        : (cumulate(year, month, at, 8) / cumulate(year - 1, month, at, 8) - 1) * 100,
  };
}

function region(code: string): Region {
  return { code, level: 'city', name: { zh: code, en: code }, aliases: [], parent: '430000' };
}

/** What is held by the end of the period: levels, and growth from the second year on. */
export function record(of: Economy): readonly Observation[] {
  const observations: Observation[] = [];
  for (let year = of.firstYear; year <= of.period.year; year++) {
    for (const span of releasesOf(year, of.indicator)) {
      const month = endMonth(span);
      if (year === of.period.year && month > of.period.month) break;
      for (const [at, { code }] of of.regions.entries()) {
        if (of.withLevels) observations.push(observation(of, code, span, 'level', of.amountOf(year, month, at), 6));
        if (year > of.firstYear || !of.withLevels)
          observations.push(observation(of, code, span, 'yoy', of.growthOf(year, month, at), 1));
      }
    }
  }
  return observations;
}

function observation(
  of: Economy,
  code: string,
  span: Span,
  measure: Measure,
  value: number,
  decimals: number,
): Observation {
  return {
    indicator: of.indicator.code,
    region: code,
    span,
    measure,
    value: Number(value.toFixed(decimals)),
    decimals,
    unit: measure === 'yoy' ? '%' : of.indicator.unit,
    status: null,
    knownFrom: '2021-05-18T01:00:00.000Z',
    storedAt: '2021-05-18T01:00:00.000Z',
    by: 'wang',
    source: { file: 'a'.repeat(64), fileName: 'a.xlsx', sheet: 'a', cell: 'A1' },
  };
}

export function growthTarget(of: Economy, goal: number, year: number = of.period.year): Target {
  return {
    indicator: of.indicator.code,
    region: of.regions[0]?.code ?? '',
    year,
    kind: 'growth',
    goal: { value: goal, decimals: 1 },
    unit: '%',
    bound: 'atLeast',
    binding: false,
    verified: true,
  };
}

export function registryOf(of: Economy, target?: Target): Registry {
  const peers: PeerSet = {
    code: 'cities',
    name: { zh: '市州', en: 'Cities' },
    membersWord: { zh: '市州', en: 'cities' },
    members: of.regions.map((r) => r.code),
    of: '430000',
  };
  const entry = <N extends RegisterName>(register: N, body: Registers[N]): RegisterEntry<N> => ({
    register,
    key: registerKey(register, body),
    body,
    knownFrom: edition,
    storedAt: edition,
    by: 'wang',
  });
  return buildRegistry([
    entry('indicator', of.indicator),
    ...of.regions.map((r) => entry('region', r)),
    entry('peerSet', peers),
    entry('rule', {
      code: 'target-unlikely',
      enabled: true,
      severity: 'warning',
      thresholds: { probability: 50 },
    }),
    ...(target === undefined ? [] : [entry('target', target)]),
  ]);
}

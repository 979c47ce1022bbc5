import type { Indicator, IndicatorCode, IndicatorSection } from '../indicator/indicator.ts';
import type { Instant } from '../instant.ts';
import type { PeerSet, Region, RegionCode } from '../region/region.ts';
import type { Target, TargetKind } from '../target/target.ts';
import type { CalendarYear, RegisterEntry, RegisterName, Registers, RuleSetting, Settings } from './register.ts';

/** An entry in force, with when it came to be known: figures that rest on it say so. */
export interface InForce<T> {
  readonly key: string;
  readonly body: T;
  readonly knownFrom: Instant;
}

/** All registers (名录) as of one moment, laid open for look-up. */
export interface Registry {
  readonly indicators: ReadonlyMap<IndicatorCode, Indicator>;
  readonly regions: ReadonlyMap<RegionCode, Region>;
  readonly peerSets: ReadonlyMap<string, PeerSet>;
  readonly rules: ReadonlyMap<string, RuleSetting>;
  readonly calendar: ReadonlyMap<number, CalendarYear>;
  readonly settings: Settings;
  target(region: RegionCode, indicator: IndicatorCode, year: number): InForce<Target> | undefined;
  /** The set whose members a region is ranked among: its economy set; none for a region that is in no set. */
  peersOf(region: RegionCode): PeerSet | undefined;
}

/** Settings where a city has stated none. */
export const defaultSettings: Settings = {
  abnormalYears: [],
  paceLight: { levelYellow: 0.95, growthYellow: -1, rankYellow: 2, milestoneYellowDays: 15 },
  tiers: 3,
};

/** The order of sections on a board. */
const sectionOrder: readonly IndicatorSection[] = [
  'output',
  'industry',
  'investment',
  'consumption',
  'trade',
  'finance',
  'banking',
  'prices',
  'income',
  'entities',
  'energy',
  'external',
];

/** Which of several targets of one indicator a board shows: that of the headline comes first. */
const kindOrder: readonly TargetKind[] = ['share', 'growth', 'level', 'count', 'rank', 'milestone'];

export function buildRegistry(entries: Iterable<RegisterEntry>): Registry {
  const indicators = new Map<IndicatorCode, Indicator>();
  const regions = new Map<RegionCode, Region>();
  const peerSets = new Map<string, PeerSet>();
  const rules = new Map<string, RuleSetting>();
  const calendar = new Map<number, CalendarYear>();
  const targets = new Map<RegionCode, Map<IndicatorCode, Map<number, InForce<Target>[]>>>();
  let settings = defaultSettings;
  for (const entry of entries) {
    if (entry.body === null) continue;
    if (isOf('indicator', entry)) indicators.set(entry.key, entry.body);
    else if (isOf('region', entry)) regions.set(entry.key, entry.body);
    else if (isOf('peerSet', entry)) peerSets.set(entry.key, entry.body);
    else if (isOf('rule', entry)) rules.set(entry.key, entry.body);
    else if (isOf('calendar', entry)) calendar.set(entry.body.year, entry.body);
    else if (isOf('settings', entry)) settings = entry.body;
    else if (isOf('target', entry)) {
      const t = entry.body;
      const byIndicator = child(child(targets, t.region), t.indicator);
      const list = byIndicator.get(t.year) ?? [];
      list.push({ key: entry.key, body: t, knownFrom: entry.knownFrom });
      list.sort((a, b) => kindOrder.indexOf(a.body.kind) - kindOrder.indexOf(b.body.kind));
      byIndicator.set(t.year, list);
    }
  }
  const ordered = new Map([...indicators].toSorted(([, a], [, b]) => compareIndicators(a, b)));
  const peersByRegion = new Map<RegionCode, PeerSet>();
  // A set that only adds up ranks nobody: the city level among counties says nothing.
  for (const set of [...peerSets.values()]
    .filter((s) => s.use !== 'sum' && s.use !== 'similar')
    .toSorted((a, b) => useOrder(a) - useOrder(b))) {
    for (const member of set.members) if (!peersByRegion.has(member)) peersByRegion.set(member, set);
  }
  return {
    indicators: ordered,
    regions,
    peerSets,
    rules,
    calendar,
    settings,
    target: (region, indicator, year) => targets.get(region)?.get(indicator)?.get(year)?.[0],
    peersOf: (region) => peersByRegion.get(region),
  };
}

/** Order of boards and tables: by section, then by the catalogue's own order, then by code. */
function compareIndicators(a: Indicator, b: Indicator): number {
  return (
    sectionOrder.indexOf(a.section) - sectionOrder.indexOf(b.section) ||
    (a.order ?? 1e9) - (b.order ?? 1e9) ||
    (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
  );
}

function useOrder(set: PeerSet): number {
  return set.use === 'awards' ? 1 : 0;
}

function isOf<N extends RegisterName>(
  register: N,
  entry: RegisterEntry,
): entry is RegisterEntry<N> & { readonly body: Registers[N] } {
  return entry.register === register;
}

function child<K, K2, V>(map: Map<K, Map<K2, V>>, key: K): Map<K2, V> {
  let found = map.get(key);
  if (found === undefined) map.set(key, (found = new Map()));
  return found;
}

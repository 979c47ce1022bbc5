import {
  type Award,
  type AwardRecord,
  awardRecord,
  cityLevel,
  idsThroughYears,
  type Instant,
  type PeerSet,
  type RegionCode,
  type Registry,
  type RuleSet,
} from '@shigan/core';

/** Lays a ledger open for a city: the cities of its province that are ranked, the counties of each that awards are counted for,
 *  the cities of its kind, and what could be won. Sets come from the registers; nothing of them is wired in. */
export function recordFor(
  registry: Registry,
  city: RegionCode,
  ruleSets: readonly RuleSet[],
  awards: readonly Award[],
  asOf: Instant,
): AwardRecord {
  const province = registry.regions.get(city)?.parent ?? null;
  const cities = registry.peersOf(city);
  const counties = setOf(registry, 'awards', province);
  return awardRecord({
    asOf,
    awards,
    set: {
      cities: cities?.members ?? [city],
      counties: byCity(registry, counties?.members ?? []),
    },
    setNames: { cities: cities?.code ?? cityLevel(city), counties: counties?.code ?? city },
    measuresOf: (authority, year) =>
      ruleSets.find((set) => set.authority === authority && set.year === year)?.measures.map((one) => one.id) ?? [],
    lineOf: (authority, year, id) => {
      const ruleSet = ruleSets.find((set) => set.authority === authority && set.year === year);
      const measure = ruleSet?.measures.find((one) => one.id === id);
      return ruleSet === undefined || measure === undefined
        ? new Set([id])
        : idsThroughYears(ruleSet, measure, ruleSets);
    },
    similar: setOf(registry, 'similar', city)?.members ?? [],
    tiers: registry.settings.tiers,
  });
}

function setOf(registry: Registry, use: PeerSet['use'], of: RegionCode | null): PeerSet | undefined {
  return [...registry.peerSets.values()].find((set) => set.use === use && set.of === of);
}

function byCity(registry: Registry, counties: readonly RegionCode[]): ReadonlyMap<RegionCode, readonly RegionCode[]> {
  const found = new Map<RegionCode, RegionCode[]>();
  for (const county of counties) {
    const city = registry.regions.get(county)?.parent;
    if (city !== undefined && city !== null) found.set(city, [...(found.get(city) ?? []), county]);
  }
  return found;
}

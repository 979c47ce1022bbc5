import type { Instant } from '../instant.ts';

/** Region code (行政区划代码, GB/T 2260): six digits. City level (市本级), a reporting unit of its own, is the city's code
 *  with `.local` (`431200.local`): neither the whole city (`431200`) nor its 市辖区 (`431201`). */
export type RegionCode = string;

export type RegionLevel = 'country' | 'province' | 'city' | 'county' | 'cityLevel' | 'managementArea' | 'park';

/** A region (行政区划), or a unit that reports like one. */
export interface Region {
  readonly code: RegionCode;
  readonly level: RegionLevel;
  readonly name: { readonly zh: string; readonly en: string };
  /** Short and informal names that mean this region and no other (怀化, 芷江县); matched after folding white space. */
  readonly aliases: readonly string[];
  readonly parent: RegionCode | null;
  /** Where it stands on a map of tiles of its parent's parts, counted from the north-west; schematic, without borders. */
  readonly tile?: { readonly row: number; readonly column: number };
  /** Former names and codes (succession): the region reported under them before. */
  readonly former?: readonly { readonly code?: RegionCode; readonly name?: string; readonly until: string }[];
}

/** A named set of regions that are ranked or summed together (市州, 县市区). */
export interface PeerSet {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** What its members are called beside a rank: 市州 in `居全省第7位(14个市州)`. */
  readonly membersWord: { readonly zh: string; readonly en: string };
  readonly members: readonly RegionCode[];
  /** What the set is for: ranking economic indicators, counting awards, adding up; cities of a kind with the one
   *  it is of, to learn from (同类市州). */
  readonly use?: 'economy' | 'awards' | 'sum' | 'similar';
  /** The region whose parts the members are: the set of a province's cities has the province. */
  readonly of: RegionCode;
}

export interface RegionTimes {
  readonly knownFrom: Instant;
}

export const cityLevelSuffix = '.local';

export function cityLevel(city: RegionCode): RegionCode {
  return `${city}${cityLevelSuffix}`;
}

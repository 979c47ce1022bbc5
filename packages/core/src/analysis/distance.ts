import { sumExact } from '../decimal.ts';
import { type Maybe, missing } from '../missing.ts';
import { type Percent, type PercentagePoints, type Quantity, difference, quantity } from '../quantity.ts';
import type { Ranking } from './rank.ts';

/** What a distance is to: the province's own published figure, or the mean of the peers, which is said. */
export interface DistanceToProvince extends PercentagePoints {
  readonly to: 'province' | 'meanOfPeers';
}

/** Distance to the province (高于、低于全省), in percentage points: value − the province's own published figure; only where
 *  there is none, to the mean of the peers' values, the region itself included. Without either there is none. */
export function distanceToProvince(
  value: Percent,
  province: Percent | null | undefined,
  peers: readonly Percent[] | null | undefined,
): Maybe<DistanceToProvince> {
  if (province) return { ...difference(value, province), to: 'province' };
  if (!peers || peers.length === 0) return missing('no-province-figure');
  const sum = sumExact(peers);
  const mean: Percent = { value: sum.value / peers.length, decimals: value.decimals, unit: '%' };
  return { ...difference(value, mean), decimals: value.decimals, to: 'meanOfPeers' };
}

/** The gaps beside a rank: rank 4 by 0.1 is not rank 4 by 3. */
export interface NeighbourGaps<U extends string> {
  readonly rank: number;
  /** To the next better member; null for the first. Never negative. */
  readonly ahead: Quantity<U> | null;
  /** To the next worse member; null for the last. */
  readonly behind: Quantity<U> | null;
  /** Members of the same rank. */
  readonly tiedWith: readonly string[];
}

/** Distances from a member to its neighbours in the ranking, in the unit of a difference of the ranked values (percentage
 *  points for rates). Tied members are named instead of counted as neighbours. Undefined for a region without data. */
export function distanceToNeighbours<U extends string>(
  ranking: Ranking,
  code: string,
  unit: U,
  decimals: number,
): NeighbourGaps<U> | undefined {
  const members = ranking.members;
  const at = members.findIndex((member) => member.code === code);
  const own = members[at];
  if (!own) return undefined;
  const gap = (other: number): Quantity<U> => {
    const apart = difference(quantity({ value: own.value, decimals }, ''), quantity({ value: other, decimals }, ''));
    return quantity({ value: Math.abs(apart.value), decimals }, unit);
  };
  let ahead: number | undefined;
  let behind: number | undefined;
  const tiedWith: string[] = [];
  for (const member of members) {
    if (member.rank < own.rank) ahead = member.value;
    else if (member.rank > own.rank) behind ??= member.value;
    else if (member.code !== code) tiedWith.push(member.code);
  }
  return {
    rank: own.rank,
    ahead: ahead === undefined ? null : gap(ahead),
    behind: behind === undefined ? null : gap(behind),
    tiedWith,
  };
}

import type { PeerSet, RegionCode, RegionLevel } from '../../region/region.ts';
import { type CheckScope, figureAt, regionAt } from './check-scope.ts';

/** From so many ranks on the set that they rank is told by the regions; fewer may stand in any set they belong to. */
const enoughToTell = 5;

/** A published rank of one region. */
export interface Rank {
  readonly position: number;
  readonly region: RegionCode;
  readonly rank: number;
  /** What it is a rank among; undefined for a region that is in no set. */
  readonly set: PeerSet | undefined;
}

/** A management area (洪江区) stands among the counties that it is ranked with. */
function standingOf(level: RegionLevel | undefined): string {
  return level === 'managementArea' ? 'county' : (level ?? '');
}

/** The ranks of a block with the sets that they are ranks in. Of the sets of a region it is the smallest that holds all regions
 *  of its level in the block and nearly all of their ranks. A few regions alone may be ranked in any set that they are in: there
 *  the largest counts. */
export function ranksIn(scope: CheckScope, positions: Uint32Array): readonly Rank[] {
  const found = [...positions].flatMap((position) => {
    const figure = figureAt(scope, position);
    return figure === undefined ? [] : [{ position, region: regionAt(scope, position), rank: figure.value }];
  });
  const byLevel = new Map<string, typeof found>();
  for (const r of found) {
    const level = standingOf(scope.regions.get(r.region)?.level);
    const group = byLevel.get(level);
    if (group === undefined) byLevel.set(level, [r]);
    else group.push(r);
  }
  return [...byLevel.values()].flatMap((alike) => {
    const common = alike.length < enoughToTell ? undefined : commonSet(scope, alike);
    return alike.map((r) => ({ ...r, set: common ?? scope.peerSets.findLast((s) => s.has(r.region))?.set }));
  });
}

function commonSet(
  scope: CheckScope,
  alike: readonly { readonly region: RegionCode; readonly rank: number }[],
): PeerSet | undefined {
  const fits = scope.peerSets.find(({ set, has }) => {
    if (!alike.every((r) => has(r.region))) return false;
    return alike.filter((r) => r.rank > set.members.length).length * 4 <= alike.length;
  });
  return fits?.set;
}

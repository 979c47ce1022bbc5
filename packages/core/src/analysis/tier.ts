import { type Maybe, isMissing, missing } from '../missing.ts';

/** Sizes of the tiers (方阵) of a ranking of n members, best first: the first gets ⌊n/tiers⌋, the rest is split likewise with
 *  the larger part last (14 → 4, 5, 5). Fewer than three members have no tiers; a tier is never empty. */
export function tierSizes(n: number, tiers = 3): Maybe<readonly number[]> {
  if (n < 3) return missing('fewer-than-three');
  const sizes: number[] = [];
  let rest = n;
  for (let left = Math.min(tiers, n); left > 0; left--) {
    const size = Math.floor(rest / left);
    sizes.push(size);
    rest -= size;
  }
  return sizes;
}

/** The tier of a rank, 1 the best. Tied members share the rank, therefore the better tier. */
export function tierOf(rank: number, n: number, tiers = 3): Maybe<number> {
  const sizes = tierSizes(n, tiers);
  if (isMissing(sizes)) return sizes;
  let end = 0;
  for (const [index, size] of sizes.entries()) {
    end += size;
    if (rank <= end) return index + 1;
  }
  throw new Error(`rank outside its set: ${rank} of ${n}`);
}

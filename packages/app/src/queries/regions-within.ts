import type { RegionCode, Registry } from '@shigan/core';

/** A region and everything that lies in it, parts of parts too. */
export function regionsWithin(registry: Registry, region: RegionCode): ReadonlySet<RegionCode> {
  const found = new Set([region]);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const { code, parent } of registry.regions.values()) if (parent !== null && found.has(parent)) found.add(code);
  }
  return found;
}

import type { Region } from './region.ts';

/** Short name of a region in tables and lists (简称): an autonomous county or prefecture without its peoples, 芷江侗族自治县 → 芷江县.
 *  All other names stay as they are. */
export function shortName(region: Region): string {
  const match = /^(\p{Script=Han}{2}?)(?:(?!族)\p{Script=Han}{1,4}?族){1,6}自治([县州旗])$/u.exec(region.name.zh);
  return match?.[1] === undefined ? region.name.zh : `${match[1]}${match[2]}`;
}

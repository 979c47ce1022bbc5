import { foldText } from '../../fold.ts';
import type { RegionCode, RegionLevel } from '../../region/region.ts';
import type { Vocabulary } from '../label/vocabulary.ts';
import type { ValueColumn } from './table.ts';

/** Within what a head says that its ranks are (全省位次, 全市排名). */
type Scope = 'country' | 'province' | 'city';

/** Where a table ranks the same places twice (全市位次 beside 全省位次), the rank among the neighbours is the published one: of a
 *  county that in its city, of a city that in its province. The other is left out, for a figure has one rank. */
export function oneRankEach(
  values: readonly ValueColumn[],
  regions: readonly RegionCode[],
  vocabulary: Vocabulary,
): readonly ValueColumn[] {
  const groups = new Map<string, ValueColumn[]>();
  for (const column of values) {
    const { measure, aside, rankOf, region, span } = column.facets;
    if (measure !== 'rank' || aside !== undefined) continue;
    const indicator = column.facets.indicator ?? column.inherited.indicator ?? '';
    const key = [indicator, region ?? '', rankOf ?? '', JSON.stringify(span ?? column.inherited.span ?? {})].join('|');
    groups.set(key, [...(groups.get(key) ?? []), column]);
  }
  const nearest = scopeAbove(regions, vocabulary);
  const left = new Set<ValueColumn>();
  for (const group of groups.values()) {
    const scoped = group.filter((column) => scopeOf(column) !== undefined);
    if (group.length < 2 || !scoped.some((column) => scopeOf(column) === nearest)) continue;
    for (const column of scoped) if (scopeOf(column) !== nearest) left.add(column);
  }
  if (left.size === 0) return values;
  return values.map((c) => (left.has(c) ? { ...c, facets: { ...c.facets, aside: 'comparison' } } : c));
}

function scopeOf({ head }: ValueColumn): Scope | undefined {
  for (const { text } of head.toReversed()) {
    const folded = foldText(text);
    if (/全国|国内/u.test(folded)) return 'country';
    if (/全省|省内|市州/u.test(folded)) return 'province';
    if (/全市|市内|县市区/u.test(folded)) return 'city';
  }
  return undefined;
}

const above: Readonly<Partial<Record<RegionLevel, Scope>>> = { province: 'country', city: 'province' };

/** What most of the regions stand in; a table of the own city alone is one of a city. */
function scopeAbove(regions: readonly RegionCode[], vocabulary: Vocabulary): Scope {
  const levels = regions.flatMap((code) => vocabulary.regions.regions.get(code)?.level ?? []);
  const counties = levels.filter((level) => above[level] === undefined).length;
  if (counties * 2 > levels.length) return 'city';
  return levels.length > 0 && levels.every((level) => level === 'province') ? 'country' : 'province';
}

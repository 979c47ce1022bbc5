import type { Authority, Language, RegionCode } from '@shigan/core';
import type { OpenAwards } from './open-awards.ts';

/** Names of regions and measures in a language. One id may be a measure of two authorities, and its title changes over the years:
 *  the rules of the authority and the year come first, then that authority's latest, then any. */
export function awardNames(
  { registry, ruleSets }: OpenAwards,
  language: Language,
  authority: Authority,
  year: number,
): { readonly region: (code: RegionCode) => string; readonly measure: (id: string) => string } {
  const order = ruleSets.toSorted(
    (a, b) =>
      Number(a.authority === authority) - Number(b.authority === authority) ||
      Number(a.year === year) - Number(b.year === year) ||
      a.year - b.year,
  );
  const titles = new Map(order.flatMap((set) => set.measures.map((measure) => [measure.id, measure.title] as const)));
  return {
    region: (code) => registry.regions.get(code)?.name[language] ?? code,
    measure: (id) => {
      const title = titles.get(id);
      return (language === 'en' ? title?.en : undefined) ?? title?.zh ?? id;
    },
  };
}

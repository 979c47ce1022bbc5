import { endMonth, type Instant, type OutlookVintage, parseSpanIso, type RegionCode, type SpanIso } from '@shigan/core';
import type { OutlookQuery, OutlookStore } from '../ports/outlook-store.ts';

interface Shelf {
  readonly outlooks: OutlookVintage[];
  changes: number;
}

/** Outlooks in memory. */
export function memoryOutlooks(shelf: (city: RegionCode) => Shelf): OutlookStore {
  const asked = (city: RegionCode, query: OutlookQuery, asOf: Instant): readonly OutlookVintage[] =>
    shelf(city)
      .outlooks.filter((v) => {
        const end = cutoffEnd(v.cutoff);
        return (
          v.edition <= asOf &&
          (query.regions?.includes(v.region) ?? true) &&
          (query.indicators?.includes(v.indicator) ?? true) &&
          end >= (query.cutoffFrom ?? -Infinity) &&
          end <= (query.cutoffTo ?? Infinity)
        );
      })
      .toSorted(
        (a, b) =>
          order(a.region, b.region) ||
          order(a.indicator, b.indicator) ||
          cutoffEnd(a.cutoff) - cutoffEnd(b.cutoff) ||
          order(a.edition, b.edition),
      );
  const keyOfVintage = (v: OutlookVintage): string => JSON.stringify([v.region, v.indicator, v.cutoff, v.edition]);
  const made = new Set<string>();
  return {
    noteMade: async (city, marks) => marks.forEach((mark) => made.add(`${city} ${mark}`)),
    wasMade: async (city, mark) => made.has(`${city} ${mark}`),
    latest: async (city, query, asOf) => [
      ...new Map(
        asked(city, query, asOf).map((v) => [JSON.stringify([v.region, v.indicator]), withoutReplay(v)]),
      ).values(),
    ],
    standing: async (city, query, asOf) => [
      ...new Map(
        asked(city, query, asOf).map((v) => [JSON.stringify([v.region, v.indicator, v.cutoff]), withoutReplay(v)]),
      ).values(),
    ],
    history: async (city, query, asOf) => asked(city, query, asOf),
    append: async (city, vintages) => {
      const held = new Set(shelf(city).outlooks.map(keyOfVintage));
      let kept = 0;
      for (const v of vintages) {
        if (held.has(keyOfVintage(v))) continue;
        held.add(keyOfVintage(v));
        shelf(city).outlooks.push(v);
        kept++;
      }
      if (kept > 0) shelf(city).changes += 1;
      return kept;
    },
  };
}

function withoutReplay(v: OutlookVintage): OutlookVintage {
  const { replay, ...rest } = v;
  return replay === undefined ? v : rest;
}

/** The month a cut-off ends in, as year*12 + month - 1. */
function cutoffEnd(cutoff: SpanIso): number {
  const s = parseSpanIso(cutoff);
  if (s === undefined) throw new Error(`invalid span: ${cutoff}`);
  return s.year * 12 + endMonth(s) - 1;
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

import type { IndicatorIndex } from '../../indicator/match.ts';
import { type RegionContext, type RegionIndex, type RegionMatch, matchRegion } from '../../region/match.ts';
import type { RegionCode } from '../../region/region.ts';
import type { Label } from './label.ts';
import { parseLabel } from './label.ts';

/** Names that labels are read with: the catalogue, the regions as seen from one region, and what a remembered layout says of
 *  single labels. Every text is looked up once. */
export interface Vocabulary {
  readonly indicators: IndicatorIndex;
  readonly regions: RegionIndex;
  readonly context: RegionContext;
  regionOf(text: string): RegionMatch;
  /** The region that a longer text begins with (怀化市主要经济指标). */
  regionAtStart(text: string): RegionCode | undefined;
  /** Applies what a person has said about this label. */
  override(folded: string, draft: { -readonly [K in keyof Label]: Label[K] }): boolean;
  label(text: string): Label;
  title(text: string): Label;
}

/** What a person has said about a label: a field of the label and its value; `aside` leaves it out. */
export type LabelOverride = Partial<Pick<Label, 'indicator' | 'region' | 'measure' | 'units' | 'aside' | 'role'>>;

const cacheLimit = 20_000;
const unknownRegion: RegionMatch = { kind: 'unknown' };

/** Prepares the reading of labels. `context` says whose 全省 and 全市 are meant; `overrides` are by folded text. */
export function createVocabulary(
  indicators: IndicatorIndex,
  regions: RegionIndex,
  context: RegionContext,
  overrides: ReadonlyMap<string, LabelOverride> = new Map(),
): Vocabulary {
  const regionCache = new Map<string, RegionMatch>();
  const labels = new Map<string, Label>();
  const titles = new Map<string, Label>();
  const cached = (cache: Map<string, Label>, text: string, place: 'label' | 'title'): Label => {
    let label = cache.get(text);
    if (label === undefined) {
      label = parseLabel(text, vocabulary, place);
      if (cache.size >= cacheLimit) cache.clear();
      cache.set(text, label);
    }
    return label;
  };
  const vocabulary: Vocabulary = {
    indicators,
    regions,
    context,
    regionOf: (text) => {
      if (text.length > 24 || text.length < 2) return unknownRegion;
      let match = regionCache.get(text);
      if (match === undefined) {
        match = matchRegion(regions, text, context);
        if (regionCache.size >= cacheLimit) regionCache.clear();
        regionCache.set(text, match);
      }
      return match;
    },
    regionAtStart: (text) => {
      for (let length = Math.min(text.length, 14); length >= 2; length--) {
        const match = vocabulary.regionOf(text.slice(0, length));
        if (match.kind === 'matched') return match.code;
      }
      return undefined;
    },
    override: (folded, draft) => {
      const found = overrides.get(folded);
      if (found === undefined) return false;
      Object.assign(draft, found);
      return true;
    },
    label: (text) => cached(labels, text, 'label'),
    title: (text) => cached(titles, text, 'title'),
  };
  return vocabulary;
}

import type { RuleSet } from '../incentive/catalogue.ts';
import type { IndicatorCode } from '../indicator/indicator.ts';
import { buildIndicatorIndex, type IndicatorIndex } from '../indicator/match.ts';
import { buildRegionIndex } from '../region/match.ts';
import type { RegionCode } from '../region/region.ts';
import type { Registry } from '../register/registry.ts';

/** What a name in running text stands for. */
export interface Name {
  readonly indicator?: { readonly code: IndicatorCode; readonly isShare: boolean } | 'ambiguous';
  readonly regions?: readonly RegionCode[];
  /** A county without its 县 or 区: taken for one only where nothing else can be meant (会同, 通道, 中方). */
  readonly isShort?: boolean;
  readonly measures?: readonly string[];
}

/** The names of a city's registers as they occur in running text: indicators, regions, incentive measures; longest first. */
export interface DraftLexicon {
  readonly index: IndicatorIndex;
  readonly names: ReadonlyMap<string, Name>;
  /** Lengths of the names that begin with a character, the longest first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
}

/** Prefixes that titles of measures are called without: 农村危房改造 is 危房改造. */
const titlePrefix = /^(?:农村|城市|城镇|推动|推进|深化|优化|加快|大力|打造|强化|支持|实施)/u;
const titleSuffix = /(?:工作|建设|改革|体系建设|体系)$/u;

/** Builds the lexicon of a draft check from the registers. */
export function buildDraftLexicon(registry: Registry, ruleSets: readonly RuleSet[]): DraftLexicon {
  const names = new Map<string, Name>();
  const put = (key: string, name: Name): void => {
    if (key.length < 2 || /^[\d.]/u.test(key) || /^[a-z-]+$/u.test(key) !== /^(?:gdp|cpi|ppi)$/u.test(key)) return;
    names.set(key, { ...names.get(key), ...name });
  };
  const index = buildIndicatorIndex([...registry.indicators.values()].filter((one) => one.section !== 'external'));
  for (const [key, [only, ...more]] of index.names)
    if (only !== undefined)
      put(key, {
        indicator: more.length > 0 ? 'ambiguous' : { code: only.code, isShare: only.measure === 'share' },
      });
  const regionIndex = buildRegionIndex([...registry.regions.values()]);
  for (const [key, entries] of regionIndex.names) {
    if (key.endsWith('本级')) continue;
    const current = entries.filter((one) => one.by === 'name' || one.by === 'short');
    if (current.length === 0) continue;
    const levels = current.map((one) => regionIndex.regions.get(one.code)?.level);
    const isShort =
      current.every((one) => one.by === 'short') &&
      !/[县市区州省]$/u.test(key) &&
      levels.every((level) => level === 'county' || level === 'managementArea' || level === 'park');
    const cities = current.filter((one) => regionIndex.regions.get(one.code)?.level !== 'county');
    const meant = cities.length > 0 ? cities : current;
    put(key, { regions: meant.map((one) => one.code), ...(isShort ? { isShort } : {}) });
  }
  const whole = new Set<string>();
  for (const set of ruleSets)
    for (const { id, title } of set.measures)
      for (const key of titleKeys(title.zh)) {
        const isWhole = key === bareTitle(title.zh);
        // A whole title means its measure; a part of one may be of several.
        if (whole.has(key) && !isWhole) continue;
        const held = isWhole && !whole.has(key) ? [] : (names.get(key)?.measures ?? []);
        if (isWhole) whole.add(key);
        if (!held.includes(id)) put(key, { measures: [...held, id] });
      }
  const lengths = new Map<string, number[]>();
  for (const key of names.keys()) {
    const list = lengths.get(key.charAt(0)) ?? [];
    if (!list.includes(key.length)) list.push(key.length);
    lengths.set(key.charAt(0), list);
  }
  for (const list of lengths.values()) list.sort((a, b) => b - a);
  return { index, names, lengths };
}

function bareTitle(title: string): string {
  return title.replaceAll(/[“”"‘’]/gu, '').toLowerCase();
}

function titleKeys(title: string): readonly string[] {
  const bare = bareTitle(title);
  const pieces = [bare, ...bare.split(/[、,，和及]/u)];
  return [
    ...new Set(
      pieces.flatMap((piece) => [
        piece,
        piece.replace(titlePrefix, ''),
        piece.replace(titleSuffix, ''),
        piece.replace(titlePrefix, '').replace(titleSuffix, ''),
      ]),
    ),
  ].filter((key) => key.length >= 4 || key === bare);
}

/** The longest name that begins at a place of a bare text. */
export function nameAt(
  lexicon: DraftLexicon,
  text: string,
  at: number,
): { readonly end: number; readonly name: Name } | undefined {
  for (const length of lexicon.lengths.get(text.charAt(at)) ?? []) {
    const name = lexicon.names.get(text.slice(at, at + length));
    if (name !== undefined && at + length <= text.length) return { end: at + length, name };
  }
  return undefined;
}

import { foldText } from '../fold.ts';
import type { Indicator, IndicatorCode, Measure } from './indicator.ts';

/** What a name stands for: an indicator, and the measure that is part of the name (税收占比 is the share of 税收收入). */
export interface NameMeaning {
  readonly code: IndicatorCode;
  readonly measure?: Measure;
}

/** Names of a catalogue, prepared for {@link matchIndicator} and for finding them inside longer labels. */
export interface IndicatorIndex {
  readonly indicators: ReadonlyMap<IndicatorCode, Indicator>;
  readonly names: ReadonlyMap<string, readonly NameMeaning[]>;
  /** Folded names by their first character, longest first. */
  readonly byFirst: ReadonlyMap<string, readonly string[]>;
  /** Indicators that are a part of another, by that one. */
  readonly parts: ReadonlyMap<IndicatorCode, readonly IndicatorCode[]>;
}

/** What a name was found to mean. */
export type IndicatorMatch =
  | { readonly kind: 'matched'; readonly code: IndicatorCode; readonly measure?: Measure }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly IndicatorCode[] }
  | { readonly kind: 'unknown' };

/** Ways of writing one thing: each form may stand for the others. */
const interchangeable: readonly (readonly string[])[] = [
  ['规模以上', '规上', '规模'],
  ['限额以上', '限上'],
  ['零售总额', '零售额'],
  ['营业收入', '营收'],
];

/** The folded name without what stands in brackets: 固定资产投资(不含农户) → 固定资产投资. */
export function withoutBrackets(folded: string): string {
  let text = '';
  let depth = 0;
  for (const c of folded) {
    if (c === '(') depth++;
    else if (c === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) text += c;
  }
  return text;
}

function variantsOf(name: string): string[] {
  const variants: string[] = [];
  for (const forms of interchangeable) {
    const found = forms.find((form) => name.includes(form));
    if (found === undefined) continue;
    for (const form of forms) if (form !== found) variants.push(name.replace(found, form));
  }
  return variants;
}

const shareWords = /(?:所?占比重?|比重|占比率)$/u;

/** A name that ends in a share word means the share of its indicator, unless the indicator is itself a rate. */
function meaningOf(indicator: Indicator, name: string): NameMeaning {
  const shared = indicator.kind !== 'rate' && shareWords.test(name);
  return { code: indicator.code, ...(shared ? { measure: 'share' as const } : {}) };
}

interface Names {
  readonly names: Map<string, NameMeaning[]>;
}

function add({ names }: Names, key: string, meaning: NameMeaning): void {
  if (key.length < 2) return;
  const held = names.get(key);
  if (!held) names.set(key, [meaning]);
  else if (!held.some((m) => m.code === meaning.code)) held.push(meaning);
}

function ownNames(indicator: Indicator): string[] {
  return [indicator.name.zh, ...indicator.aliases, indicator.name.en, indicator.code];
}

/** Prepares a catalogue for matching. A name that an entry states itself comes before one that follows from another entry's
 *  name by the usual short forms (规模以上 → 规上, 零售总额 → 零售额). */
export function buildIndicatorIndex(catalogue: readonly Indicator[]): IndicatorIndex {
  const stated: Names = { names: new Map() };
  const derived: Names = { names: new Map() };
  for (const indicator of catalogue) {
    for (const name of ownNames(indicator)) {
      const key = foldText(name);
      add(stated, key, meaningOf(indicator, key));
      const bare = withoutBrackets(key);
      if (bare !== key) add(derived, bare, meaningOf(indicator, bare));
      for (const variant of variantsOf(bare)) add(derived, variant, meaningOf(indicator, variant));
    }
  }
  const names = new Map<string, readonly NameMeaning[]>(derived.names);
  for (const [key, meanings] of stated.names) names.set(key, meanings);
  return {
    indicators: new Map(catalogue.map((i) => [i.code, i])),
    names,
    byFirst: byFirst(names),
    parts: partsOf(catalogue),
  };
}

function byFirst(names: ReadonlyMap<string, unknown>): ReadonlyMap<string, readonly string[]> {
  const lists = new Map<string, string[]>();
  for (const name of names.keys()) {
    const first = name.charAt(0);
    const list = lists.get(first);
    if (list) list.push(name);
    else lists.set(first, [name]);
  }
  for (const list of lists.values()) list.sort((a, b) => b.length - a.length);
  return lists;
}

function partsOf(catalogue: readonly Indicator[]): ReadonlyMap<IndicatorCode, readonly IndicatorCode[]> {
  const parts = new Map<IndicatorCode, IndicatorCode[]>();
  const put = (whole: IndicatorCode | undefined, part: IndicatorCode): void => {
    if (whole === undefined || whole === part) return;
    const list = parts.get(whole);
    if (!list) parts.set(whole, [part]);
    else if (!list.includes(part)) list.push(part);
  };
  for (const indicator of catalogue) {
    put(indicator.parent, indicator.code);
    put(indicator.shareOf, indicator.code);
    for (const group of indicator.parts ?? []) for (const part of group) put(indicator.code, part);
  }
  return parts;
}

/** Takes off what stands before a name in a table without being part of it: numbering (一、 (1) 2.), 其中：, #. */
export function withoutPrefix(folded: string): { readonly text: string; readonly nested: boolean } {
  let text = folded;
  let nested = false;
  for (;;) {
    const nest = /^(?:#|附[:]|其中[:,、]?|-+(?=\D)|内[:：])/u.exec(text);
    const numbering =
      /^(?:\([一二三四五六七八九十\d]{1,3}\)[、.,:]?|[一二三四五六七八九十]{1,3}[、.,:]|\d{1,2}(?:[、:)]|[.,](?!\d))|第[一二三四五六七八九十]+[、.:]|续?附?表(?:[一二三四五六七八九十]{1,3}|\d{1,2}?(?=(?:19|20)\d{2}年)|\d{1,2}(?:-\d{1,2})?)[:、.]?)/u.exec(
        text,
      );
    const cut = nest ?? numbering;
    if (!cut || cut[0].length >= text.length) return { text, nested };
    if (nest) nested = true;
    text = text.slice(cut[0].length);
  }
}

const growthWords = /(?:同比)?(?:累计)?(?:增长速度|增长率|增长|增速|增幅|增减)(?:情况)?[(%)±]*$/u;

/** Finds the indicator that a name means (指标名称 → 指标), after folding blanks, brackets, footnote marks, numbering, 其中： and a
 *  trailing 增长 or 增速. Never guesses: a name of several indicators is `ambiguous`. */
export function matchIndicator(index: IndicatorIndex, name: string): IndicatorMatch {
  const { text } = withoutPrefix(foldText(name));
  const bare = withoutBrackets(text);
  for (const key of [text, bare]) {
    const match = lookUp(index, key);
    if (match.kind !== 'unknown') return match;
  }
  const stem = bare.replace(growthWords, '');
  const match = stem === bare ? undefined : lookUp(index, stem);
  return match?.kind === 'matched'
    ? { kind: 'matched', code: match.code, measure: 'yoy' }
    : (match ?? { kind: 'unknown' });
}

function lookUp(index: IndicatorIndex, key: string): IndicatorMatch {
  const [only, ...more] = index.names.get(key) ?? [];
  if (!only) return { kind: 'unknown' };
  if (more.length > 0) return { kind: 'ambiguous', candidates: [only, ...more].map((m) => m.code) };
  return { kind: 'matched', ...only };
}

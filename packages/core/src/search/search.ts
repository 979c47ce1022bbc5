import { foldText } from '../fold.ts';

/** What can be found (查找对象). */
export const searchKinds = ['indicator', 'region', 'leader', 'unit', 'matter', 'circular', 'bulletin', 'file'] as const;

export type SearchKind = (typeof searchKinds)[number];

/** One thing that can be found. */
export interface SearchEntry {
  readonly kind: SearchKind;
  readonly id: string;
  /** What it is called, and what else: other names, codes, numbers. */
  readonly names: readonly [string, ...string[]];
  /** Words that stand in it: a problem, a portfolio. Found there, it stands behind what is called so. */
  readonly text: readonly string[];
}

/** How well something is found: the first is the best. */
const qualities = ['whole', 'beginning', 'within', 'parts', 'text', 'scattered'] as const;

export type SearchQuality = (typeof qualities)[number];

export interface SearchHit<E extends SearchEntry = SearchEntry> {
  readonly entry: E;
  readonly quality: SearchQuality;
}

/** Finds things by what somebody types (查找): a whole name before the beginning of one, before a part of one; then all words of
 *  the question in any of the names, then in the text; last the characters of a short form in their order (固投 of 固定资产投资).
 *  Width, capitals and blanks do not count. Of equals the shorter name comes first, then the kinds in their order. */
export function search<E extends SearchEntry>(
  entries: readonly E[],
  asked: string,
  most: number,
): readonly SearchHit<E>[] {
  const words = asked
    .split(/\s+/u)
    .map(foldText)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const whole = words.join('');
  return entries
    .flatMap((entry) => {
      const quality = qualityOf(entry, whole, words);
      return quality === undefined ? [] : [{ entry, quality }];
    })
    .toSorted(compareHits)
    .slice(0, most);
}

function qualityOf({ names, text }: SearchEntry, whole: string, words: readonly string[]): SearchQuality | undefined {
  const called = names.map(foldText);
  if (called.includes(whole)) return 'whole';
  if (called.some((name) => name.startsWith(whole))) return 'beginning';
  if (called.some((name) => name.includes(whole))) return 'within';
  const all = called.join('\n');
  if (words.every((word) => all.includes(word))) return 'parts';
  const said = `${all}\n${text.map(foldText).join('\n')}`;
  if (words.every((word) => said.includes(word))) return 'text';
  return called.some((name) => isShortFormOf(whole, name)) ? 'scattered' : undefined;
}

/** Whether Chinese characters stand in a name in their order. One alone is no short form, and Latin letters are none: they stand in
 *  every name. */
function isShortFormOf(short: string, name: string): boolean {
  const characters = [...short];
  if (characters.length < 2 || !characters.every((c) => /\p{Script=Han}/u.test(c))) return false;
  let from = 0;
  for (const c of characters) {
    const at = name.indexOf(c, from);
    if (at === -1) return false;
    from = at + c.length;
  }
  return true;
}

function compareHits(a: SearchHit, b: SearchHit): number {
  const length = ({ entry }: SearchHit): number => [...entry.names[0]].length;
  return (
    qualities.indexOf(a.quality) - qualities.indexOf(b.quality) ||
    length(a) - length(b) ||
    searchKinds.indexOf(a.entry.kind) - searchKinds.indexOf(b.entry.kind) ||
    (a.entry.id < b.entry.id ? -1 : a.entry.id > b.entry.id ? 1 : 0)
  );
}

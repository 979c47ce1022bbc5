import type { IndicatorIndex, NameMeaning } from '../../indicator/match.ts';
import { type ScannedSpan, scanSpan } from './span-scan.ts';
import { unitList } from './unit-words.ts';
import { type Word, wordsAt } from './words.ts';

/** One piece of a label: a word of the lexicon, a period, an indicator's name, a unit, or text that says nothing known. */
export type Tile =
  | { readonly kind: 'word'; readonly text: string; readonly word: Word }
  | { readonly kind: 'span'; readonly text: string; readonly span: ScannedSpan }
  | { readonly kind: 'indicator'; readonly text: string; readonly meanings: readonly NameMeaning[] }
  | { readonly kind: 'units'; readonly text: string; readonly units: readonly string[] }
  | { readonly kind: 'unknown'; readonly text: string };

interface Step {
  readonly cost: number;
  readonly from: number;
  readonly tile: Tile;
}

// A character that nothing explains costs more than any number of words; among full tilings the one of the fewest and
// longest words wins, and of equals the one that names an indicator.
const costs = { unknown: 100, unknownStart: 5, word: 10, filler: 12, span: 9, indicator: 8, units: 9 } as const;

/** Cuts a folded text (without brackets) into the words that explain it best: 规模以上工业增加值同比增长% → the indicator, a
 *  growth, a unit. What no word explains is left as unknown text. */
export function tile(text: string, index: IndicatorIndex, title: boolean): readonly Tile[] {
  const best: (Step | undefined)[] = Array.from({ length: text.length + 1 });
  const costAt = (at: number): number => (at === 0 ? 0 : (best[at]?.cost ?? Number.POSITIVE_INFINITY));
  const offer = (from: number, to: number, cost: number, piece: Tile): void => {
    const total = costAt(from) + cost;
    if (total < costAt(to)) best[to] = { cost: total, from, tile: piece };
  };
  for (let at = 0; at < text.length; at++) {
    const before = best[at]?.tile.kind;
    offer(at, at + 1, costs.unknown + (before === 'unknown' ? 0 : costs.unknownStart), {
      kind: 'unknown',
      text: text.charAt(at),
    });
    const span = scanSpan(text, at);
    if (span) offer(at, span.end, costs.span, { kind: 'span', text: text.slice(at, span.end), span });
    for (const name of index.byFirst.get(text.charAt(at)) ?? []) {
      const meanings = index.names.get(name);
      if (meanings && text.startsWith(name, at))
        offer(at, at + name.length, costs.indicator, { kind: 'indicator', text: name, meanings });
    }
    for (const found of wordsAt(text, at, title)) {
      const cost = found.word.kind === 'filler' || found.word.kind === 'set' ? costs.filler : costs.word;
      offer(at, at + found.text.length, cost, { kind: 'word', ...found });
    }
    offerComparison(text, at, offer);
    offerAgainstYear(text, at, offer);
    offerUnits(text, at, offer);
  }
  return merged(backwards(best, text.length));
}

/** 比1-3月, 较一季度: a change from an earlier release, not a figure of that period. */
function offerComparison(
  text: string,
  at: number,
  offer: (from: number, to: number, cost: number, piece: Tile) => void,
): void {
  if (!'比较与'.includes(text.charAt(at))) return;
  const span = scanSpan(text, at + 1);
  if (!span || span.words.year !== undefined) return;
  const word: Word = { kind: 'aside', reason: 'change' };
  offer(at, span.end, costs.word, { kind: 'word', text: text.slice(at, span.end), word });
}

const againstYear = /[比较与同]((?:19|20)\d{2})年?(末|底)?(?:同期|同月|同季)?(?:相比较?|比较|比)?/uy;

/** 比2019年同期: the base of a growth. Against the end of a year (比2020年末) it is a change since then. */
function offerAgainstYear(
  text: string,
  at: number,
  offer: (from: number, to: number, cost: number, piece: Tile) => void,
): void {
  againstYear.lastIndex = at;
  const m = againstYear.exec(text);
  // 比2019-2020年 and 比2020.1-4 are something else.
  if (!m || /^[-.\d/至到]/u.test(text.slice(at + m[0].length))) return;
  const word: Word = m[2] === undefined ? { kind: 'against', year: Number(m[1]) } : { kind: 'aside', reason: 'change' };
  offer(at, at + m[0].length, costs.word, { kind: 'word', text: m[0], word });
}

/** Units stand at the end, or before a colon or comma; one of a single character only where it is the whole text. */
function offerUnits(
  text: string,
  at: number,
  offer: (from: number, to: number, cost: number, piece: Tile) => void,
): void {
  const rest = text.slice(at);
  const ends = new Set([rest.length, rest.search(/[,:;]/)]);
  for (const length of ends) {
    if (length <= 0 || length > 24) continue;
    const candidate = rest.slice(0, length);
    if (candidate.length === 1 && at > 0 && !/[%‰]/.test(candidate)) continue;
    const units = unitList(candidate);
    if (units) offer(at, at + length, costs.units, { kind: 'units', text: candidate, units });
  }
  if (rest.startsWith('%')) offer(at, at + 1, costs.units, { kind: 'units', text: '%', units: ['%'] });
}

function backwards(best: readonly (Step | undefined)[], end: number): Tile[] {
  const tiles: Tile[] = [];
  for (let at = end; at > 0;) {
    const step = best[at];
    if (!step) break;
    tiles.push(step.tile);
    at = step.from;
  }
  return tiles.toReversed();
}

/** Neighbouring unknown characters are one piece. */
function merged(tiles: readonly Tile[]): Tile[] {
  const out: Tile[] = [];
  for (const one of tiles) {
    const last = out.at(-1);
    if (one.kind === 'unknown' && last?.kind === 'unknown')
      out[out.length - 1] = { kind: 'unknown', text: last.text + one.text };
    else out.push(one);
  }
  return out;
}

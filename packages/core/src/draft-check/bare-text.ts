import type { Stretch } from './draft-check.ts';

/** A text with everything taken off that people vary without meaning anything by it: half-width characters, small letters, no quotation
 *  marks and no blanks but between digits. Every character knows its place in the draft. */
export interface BareText {
  readonly text: string;
  readonly places: readonly number[];
}

const quotes = '“”"‘’\'「」『』';
const spaces = /[ \t\u00A0\u200B-\u200D\u2060\u3000]/u;
const ignorable = new Set(quotes);

/** Lays a draft bare. Linear. */
export function bareText(draft: string): BareText {
  const places: number[] = [];
  const pieces: string[] = [];
  let last = '';
  for (let at = 0; at < draft.length; at++) {
    const raw = draft.charAt(at);
    if (ignorable.has(raw)) continue;
    if (spaces.test(raw)) {
      // `12 34` are two numbers.
      if (!/\d/u.test(last) || !/[\d\uFF10-\uFF19]/u.test(nextVisible(draft, at))) continue;
      if (last === ' ') continue;
      last = ' ';
    } else last = bareCharacter(raw);
    pieces.push(last);
    places.push(at);
  }
  return { text: pieces.join(''), places };
}

function nextVisible(draft: string, at: number): string {
  for (let next = at + 1; next < at + 8; next++) if (!spaces.test(draft.charAt(next))) return draft.charAt(next);
  return '';
}

function bareCharacter(raw: string): string {
  const code = raw.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0).toLowerCase();
  if (raw === '−') return '-';
  return code < 0x80 ? raw.toLowerCase() : raw;
}

/** Where a stretch of the bare text stands in the draft. */
export function placeOf({ places }: BareText, start: number, end: number): Stretch {
  const first = places[start] ?? places.at(-1) ?? 0;
  const last = end > start ? (places[end - 1] ?? first) + 1 : first;
  return { start: first, end: last };
}

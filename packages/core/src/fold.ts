/** Text of a label with everything taken off that people vary without meaning anything by it. */
export interface Folded {
  /** ASCII digits, letters (lower case), brackets and signs; one dash `-`, one wave `~`; no blanks, quotes or footnote marks. */
  readonly text: string;
  /** Footnote marks met, in order (`①`, `*`). */
  readonly marks: string;
  /** Width of the blanks before the text, in half-width columns. */
  readonly indent: number;
}

const spaces = /[\s\u00A0\u180E\u2000-\u200F\u2028-\u202F\u205F-\u2064\u3000\uFEFF]/u;
const dashes = '-‐‑‒–—―−─━﹣－ー';
const waves = '~～〜∼˜';
const quotes = '“”‘’"\'「」『』＂＇`´《》';
const footnotes =
  /[\u2460-\u2473\u24EA\u24F5-\u24FE\u2474-\u2487\u2776-\u277F\u2780-\u2793\u00B9\u00B2\u00B3\u2070\u2074-\u2079*＊※△▲▽▼☆★†‡◆◇●■□]/u;
const opening = '(（【〔［[{｛〈';
const closing = ')）】〕］]}｝〉';

const single = new Map<string, string>([
  ...[...dashes].map((c): [string, string] => [c, '-']),
  ...[...waves].map((c): [string, string] => [c, '~']),
  ...[...quotes].map((c): [string, string] => [c, '']),
  ...[...opening].map((c): [string, string] => [c, '(']),
  ...[...closing].map((c): [string, string] => [c, ')']),
  ['：', ':'],
  ['﹕', ':'],
  ['∶', ':'],
  ['﹪', '%'],
  ['＋', '+'],
  ['﹢', '+'],
  ['㎡', '平方米'],
  ['㎞', '公里'],
  ['＃', '#'],
  ['·', ''],
  ['•', ''],
  ['・', ''],
]);

function foldCharacter(c: string): string {
  const known = single.get(c);
  if (known !== undefined) return known;
  const code = c.codePointAt(0) ?? 0;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCodePoint(code - 0xfee0).toLowerCase();
  return code < 0x80 ? c.toLowerCase() : c;
}

/** What becomes of a character: nothing of a blank, a mark of a footnote mark. */
interface FoldedCharacter {
  readonly text: string;
  readonly mark: string;
}

/** Every cell of every table is folded, and their characters are few: what became of one is kept, of so many at most. */
const folded = new Map<string, FoldedCharacter>();
const mostFolded = 20_000;

function foldedCharacter(c: string): FoldedCharacter {
  const known = folded.get(c);
  if (known !== undefined) return known;
  const isMark = footnotes.test(c);
  const text = isMark || spaces.test(c) ? '' : foldCharacter(c);
  const fresh = { text, mark: isMark ? (c === '＊' ? '*' : c) : '' };
  if (folded.size < mostFolded) folded.set(c, fresh);
  return fresh;
}

function indentOf(text: string): number {
  let width = 0;
  for (const c of text) {
    if (!spaces.test(c)) break;
    width += c === '\u3000' ? 2 : c === '\t' ? 4 : 1;
  }
  return width;
}

/** Folds a label for comparison: `６月 规模以上工业增加值①` and `6月规模以上工业增加值` are one. Line breaks inside go too, for
 *  names written downwards (鹤⏎城⏎区). */
export function fold(label: string): Folded {
  let text = '';
  let marks = '';
  for (const c of label) {
    const of = foldedCharacter(c);
    text += of.text;
    marks += of.mark;
  }
  return { text, marks, indent: indentOf(label) };
}

/** {@link fold}, without the footnote marks and the indent. */
export function foldText(label: string): string {
  return fold(label).text;
}

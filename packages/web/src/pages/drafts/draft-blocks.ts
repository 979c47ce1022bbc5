import type { DraftCheckBody, DraftPartBody } from '@shigan/contract';

/** How a part stands (核稿结论): by what the record says of it, whatever was decided. */
export type Tone = 'right' | 'wrong' | 'filled' | 'unknown' | 'usage' | 'unparsed';

export const tones: readonly Tone[] = ['wrong', 'usage', 'filled', 'unknown', 'unparsed', 'right'];

export function toneOf(part: DraftPartBody, check: DraftCheckBody): Tone {
  switch (part.kind) {
    case 'claim':
      return check.claims[part.at]?.verdict ?? 'unknown';
    case 'blank':
      return check.blanks[part.at]?.verdict ?? 'unknown';
    case 'usage':
      return 'usage';
    case 'unparsed':
      return 'unparsed';
  }
}

/** A stretch of the text that is set in one way. */
interface Segment {
  readonly start: number;
  readonly end: number;
  /** The part that it belongs to, a claim before the usage around it. */
  readonly part: DraftPartBody | undefined;
  readonly isUsage: boolean;
}

/** A piece of the text beside what was found in it. */
export interface Block {
  readonly start: number;
  readonly end: number;
  readonly segments: readonly Segment[];
  /** In the order of the text; a usage fault before the claims that it is about. */
  readonly parts: readonly DraftPartBody[];
}

/** A long paragraph is parted after this many characters, where a sentence ends. */
const longest = 90;
/** Or after this many things found, so that they stand near what they are about. */
const mostFound = 3;

/** Cuts a text into pieces short enough that what was found stands beside them: paragraphs, and of a long one its sentences. What lies
 *  over an end is not cut. */
export function draftBlocks(text: string, parts: readonly DraftPartBody[]): readonly Block[] {
  const blocks: Block[] = [];
  let start = 0;
  let next = 0;
  const ordered = parts.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const close = (end: number): void => {
    const within: DraftPartBody[] = [];
    for (let part = ordered[next]; part !== undefined && part.start < end; part = ordered[++next]) within.push(part);
    blocks.push({ start, end, segments: segmentsOf(start, end, within), parts: within });
    start = end;
  };
  let openUntil = 0;
  let at = 0;
  let foundFrom = 0;
  for (let place = 0; place < text.length; place++) {
    for (let part = ordered[at]; part !== undefined && part.start <= place; part = ordered[++at])
      openUntil = Math.max(openUntil, part.end);
    const character = text.charAt(place);
    const isFull = place - start >= longest || at - foundFrom >= mostFound;
    const isEnd = character === '\n' || (isFull && /[。；;！？]/u.test(character));
    if (!isEnd || openUntil > place + 1) continue;
    close(place + 1);
    foundFrom = at;
  }
  if (start < text.length) close(text.length);
  return blocks;
}

function segmentsOf(start: number, end: number, parts: readonly DraftPartBody[]): readonly Segment[] {
  const cuts = [...new Set([start, end, ...parts.flatMap((part) => [part.start, part.end])])]
    .filter((cut) => cut >= start && cut <= end)
    .toSorted((a, b) => a - b);
  return cuts.slice(0, -1).map((from, place): Segment => {
    const to = cuts[place + 1] ?? end;
    const over = parts.filter((part) => part.start <= from && to <= part.end);
    return {
      start: from,
      end: to,
      part: over.find(({ kind }) => kind !== 'usage') ?? over[0],
      isUsage: over.some(({ kind }) => kind === 'usage'),
    };
  });
}

/** How many parts of each tone, and how many corrections are still open. */
export function tally(
  parts: readonly DraftPartBody[],
  check: DraftCheckBody,
): { readonly of: Readonly<Record<Tone, number>>; readonly open: readonly DraftPartBody[] } {
  const of = { right: 0, wrong: 0, filled: 0, unknown: 0, usage: 0, unparsed: 0 };
  for (const part of parts) of[toneOf(part, check)] += 1;
  return { of, open: parts.filter((part) => part.decision === 'open' && part.corrections.length > 0) };
}

/** A title for pasted words: their first line, as far as a title goes. */
export function titleOf(text: string): string {
  const first = text.split('\n').find((line) => line.trim() !== '') ?? '';
  return first.trim().slice(0, 40);
}

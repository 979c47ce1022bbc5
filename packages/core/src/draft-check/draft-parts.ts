import type { Blank, Claim, Correction, DraftCheck, Stretch, UsageFault } from './draft-check.ts';

/** What of a check can be decided on: a claim, a blank that is no figure, a fault of usage, what was not understood. */
export const draftPartKinds = ['claim', 'blank', 'usage', 'unparsed'] as const;

export type DraftPartKind = (typeof draftPartKinds)[number];

/** One thing found in a draft, with what would mend it (修改建议). */
export interface DraftPart extends Stretch {
  /** `claim-12-15`: kind and place. A text that is checked again has the same keys. */
  readonly key: string;
  readonly kind: DraftPartKind;
  /** Its place in the list of its kind. */
  readonly at: number;
  /** Empty where there is nothing to propose. */
  readonly corrections: readonly Correction[];
}

/** What a check says of each part, as far as it can be decided on; stored checks have it too. */
export interface CheckedParts {
  readonly claims: readonly (Stretch & Pick<Claim, 'correction'>)[];
  readonly blanks: readonly (Stretch & Pick<Blank, 'claim' | 'text'>)[];
  readonly usage: readonly (Stretch & Pick<UsageFault, 'corrections'>)[];
  readonly unparsed: DraftCheck['unparsed'];
}

/** Everything found in a draft that can be decided on, in the order of the text. A blank for a figure is its claim. */
export function draftParts({ claims, blanks, usage, unparsed }: CheckedParts): readonly DraftPart[] {
  const part = (kind: DraftPartKind, at: number, { start, end }: Stretch, mends: readonly Correction[]): DraftPart => ({
    key: `${kind}-${start}-${end}`,
    kind,
    at,
    start,
    end,
    corrections: mends,
  });
  return [
    ...claims.map((one, at) => part('claim', at, one, one.correction === null ? [] : [one.correction])),
    ...blanks.flatMap((one, at) =>
      one.claim === null
        ? [part('blank', at, one, one.text === null ? [] : [{ start: one.start, end: one.end, text: one.text }])]
        : [],
    ),
    ...usage.map((one, at) => part('usage', at, one, one.corrections)),
    ...unparsed.map((one, at) => part('unparsed', at, one, [])),
  ].toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** What is written into a draft for the parts that are taken up, in order and none over another: where two would change the same
 *  characters a figure goes before its usage. */
export function correctionsOf(parts: readonly DraftPart[]): readonly Correction[] {
  const taken: Correction[] = [];
  const byWeight = parts.toSorted((a, b) => draftPartKinds.indexOf(a.kind) - draftPartKinds.indexOf(b.kind));
  for (const correction of byWeight.flatMap(({ corrections }) => corrections))
    if (taken.every((one) => one.end <= correction.start || correction.end <= one.start)) taken.push(correction);
  return taken.toSorted((a, b) => a.start - b.start);
}

/** A draft with corrections written in. */
export function correctedText(text: string, corrections: readonly Correction[]): string {
  let out = '';
  let at = 0;
  for (const { start, end, text: instead } of corrections) {
    out += text.slice(at, start) + instead;
    at = end;
  }
  return out + text.slice(at);
}

/** The places where a text differs from what is to stand for it, as small as can be, so that what is right stays as it was typed:
 *  numbers are compared whole, all else character by character. What is only put in takes a neighbour with it. */
export function correctionsBetween(printed: string, instead: string, start: number): readonly Correction[] {
  const [from, to] = [pieces(printed), pieces(instead)];
  // The length of what two tails have in common, by where they begin.
  const common = Array.from({ length: from.length + 1 }, () => new Uint16Array(to.length + 1));
  for (let i = from.length - 1; i >= 0; i--)
    for (let j = to.length - 1; j >= 0; j--)
      common[i]![j] = from[i] === to[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
  const found: Correction[] = [];
  let [i, j, at] = [0, 0, start];
  while (i < from.length || j < to.length) {
    if (i < from.length && j < to.length && from[i] === to[j]) {
      at += from[i]!.length;
      i += 1;
      j += 1;
      continue;
    }
    let [out, put] = ['', ''];
    while ((i < from.length || j < to.length) && from[i] !== to[j])
      if (j === to.length || (i < from.length && common[i + 1]![j]! >= common[i]![j + 1]!)) out += from[i++]!;
      else put += to[j++]!;
    if (out === '' && i < from.length) {
      put += from[i]!;
      out = from[i]!;
      i += 1;
      j += 1;
    }
    const before = from[i - 1];
    if (out !== '') found.push({ start: at, end: at + out.length, text: put });
    else if (found.at(-1)?.end === at) {
      const last = found.pop()!;
      found.push({ ...last, text: last.text + put });
    } else if (before !== undefined) found.push({ start: at - before.length, end: at, text: before + put });
    at += out.length;
  }
  return found;
}

function pieces(text: string): readonly string[] {
  return text.match(/\d+(?:\.\d+)?|[\s\S]/gu) ?? [];
}

import type { Claim, DraftCheck } from '@shigan/core';
import type { LabelledClaim, LabelledText } from './labelled.ts';

/** How well the claims of one kind were found. */
export interface KindScore {
  readonly kind: string;
  readonly labelled: number;
  readonly found: number;
  /** Found where one of this kind is labelled. */
  readonly matched: number;
  /** Of the matched, judged as labelled. */
  readonly judged: number;
  readonly precision: number;
  readonly recall: number;
}

/** Something that was found otherwise than it is labelled. */
interface Difference {
  readonly title: string;
  readonly labelled: LabelledClaim | undefined;
  readonly found: Claim | undefined;
}

export interface DraftScore {
  readonly texts: number;
  readonly kinds: readonly KindScore[];
  readonly all: KindScore;
  readonly differences: readonly Difference[];
}

/** Holds what a check finds against what people labelled. A claim is found where one of its kind overlaps it, each once. */
export function scoreOf(texts: readonly LabelledText[], check: (text: string) => DraftCheck): DraftScore {
  const pairs = texts.flatMap(({ title, text, claims }) => {
    const found = [...check(text).claims];
    const of = claims.map((labelled) => {
      const at = found.findIndex(
        (one) => one.kind === labelled.kind && one.start < labelled.end && labelled.start < one.end,
      );
      return { title, labelled, found: at === -1 ? undefined : found.splice(at, 1)[0] };
    });
    return [...of, ...found.map((one) => ({ title, labelled: undefined, found: one }))];
  });
  const kinds = [...new Set(pairs.map((pair) => pair.labelled?.kind ?? pair.found?.kind ?? ''))].toSorted();
  const score = (kind: string, of: readonly Difference[]): KindScore => {
    const matched = of.filter((pair) => pair.labelled !== undefined && pair.found !== undefined);
    const labelled = of.filter((pair) => pair.labelled !== undefined).length;
    const found = of.filter((pair) => pair.found !== undefined).length;
    return {
      kind,
      labelled,
      found,
      matched: matched.length,
      judged: matched.filter((pair) => pair.found?.verdict === pair.labelled?.verdict).length,
      precision: found === 0 ? 1 : matched.length / found,
      recall: labelled === 0 ? 1 : matched.length / labelled,
    };
  };
  return {
    texts: texts.length,
    kinds: kinds.map((kind) =>
      score(
        kind,
        pairs.filter((pair) => (pair.labelled?.kind ?? pair.found?.kind) === kind),
      ),
    ),
    all: score('all', pairs),
    differences: pairs.filter((pair) => pair.found?.verdict !== pair.labelled?.verdict),
  };
}

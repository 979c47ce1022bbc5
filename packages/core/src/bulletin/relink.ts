import type { Hand, Run } from './block.ts';

/** One number, or one character of anything else. */
const tokenPattern = /\d+(?:\.\d+)?|[^\d]/gu;
const isNumber = (token: string): boolean => /^\d/.test(token);

interface Token {
  readonly text: string;
  /** The run it belongs to; undefined for what a person has put in. */
  readonly owner: number | undefined;
}

/** Text as a person has changed it, as runs again (改写): what is left of the computed runs keeps its figures, what is new carries
 *  the person's hand, and a figure of which anything was changed is that figure by hand. A number that takes the place of a
 *  figure's number is that figure's; a number that stands in the place of none is the person's own.
 *  Unchanged text gives the runs as they were. */
export function relink<F>(runs: readonly Run<F>[], text: string, hand: Omit<Hand, 'was'>): readonly Run<F>[] {
  const before = runs.flatMap((run, owner) => tokensOf(run.text).map((token): Token => ({ text: token, owner })));
  const after = tokensOf(text);
  if (before.map((token) => token.text).join('') === text) return runs;
  const owners = withoutCrumbs(ownersOf(before, after, runs), after, runs);
  const result: Run<F>[] = [];
  for (let at = 0; at < after.length;) {
    const owner = owners[at];
    let end = at + 1;
    while (end < after.length && owners[end] === owner) end++;
    result.push(runOf(runs, owner, after.slice(at, end).join(''), hand));
    at = end;
  }
  return result;
}

/** Whether a person has changed the number of a figure, or any of its words. */
export function isFigureByHand(run: Run<unknown>): boolean {
  return run.figure !== undefined && run.hand !== undefined;
}

function runOf<F>(runs: readonly Run<F>[], owner: number | undefined, text: string, hand: Omit<Hand, 'was'>): Run<F> {
  const run = owner === undefined ? undefined : runs[owner];
  if (run === undefined) return { text, hand: { by: hand.by, at: hand.at } };
  if (run.text === text) return run;
  const { figure, strong } = run;
  const kept = { text, ...(strong === undefined ? {} : { strong }) };
  // What is left of words is as it was; what is left of a figure is not.
  if (figure === undefined) return kept;
  const changed: Hand = { by: hand.by, at: hand.at, was: run.text };
  return tokensOf(text).some(isNumber) || !tokensOf(run.text).some(isNumber)
    ? { ...kept, figure, hand: changed }
    : { ...kept, hand: changed };
}

function tokensOf(text: string): readonly string[] {
  return text.match(tokenPattern) ?? [];
}

/** The run that each token of the new text belongs to. */
function ownersOf(
  before: readonly Token[],
  after: readonly string[],
  runs: readonly Run<unknown>[],
): (number | undefined)[] {
  const owners: (number | undefined)[] = after.map(() => undefined);
  let [i, j] = [0, 0];
  for (const [oldAt, newAt] of [...commonTokens(before, after), [before.length, after.length] as const]) {
    const gone = before.slice(i, oldAt).filter((token) => isNumber(token.text) && isFigure(runs, token.owner));
    // Numbers that came for figures that went, in their order.
    for (let at = j; at < newAt; at++) if (isNumber(after[at] ?? '')) owners[at] = gone.shift()?.owner;
    if (newAt < after.length) owners[newAt] = before[oldAt]?.owner;
    [i, j] = [oldAt + 1, newAt + 1];
  }
  // What was put in between two pieces of one figure is part of it.
  for (let at = 1; at < owners.length - 1; at++) {
    if (owners[at] !== undefined || !isFigure(runs, owners[at - 1])) continue;
    let end = at;
    while (end < owners.length && owners[end] === undefined) end++;
    if (owners[end] === owners[at - 1]) owners.fill(owners[end], at, end);
  }
  return owners;
}

function isFigure(runs: readonly Run<unknown>[], owner: number | undefined): boolean {
  return owner !== undefined && runs[owner]?.figure !== undefined;
}

/** Single characters that two sentences have in common by chance are no words that were kept. */
function withoutCrumbs(
  owners: readonly (number | undefined)[],
  after: readonly string[],
  runs: readonly Run<unknown>[],
): readonly (number | undefined)[] {
  const result = [...owners];
  for (let at = 1; at < result.length - 1; at++) {
    const owner = result[at];
    const between = result[at - 1] === undefined && result[at + 1] === undefined;
    if (between && owner !== undefined && !isFigure(runs, owner) && !/^[，。；：、]$/u.test(after[at] ?? ''))
      result[at] = undefined;
  }
  return result;
}

/** The longest common subsequence, as pairs of places. What both begin and end with is taken without looking further. */
function commonTokens(before: readonly Token[], after: readonly string[]): readonly (readonly [number, number])[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head]?.text === after[head]) head++;
  let tail = 0;
  while (
    tail < before.length - head &&
    tail < after.length - head &&
    before.at(-1 - tail)?.text === after.at(-1 - tail)
  )
    tail++;
  const pairs: (readonly [number, number])[] = Array.from({ length: head }, (_, i) => [i, i] as const);
  pairs.push(...middlePairs(before, after, head, tail));
  for (let k = tail; k > 0; k--) pairs.push([before.length - k, after.length - k]);
  return pairs;
}

function middlePairs(
  before: readonly Token[],
  after: readonly string[],
  head: number,
  tail: number,
): readonly (readonly [number, number])[] {
  const rows = before.length - head - tail;
  const columns = after.length - head - tail;
  const width = columns + 1;
  // How long the longest common subsequence of what follows is.
  const lengths = new Uint16Array((rows + 1) * width);
  const same = (i: number, j: number): boolean => before[head + i]?.text === after[head + j];
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--)
      lengths[i * width + j] = same(i, j)
        ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < rows && j < columns;) {
    if (same(i, j)) pairs.push([head + i++, head + j++]);
    else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return pairs;
}

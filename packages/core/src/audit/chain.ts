import type { Actor } from '../access/policy.ts';
import type { Instant } from '../instant.ts';

/** One line of the audit log (审计日志): who did what, when, from where, and what it was before and after. */
export interface AuditLine {
  readonly at: Instant;
  readonly actor: Actor;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
  /** What was changed, as it stood; absent for what is new, or was not changed. */
  readonly before?: unknown;
  /** What it became; absent for what was taken away. */
  readonly after?: unknown;
}

/** How lines are chained: SM3 (GB/T 32905), or SHA-256. Every line says how itself was. */
export type ChainAlgorithm = 'sm3' | 'sha256';

export type ChainHash = (algorithm: ChainAlgorithm, text: string) => string;

/** The end of a chain: number and hash of its last line; 0 and empty before the first. */
export interface ChainHead {
  readonly number: number;
  readonly hash: string;
}

/** A line as it is kept: its text, and the hash over the hash of the line before and that text. */
export interface SealedLine extends ChainHead {
  readonly content: string;
}

/** A line of the log with its place in the chain. */
export interface ChainedLine extends AuditLine, ChainHead {
  readonly algorithm: ChainAlgorithm;
}

export const chainStart: ChainHead = { number: 0, hash: '' };

/** Adds a line to the end of a chain: hash = H(hash of the line before, newline, text of the line). The text holds number and
 *  algorithm too, so that neither can be changed by itself. */
export function sealLine(line: AuditLine, head: ChainHead, algorithm: ChainAlgorithm, hash: ChainHash): SealedLine {
  const { at, actor, action, subject, detail, before, after } = line;
  const { id, name, roles, via, unit } = actor;
  const number = head.number + 1;
  const who = { id, name, roles, via, unit };
  const content = JSON.stringify({ number, at, actor: who, action, subject, detail, before, after, algorithm });
  return { number, content, hash: hash(algorithm, `${head.hash}\n${content}`) };
}

/** The line that a sealed text holds. */
export function openLine({ number, content, hash }: SealedLine): ChainedLine {
  return { ...JSON.parse(content), number, hash };
}

/** What is wrong with a chain, by line: its text is not what was hashed, lines are gone, or the end is not the one noted. */
export interface ChainFault {
  readonly number: number;
  readonly kind: 'altered' | 'missing' | 'wrong-end';
}

export interface ChainCheck {
  readonly lines: number;
  readonly head: ChainHead;
  /** The first hundred. */
  readonly faults: readonly ChainFault[];
}

const mostFaults = 100;

/** Goes through a chain from its first line and names every line at which it does not hold. `ends` are ends noted at some time,
 *  on paper or by the store: a chain that was cut off and continued, or made anew from the start, does not lead through them. */
export async function verifyChain(
  batches: AsyncIterable<readonly SealedLine[]>,
  ends: readonly ChainHead[],
  hash: ChainHash,
): Promise<ChainCheck> {
  const faults: ChainFault[] = [];
  let lines = 0;
  let head = chainStart;
  for await (const batch of batches) {
    for (const line of batch) {
      for (const kind of faultsOf(line, head, ends, hash)) faults.push({ number: line.number, kind });
      head = { number: line.number, hash: line.hash };
      lines++;
    }
  }
  const beyond = new Set(ends.map(({ number }) => number).filter((number) => number > head.number));
  for (const number of beyond) faults.push({ number, kind: 'missing' });
  return { lines, head, faults: faults.slice(0, mostFaults) };
}

function faultsOf(
  line: SealedLine,
  head: ChainHead,
  ends: readonly ChainHead[],
  hash: ChainHash,
): readonly ChainFault['kind'][] {
  const { number, algorithm } = openedOr(line);
  const isIntact =
    number === line.number &&
    (algorithm === 'sm3' || algorithm === 'sha256') &&
    hash(algorithm, `${head.hash}\n${line.content}`) === line.hash;
  return [
    ...(line.number === head.number + 1 ? [] : (['missing'] as const)),
    ...(isIntact ? [] : (['altered'] as const)),
    ...(ends.some((end) => end.number === line.number && end.hash !== line.hash) ? (['wrong-end'] as const) : []),
  ];
}

/** The text of a line that was tampered with may be anything. */
function openedOr({ content }: SealedLine): { readonly number?: unknown; readonly algorithm?: unknown } {
  try {
    const line: unknown = JSON.parse(content);
    return typeof line === 'object' && line !== null ? line : {};
  } catch {
    return {};
  }
}

import * as fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { operator } from '../access/policy.ts';
import {
  type ChainAlgorithm,
  type ChainHead,
  chainStart,
  openLine,
  type SealedLine,
  sealLine,
  verifyChain,
} from './chain.ts';
import { sm3 } from './sm3.ts';

const hash = (algorithm: ChainAlgorithm, text: string): string =>
  algorithm === 'sm3' ? sm3(text) : createHash('sha256').update(text).digest('hex');

function chainOf(count: number, algorithm: ChainAlgorithm = 'sm3'): SealedLine[] {
  const lines: SealedLine[] = [];
  let head: ChainHead = chainStart;
  for (let i = 1; i <= count; i++) {
    const line = {
      at: '2021-05-20T01:00:00.000Z',
      actor: operator('cli'),
      action: 'x',
      subject: `${i}`,
      detail: { i },
    };
    const sealed = sealLine(line, head, algorithm, hash);
    lines.push(sealed);
    head = sealed;
  }
  return lines;
}

function lineAt(lines: readonly SealedLine[], at: number): SealedLine {
  const line = lines[at];
  if (line === undefined) throw new Error(`no line: ${at}`);
  return line;
}

async function check(lines: readonly SealedLine[], ends: readonly ChainHead[] = []) {
  return verifyChain(
    (async function* () {
      yield lines;
    })(),
    ends,
    hash,
  );
}

describe('a chain', () => {
  test.each<ChainAlgorithm>(['sm3', 'sha256'])('by %s holds, and its lines are what was said', async (algorithm) => {
    const lines = chainOf(5, algorithm);
    expect(await check(lines)).toEqual({ lines: 5, head: { number: 5, hash: lines[4]?.hash }, faults: [] });
    expect(openLine(lineAt(lines, 2))).toMatchObject({ number: 3, subject: '3', detail: { i: 3 }, algorithm });
  });

  test('may change from one algorithm to the other', async () => {
    const first = chainOf(2, 'sha256');
    const line = { at: '', actor: operator('cli'), action: 'x', subject: '', detail: {} };
    expect((await check([...first, sealLine(line, lineAt(first, 1), 'sm3', hash)])).faults).toEqual([]);
  });

  test('any change of any character is found at its line', async () => {
    const lines = chainOf(6);
    await fc.assert(
      fc.asyncProperty(fc.nat(5), fc.nat(120), async (at, position) => {
        const { content } = lineAt(lines, at);
        const where = position % content.length;
        const changed = content.slice(0, where) + (content[where] === '7' ? '8' : '7') + content.slice(where + 1);
        const faults = (await check(lines.with(at, { ...lineAt(lines, at), content: changed }))).faults;
        expect(faults).toContainEqual({ number: at + 1, kind: 'altered' });
      }),
    );
  });

  test('a line changed together with its hash breaks the next', async () => {
    const lines = chainOf(3);
    const forged = sealLine({ ...openLine(lineAt(lines, 1)), subject: 'other' }, lineAt(lines, 0), 'sm3', hash);
    expect((await check(lines.with(1, forged))).faults).toEqual([{ number: 3, kind: 'altered' }]);
  });

  test('a line taken out is missed', async () => {
    const lines = chainOf(4);
    expect((await check(lines.toSpliced(1, 1))).faults).toContainEqual({ number: 3, kind: 'missing' });
  });

  test('an end cut off is missed by who noted it', async () => {
    const lines = chainOf(4);
    expect((await check(lines.slice(0, 3), [lineAt(lines, 3)])).faults).toEqual([{ number: 4, kind: 'missing' }]);
  });

  test('a chain made anew does not lead through an end noted before', async () => {
    const noted = lineAt(chainOf(4), 1);
    expect((await check(chainOf(4, 'sha256'), [noted])).faults).toEqual([{ number: 2, kind: 'wrong-end' }]);
  });
});

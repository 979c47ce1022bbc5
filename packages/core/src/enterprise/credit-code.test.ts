import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkCreditCode } from './credit-code.ts';

interface Case {
  readonly id: string;
  readonly kind: string;
  readonly input: { readonly text: string };
  readonly expected: Readonly<Record<string, unknown>>;
}

const vectors: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync(new URL('../../../../spec/vectors/codes.json', import.meta.url), 'utf8'),
);

describe('checkCreditCode', () => {
  const cases = vectors.cases.filter((c) => c.kind === 'uscc');

  it.each(cases.map((c) => [c.id, c] as const))('%s', (_id, c) => {
    expect(checkCreditCode(c.input.text)).toEqual(c.expected);
  });

  it('catches every single wrong character', () => {
    const code = '91431202MA4T00019A';
    const accepted: string[] = [];
    for (let i = 0; i < code.length; i++)
      for (const other of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
        const wrong = code.slice(0, i) + other + code.slice(i + 1);
        if (wrong !== code && checkCreditCode(wrong).valid) accepted.push(wrong);
      }
    expect(accepted).toEqual([]);
  });
});

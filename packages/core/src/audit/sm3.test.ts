import * as fc from 'fast-check';
import { createHash, getHashes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { sm3, sm3Stream } from './sm3.ts';

describe('SM3', () => {
  // GB/T 32905-2016, appendix A.
  test.each([
    ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
  ])('of the standard: %s', (text, hash) => {
    expect(sm3(text)).toBe(hash);
  });

  test('of pieces is that of the whole, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.array(fc.nat(200)), (text, cuts) => {
        const bytes = new TextEncoder().encode(text);
        const stream = sm3Stream();
        let at = 0;
        for (const cut of [...cuts, bytes.length]) {
          stream.update(bytes.slice(at, at + cut));
          at = Math.min(bytes.length, at + cut);
        }
        expect(stream.hex()).toBe(sm3(text));
      }),
    );
  });

  test.skipIf(!getHashes().includes('sm3'))('is what OpenSSL works out, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(sm3(text)).toBe(createHash('sm3').update(Buffer.from(text)).digest('hex'));
      }),
    );
  });
});

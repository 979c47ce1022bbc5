import { DomainError } from '@shigan/core';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyBytes, sealedBytes, sealedSecrets, sealings } from './sealed-secrets.ts';

const key = new Uint8Array(keyBytes).fill(7);
const other = new Uint8Array(keyBytes).fill(8);

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'done';
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
}

describe.each(sealings)('%s', (sealing) => {
  const secrets = sealedSecrets(key, sealing);

  test('what is sealed is opened as it was, and never sealed the same way twice', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (text) => {
        const sealed = secrets.seal(text);
        expect(secrets.open(sealed)).toBe(text);
        expect(secrets.seal(text)).not.toBe(sealed);
      }),
    );
  });

  test('one changed or missing byte is told', () => {
    const sealed = Buffer.from(secrets.seal('JBSWY3DPEHPK3PXP').slice(3), 'base64url');
    const prefix = secrets.seal('').slice(0, 3);
    for (let i = 0; i < sealed.length; i++) {
      const changed = Buffer.from(sealed);
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect(codeOf(() => secrets.open(prefix + changed.toString('base64url')))).toBe('secret-key-wrong');
      expect(codeOf(() => secrets.open(prefix + sealed.subarray(0, i).toString('base64url')))).toBe('secret-key-wrong');
    }
  });

  test('another key opens nothing; another choice of algorithm does', () => {
    const sealed = secrets.seal('S');
    expect(codeOf(() => sealedSecrets(other, sealing).open(sealed))).toBe('secret-key-wrong');
    for (const now of sealings) expect(sealedSecrets(key, now).open(sealed)).toBe('S');
    // A key that was replaced still opens what it sealed, and seals nothing more.
    const rotated = sealedSecrets(other, sealing, [key]);
    expect(rotated.open(sealed)).toBe('S');
    expect(codeOf(() => secrets.open(rotated.seal('S')))).toBe('secret-key-wrong');
  });

  test('bytes are opened in their own place only, by the key of then', () => {
    const bytes = sealedBytes(key, { sealing });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (content) => {
        const sealed = bytes.seal(content, 'evidence 431200 a 0') ?? content;
        expect(sealed.length).toBeGreaterThan(content.length);
        expect(new Uint8Array(bytes.open(sealed, 'evidence 431200 a 0'))).toEqual(content);
        expect(codeOf(() => bytes.open(sealed, 'evidence 431200 a 1'))).toBe('secret-key-wrong');
        expect(codeOf(() => bytes.open(sealed.subarray(1), 'evidence 431200 a 0'))).toBe('secret-key-wrong');
        const rotated = sealedBytes(other, { sealing, before: [key] });
        expect(new Uint8Array(rotated.open(sealed, 'evidence 431200 a 0'))).toEqual(content);
      }),
      { numRuns: 30 },
    );
    expect(sealedBytes(key, { sealing, isSealing: false }).seal(new Uint8Array(3), '')).toBeUndefined();
    const sealed = bytes.seal(new Uint8Array(3), 'a') ?? new Uint8Array();
    expect(codeOf(() => sealedBytes(undefined).open(sealed, 'a'))).toBe('secret-key-missing');
  });
});

test('without a key nothing is sealed; what was kept before there was one is read', () => {
  const secrets = sealedSecrets(undefined);
  expect(codeOf(() => secrets.seal('S'))).toBe('secret-key-missing');
  expect(codeOf(() => secrets.open(sealedSecrets(key).seal('S')))).toBe('secret-key-missing');
  expect(secrets.open('JBSWY3DPEHPK3PXP')).toBe('JBSWY3DPEHPK3PXP');
  expect(codeOf(() => sealedSecrets(new Uint8Array(5)))).toBe('secret-key-wrong');
});

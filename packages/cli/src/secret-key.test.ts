import { DomainError } from '@shigan/core';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { archiveSealing, secretKey, secretSealing } from './secret-key.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'shigan-key-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

function codeOf(work: () => unknown): string {
  try {
    work();
    return 'done';
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
}

describe('the key of secrets', () => {
  test('of a directory is made once, for its owner only', () => {
    const key = secretKey({ dataDir }, {});
    expect(key).toHaveLength(32);
    expect(secretKey({ dataDir }, {})).toEqual(key);
    expect(readdirSync(dataDir)).toEqual(['secret.key']);
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
  });

  test('of the environment wins, and is the only one of a server’s database', () => {
    const environment = { SHIGAN_SECRET_KEY: 'ab'.repeat(32) };
    expect(secretKey({ dataDir }, environment)).toEqual(Buffer.alloc(32, 0xab));
    expect(readdirSync(dataDir)).toEqual([]);
    expect(secretKey({ databaseUrl: 'postgres://x' }, environment)).toHaveLength(32);
    expect(secretKey({ databaseUrl: 'postgres://x' }, {})).toBeUndefined();
  });

  test.each(['ab', 'zz'.repeat(32), 'ab'.repeat(33)])('is refused where it is none: %s', (text) => {
    expect(codeOf(() => secretKey({ dataDir }, { SHIGAN_SECRET_KEY: text }))).toBe('secret-key-wrong');
    writeFileSync(join(dataDir, 'secret.key'), text);
    expect(codeOf(() => secretKey({ dataDir }, {}))).toBe('secret-key-wrong');
  });
});

test('files of the archive are sealed by a key that the environment names, and by none beside the data', () => {
  const key = 'ab'.repeat(32);
  const sealed = archiveSealing({ SHIGAN_SECRET_KEY: key }).seal(new Uint8Array(3), 'a') ?? new Uint8Array();
  expect(archiveSealing({}).seal(new Uint8Array(3), 'a')).toBeUndefined();
  expect(codeOf(() => archiveSealing({}).open(sealed, 'a'))).toBe('secret-key-missing');
  const rotated = archiveSealing({
    SHIGAN_SECRET_KEY: 'cd'.repeat(32),
    SHIGAN_SECRET_KEY_BEFORE: `${'ef'.repeat(32)},${key}`,
  });
  expect(rotated.open(sealed, 'a')).toHaveLength(3);
  expect(codeOf(() => archiveSealing({ SHIGAN_SECRET_KEY_BEFORE: 'x' }))).toBe('secret-key-wrong');
});

test('the algorithm is one of two', () => {
  expect([secretSealing({}), secretSealing({ SHIGAN_SECRET_SEALING: 'sm4-sm3' })]).toEqual(['aes-256-gcm', 'sm4-sm3']);
  expect(codeOf(() => secretSealing({ SHIGAN_SECRET_SEALING: 'rot13' }))).toBe('secret-key-wrong');
});

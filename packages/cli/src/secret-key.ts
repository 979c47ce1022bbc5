import type { ByteSealing } from '@shigan/app';
import { DomainError } from '@shigan/core';
import { keyBytes, sealedBytes, type Sealing, sealings } from '@shigan/identity';
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataPlace, Surroundings } from './invocation.ts';

const fileName = 'secret.key';

/** The key that secrets are sealed with (密钥): `SHIGAN_SECRET_KEY`, 64 hexadecimal digits; else, for a directory of our own, the file
 *  `secret.key` in it, made at the first start and readable by its owner only. A server's database has none but the environment's:
 *  several processes must have the same one. Refuses `secret-key-wrong` for what is no key. */
export function secretKey(place: DataPlace, environment: Surroundings['environment']): Uint8Array | undefined {
  const named = environment['SHIGAN_SECRET_KEY'];
  if (named) return keyOf(named);
  return 'dataDir' in place ? keyOf(keyFile(place.dataDir)) : undefined;
}

/** Keys that were replaced (`SHIGAN_SECRET_KEY_BEFORE`, one after the other with commas): they open what they sealed, and seal nothing more.
 *  Refuses `secret-key-wrong` for what is no key. */
export function secretKeysBefore(environment: Surroundings['environment']): readonly Uint8Array[] {
  const named = environment['SHIGAN_SECRET_KEY_BEFORE'];
  return named ? named.split(',').map((one) => keyOf(one)) : [];
}

/** How bytes of the archive are sealed (归档文件加密): by the key that the environment names. A key that lies in the data directory beside them
 *  would keep them from nobody, so there they rest as they came; what was sealed is opened either way, as long as its key is named. */
export function archiveSealing(environment: Surroundings['environment']): ByteSealing {
  const named = environment['SHIGAN_SECRET_KEY'];
  const before = secretKeysBefore(environment);
  return sealedBytes(named ? keyOf(named) : undefined, { sealing: secretSealing(environment), before });
}

/** How secrets are sealed from now on: `SHIGAN_SECRET_SEALING`, by default AES-256-GCM. Refuses `secret-key-wrong` for an unknown one. */
export function secretSealing(environment: Surroundings['environment']): Sealing {
  const named = environment['SHIGAN_SECRET_SEALING'];
  if (!named) return 'aes-256-gcm';
  const sealing = sealings.find((each) => each === named);
  if (sealing === undefined) throw new DomainError('secret-key-wrong');
  return sealing;
}

function keyOf(text: string): Uint8Array {
  const trimmed = text.trim();
  if (!/^[\da-f]+$/i.test(trimmed) || trimmed.length !== 2 * keyBytes) throw new DomainError('secret-key-wrong');
  return Buffer.from(trimmed, 'hex');
}

/** The content of the key file. Two processes that start at once agree on one: the file is linked into place whole, by the first. */
function keyFile(directory: string): string {
  const path = join(directory, fileName);
  const held = contentOf(path);
  if (held !== undefined) return held;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${randomBytes(keyBytes).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(path, 'utf8');
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

import type { ByteSealing, Secrets } from '@shigan/app';
import { DomainError } from '@shigan/core';
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** How secrets are sealed: AES-256-GCM, or SM4-CBC with HMAC-SM3 where national algorithms (国密) are asked for. */
export const sealings = ['aes-256-gcm', 'sm4-sm3'] as const;
export type Sealing = (typeof sealings)[number];

/** Bytes of the key that everything is derived from. */
export const keyBytes = 32;

const prefixOf: Readonly<Record<Sealing, string>> = { 'aes-256-gcm': 'a1.', 'sm4-sm3': 's1.' };
const gcmNonce = 12;
const gcmTag = 16;
const block = 16;
const sm3Tag = 32;

/** Secrets that rest in the database sealed (静态加密). What is sealed with one algorithm is opened whatever is chosen now; what was kept
 *  before there was a key is opened as it stands. Refuses `secret-key-missing` where there is no key, `secret-key-wrong` where what is
 *  sealed is not opened by it. */
export function sealedSecrets(
  key: Uint8Array | undefined,
  sealing: Sealing = 'aes-256-gcm',
  before: readonly Uint8Array[] = [],
): Secrets {
  const keys = keysOf(key, before);
  const open = opening(keys);
  return {
    seal: (text) => prefixOf[sealing] + algorithms[sealing].seal(newest(keys), Buffer.from(text)).toString('base64url'),
    open: (sealed) => {
      const used = sealings.find((each) => sealed.startsWith(prefixOf[each]));
      if (used === undefined) return sealed;
      return open(used, Buffer.from(sealed.slice(prefixOf[used].length), 'base64url')).toString();
    },
  };
}

/** Bytes of the archive that rest sealed, each piece bound to its place: the algorithm in one byte, then what it made. Keys of before only
 *  open. `isSealing` false: what is sealed is opened, nothing is sealed any more. Refuses as {@link sealedSecrets}. */
export function sealedBytes(
  key: Uint8Array | undefined,
  {
    sealing = 'aes-256-gcm',
    before = [],
    isSealing = true,
  }: { readonly sealing?: Sealing; readonly before?: readonly Uint8Array[]; readonly isSealing?: boolean } = {},
): ByteSealing {
  const keys = keysOf(key, before);
  const open = opening(keys);
  return {
    seal: (bytes, place) =>
      isSealing && key !== undefined
        ? Buffer.concat([
            Buffer.from([sealings.indexOf(sealing)]),
            algorithms[sealing].seal(newest(keys), bytes, place),
          ])
        : undefined,
    open: (sealed, place) => {
      const used = sealings[sealed[0] ?? -1];
      if (used === undefined) throw new DomainError('secret-key-wrong');
      return open(used, Buffer.from(sealed.subarray(1)), place);
    },
  };
}

function keysOf(key: Uint8Array | undefined, before: readonly Uint8Array[]): readonly Keys[] {
  const all = key === undefined ? before : [key, ...before];
  if (all.some((one) => one.length !== keyBytes)) throw new DomainError('secret-key-wrong');
  return all.map(derived);
}

function newest([first]: readonly Keys[]): Keys {
  if (first === undefined) throw new DomainError('secret-key-missing');
  return first;
}

/** Opens with the newest key that does. */
function opening(keys: readonly Keys[]): (used: Sealing, sealed: Buffer, place?: string) => Buffer {
  return (used, sealed, place) => {
    newest(keys);
    for (const one of keys) {
      const opened = algorithms[used].open(one, sealed, place);
      if (opened !== undefined) return opened;
    }
    throw new DomainError('secret-key-wrong');
  };
}

/** One key for each use: a key never serves two algorithms. */
interface Keys {
  readonly aes: Buffer;
  readonly sm4: Buffer;
  readonly sm3: Buffer;
}

function derived(key: Uint8Array): Keys {
  const of = (use: string, length: number): Buffer => Buffer.from(hkdfSync('sha256', key, '', `shigan ${use}`, length));
  return { aes: of('aes-256-gcm', 32), sm4: of('sm4-cbc', 16), sm3: of('hmac-sm3', 32) };
}

interface Algorithm {
  /** Bound to a place, where one is named. */
  seal(keys: Keys, content: Uint8Array, place?: string): Buffer;
  /** Undefined for what was changed, cut short, put elsewhere, or sealed with another key. */
  open(keys: Keys, sealed: Buffer, place?: string): Buffer | undefined;
}

const algorithms: Readonly<Record<Sealing, Algorithm>> = {
  'aes-256-gcm': {
    seal: ({ aes }, content, place = '') => {
      const nonce = randomBytes(gcmNonce);
      const cipher = createCipheriv('aes-256-gcm', aes, nonce).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(content), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open: ({ aes }, sealed, place = '') => {
      if (sealed.length < gcmNonce + gcmTag) return undefined;
      const cipher = createDecipheriv('aes-256-gcm', aes, sealed.subarray(0, gcmNonce), { authTagLength: gcmTag });
      cipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(gcmNonce, gcmNonce + gcmTag));
      return finished(cipher, sealed.subarray(gcmNonce + gcmTag));
    },
  },
  'sm4-sm3': {
    seal: ({ sm4, sm3 }, content, place = '') => {
      const start = randomBytes(block);
      const cipher = createCipheriv('sm4-cbc', sm4, start);
      const body = Buffer.concat([start, cipher.update(content), cipher.final()]);
      return Buffer.concat([markOf(sm3, body, place), body]);
    },
    open: ({ sm4, sm3 }, sealed, place = '') => {
      if (sealed.length < sm3Tag + 2 * block) return undefined;
      const body = sealed.subarray(sm3Tag);
      const expected = markOf(sm3, body, place);
      if (!timingSafeEqual(expected, sealed.subarray(0, sm3Tag))) return undefined;
      return finished(createDecipheriv('sm4-cbc', sm4, body.subarray(0, block)), body.subarray(block));
    },
  },
};

/** The place leads with its length, so that nothing of it can pass for content. */
function markOf(key: Buffer, body: Buffer, place: string): Buffer {
  const mark = createHmac('sm3', key);
  if (place !== '') mark.update(`${Buffer.byteLength(place)}:${place}`);
  return mark.update(body).digest();
}

/** What a cipher gives whose last step may find that the content is not genuine. */
function finished(cipher: { update(part: Buffer): Buffer; final(): Buffer }, body: Buffer): Buffer | undefined {
  const first = cipher.update(body);
  try {
    return Buffer.concat([first, cipher.final()]);
  } catch {
    // The only failure of a last step: content that this key did not seal.
    return undefined;
  }
}

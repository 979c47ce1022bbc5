import type { Secrets } from '@shigan/app';
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
export function sealedSecrets(key: Uint8Array | undefined, sealing: Sealing = 'aes-256-gcm'): Secrets {
  if (key !== undefined && key.length !== keyBytes) throw new DomainError('secret-key-wrong');
  const keys = key === undefined ? undefined : derived(key);
  const held = (): Keys => {
    if (keys === undefined) throw new DomainError('secret-key-missing');
    return keys;
  };
  return {
    seal: (text) => prefixOf[sealing] + algorithms[sealing].seal(held(), Buffer.from(text)).toString('base64url'),
    open: (sealed) => {
      const used = sealings.find((each) => sealed.startsWith(prefixOf[each]));
      if (used === undefined) return sealed;
      const opened = algorithms[used].open(held(), Buffer.from(sealed.slice(prefixOf[used].length), 'base64url'));
      if (opened === undefined) throw new DomainError('secret-key-wrong');
      return opened.toString();
    },
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
  seal(keys: Keys, text: Buffer): Buffer;
  /** Undefined for what was changed, cut short, or sealed with another key. */
  open(keys: Keys, sealed: Buffer): Buffer | undefined;
}

const algorithms: Readonly<Record<Sealing, Algorithm>> = {
  'aes-256-gcm': {
    seal: ({ aes }, text) => {
      const nonce = randomBytes(gcmNonce);
      const cipher = createCipheriv('aes-256-gcm', aes, nonce);
      const body = Buffer.concat([cipher.update(text), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open: ({ aes }, sealed) => {
      if (sealed.length < gcmNonce + gcmTag) return undefined;
      const cipher = createDecipheriv('aes-256-gcm', aes, sealed.subarray(0, gcmNonce), { authTagLength: gcmTag });
      cipher.setAuthTag(sealed.subarray(gcmNonce, gcmNonce + gcmTag));
      return finished(cipher, sealed.subarray(gcmNonce + gcmTag));
    },
  },
  'sm4-sm3': {
    seal: ({ sm4, sm3 }, text) => {
      const start = randomBytes(block);
      const cipher = createCipheriv('sm4-cbc', sm4, start);
      const body = Buffer.concat([start, cipher.update(text), cipher.final()]);
      return Buffer.concat([createHmac('sm3', sm3).update(body).digest(), body]);
    },
    open: ({ sm4, sm3 }, sealed) => {
      if (sealed.length < sm3Tag + 2 * block) return undefined;
      const body = sealed.subarray(sm3Tag);
      const expected = createHmac('sm3', sm3).update(body).digest();
      if (!timingSafeEqual(expected, sealed.subarray(0, sm3Tag))) return undefined;
      return finished(createDecipheriv('sm4-cbc', sm4, body.subarray(0, block)), body.subarray(block));
    },
  },
};

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

import { hash, verify } from '@node-rs/argon2';
import type { Passwords } from '@shigan/app';

/** argon2id, the library's own choice, with 19 MiB, two passes, one lane: the least that OWASP recommends, some 20 ms here, off the main thread. */
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Passwords as argon2id (RFC 9106), each with a salt of its own. Typed on different keyboards one password is the same (NFKC). */
export function argon2Passwords(): Passwords {
  const hashed = async (password: string): Promise<string> => hash(password.normalize('NFKC'), strength);
  // What a name without a password is compared with: the same work, never the right answer.
  let nobody: Promise<string> | undefined;
  return {
    hash: hashed,
    verify: async (held, password) => {
      nobody ??= hashed('nobody');
      const isRight = await verify(held ?? (await nobody), password.normalize('NFKC'));
      return isRight && held !== null;
    },
  };
}

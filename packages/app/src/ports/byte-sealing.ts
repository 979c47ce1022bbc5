/** Seals bytes that rest in the database (CryptoProvider, 静态加密). `place` says what they are part of: bytes that were put elsewhere do not
 *  open. What seals and what opens may be a certified module: nothing but this is asked of it. */
export interface ByteSealing {
  /** Longer than what was sealed; undefined where nothing is to be sealed from now on. */
  seal(bytes: Uint8Array, place: string): Uint8Array | undefined;
  /** Opens what was sealed by this key or an earlier one. Refuses `secret-key-missing`, `secret-key-wrong`. */
  open(sealed: Uint8Array, place: string): Uint8Array;
}

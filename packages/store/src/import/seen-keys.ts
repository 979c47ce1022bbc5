/** Remembers which keys a file has had, in a fixed amount of memory however long the file is: a Bloom filter. It may take a
 *  key for seen that was not, some one in ten thousand at a million keys; never the other way round. Whoever is told "seen" looks it up. */
export class SeenKeys {
  readonly #bits = new Uint32Array(2 ** 20);

  /** Whether the key was perhaps here before; from now on it was. */
  add(key: string): boolean {
    const [first, second] = hashes(key);
    let seen = true;
    for (let i = 0; i < 6; i++) {
      const bit = (first + Math.imul(i, second)) >>> 0;
      const word = (bit >>> 5) & (this.#bits.length - 1);
      const mask = 1 << (bit & 31);
      const held = this.#bits[word] ?? 0;
      if ((held & mask) === 0) {
        seen = false;
        this.#bits[word] = held | mask;
      }
    }
    return seen;
  }
}

/** Two independent 32-bit hashes (FNV-1a with different primes and a final mixing). */
function hashes(key: string): readonly [number, number] {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
  }
  return [mix(a), mix(b) | 1];
}

function mix(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}

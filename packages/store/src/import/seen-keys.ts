import type { ObservationKey } from '@shigan/core';

/** Remembers which keys a file has had, in a fixed amount of memory however long the file is: a Bloom filter. It may take a
 *  key for seen that was not, some one in ten thousand at a million keys; never the other way round. Whoever is told "seen"
 *  looks it up. */
export class SeenKeys {
  readonly #bits = new Uint32Array(2 ** 20);
  /** Hashes of texts: a file has many rows and few indicators. */
  readonly #hashes = new Map<string, number>();

  /** Whether the key was perhaps here before; from now on it was. */
  add({ indicator, region, span, measure }: ObservationKey): boolean {
    const time = (span.year * 12 + span.startMonth) * 16 + span.length;
    const texts = Math.imul(this.#hash(indicator), 0x2c1b3c6d) ^ Math.imul(this.#hash(region), 0x297a2d39);
    const rest = Math.imul(this.#hash(measure), 0x1b56c4e9) ^ Math.imul(time, 0x9e3779b1);
    const first = mix(texts + rest);
    const second = mix(texts ^ Math.imul(rest, 0x85ebca6b)) | 1;
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

  #hash(text: string): number {
    const held = this.#hashes.get(text);
    if (held !== undefined) return held;
    // FNV-1a
    let hash = 0x811c9dc5;
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    hash = mix(hash);
    if (this.#hashes.size >= mostHashes) this.#hashes.clear();
    this.#hashes.set(text, hash);
    return hash;
  }
}

const mostHashes = 50_000;

function mix(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A stream of uniform numbers in [0, 1), wholly determined by its seed: simulations repeat (32-bit FNV-1a of the seed, then a
 *  Weyl sequence through two rounds of mixing). */
export function seededUniform(seed: string): () => number {
  let state = 0x811c9dc5;
  for (let place = 0; place < seed.length; place++) state = Math.imul(state ^ seed.charCodeAt(place), 0x01000193);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
  };
}

/** Standard normal numbers from uniform ones (Box–Muller). */
export function normalFrom(uniform: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

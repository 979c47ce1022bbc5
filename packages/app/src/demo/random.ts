/** A stream of pseudo-random numbers, wholly determined by its key. */
export interface Random {
  /** In [0, 1). */
  readonly uniform: () => number;
  /** Standard normal. */
  readonly normal: () => number;
}

/** FNV-1a over UTF-16 code units, finished so that keys with one letter changed start far apart. */
function hash(text: string, start: number): number {
  let h = start >>> 0;
  for (let i = 0; i < text.length; i++) {
    h ^= text.charCodeAt(i);
    h = Math.imul(h, 0x01000193);
  }
  h ^= h >>> 16;
  h = Math.imul(h, 0x7feb352d);
  h ^= h >>> 15;
  h = Math.imul(h, 0x846ca68b);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Opens the stream of a key: seed, indicator, region, whatever it is for. Streams of different keys do not touch each other, so
 *  that one more indicator changes no other figure. Generator: a 32-bit counter through two rounds of mixing. */
export function random(...key: readonly (string | number)[]): Random {
  const text = key.join('\u0000');
  const offset = hash(text, 0x811c9dc5);
  const step = hash(text, 0x9e3779b9) | 1;
  let counter = offset;
  const uniform = (): number => {
    counter = (counter + step) >>> 0;
    let x = counter ^ (counter >>> 16);
    x = Math.imul(x, 0x21f0aaad);
    x ^= x >>> 15;
    x = Math.imul(x, 0x735a2d97);
    return ((x ^ (x >>> 15)) >>> 0) / 4_294_967_296;
  };
  const normal = (): number => {
    const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    return radius * Math.cos(2 * Math.PI * uniform());
  };
  return { uniform, normal };
}

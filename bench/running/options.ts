import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

/** What every long run can be asked with. */
export interface RunOptions {
  readonly seconds: number;
  readonly seed: number;
  /** A data directory to use; without one a new one is made, filled and removed. */
  readonly data: string | undefined;
}

/** Reads `--seconds`, `--seed` and `--data`; the seed is printed, so that a run can be repeated. */
export function runOptions(defaults: { readonly seconds: number }): RunOptions {
  const { values } = parseArgs({
    options: { seconds: { type: 'string' }, seed: { type: 'string' }, data: { type: 'string' } },
    strict: false,
  });
  const numberOf = (value: string | boolean | undefined): number | undefined =>
    typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : undefined;
  const seed = numberOf(values['seed']) ?? randomInt(2 ** 31);
  const seconds = numberOf(values['seconds']) ?? defaults.seconds;
  const data = typeof values['data'] === 'string' ? values['data'] : undefined;
  console.log(`seed ${seed}, ${seconds} s`);
  return { seconds, seed, data };
}

/** Random numbers from a seed, each in [0, 1): the same in every run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

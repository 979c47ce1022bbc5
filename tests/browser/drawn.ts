import { randomInt } from 'node:crypto';
import { randomFrom } from '../../bench/running/options.ts';

/** Every page is opened by `npm run fuzz -- pages`; else as many as are drawn by the seed. */
export const isWhole = process.env['EVERY_PAGE'] === '1';

/** Repeats a run. */
export const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31));

/** Some of all in their order, by the seed; or all of them. */
export function drawn<T>(all: readonly T[], count: number): readonly T[] {
  if (isWhole) return all;
  const random = randomFrom(seed);
  const orders = all.map(() => random());
  const last = orders.toSorted((a, b) => a - b)[count - 1] ?? 1;
  return all.filter((_, at) => (orders[at] ?? 1) <= last);
}

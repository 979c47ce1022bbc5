import { zOfRanks } from './rank-sums.ts';

/** One way of asking. Those that are held against each other are answered alike. */
export interface Asking {
  readonly name: string;
  /** Sees to what the asking needs; not timed. */
  prepare?(): Promise<unknown>;
  ask(): Promise<{ readonly statusCode: number }>;
}

/** From this many of each kind a comparison says something. */
const enough = 200;
/** |z| that one in a hundred comparisons of what cannot be told apart comes to. */
const mostZ = 2.6;

/** Asks in each way, again and again in an order drawn anew each time, and says medians and how far each way is told from the first. The
 *  second is the control: the same as the first. Whether the time of an answer tells something. */
export async function toldByTime(
  title: string,
  ways: readonly [Asking, Asking, ...Asking[]],
  { seconds, random, status }: { readonly seconds: number; readonly random: () => number; readonly status: number },
): Promise<boolean> {
  const taken = new Map<Asking, number[]>(ways.map((way) => [way, []]));
  const end = performance.now() + seconds * 1000;
  let rounds = 0;
  // The first rounds are to warm up.
  for (let round = -20; round < 2000 && performance.now() < end; round++) {
    const inOrder = ways.map((way) => ({ way, place: random() })).toSorted((a, b) => a.place - b.place);
    for (const { way } of inOrder) {
      await way.prepare?.();
      const before = performance.now();
      const { statusCode } = await way.ask();
      const ms = performance.now() - before;
      if (statusCode !== status) throw new Error(`${title}, ${way.name}: answered ${statusCode}`);
      if (round >= 0) taken.get(way)?.push(ms);
    }
    rounds = Math.max(0, round + 1);
  }
  console.log(`${title}: ${rounds} of each`);
  const [first, control] = ways;
  const timesOf = (way: Asking): readonly number[] => taken.get(way) ?? [];
  const zOf = (way: Asking): number => (rounds === 0 ? 0 : zOfRanks(timesOf(first), timesOf(way)));
  for (const way of ways)
    console.log(`  ${way.name}: median ${median(timesOf(way)).toFixed(3)} ms, z ${zOf(way).toFixed(2)}`);
  const isQuiet = Math.abs(zOf(control)) < mostZ;
  return rounds >= enough && isQuiet && ways.some((way) => Math.abs(zOf(way)) >= mostZ);
}

/** The middle one of some values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

import type { Random } from '../random.ts';

/** How many of each item somebody is to win, and how many of each item there are to win. */
export interface Margins {
  readonly needs: ReadonlyMap<string, number>;
  /** Recipients left of each item; where all are to be named this adds up to the needs. */
  readonly places: ReadonlyMap<string, number>;
}

/** Hands out items so that everybody wins as often as needed and nobody one item twice: each in turn, neediest first, takes the
 *  items with the most places left, which succeeds whenever it can be done (Gale and Ryser). Ties are drawn. Throws where the
 *  margins cannot be met. */
export function assign({ needs, places }: Margins, random: Random): ReadonlyMap<string, readonly string[]> {
  const left = new Map(places);
  const order = drawn([...needs], random).toSorted(([, a], [, b]) => b - a);
  return new Map(
    order.map(([who, need]) => {
      const items = drawn([...left], random)
        .filter(([, free]) => free > 0)
        .toSorted(([, a], [, b]) => b - a)
        .slice(0, need)
        .map(([item]) => item);
      if (items.length < need) throw new Error(`cannot be handed out: ${who} needs ${need}`);
      for (const item of items) left.set(item, (left.get(item) ?? 0) - 1);
      return [who, items];
    }),
  );
}

/** Splits a number over members as evenly as `weights` say, at most `most` each; ties are drawn. */
export function share(
  total: number,
  members: readonly string[],
  most: number,
  random: Random,
): ReadonlyMap<string, number> {
  const counts = new Map(members.map((member) => [member, 0]));
  const weights = new Map(members.map((member) => [member, 0.4 + random.uniform()]));
  for (let given = 0; given < total; given++) {
    const open = members.filter((member) => (counts.get(member) ?? 0) < most);
    const [next] = open.toSorted(
      (a, b) => ((counts.get(a) ?? 0) + 1) / (weights.get(a) ?? 1) - ((counts.get(b) ?? 0) + 1) / (weights.get(b) ?? 1),
    );
    if (next === undefined) throw new Error(`no room for ${total}`);
    counts.set(next, (counts.get(next) ?? 0) + 1);
  }
  return counts;
}

/** A list in an order drawn by lot. */
export function drawn<T>(list: readonly T[], random: Random): readonly T[] {
  return list
    .map((one) => ({ one, lot: random.uniform() }))
    .toSorted((a, b) => a.lot - b.lot)
    .map(({ one }) => one);
}

import { type Maybe, missing } from '../missing.ts';

/** Counts by year. */
export type YearCounts = ReadonlyMap<number, number>;

/** A trend over years (逐年变化). */
export interface AwardTrend {
  readonly sum: number;
  /** Every year more than the one before (逐年提升). */
  readonly risingEachYear: boolean;
  readonly changes: readonly number[];
}

/** Sums counts and takes each year against the one before, in the order of the years. */
export function trendOf(counts: YearCounts): AwardTrend {
  const values = inOrder(counts).map(([, value]) => value);
  const changes = values.slice(1).map((value, place) => value - (values[place] ?? 0));
  return {
    sum: values.reduce((sum, value) => sum + value, 0),
    risingEachYear: changes.length > 0 && changes.every((change) => change > 0),
    changes,
  };
}

/** How a gap went: further behind, closer, from ahead to behind, from behind to ahead; or a lead that grew or shrank. */
export type GapVerdict =
  | 'widening'
  | 'narrowing'
  | 'overtaken'
  | 'overtook'
  | 'leadWidening'
  | 'leadNarrowing'
  | 'steady';

/** The gap to a peer over years both have (peer − own; positive: behind). */
export interface AwardGap {
  readonly peerMinusOwn: YearCounts;
  readonly verdict: Maybe<GapVerdict>;
}

/** Takes a peer's counts against one's own (差距), and judges the last year against the first. Fewer than two years judge nothing. */
export function gapToPeer(peer: YearCounts, own: YearCounts): AwardGap {
  const gaps = inOrder(peer).flatMap(([year, value]): [number, number][] => {
    const mine = own.get(year);
    return mine === undefined ? [] : [[year, value - mine]];
  });
  const [first, last] = [gaps[0], gaps.at(-1)];
  const verdict =
    first === undefined || last === undefined || gaps.length < 2 ? missing('too-short') : verdictOf(first[1], last[1]);
  return { peerMinusOwn: new Map(gaps), verdict };
}

function verdictOf(first: number, last: number): GapVerdict {
  if (first === last) return 'steady';
  if (first <= 0 && last > 0) return 'overtaken';
  if (first > 0 && last <= 0) return 'overtook';
  if (first > 0) return last > first ? 'widening' : 'narrowing';
  return last < first ? 'leadWidening' : 'leadNarrowing';
}

/** Solves a text that names gaps and leaves the peers blank: who has exactly these gaps. Several or none say so by their number. */
export function peersWithGaps(
  gaps: YearCounts,
  own: YearCounts,
  peers: ReadonlyMap<string, YearCounts>,
): { readonly peerTotals: YearCounts; readonly codes: readonly string[] } {
  const totals = new Map(inOrder(gaps).map(([year, gap]) => [year, gap + (own.get(year) ?? 0)]));
  const codes = [...peers].filter(([, counts]) => [...totals].every(([year, total]) => counts.get(year) === total));
  return { peerTotals: totals, codes: codes.map(([code]) => code) };
}

function inOrder(counts: YearCounts): readonly (readonly [number, number])[] {
  return [...counts].toSorted(([a], [b]) => a - b);
}

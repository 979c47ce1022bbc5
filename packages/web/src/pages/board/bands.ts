import type { BoardRowBody } from '@shigan/contract';
import type { Order } from '../../address/address.ts';
import type { LightOrNone } from '../../components/light.tsx';
import { headlineMissing, lightOf, paceRatio } from './row-state.ts';

/** Rows that stand together under one word. */
export interface Band {
  readonly key: string;
  readonly rows: readonly BoardRowBody[];
}

const lights: readonly LightOrNone[] = ['red', 'yellow', 'green', 'none'];

/** The rows of a board in bands: by pace, worst first, so that the order is the argument; or by subject, as the catalogue has them. */
export function bandsOf(rows: readonly BoardRowBody[], order: Order): readonly Band[] {
  const keys = order === 'pace' ? lights : [...new Set(rows.map((row) => row.section))];
  const keyOf = (row: BoardRowBody): string => (order === 'pace' ? lightOf(row) : row.section);
  return keys
    .map((key) => ({ key, rows: rows.filter((row) => keyOf(row) === key) }))
    .map((band) => (order === 'pace' ? { ...band, rows: band.rows.toSorted(byPace) } : band))
    .filter((band) => band.rows.length > 0);
}

/** The furthest behind first; rows without a ratio after those with one, rows without a figure last. */
function byPace(a: BoardRowBody, b: BoardRowBody): number {
  return rankOf(a) - rankOf(b);
}

function rankOf(row: BoardRowBody): number {
  if (headlineMissing(row) !== undefined) return Number.MAX_VALUE;
  // Less is done where less is better: the further beyond the goal, the worse.
  const ratio = paceRatio(row);
  if (ratio === undefined) return Number.MAX_SAFE_INTEGER;
  return row.better === 'lower' ? -ratio : ratio;
}

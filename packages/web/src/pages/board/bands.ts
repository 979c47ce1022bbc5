import type { BoardRowBody } from '@shigan/contract';
import type { Order } from '../../address/address.ts';
import type { LightOrNone } from '../../components/light.tsx';
import { headlineMissing, lightOf, outlookLightOf, paceRatio, probabilityOf } from './row-state.ts';

/** Rows that stand together under one word. */
export interface Band {
  readonly key: string;
  readonly rows: readonly BoardRowBody[];
}

const lights: readonly LightOrNone[] = ['red', 'yellow', 'green', 'none'];

/** The rows of a board in bands: by pace, or by the probability of its target, worst first, so that the order is the argument; or by subject, as the catalogue has them. */
export function bandsOf(rows: readonly BoardRowBody[], order: Order): readonly Band[] {
  const keys = order === 'section' ? [...new Set(rows.map((row) => row.section))] : lights;
  const keyOf = (row: BoardRowBody): string => {
    if (order === 'section') return row.section;
    return order === 'pace' ? lightOf(row) : outlookLightOf(row);
  };
  const compare = { pace: byPace, outlook: byProbability, section: undefined }[order];
  return keys
    .map((key) => ({ key, rows: rows.filter((row) => keyOf(row) === key) }))
    .map((band) => (compare === undefined ? band : { ...band, rows: band.rows.toSorted(compare) }))
    .filter((band) => band.rows.length > 0);
}

/** The least likely first. */
function byProbability(a: BoardRowBody, b: BoardRowBody): number {
  return (probabilityOf(a) ?? Number.MAX_VALUE) - (probabilityOf(b) ?? Number.MAX_VALUE);
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

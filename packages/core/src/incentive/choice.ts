import { withoutNoise } from '../decimal.ts';
import { DomainError } from '../errors.ts';

/** What could be gone for: how much likelier an award becomes by it, and the effort that takes. */
export interface ChoiceItem {
  readonly id: string;
  readonly probabilityGain: number;
  /** In the unit of the capacity (person-months, staff); not negative, three decimals at most. */
  readonly effort: number;
}

export interface Choice {
  readonly chosen: readonly string[];
  /** Expected additional awards. */
  readonly expected: number;
  readonly effort: number;
  readonly capacity: number;
}

/** Choice by hand: what must be among the chosen, and what must not (假设调整). */
export interface ChoiceByHand {
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

const scale = 1000;
const gainScale = 1e9;

/** Chooses which sub-items to go for (选项): the set with the most expected additional awards whose effort is within the
 *  capacity, exact (dynamic programme over efforts in thousandths, divided by what they have in common; gains to nine decimals).
 *  Of sets that give the same the one of less effort is chosen, then the one that names earlier items. Refuses `over-capacity`
 *  where what must be chosen is too much, `invalid-choice` for an item that is not there or is no number. */
export function choose(items: readonly ChoiceItem[], capacity: number, byHand: ChoiceByHand = {}): Choice {
  const known = new Map(items.map((item) => [item.id, item]));
  for (const id of [...(byHand.include ?? []), ...(byHand.exclude ?? [])])
    if (!known.has(id)) throw new DomainError('invalid-choice', { item: id });
  for (const { id, effort, probabilityGain } of items)
    if (!(effort >= 0) || !Number.isFinite(effort) || !Number.isFinite(probabilityGain))
      throw new DomainError('invalid-choice', { item: id, effort });
  if (!(capacity >= 0) || !Number.isFinite(capacity)) throw new DomainError('invalid-choice', { capacity });
  const must = items.filter((item) => byHand.include?.includes(item.id));
  const needed = must.reduce((sum, item) => sum + thousandths(item.effort), 0);
  const left = Math.floor(withoutNoise(capacity * scale)) - needed;
  if (left < 0) throw new DomainError('over-capacity', { capacity, effort: needed / scale });
  const free = items.filter(
    (item) => !must.includes(item) && !byHand.exclude?.includes(item.id) && item.probabilityGain > 0,
  );
  const picked = new Set([...must, ...best(free, left)]);
  const chosen = items.filter((item) => picked.has(item));
  return {
    chosen: chosen.map((item) => item.id),
    expected: withoutNoise(chosen.reduce((sum, item) => sum + item.probabilityGain, 0)),
    effort: withoutNoise(chosen.reduce((sum, item) => sum + item.effort, 0)),
    capacity,
  };
}

/** What the choice would lose if one item were decided the other way (取舍的代价), in expected awards: a chosen one left out, one left out
 *  taken in. What a person settled by hand has none, nor what cannot be taken in within the capacity: null. */
export function choiceMargins(
  items: readonly ChoiceItem[],
  capacity: number,
  byHand: ChoiceByHand = {},
): ReadonlyMap<string, number | null> {
  const { include = [], exclude = [] } = byHand;
  const made = choose(items, capacity, byHand);
  const settled = new Set([...include, ...exclude]);
  const otherwise = (id: string): number | null => {
    if (settled.has(id)) return null;
    try {
      const other = made.chosen.includes(id)
        ? choose(items, capacity, { include, exclude: [...exclude, id] })
        : choose(items, capacity, { include: [...include, id], exclude });
      return Math.max(0, withoutNoise(made.expected - other.expected));
    } catch (error) {
      if (error instanceof DomainError && error.code === 'over-capacity') return null;
      throw error;
    }
  };
  return new Map(items.map(({ id }) => [id, otherwise(id)]));
}

function thousandths(effort: number): number {
  return Math.round(effort * scale);
}

/** The best set within a room, by what is reachable with each whole effort. */
function best(items: readonly ChoiceItem[], room: number): readonly ChoiceItem[] {
  const total = items.reduce((sum, item) => sum + thousandths(item.effort), 0);
  if (total <= room) return items;
  const unit = items.reduce((common, item) => greatestCommon(common, thousandths(item.effort)), 0) || 1;
  const width = Math.floor(room / unit) + 1;
  const gains = new Float64Array(width);
  const taken = items.map(() => new Uint8Array(width));
  // From the last item to the first, so that reading forward prefers earlier items of equal worth.
  for (let place = items.length - 1; place >= 0; place--) {
    const item = items[place];
    const kept = taken[place];
    if (item === undefined || kept === undefined) continue;
    const effort = thousandths(item.effort) / unit;
    const gain = Math.round(item.probabilityGain * gainScale);
    for (let at = width - 1; at >= effort; at--) {
      const withItem = (gains[at - effort] ?? 0) + gain;
      if (withItem >= (gains[at] ?? 0)) {
        gains[at] = withItem;
        kept[at] = 1;
      }
    }
  }
  // The least effort that gives the most.
  let at = gains.indexOf(gains[width - 1] ?? 0);
  return items.filter((item, place) => {
    if (taken[place]?.[at] !== 1) return false;
    at -= thousandths(item.effort) / unit;
    return true;
  });
}

function greatestCommon(a: number, b: number): number {
  return b === 0 ? a : greatestCommon(b, a % b);
}
